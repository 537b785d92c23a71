"""What a line begins with: a clock time, a day, a weekday or a year that heads the rest of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline import lang
from timeline.documents._words import page_words

_LOOSE = 30
_FEW = 8
_MILITARY = re.compile(r"0\d[0-5]\d$")
_LIKE_YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line begins with: a clock time, a day, a weekday, a year or the number of a day.

    `end` is where the rest of the line begins; `value` orders leads of one kind, None where it cannot.
    `loose` says that only a space sets it off.
    """

    kind: str
    end: int
    value: int | None
    loose: bool
    bare: bool


@cache
def _pattern(language: str = "en") -> re.Pattern[str]:
    data = lang.load(language, "documents_schedules")
    return _lead_pattern(data["times"], data["zones"])


def _lead_pattern(times: Sequence[str], zones: Sequence[str]) -> re.Pattern[str]:
    words = page_words()
    month, name = rf"(?:{words.months})\b\.?", rf"(?:{words.weekdays})\b\.?"
    last_month, last_name = rf"(?:{words.months})\b", rf"(?:{words.weekdays})\b"
    number = r"\d{1,2}(?:st|nd|rd|th)?(?!\d|:\d)"
    span = rf"{number}(?:\s?[-–—/]\s?(?:{month}\s)?{number})?"
    date = rf"(?:{month}\s{span}|(?:the\s)?{span}\s(?:of\s)?{last_month})(?:,?\s(?:1\d|20)\d\d(?!\d))?"
    hour = (
        r"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?!\d|[.:]\d)(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?"
        rf"|(?:[01]\d|2[0-3])[0-5]\d(?=[\sZh])|(?:{'|'.join(times)})\b)"
    )
    clock = rf"{hour}(?:\s?(?:-|–|—|to)\s?{hour})?(?:\s?\(?(?:{'|'.join(zones)})\b\)?)?"
    options = (
        rf"(?P<day>(?:{name},?\s)?{date}|{name},?\s\d{{1,2}}/\d{{1,2}}(?!/?\d)|{name},?\s{number}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})",
        r"(?P<year>(?:c\.\s)?(?:1\d|20)\d\d(?:\s?[-–/]\s?\d{2,4})?)(?=\s?[:–—|]|\s-\s|\s{2}|\.\s|\t|\s*$)",
        rf"(?P<clock>{clock})",
        rf"(?P<month>{month}(?:\s?[-–—/]\s?{last_month})?)(?=\s?[:|]|\s[–—-]\s|\s{{2}}|\t)",
        rf"(?P<weekday>{last_name}(?:\s(?:{'|'.join(times)}))?)",
        r"(?P<count>day\s(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten))",
    )
    mark = r"(?P<mark>\s?[:–—|]\s?|\s?[-.,]\s+|\s/\s|\t\s*|\s{2,}|\s(?=\()|\s?$)"
    return re.compile(
        rf"(?:\|\s*)?[\[(]?(?:[•*–—-]\s+)?(?:{'|'.join(options)})[\])]?(?:{mark}|\s(?=[A-ZÀ-Þ\"“]))",
        re.IGNORECASE,
    )


@cache
def _beginnings(language: str = "en") -> frozenset[str]:
    """The first three letters of the words that a line's time can begin with."""
    dates, times = lang.load(language, "documents_dates"), lang.load(language, "documents_schedules")
    names = [name for names in dates["months"] for name in names]
    return frozenset(word[:3] for word in (*names, *dates["weekdays"], *times["first_words"]))


def may_lead(text: str) -> bool:
    """Whether a line can begin with a time at all, by its first letters: quick, and never wrongly False."""
    return not text[:1].isalpha() or text[1:2] == ")" or text[:3].lower() in _beginnings()


@lru_cache(maxsize=4096)
def find_lead(text: str) -> Lead | None:
    """The time that a line begins with: a day in "14 May. Left Vienna", None in "May I come in?"."""
    if not may_lead(text):
        return None
    found = _pattern().match(text)
    if not found or not found.lastgroup:
        return None
    kind = next(name for name in ("day", "year", "clock", "month", "weekday", "count") if found[name])
    loose = found["mark"] is None or found["mark"].strip() in (",",)
    rest = text[found.end() :]
    if loose and not _is_set_off(kind, found, text, rest):
        return None
    return Lead(kind, found.end(), _value(kind, found[kind]), loose, not rest.strip())


def _is_set_off(kind: str, found: re.Match[str], text: str, rest: str) -> bool:
    """Whether a time with no sign after it heads its line: "0915 Dep. JB Andrews", "21 May Hanoi"."""
    capital = rest[:1].isupper() or rest[:1] in '"“'
    if kind == "clock" and _LIKE_YEAR.match(found[kind]):
        return bool(found["mark"])
    if kind == "clock" and _MILITARY.match(found[kind]):
        return len(rest.split()) <= _LOOSE
    if kind == "clock":
        return (capital or bool(found["mark"])) and found[kind][:1].isdigit() and len(rest.split()) <= _LOOSE
    return kind == "day" and capital and not found["mark"] and len(rest.split()) <= _FEW


def _value(kind: str, text: str) -> int | None:
    """What leads of one kind sort by: minutes of a clock time, a year; None for the others."""
    if kind == "year":
        found = re.search(r"\d+", text)
        return int(found.group()) if found else None
    clock = re.match(r"(\d{1,2}?)(?:[:.h])?(\d\d)?(?!\d)", text) if kind == "clock" else None
    if clock is None:
        return None
    hour, minute = int(clock[1]), int(clock[2] or 0)
    half = re.search(r"\b\d*([ap])\.?m\b", text, re.IGNORECASE)
    if half:
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    return 60 * hour + minute
