"""Days that a text names, as it names them: with or without a year, by weekday, or by "tomorrow"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

import msgspec
from msgspec.structs import replace

from timeline import lang
from timeline.calendar import civil, day_count, month_length, weekday
from timeline.lang import fold
from timeline.text import Sentence

Days = tuple[int, int]
_NEAR = 183
_SIGHT = 250
_MONTH = 31


class Clue(msgspec.Struct, frozen=True):
    """A day as a text names it: text[start:end], in sentence number `sentence`.

    "Sunday, May 1" has weekday 7, month 5, day 1; "March 20-21" has `last` (3, 21); "the 28th" has only a
    day; "tomorrow" has offset 1. `tense` is -1 where the text tells it as past, 1 as to come, 0 unclear.
    `ambiguous` marks "03/04/2023", which may have its day and month the other way round.
    """

    start: int
    end: int
    sentence: int
    zone: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: tuple[int, int] | None = None
    weekday: int | None = None
    offset: int | None = None
    weeks: int = 0
    tense: int = 0
    ambiguous: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it names one day outright."""
        return self.year is not None and self.month is not None and self.day is not None

    def days(self, reference: int) -> Days | None:
        """The days it means in a text written on `reference`, None where it can mean none."""
        try:
            return self._days(reference)
        except ValueError:
            return None

    def _days(self, reference: int) -> Days | None:
        if self.offset is not None:
            return _one(reference + self.offset)
        if self.day is not None:
            return self._calendar_days(reference)
        if self.month is not None:
            year = self.year if self.year is not None else _near_year(reference, self.month, 15, self.tense)
            return day_count(year, self.month, 1), day_count(year, self.month, month_length(year, self.month))
        if self.weekday is not None:
            return _one(self._weekday(reference))
        return None

    def _calendar_days(self, reference: int) -> Days | None:
        assert self.day is not None
        if self.month is None:
            first = _near_ordinal(reference, self.day)
        else:
            year = self.year if self.year is not None else _near_year(reference, self.month, self.day, 0)
            first = day_count(year, self.month, self.day)
        if self.last is None:
            return _one(first)
        year, month, _ = civil(first)
        end = day_count(year, self.last[0] or month, self.last[1])
        return first, end if end >= first else day_count(year + 1, *self.last)

    def _weekday(self, reference: int) -> int:
        assert self.weekday is not None
        if self.weeks:
            monday = reference - weekday(reference) + 1
            return monday + 7 * self.weeks + self.weekday - 1
        if self.tense > 0:
            return reference + (self.weekday - weekday(reference) - 1) % 7 + 1
        return reference - (weekday(reference) - self.weekday) % 7


def _one(day: int) -> Days:
    return day, day


def _near_year(reference: int, month: int, day: int, tense: int) -> int:
    """The year in which a month and day lie nearest to the day of writing."""
    year = civil(reference)[0]
    away = day_count(year, month, min(day, month_length(year, month))) - reference
    if away > _NEAR or (tense < 0 and away > _MONTH):
        return year - 1
    if away < -_NEAR or (tense > 0 and away < -_MONTH):
        return year + 1
    return year


def _near_ordinal(reference: int, day: int) -> int:
    """The day of writing's nearest "the 28th"."""
    year, month, _ = civil(reference)
    found = []
    for step in (-1, 0, 1):
        index = year * 12 + month - 1 + step
        if day <= month_length(index // 12, index % 12 + 1):
            found.append(day_count(index // 12, index % 12 + 1, day))
    return min(found, key=lambda count: abs(count - reference))


@dataclass(frozen=True, slots=True)
class _Words:
    pattern: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    deictic: dict[str, int]
    future: re.Pattern[str]
    past: re.Pattern[str]
    unreal: re.Pattern[str]
    named: re.Pattern[str]


@cache
def _words(language: str = "en") -> _Words:
    data = lang.load(language, "documents_dates")
    months = {name: number for number, names in enumerate(data["months"], 1) for name in names}
    weekdays = {name: number for number, name in enumerate(data["weekdays"], 1)}
    tense = {way: re.compile(rf"\b(?:{'|'.join(data['tense'][way])})\b") for way in data["tense"]}
    pattern = _pattern(months, weekdays, data)
    return _Words(
        pattern,
        months,
        weekdays,
        data["deictic"],
        tense["future"],
        tense["past"],
        tense["unreal"],
        tense["named"],
    )


def _pattern(months: dict[str, int], weekdays: dict[str, int], data: dict[str, Any]) -> re.Pattern[str]:
    """The pattern of a day in a folded text."""
    month = rf"(?:{'|'.join(sorted(months, key=len, reverse=True))})\b(?:\.(?=\s?\d|,))?"
    name = rf"(?:{'|'.join(weekdays)})"
    year = r"(?:,?\s(?P<{0}>(?:1[5-9]|20)\d\d)(?!\d))?"
    day = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
    dash = r"\s?(?:-|–|—|to|and|until)\s?(?:the\s)?"
    lead = rf"(?:(?P<{{0}}>{name})(?:,\s(?:the\s)?|\sthe\s|\s))?"
    options = (
        r"(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:t\d\d:\d\d[\d:.]*(?:z|[+-]\d[\d:]*)?)?)",
        r"(?P<isomonth>(?<=date )(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-]))",
        r"(?:in|since|from|until|by|before|after|of)\s(?P<y8>(?:19|20)\d\d)(?![\d–-])",
        r"(?P<num>(?<![\d/.])\d{1,2}(?:[-–]\d{1,2})?(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/]|\.\d))",
        rf"{lead.format('w1')}(?P<m1>{month})\s(?:the\s)?(?P<d1>{day})(?:{dash}(?:(?P<m1b>{month})\s)?(?P<d1b>{day}))?"
        + year.format("y1"),
        rf"{lead.format('w2')}(?P<d2>{day})(?:{dash}(?P<d2b>{day}))?\s(?:of\s)?(?P<m2>{month})"
        + year.format("y2"),
        rf"(?P<w3>{name})(?:,\s|\s(?P<told>was\s)?)(?:the\s)(?P<d3>\d{{1,2}}(?:st|nd|rd|th))\b",
        rf"(?P<m4>{month})" + year.format("y4"),
        rf"(?P<deictic>{'|'.join(data['deictic'])})(?:,\s(?P<w5>{name}))?",
        rf"(?:(?P<way>last|this|next|of\slast\sweek|a\sweek\sfrom)\s)?(?P<w6>{name})(?P<back>\sof\slast\sweek)?",
        r"(?:on|from|until|to|by|and)\sthe\s(?P<d7>\d{1,2}(?:st|nd|rd|th))"
        r"(?:\s(?:to|until|and|through)\sthe\s(?P<d7b>\d{1,2}(?:st|nd|rd|th)))?"
        r"(?=[\s,.;:)–—]*(?:$|[\n.,;:)–—]|(?:to|and|in|at|for|of\sthe\smonth|there|he|she|they)\b))",
    )
    return re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(options)})(?!\w)")


def find_clues(text: str, sentences: Sequence[Sentence], zone: str | None = None) -> tuple[Clue, ...]:
    """The days that a text names outside its furniture, in order; "may" the verb and "march" are none.

    With a zone, those of that zone alone.
    """
    found: list[Clue] = []
    folded = fold(text)
    month_first = _month_first(folded)
    for number, sentence in enumerate(sentences):
        if sentence.zone == "furniture" or zone not in (None, sentence.zone):
            continue
        for match in _words().pattern.finditer(folded, sentence.start, sentence.end):
            found += _clue(text, match, number, sentence, month_first)
    return tuple(_rows_agree(found, sentences))


def _rows_agree(clues: Sequence[Clue], sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """The clues, those of neighbouring rows with the tense of most of them: "Sunday – She lands in Accra"."""
    for _, group in groupby(clues, key=lambda clue: _row_run(clue, sentences)):
        run = list(group)
        if sentences[run[0].sentence].kind != "row" or run[0].zone != "body":
            yield from run
            continue
        total = sum(clue.tense for clue in run)
        yield from (replace(clue, tense=(total > 0) - (total < 0)) for clue in run)


def _row_run(clue: Clue, sentences: Sequence[Sentence]) -> int:
    """The first of the neighbouring rows that a clue's row belongs to."""
    at = clue.sentence
    while (
        at > 0 and sentences[at].kind == sentences[at - 1].kind == "row" and sentences[at - 1].zone == "body"
    ):
        at -= 1
    return at if sentences[at].kind == "row" else -1 - clue.sentence


def _clue(
    text: str, match: re.Match[str], number: int, sentence: Sentence, month_first: bool | None
) -> Iterator[Clue]:
    fields = _fields(match, month_first)
    if fields is None or not _is_capital(text, match):
        return
    tense = _tense(text, sentence, match.start(), match.end())
    if tense < 0 and fields.get("day") and _is_unreal(text, sentence, match.start()):
        tense = 0
    yield Clue(match.start(), match.end(), number, sentence.zone, **{"tense": tense, **fields})


def _is_capital(text: str, match: re.Match[str]) -> bool:
    """Month and day names have a capital; a month alone needs more to be none of "may", "march"."""
    for group in ("m1", "m2", "m4", "w1", "w2", "w3", "w6"):
        if match[group] and not text[match.start(group)].isupper():
            return False
    if match["m4"] and not match["y4"] and len(match["m4"].rstrip(".")) < 4:
        before = match.string[max(0, match.start() - 12) : match.start()]
        return bool(re.search(r"\b(?:in|last|next|since|late|early|mid|this|until|by)[\s-]$", before))
    return True


def _fields(match: re.Match[str], month_first: bool | None) -> dict[str, Any] | None:
    """The parts of a day that a match gives."""
    words = _words()
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"][:10].split("-"))
        return _checked({"year": year, "month": month, "day": day})
    if match["isomonth"]:
        return {"year": int(match["isomonth"][:4]), "month": int(match["isomonth"][5:])}
    if match["y8"]:
        return {"year": int(match["y8"])}
    if match["num"]:
        return _numbers(match["num"], match["sep"], month_first)
    if match["deictic"]:
        named = words.weekdays.get((match["w5"] or "").lower())
        return {"offset": words.deictic[" ".join(match["deictic"].lower().split())], "weekday": named}
    for groups in (("m1", "d1", "d1b", "y1", "w1"), ("m2", "d2", "d2b", "y2", "w2")):
        if match[groups[0]]:
            return _day_fields(match, *groups)
    if match["d3"] or match["d7"]:
        named = words.weekdays.get((match["w3"] or "").lower())
        last = (0, _number(match["d7b"])) if match["d7b"] else None
        fields: dict[str, Any] = {"day": _number(match["d3"] or match["d7"]), "weekday": named, "last": last}
        return fields | ({"tense": -1} if match["told"] else {})
    if match["m4"]:
        return {"month": words.months[match["m4"].rstrip(".").lower()], "year": _year(match["y4"])}
    return _weekday_fields(match)


def _weekday_fields(match: re.Match[str]) -> dict[str, Any] | None:
    way = " ".join((match["way"] or "").lower().split())
    fields: dict[str, Any] = {"weekday": _words().weekdays[match["w6"].lower()]}
    if match["back"]:
        return fields | {"weeks": -1, "tense": -1}
    if way in ("next", "a week from"):
        return None
    return fields | ({"tense": -1} if way == "last" else {})


def _day_fields(
    match: re.Match[str], month: str, day: str, other: str, year: str, name: str
) -> dict[str, Any] | None:
    words = _words()
    number = words.months[match[month].rstrip(".").lower()]
    fields: dict[str, Any] = {
        "month": number,
        "day": _number(match[day]),
        "year": _year(match[year]),
        "weekday": words.weekdays.get((match[name] or "").lower()),
    }
    if match[other]:
        later = match["m1b"] if other == "d1b" else None
        if other == "d2b":
            fields["last"] = (number, _number(match[other]))
        else:
            fields["last"] = (
                words.months[later.rstrip(".").lower()] if later else number,
                _number(match[other]),
            )
    return _checked(fields)


def _numbers(text: str, sign: str, month_first: bool | None) -> dict[str, Any] | None:
    one, two, year = text.split(sign)
    span = re.split("[-–]", one)
    first, second, years = int(span[0]), int(two), int(year)
    years += 2000 if years < 70 and len(year) == 2 else 1900 if len(year) == 2 else 0
    swap = second > 12 or (first <= 12 and sign == "/" and bool(month_first))
    day, month = (second, first) if swap else (first, second)
    ambiguous = sign == "/" and first <= 12 and second <= 12 and first != second and month_first is None
    fields: dict[str, Any] = {"year": years, "month": month, "day": day, "ambiguous": ambiguous}
    if len(span) == 2 and not swap:
        fields["last"] = (month, int(span[1]))
    return _checked(fields)


def _checked(fields: dict[str, Any]) -> dict[str, Any] | None:
    """The fields, None where there is no such day: 31 February."""
    year = fields.get("year") or 2024
    try:
        day_count(year, fields["month"], fields["day"])
        if fields.get("last"):
            day_count(year, *fields["last"])
    except ValueError:
        return None
    return fields


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _year(text: str | None) -> int | None:
    return int(text) if text else None


_SLASHED = re.compile(r"(\d(?<![\d/]\d)\d?)(?:[-–]\d{1,2})?/(\d{1,2})/\d{2,4}(?![\d/])")


def _month_first(folded: str) -> bool | None:
    """Whether slashed dates have the month first: by a note or by dates that leave no choice; else None."""
    if "/" not in folded:
        return None
    if re.search(r"day/month\b(?<!\w.{9})|dd/mm\b(?<!\w.{5})", folded):
        return False
    if re.search(r"month/day\b(?<!\w.{9})|mm/dd\b(?<!\w.{5})", folded):
        return True
    pairs = [(int(one), int(two)) for one, two in _SLASHED.findall(folded)]
    day_first = any(one > 12 >= two for one, two in pairs)
    month_first = any(two > 12 >= one for one, two in pairs)
    return None if day_first == month_first else month_first


def _tense(text: str, sentence: Sentence, start: int, end: int) -> int:
    """Which way the words nearest to a day point: "told reporters on Monday" is -1, "due on Monday" is 1."""
    low, high = max(sentence.start, start - _SIGHT), min(sentence.end, end + _SIGHT)
    left = max((text.rfind(mark, low, start) for mark in ",;:—("), default=-1)
    right = min((at for mark in ",;:—)" if (at := text.find(mark, end, high)) >= 0), default=high)
    return _nearest(text, max(left, low), right, start, end) or _nearest(text, low, high, start, end)


def _is_unreal(text: str, sentence: Sentence, start: int) -> bool:
    """Whether a day is one of a plan that a past tense tells of: "was supposed to", "gave the dates as"."""
    words = _words()
    return bool(
        words.unreal.search(text, max(sentence.start, start - _SIGHT), start)
        or words.named.search(text, max(sentence.start, start - 8), start)
    )


def _nearest(text: str, low: int, high: int, start: int, end: int) -> int:
    words = _words()
    found = [
        (_distance(match.start(), match.end(), start, end), way)
        for way, pattern in ((-1, words.past), (1, words.future))
        for match in pattern.finditer(text, low, high)
        if match.end() <= start or match.start() >= end
    ]
    return min(found)[1] if found else 0


def _distance(low: int, high: int, start: int, end: int) -> int:
    """How far a word lies from a day, words before it counting nearer."""
    return start - high if high <= start else (low - end) * 2
