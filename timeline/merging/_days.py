"""Arithmetic on the days that facts may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from timeline.calendar import Span, between, civil, in_month, in_year, month_length, on_day, span
from timeline.model import Basis, When

_OPEN_YEAR = re.compile(
    r"(?:from|since|until|till|up to|through|to|after|before)?\s*"
    r"(?P<month>[A-Z][a-z]{2,8}\.?,? )?\d{4}( on| onwards?)?",
    re.IGNORECASE,
)
T = TypeVar("T")

OPEN: Final = Span(None, None)


def days_of(when: When | None) -> Span:
    """The days of a When; open on both sides where there is none."""
    return OPEN if when is None else span(when)


def length(days: Span) -> int | None:
    """How many days a span holds, None where it is open."""
    if days.first is None or days.last is None:
        return None
    return days.last - days.first + 1


def gap(one: Span, other: Span) -> int:
    """Days between two spans: 0 where they touch or overlap on a day, 1 for neighbouring days."""
    after = -1 if one.last is None or other.first is None else other.first - one.last
    before = -1 if other.last is None or one.first is None else one.first - other.last
    return max(after, before, 0)


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share a day."""
    return gap(one, other) == 0


def within(inner: Span, outer: Span) -> bool:
    """Whether all days of `inner` lie in `outer`."""
    starts = outer.first is None or (inner.first is not None and inner.first >= outer.first)
    ends = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return starts and ends


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span around the known ends of all."""
    known = tuple(spans)
    firsts = [days.first for days in known if days.first is not None]
    lasts = [days.last for days in known if days.last is not None]
    return Span(min(firsts, default=None), max(lasts, default=None))


def is_exact(when: When | None) -> bool:
    """Whether a time names its days: a day, an hour, or an interval from one day to another."""
    if when is None or when.basis == "inferred":
        return False
    if when.precision in ("day", "time"):
        return True
    if when.approximate:
        return False
    size = length(span(when))
    return when.precision == "interval" and (size is None or size <= 31)


def as_when(
    days: Span, *, basis: Basis = "explicit", approximate: bool = False, text: str = ""
) -> When | None:
    """A span as a When: a day, a whole month or an interval; None where both sides are open."""
    if days.first is None and days.last is None:
        return None
    if days.first is not None and days.first == days.last:
        return on_day(days.first, text=text, basis=basis, approximate=approximate)
    if days.first is not None and days.last is not None:
        year, month, day = civil(days.first)
        if day == 1 and days.last - days.first + 1 == month_length(year, month):
            return in_month(year, month, text=text, basis=basis, approximate=approximate)
    return between(days.first, days.last, text=text, basis=basis, approximate=approximate)


def open_year(when: When) -> When | None:
    """ "From 1831", "until March 1872": the year or month in which one came or left; None for other times."""
    found, days = _OPEN_YEAR.fullmatch(when.text.strip()), days_of(when)
    edge = days.first if days.first is not None else days.last
    if found is None or edge is None or (days.first is not None and days.last is not None):
        return None
    year, month, _ = civil(edge)
    if found["month"]:
        return in_month(year, month, text=when.text, basis=when.basis)
    return in_year(year, text=when.text, basis=when.basis)


def in_day_order(items: Sequence[T], when: Callable[[T], When | None]) -> tuple[T, ...]:
    """The items with those that have a time in order of it; the others keep their places."""
    timed = [item for item in items if when(item) is not None]
    ordered = iter(sorted(timed, key=lambda item: first_day(when(item))))
    return tuple(item if when(item) is None else next(ordered) for item in items)


def first_day(when: When | None) -> int:
    """The first known day of a time as a count, for sorting; what has none comes last."""
    days = days_of(when)
    return days.first if days.first is not None else days.last if days.last is not None else 10**9
