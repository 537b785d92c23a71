"""Which facts go on which page: whole journeys, pages about equally full, cut where a month begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import TypeAlias

from timeline.calendar import civil
from timeline.layouts._facts import Fact

Group: TypeAlias = tuple[Fact, ...]
Fits: TypeAlias = Callable[[Group], bool]


def paged(facts: Sequence[Fact], fits: Fits) -> list[Group]:
    """The facts in runs of time that each fit a page, in as few as need be; a journey stays on one page."""
    units = _units(facts)
    if len(units) < 2:
        return [tuple(facts)]
    filled = _filled(units, fits)
    even = _even(units, len(filled))
    return even if all(fits(group) for group in even) else filled


def _units(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts in order of time, the stops of a journey together at the time of the first."""
    journeys: dict[str, list[Fact]] = {}
    units = []
    for fact in facts:
        if fact.trip and fact.trip in journeys:
            journeys[fact.trip].append(fact)
            continue
        unit = [fact]
        units.append(unit)
        if fact.trip:
            journeys[fact.trip] = unit
    return units


def _joined(units: Sequence[Sequence[Fact]]) -> Group:
    return tuple(sorted((fact for unit in units for fact in unit), key=lambda fact: fact.by_time))


def _filled(units: Sequence[Sequence[Fact]], fits: Fits) -> list[Group]:
    """Each page as full as it can be, found by halving from a guess that the page before gives."""
    groups, start, guess = [], 0, 16
    while start < len(units):
        low, high = 1, len(units) - start
        step = min(guess, high)
        while low < high:
            if fits(_joined(units[start : start + step])):
                low = step
            else:
                high = max(low, step - 1)
            step = min(high, max(low + 1, (low + high + 1) // 2 if high < len(units) - start else low * 2))
        many = _good_cut(units, start, low)
        groups.append(_joined(units[start : start + many]))
        start, guess = start + many, low
    return groups


def _good_cut(units: Sequence[Sequence[Fact]], start: int, many: int) -> int:
    """So many units or up to a third fewer, so that the cut parts no journey or day, and begins a month."""
    end = start + many
    if end >= len(units):
        return many
    latest = list(
        accumulate((max(f.end for f in unit if f.stop) if unit[0].stop else 0 for unit in units), max)
    )

    def fault(fewer: int) -> tuple[bool, bool, int]:
        after, before = units[end - fewer][0], units[end - fewer - 1][0]
        parts = after.first == before.first or latest[end - fewer - 1] > after.first
        return parts, civil(after.first)[:2] == civil(before.first)[:2], fewer

    return many - min(range(min(many - 1, many // 3) + 1), key=fault)


def _even(units: Sequence[Sequence[Fact]], pages: int) -> list[Group]:
    """So many pages with about as much on each; a journey takes room for the panel that enlarges it."""
    weights = [len(unit) + (7 if len(unit) > 1 else 0) for unit in units]
    reached = list(accumulate(weights))
    cuts = [0]
    for page in range(1, pages):
        at = bisect_left(reached, page * reached[-1] / pages)
        many = _good_cut(units, cuts[-1], at - cuts[-1]) if at > cuts[-1] else 0
        cuts.append(cuts[-1] + many)
    cuts.append(len(units))
    return [_joined(units[one:other]) for one, other in pairwise(cuts) if other > one]
