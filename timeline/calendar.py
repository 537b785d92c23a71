"""Days, intervals and EDTF: the arithmetic under every date, with no clock in it.

A day is counted as in `datetime.date.toordinal` (1 is 0001-01-01), continued below 1 for astronomical years,
so that BCE dates can be compared; `Span` is an inclusive pair of such counts, None meaning open.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.model import Basis, Precision, When

_CYCLE_YEARS: Final = 400
_CYCLE_DAYS: Final = 146_097


class Span(NamedTuple):
    """First and last possible day, inclusive, as day counts; None is open."""

    first: int | None
    last: int | None


def day_count(year: int, month: int, day: int) -> int:
    """The count of a day in the proleptic Gregorian calendar; raises ValueError for a day that is none."""
    cycles = 0 if 1 <= year <= 9999 else (year - 1) // _CYCLE_YEARS
    return dt.date(year - cycles * _CYCLE_YEARS, month, day).toordinal() + cycles * _CYCLE_DAYS


def civil(count: int) -> tuple[int, int, int]:
    """(year, month, day) of a day count: civil(1) is (1, 1, 1), civil(0) is (0, 12, 31)."""
    cycles = 0 if 1 <= count <= 3_652_059 else (count - 1) // _CYCLE_DAYS
    day = dt.date.fromordinal(count - cycles * _CYCLE_DAYS)
    return day.year + cycles * _CYCLE_YEARS, day.month, day.day


def month_length(year: int, month: int) -> int:
    """Days in a month: month_length(2024, 2) is 29."""
    following = day_count(year + month // 12, month % 12 + 1, 1)
    return following - day_count(year, month, 1)


def weekday(count: int) -> int:
    """ISO weekday of a day count: Monday is 1, Sunday is 7."""
    return (count - 1) % 7 + 1


def year_text(year: int) -> str:
    """A year as EDTF writes it: 2022, 0800, -0127."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def iso(count: int) -> str:
    """A day count as YYYY-MM-DD."""
    year, month, day = civil(count)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")


@lru_cache(maxsize=4096)
def parse_day(text: str) -> int:
    """The day count of "2022-05-01" or "2022-05-01T14:30"; raises ValueError for anything else."""
    found = _DAY.match(text)
    if not found:
        raise ValueError(f"not a day: {text!r}")
    return day_count(int(found[1]), int(found[2]), int(found[3]))


def span(when: When) -> Span:
    """The days that a When may mean."""
    return Span(
        parse_day(when.start) if when.start else None,
        parse_day(when.end) if when.end else None,
    )


def on_day(count: int, *, text: str = "", basis: Basis = "explicit", approximate: bool = False) -> When:
    """One day: "May 1" of 2022 is 2022-05-01."""
    day = iso(count)
    return When(
        edtf=day + "~" * approximate, start=day, end=day, precision="day",
        approximate=approximate, text=text, basis=basis,
    )  # fmt: skip


def in_month(
    year: int, month: int, *, text: str = "", basis: Basis = "explicit", approximate: bool = False
) -> When:
    """A month: "March 2022" is 2022-03, from 2022-03-01 to 2022-03-31."""
    edtf = f"{year_text(year)}-{month:02d}"
    return When(
        edtf=edtf + "~" * approximate, start=f"{edtf}-01", end=f"{edtf}-{month_length(year, month):02d}",
        precision="month", approximate=approximate, text=text, basis=basis,
    )  # fmt: skip


def in_year(year: int, *, text: str = "", basis: Basis = "explicit", approximate: bool = False) -> When:
    """A year: "2004" is 2004, from 2004-01-01 to 2004-12-31."""
    edtf = year_text(year)
    return When(
        edtf=edtf + "~" * approximate, start=f"{edtf}-01-01", end=f"{edtf}-12-31",
        precision="year", approximate=approximate, text=text, basis=basis,
    )  # fmt: skip


def between(
    first: int | None,
    last: int | None,
    *,
    precision: Precision = "interval",
    text: str = "",
    basis: Basis = "explicit",
    approximate: bool = False,
) -> When:
    """An interval of days, open where a side is None: "from Thursday" is 2022-11-03/.."""
    if first is not None and first == last and precision == "interval":
        return on_day(first, text=text, basis=basis, approximate=approximate)
    start, end = (None if day is None else iso(day) for day in (first, last))
    mark = "~" * approximate
    edtf = "/".join(".." if side is None else side + mark for side in (start, end))
    return When(
        edtf=edtf, start=start, end=end, precision=precision,
        approximate=approximate, text=text, basis=basis,
    )  # fmt: skip


def intersect(one: Span, other: Span) -> Span | None:
    """The days that two spans share, None where they share none."""
    firsts = [side for side in (one.first, other.first) if side is not None]
    lasts = [side for side in (one.last, other.last) if side is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first is not None and last is not None and first > last:
        return None
    return Span(first, last)
