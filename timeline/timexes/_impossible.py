"""Dates that no calendar has: 31 February, 29/02/2023, March 32."""

from __future__ import annotations

import re
from functools import cache

from timeline.calendar import month_length
from timeline.lang import load

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{4}|\d{1,2})(?![\d/-]|\.\d)")


@cache
def _named(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    words = load(language, "time")["words"]
    months = {**words.get("MONTHABBR", {}), **words["MONTH"]}
    names = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    linking = "|".join(map(re.escape, load(language, "timecues").get("monthlink", [])))
    year = r"(?:,?\s+(?:(?:" + (linking or "of") + r")\s+)?(?P<year{0}>\d{{4}})(?!\d))?"
    return re.compile(
        rf"\b(?P<day1>29|3\d)(?:st|nd|rd|th)?\s+(?:(?:{linking or 'of'})\s+)?(?P<month1>{names})\b\.?"
        rf"{year.format(1)}"
        rf"|\b(?P<month2>{names})\b\.?\s+(?:the\s+)?(?P<day2>29|3\d)(?:st|nd|rd|th)?(?![\d:%/]|[.,]\d)"
        rf"{year.format(2)}",
        re.IGNORECASE,
    ), months


def find_impossible_dates(text: str, language: str = "en") -> tuple[tuple[int, int, str], ...]:
    """(start, end, because) of every date that does not exist, in order: "31 February" has 28 or 29 days."""
    found = [*_named_dates(text, language), *_numeric_dates(text)]
    return tuple(sorted(found))


def _named_dates(text: str, language: str) -> list[tuple[int, int, str]]:
    pattern, months = _named(language)
    faults = []
    for match in pattern.finditer(text):
        side = "1" if match["day1"] else "2"
        name = match[f"month{side}"]
        if not name[0].isupper() and language == "en":
            continue
        day, month = int(match[f"day{side}"]), months[name.lower()]
        year = int(match[f"year{side}"]) if match[f"year{side}"] else None
        longest = month_length(2024 if year is None else year, month)
        if day <= longest or (side == "2" and year is None and _counts(text, match.end())):
            continue
        where = f"{name} {year}" if year is not None else name
        faults.append((match.start(), match.end(), f"{where} has {longest} days at most, not {day}"))
    return faults


def _counts(text: str, at: int) -> bool:
    following = re.match(r"\s+([a-z]+)", text[at : at + 30])
    return following is not None and following[1] not in _AFTER_DATE


_AFTER_DATE = frozenset((
    "in", "at", "to", "for", "and", "as", "when", "with", "on", "by", "he", "she", "they", "it",
    "is", "was", "but", "or",
    "after", "before", "until", "that", "from", "will", "would", "has", "had", "where", "which",
    "who", "because", "if",
))  # fmt: skip


def _numeric_dates(text: str) -> list[tuple[int, int, str]]:
    faults = []
    for match in _NUMERIC.finditer(text):
        first, second, third = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            readings = [(first, second, third)]
        elif len(match[4]) == 4 and len(match[1]) <= 2:
            readings = [(third, second, first), (third, first, second)]
        else:
            continue
        if any(_exists(*reading) for reading in readings) or not 1000 <= readings[0][0] <= 2200:
            continue
        faults.append((match.start(), match.end(), f"{match[0]} is no day of any calendar"))
    return faults


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)
