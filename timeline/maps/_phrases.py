"""Times and statuses as a reader says them: "29 April 2022", "planned"."""

from __future__ import annotations

import re
from typing import Final

from timeline.calendar import civil, month_length, parse_day
from timeline.model import When

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def when_phrase(when: When | None) -> str:
    """A time in words: "29 April 2022", "30 April to 1 May 2022", "within 1–7 May 2022", "date not known"."""
    if when is None or (when.start is None and when.end is None):
        return "date not known"
    phrase = _exact_phrase(when)
    if is_window(when):
        return f"within {phrase}"
    return f"about {phrase}" if when.approximate else phrase


def is_window(when: When) -> bool:
    """Whether the days were inferred as those between which the fact lies: no stay of all these days."""
    one_day = when.start == when.end
    closed = when.start is not None and when.end is not None
    return closed and not one_day and when.precision == "interval" and when.basis == "inferred"


def _exact_phrase(when: When) -> str:
    if when.start is None or when.end is None:
        side, word = (when.end, "until") if when.start is None else (when.start, "from")
        return f"{word} {_day(side or '')}"
    if when.precision == "time":
        return _moment(when.start)
    if when.precision in ("month", "year", "decade", "century", "season"):
        return _coarse_phrase(when)
    return between_phrase(when.start, when.end)


def between_phrase(start: str, end: str) -> str:
    """Two days and what lies between: "30 April to 1 May 2022", "1–3 May 2022", one day alone."""
    one, other = civil(parse_day(start)), civil(parse_day(end))
    if one == other:
        return _day(start)
    if one[:2] == other[:2]:
        whole = one[2] == 1 and other[2] == month_length(one[0], one[1])
        return f"{MONTHS[one[1] - 1]} {_year(one[0])}" if whole else f"{one[2]}–{_day(end)}"
    if one[0] == other[0]:
        if one[1:] == (1, 1) and other[1:] == (12, 31):
            return _year(one[0])
        return f"{one[2]} {MONTHS[one[1] - 1]} to {_day(end)}"
    return f"{_day(start)} to {_day(end)}"


def _coarse_phrase(when: When) -> str:
    year, month, _ = civil(parse_day(when.start or ""))
    if when.precision == "year":
        return _year(year)
    if when.precision == "month":
        return f"{MONTHS[month - 1]} {_year(year)}"
    if when.precision == "decade":
        return f"the {year}s" if year > 0 else between_phrase(when.start or "", when.end or "")
    if when.precision == "century":
        return _century(year)
    season = re.fullmatch(r"(-?\d{4,})-(\d\d)[~?%]?", when.edtf)
    if season and season[2] in _SEASONS:
        return f"{_SEASONS[season[2]]} {_year(int(season[1]))}"
    return between_phrase(when.start or "", when.end or "")


def _century(first_year: int) -> str:
    era = "" if first_year > 0 else " BCE"
    number = (first_year - 1) // 100 + 1 if first_year > 0 else -first_year // 100 + 1
    last = number % 10 if number // 10 % 10 != 1 else 0
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') } century{era}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BCE"


def _day(text: str) -> str:
    year, month, day = civil(parse_day(text))
    return f"{day} {MONTHS[month - 1]} {_year(year)}"


def _moment(text: str) -> str:
    day, _, clock = text.partition("T")
    return f"{_day(day)}, {clock}" if clock else _day(day)


def short_phrase(when: When | None) -> str:
    """A time for a label on a map: "29 Apr", "30 Apr–1 May", "Mar 2022", "" where it is not known."""
    if when is None or when.start is None or when.end is None:
        return ""
    if when.precision in ("time", "day", "week", "interval"):
        one, other = civil(parse_day(when.start)), civil(parse_day(when.end))
        first, last = f"{one[2]} {MONTHS[one[1] - 1][:3]}", f"{other[2]} {MONTHS[other[1] - 1][:3]}"
        if one[0] != other[0] or parse_day(when.end) - parse_day(when.start) > 31:
            return ""
        if one == other:
            return first
        days = f"{one[2]}–{last}" if one[1] == other[1] else f"{first}–{last}"
        return f"within {days}" if is_window(when) else days
    return _exact_phrase(when)


def journey_name(who: str, title: str) -> str:
    """A journey with its traveller, who is not named twice: "Kishida: Hanoi and Rome", "Ann Lee: A tour"."""
    named = any(len(part) > 2 and part in title for part in who.split())
    return title if named else f"{who}: {title}"


def counted(n: int, noun: str) -> str:
    """A number and its noun: "1 stop", "3 stops", "2 countries"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{n:,} {noun if n == 1 else plural}"
