"""Dates that no calendar has: 31 February, 29/02/2023, March 32."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline.calendar import month_length
from timeline.lang import fold, load

_NUMERIC = re.compile(r"(\d(?<![\d/.-].)\d{0,3})([/.-])(\d{1,2})\2(\d{4}|\d{1,2})(?![\d/-]|\.\d)")
_HIGH = re.compile(r"(?:29|3\d)(?!\d)")
_ORDINAL = r"(?:st|nd|rd|th|º)?"


@dataclass(frozen=True, slots=True)
class _Months:
    """The months of a language: a pattern of days that few or no months have, and what the names mean.

    The pattern is one of folded text.
    """

    pattern: re.Pattern[str]
    numbers: dict[str, int]
    titled: bool
    after_day: frozenset[str]


@cache
def _months(language: str) -> _Months:
    words, cues = load(language, "time"), load(language, "timecues")
    numbers = {**words["words"].get("MONTHABBR", {}), **words["words"]["MONTH"]}
    name = "(?:" + "|".join(sorted(map(re.escape, numbers), key=len, reverse=True)) + r")\b"
    of = "(?:(?:" + "|".join(map(re.escape, cues["monthlink"])) + r")\s+)?"
    year = rf"(?:,?\s+{of}(?P<year%d>\d{{4}})(?!\d))?"
    pattern = (
        rf"(?<!\w)(?P<day1>29|3\d){_ORDINAL}\s+{of}(?P<month1>{name})(?:\.(?=,?\s+\d))?{year % 1}"
        rf"|(?<!\w)(?P<month2>{name})\.?\s+(?:the\s+)?(?P<day2>29|3\d){_ORDINAL}(?![\d:%/]|[.,]\d){year % 2}"
    )
    titled = "MONTH" in words["titled"]
    return _Months(re.compile(pattern), numbers, titled, frozenset(cues["afterday"]))


def find_impossible_dates(text: str, language: str = "en") -> tuple[tuple[int, int, str], ...]:
    """(start, end, because) of every date that does not exist, in order: "31 February" has 28 or 29 days."""
    found = [*_named_dates(text, language), *_numeric_dates(text)]
    return tuple(sorted(found))


def _named_dates(text: str, language: str) -> list[tuple[int, int, str]]:
    faults: list[tuple[int, int, str]] = []
    if _HIGH.search(text) is None:
        return faults
    months = _months(language)
    for match in months.pattern.finditer(fold(text)):
        side = "1" if match["day1"] else "2"
        name = text[slice(*match.span(f"month{side}"))]
        if months.titled and not name[0].isupper():
            continue
        day, month = int(match[f"day{side}"]), months.numbers[name.lower()]
        year = int(match[f"year{side}"]) if match[f"year{side}"] else None
        longest = month_length(2024 if year is None else year, month)
        counting = side == "2" and year is None and _counts(text, match.end(), months.after_day)
        if day > longest and not counting:
            where = f"{name} {year}" if year is not None else name
            faults.append((match.start(), match.end(), f"{where} has {longest} days at most, not {day}"))
    return faults


def _counts(text: str, at: int, after_day: frozenset[str]) -> bool:
    """Whether a number counts what follows: "In March 32 people died"."""
    following = re.match(r" ([^\W\d_]+)", text[at : at + 30])
    return following is not None and following[1].islower() and following[1] not in after_day


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
