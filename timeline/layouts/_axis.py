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
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)


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
    """A named stretch of the axis, its name set about `at`; `tier` 1 is the coarse one above the fine one."""

    left: float
    right: float
    name: str
    tier: int
    at: float


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
    return next((step for step in _STEPS if years / step <= 14), 1000)


def _clusters(extents: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between breaks: a gap of years is cut where it is half as long again as all else."""
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
        if gap < max(1.5 * (rest - gap), 1.5 * _YEAR):
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
    """The first days of years: with a step of 100 those of 100 BCE, 1 CE, 100 CE and so on."""
    first, last = civil(start)[0], civil(end - 1)[0]
    if step == 1:
        years = list(range(first, last + 1))
    else:
        before = [1 - step * many for many in range((1 - first) // step, 0, -1)]
        after = range(max(step, -(-first // step) * step), last + 1, step)
        years = [*before, *([1] if before else []), *after]
    for year in years:
        day = day_count(year, 1, 1)
        if day < end:
            yield day


def _cut(
    part: Segment, bounds: Sequence[int], name: Callable[[int], str], tier: int, size: float
) -> list[Cell]:
    edges = [max(part.start, bounds[0]), *bounds[1:], part.end] if bounds else [part.start, part.end]
    cells = []
    for start, (first, last) in zip(bounds, pairwise(edges), strict=False):
        left = part.left + (first - part.start) * part.per_day
        right = part.left + (last - part.start) * part.per_day
        words = name(start)
        words = words if text_width(words, size) <= right - left - 2 else ""
        cells.append(Cell(left, right, words, tier, (left + right) / 2))
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
    ends = (civil(part.start)[0], civil(part.end - 1)[0])
    room = max(text_width(year_words(year), size) for year in ends) + 3
    step = next((s for s in _STEPS if s * _YEAR * part.per_day >= room), 1000)
    cells = _cut(part, list(_years(part.start, part.end, step)), _year_name, 0, size)
    return cells if step == 1 else _at_lines(cells, part, size)


def _year_name(count: int) -> str:
    return year_words(civil(count)[0])


def _at_lines(cells: Sequence[Cell], part: Segment, size: float) -> list[Cell]:
    """Cells whose names stand where the year or week begins that they name, unless two would touch."""
    placed, free = [], part.left - 1
    for cell in cells:
        half = text_width(cell.name, size) / 2
        at = min(max(cell.left, part.left + half), part.right - half)
        name = cell.name if at - half > free else ""
        placed.append(cell._replace(at=at, name=name))
        free = at + half + 2 if name else free
    return placed


def segment_cells(part: Segment, size: float) -> list[Cell]:
    """The cells of one segment in one or two tiers, as fine as there is room for their names."""
    day, month = part.per_day, part.per_day * 30.4
    if day >= 1.9 * size:
        days = range(part.start, part.end)
        fine = _cut(part, days, lambda count: _day_name(count, day > 4.6 * size), 0, size)
    elif month >= 6 * size and part.end - part.start < 75:
        mondays = [count for count in range(part.start, part.end) if weekday(count) == 1]
        fine = _cut(part, mondays, lambda count: str(civil(count)[2]), 0, size)
        fine = _at_lines(fine, part, size)
    elif month >= 2.9 * size or (3 * month >= 2.9 * size and part.end - part.start <= 6 * _YEAR):
        step = 1 if month >= 2.9 * size else 3
        starts = list(months(part.start, part.end, step))
        fine = _cut(part, starts, lambda count: month_words(civil(count)[1]), 0, size)
        years = list(_years(part.start, part.end, 1))
        return fine + _cut(part, years, _year_name, 1, size)
    else:
        return _fine_years(part, size)
    starts = list(months(part.start, part.end, 1))
    coarse = []
    for start, cell in zip(starts, _cut(part, starts, lambda _: "", 1, size), strict=True):
        room = cell.right - cell.left - 2
        name = _month_year(start, room, size)
        coarse.append(cell._replace(name=name if text_width(name, size) <= room else ""))
    return fine + coarse


def mondays(part: Segment) -> list[float]:
    """Where the weeks of a segment begin, while there is room to tell them apart."""
    if not 1.2 <= part.per_day < 12:
        return []
    days = (day for day in range(part.start, part.end) if weekday(day) == 1)
    return [part.left + (day - part.start) * part.per_day for day in days]
