"""The time axis: where a day lies, with breaks where nothing happens for long, and the names of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.calendar import civil, day_count, weekday
from timeline.layouts._metrics import text_width
from timeline.layouts._words import WEEKDAYS, month_words, year_words

BREAK: Final = 11.0
MOST_BREAKS: Final = 3
_YEAR: Final = 365.2425


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days, `end` not included, drawn from `left` to `right` in points."""

    start: int
    end: int
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """Points for a day."""
        return (self.right - self.left) / (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Scale:
    """Segments from left to right; days between two segments lie in no segment."""

    segments: tuple[Segment, ...]

    def at(self, day: float) -> Segment:
        """The segment that a day lies in, or the nearest one after it."""
        return next((part for part in self.segments if day < part.end), self.segments[-1])

    def x(self, day: float) -> float:
        """Where a moment lies; `day` itself is its midnight, day + 1 the next one."""
        for part in self.segments:
            if day <= part.end:
                return max(part.left, part.left + (day - part.start) * part.per_day)
        return self.segments[-1].right

    @property
    def left(self) -> float:
        """Where the axis begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.segments[-1].right


class Cell(NamedTuple):
    """A named stretch of the axis; `tier` 0 is the fine one, 1 the coarse one below whose name it stands."""

    left: float
    right: float
    name: str
    tier: int


def _snapped(start: int, end: int) -> tuple[int, int]:
    """The days widened to whole months or years, so that the axis begins and ends where a person would."""
    days = end - start
    first, last = civil(start), civil(end - 1)
    if days > 6 * _YEAR:
        step = _step(days / _YEAR)
        return day_count(first[0] // step * step, 1, 1), day_count(last[0] // step * step + step, 1, 1)
    if days > 75:
        following = (last[0] + last[1] // 12, last[1] % 12 + 1)
        return day_count(first[0], first[1], 1), day_count(*following, 1)
    air = 1 if days < 40 else 3
    return start - air, end + air


def _step(years: float) -> int:
    return next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if years / step <= 14), 1000)


def _clusters(extents: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between breaks: a gap is cut where it is longer than all else that is left."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(extents):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    gaps = sorted(range(1, len(joined)), key=lambda i: (joined[i - 1][1] - joined[i][0], i))
    rest, cuts = joined[-1][1] - joined[0][0], []
    for index in gaps[:MOST_BREAKS]:
        gap = joined[index][0] - joined[index - 1][1]
        if gap < 0.6 * rest:
            break
        cuts.append(index)
        rest -= gap
    bounds = [0, *sorted(cuts), len(joined)]
    return [(joined[one][0], joined[other - 1][1]) for one, other in pairwise(bounds)]


def build_scale(extents: Sequence[tuple[int, int]], left: float, right: float, least: float) -> Scale:
    """The scale for facts that take the given days (end not included); side parts are `least` points wide."""
    parts = [_snapped(start, end) for start, end in _clusters(extents)]
    room = right - left - BREAK * (len(parts) - 1)
    main = max(range(len(parts)), key=lambda i: (_weight(parts[i], extents), i))
    side = min(least, room * 0.5 / max(1, len(parts) - 1))
    segments, x = [], left
    for index, (start, end) in enumerate(parts):
        width = room - side * (len(parts) - 1) if index == main else side
        segments.append(Segment(start, end, x, x + width))
        x += width + BREAK
    return Scale(tuple(segments))


def _weight(part: tuple[int, int], extents: Sequence[tuple[int, int]]) -> int:
    return sum(1 for start, end in extents if part[0] <= start and end <= part[1])


def months(start: int, end: int, step: int) -> Iterator[int]:
    """The first days of months, every `step` months, from the one that `start` lies in."""
    year, month, _ = civil(start)
    if step > 12:
        year -= year % (step // 12)
    month = (month - 1) // step * step
    while (first := day_count(year + month // 12, month % 12 + 1, 1)) < end:
        yield first
        month += step


def _years(start: int, end: int, step: int) -> Iterator[int]:
    year = civil(start)[0] // step * step
    while (first := day_count(year, 1, 1)) < end:
        yield first
        year += step


def _cut(
    part: Segment, bounds: Sequence[int], name: Callable[[int], str], tier: int, size: float
) -> list[Cell]:
    edges = [max(part.start, bounds[0]), *bounds[1:], part.end] if bounds else [part.start, part.end]
    cells = []
    for start, (first, last) in zip(bounds, pairwise(edges), strict=False):
        left = part.left + (first - part.start) * part.per_day
        right = part.left + (last - part.start) * part.per_day
        words = name(start)
        cells.append(Cell(left, right, words if text_width(words, size) <= right - left - 2 else "", tier))
    return cells


def _day_name(count: int, wide: bool) -> str:
    day = str(civil(count)[2])
    return f"{WEEKDAYS[weekday(count) - 1]} {day}" if wide else day


def _month_year(count: int, room: float, size: float) -> str:
    year, month, _ = civil(count)
    long = f"{month_words(month, short=False)} {year_words(year)}"
    short = f"{month_words(month)} {year_words(year)}"
    return next((words for words in (long, short) if text_width(words, size) < room), month_words(month))


def _fine_years(part: Segment, size: float) -> list[Cell]:
    step = next(
        (s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if s * _YEAR * part.per_day > 5 * size), 1000
    )
    bounds = list(_years(part.start, part.end, step))
    return _cut(part, bounds, lambda count: year_words(civil(count)[0]), 0, size)


def segment_cells(part: Segment, size: float) -> list[Cell]:
    """The cells of one segment in one or two tiers, as fine as there is room for their names."""
    day, month = part.per_day, part.per_day * 30.4
    if day >= 1.9 * size:
        days = range(part.start, part.end)
        fine = _cut(part, days, lambda count: _day_name(count, day > 4.6 * size), 0, size)
    elif month >= 6 * size and part.end - part.start < 75:
        mondays = [count for count in range(part.start, part.end) if weekday(count) == 1]
        fine = _cut(part, mondays, lambda count: str(civil(count)[2]), 0, size)
    elif month >= 2.9 * size or (3 * month >= 2.9 * size and part.end - part.start <= 6 * _YEAR):
        step = 1 if month >= 2.9 * size else 3
        starts = list(months(part.start, part.end, step))
        fine = _cut(part, starts, lambda count: month_words(civil(count)[1]), 0, size)
        years = list(_years(part.start, part.end, 1))
        return fine + _cut(part, years, lambda count: year_words(civil(count)[0]), 1, size)
    else:
        return _fine_years(part, size)
    starts = list(months(part.start, part.end, 1))
    coarse = []
    for cell in _cut(part, starts, str, 1, 0.01):
        name = _month_year(int(cell.name), cell.right - cell.left - 2, size)
        fits = text_width(name, size) <= cell.right - cell.left - 2
        coarse.append(cell._replace(name=name if fits else ""))
    return fine + coarse


def mondays(part: Segment) -> list[float]:
    """Where the weeks of a segment begin, while there is room to tell them apart."""
    if not 1.2 <= part.per_day < 12:
        return []
    days = (day for day in range(part.start, part.end) if weekday(day) == 1)
    return [part.left + (day - part.start) * part.per_day for day in days]
