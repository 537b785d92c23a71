"""Dense days: the journeys whose stops would stand on one spot, and what else happened in those days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from timeline.layouts._axis import Scale
from timeline.layouts._facts import Fact, flag_words
from timeline.layouts._panel import Journey

MOST_PANELS: Final = 3
LETTERS: Final = "ABC"
_LONGEST: Final = 45  # days that a stop may take and still belong to a panel of days
_NARROW: Final = 2.6
_SHARE: Final = 4


@dataclass(frozen=True, slots=True)
class Dense:
    """Days that a panel of their own enlarges: its facts, and the bars that stand for them in the whole."""

    start: int
    end: int
    facts: tuple[Fact, ...]
    journeys: tuple[Journey, ...]


def dense_days(facts: Sequence[Fact], trips: Mapping[str, str], scale: Scale, unit: float) -> list[Dense]:
    """The stretches to enlarge, at most three; journeys a few days apart share a panel."""
    stretches: list[tuple[int, int]] = []
    for members in _journeys(facts):
        start, end = min(fact.first for fact in members), max(fact.end for fact in members)
        part = scale.at(start)
        narrow = (end - start) * part.per_day < _NARROW * unit * len(members)
        told_apart = len({fact.days for fact in members}) > 1
        if told_apart and narrow and (end - start) * _SHARE < part.end - part.start:
            stretches.append((start, end))
    joined = _joined(stretches)
    if not joined or len(joined) > MOST_PANELS:
        return []
    return [_stretch(facts, trips, start, end) for start, end in joined]


def _journeys(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The stops of each journey that take days or weeks, in order."""
    stops = [
        fact for fact in facts if fact.stop and fact.kind != "open" and fact.end - fact.first <= _LONGEST
    ]
    stops.sort(key=lambda fact: (fact.trip, fact.by_time))
    return [list(group) for _, group in groupby(stops, key=lambda fact: fact.trip)]


def _joined(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1] + 3:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _stretch(facts: Sequence[Fact], trips: Mapping[str, str], start: int, end: int) -> Dense:
    inside = tuple(fact for fact in facts if start <= fact.first and fact.end <= end and fact.kind != "open")
    if not any(fact.lane.traveller for fact in inside):
        return Dense(start, end, inside, _crowds(inside))
    journeys = []
    for members in _journeys(inside):
        first, last = min(fact.first for fact in members), max(fact.end for fact in members)
        flags = tuple(sorted({flag for fact in members for flag in fact.flags}))
        label = trips[members[0].trip] + flag_words(flags)
        statuses = {fact.status for fact in members}
        status = members[0].status if len(statuses) == 1 else "happened"
        journeys.append(Journey(members[0].trip, members[0].lane, first, last, label, status))
    return Dense(start, end, inside, tuple(journeys))


def _crowds(facts: Sequence[Fact]) -> tuple[Journey, ...]:
    """For lanes that are no traveller's: how many facts of each lane the panel enlarges."""
    lanes: dict[tuple[int, int, str], list[Fact]] = {}
    for fact in facts:
        lanes.setdefault(fact.lane.rank, []).append(fact)
    return tuple(
        Journey(
            f"lane-{number}",
            members[0].lane,
            min(fact.first for fact in members),
            max(fact.end for fact in members),
            "1 event" if len(members) == 1 else f"{len(members)} events",
        )
        for number, members in enumerate(lanes.values())
    )
