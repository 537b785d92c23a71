"""Lines that say when and where a text was written: datelines, bylines, the date at a page's head."""

from __future__ import annotations

import re
from functools import cache

from timeline.documents._lines import is_menu
from timeline.documents._words import page_words

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SIGNS = re.compile(r"[,|·•/–—:()-]")
_LOOSE_WORD = re.compile(r"(?:[A-ZÀ-Þ\d][\w.,’'/:-]*|\([^)]*\),?|of|and|the|,|de|del|la)$")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:[A-Z]{2,5}\b|Z\b))?(?:[+-]\d{1,4})?", re.I
)
_MOST = 8
_FEW = 2


@cache
def _day() -> re.Pattern[str]:
    """A date in a line: 3 May 2021, May 3, 2021, 2021-05-03, 03.05.2021; also without year, or a weekday."""
    words = page_words()
    month, weekday = rf"(?:{words.months})\b\.?", rf"(?:{words.weekdays})\b\.?"
    number, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:,?\s(?:19|20)\d\d\b)"
    options = (
        r"(?P<iso>\b\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?)",
        r"(?P<number>\b\d{1,2}(?P<sign>[/.])\d{1,2}(?P=sign)(?:\d{4}|\d\d)\b)",
        rf"(?:{weekday},?\s)?(?:the\s)?(?:{month}\s{number}|{number}\s(?:of\s)?{month}){year}?",
        rf"(?P<month>{month}{year})",
        rf"(?P<weekday>{weekday})",
    )
    return re.compile(rf"\b(?:{'|'.join(options)})(?!\w)", re.IGNORECASE)


def is_stamp(line: str) -> bool:
    """Whether a line holds a date and at most a place, a byline or the paper's name: "Gulf desk, 3 May 2021".

    Headlines with a date in them ("Talks in Rome on 3 May") are none.
    """
    if len(line) > 120:
        return False
    days = list(_day().finditer(line))
    if not days or _labels().search(line):
        return False
    rest = _CLOCK.sub(" ", _day().sub(" ", line))
    words = [word for word in _WORD.findall(rest) if word.lower() not in _small()]
    if any(word[0].islower() for word in words) or len(words) > _MOST:
        return False
    if all(day["weekday"] for day in days):
        return (
            bool(words)
            and bool(re.search(r"[,|·–—/]\s?$", line[: days[-1].start()]))
            and len(words) <= _MOST - 2
        )
    around = line[: days[0].start()].rstrip()[-1:] + line[days[-1].end() :].lstrip()[:1]
    return len(words) <= _FEW or bool(_SIGNS.search(around))


@cache
def _small() -> frozenset[str]:
    return page_words().stamps


@cache
def _labels() -> re.Pattern[str]:
    """Words that make a date in a line that of something else: "schedule for", "valid until"."""
    return page_words().occasions


@cache
def _dateline() -> re.Pattern[str]:
    words = page_words()
    caps = r"[A-ZÀ-Þ][A-ZÀ-Þ’'./-]+(?: [A-ZÀ-Þ’'./-]{2,}){0,4}"
    title = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3}"
    month, weekday = words.months, words.weekdays
    day = rf"(?i:(?:{month})\b\.?\s\d|\d{{1,2}}\s(?:{month})\b|(?:{weekday})\b|\d+[/.]\d+[/.]\d)"
    dated = rf"{title}(?:, {title})?(?=,? (?:{day}|\([A-Z]))[^—–\n]{{0,70}}?"
    number = (
        rf"(?i:(?:{month})\b\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{month})\b\.?|\d+[/.]\d+[/.]\d+)(?:,?\s\d{{4}})?"
    )
    agency = r"\([^)]{2,40}\)"
    date = rf"(?:{weekday},? )?{number}"
    colon = rf"{caps}(?:, [A-Z]\w+)?,? (?:{agency},? )?{date}(?: {agency})?(?::|\.(?=\s[A-Z]))\s*"
    bracket = rf"\({caps},? [^()\n]{{0,20}}{number}[^()\n]{{0,20}}\)\s*"
    dashed = rf"(?:{caps}(?P<loose>[^—–\n]{{0,70}}?)|{dated})(?:\s?(?:—|–|--)\s*|\s-\s+)"
    return re.compile(rf"(?:{colon}|{bracket}|{dashed})")


def dateline_end(text: str) -> int:
    """How much of a paragraph's beginning is its dateline: "TOKYO, March 18 — " is 17, none is 0."""
    found = _dateline().match(text)
    if not found or found.end() >= len(text):
        return 0
    loose = re.sub(r"\([^)]*\)", "", found["loose"] or "")
    if not all(_LOOSE_WORD.match(word) for word in loose.split()):
        return 0
    return found.end() + date_lead_end(text[found.end() :])


def date_lead_end(text: str) -> int:
    """How much of a paragraph's beginning is a date with its year and a dash: "3 May 2021 — " is 13."""
    found = _day().match(text)
    dash = re.compile(r"\s?(?:—|–|--|-)\s").match(text, found.end()) if found else None
    return dash.end() if found and dash and re.search(r"\d{4}", found.group()) else 0


def is_dateline(line: str) -> bool:
    """Whether a line, or what was cut from a paragraph, is a dateline: "ACCRA, Thursday (Agencies) —"."""
    if date_lead_end(line + " x") and len(line.split()) <= 8 and line.endswith(("—", "–", "-")):
        return True
    return dateline_end(line + " x") > 0 and (dateline_end(line) == 0 or len(line.split()) <= 12)


def is_head_line(line: str) -> bool:
    """Whether a line of the head is about the page itself: its date, a byline, a menu with a date in it."""
    return bool(page_words().rules["header"].search(line)) or is_stamp(line) or is_menu(line)
