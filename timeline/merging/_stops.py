"""Stops of one journey: claims on the same place and days, gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from timeline.calendar import Span
from timeline.merging._claims import Claim
from timeline.merging._days import gap, hull, overlaps
from timeline.merging._places import exactness, same_stop
from timeline.model import Place

_RECKONED_DAYS: Final = 10
_SAME_STAY_DAYS: Final = 3  # "Johannesburg, Pretoria, Johannesburg" within days is one stay in Johannesburg


@dataclass(slots=True)
class StopClaims:
    """The claims gathered on one stop; `place` is the most exact of theirs."""

    claims: list[Claim] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """The most exact place that a claim names; the one most often named where several are as exact."""
        named = {claim.place.id: claim.place for claim in self.claims}
        often = Counter(claim.place.id for claim in self.claims)
        return max(named.values(), key=lambda place: (exactness(place), often[place.id], place.id))

    @property
    def days(self) -> Span:
        """The days around all dated claims, else those that all vague claims lie in."""
        dated = [claim.days for claim in self.claims if claim.dated]
        return hull(dated or [claim.days for claim in self.claims])

    @property
    def dated(self) -> bool:
        """Whether any claim names days."""
        return any(claim.dated for claim in self.claims)


def gather_stops(claims: Sequence[Claim]) -> list[StopClaims]:
    """The stops of one journey; claims on a country join the stops in its cities.

    The exact places come first, dated before undated, so that what is vague finds what it means.
    """
    stops: list[StopClaims] = []
    for claim in sorted(claims, key=_strength):
        found = _stops_of(claim, stops)
        if found:
            for stop in found:
                stop.claims.append(claim if len(found) == 1 else _shared(claim))
        else:
            stops.append(StopClaims([claim]))
    return _rejoined(stops)


def _shared(claim: Claim) -> Claim:
    """A claim on a country as each of its cities has it: days that bound the stay."""
    return claim if claim.kind == "undated" else replace(claim, kind="window", shared=claim.kind == "stay")


def _rejoined(stops: Sequence[StopClaims]) -> list[StopClaims]:
    """Stops of one place joined where the journey was nowhere else between them."""
    kept: list[StopClaims] = []
    for stop in sorted(stops, key=_by_days):
        last = kept[-1] if kept else None
        if last and _is_one_stay(last, stop):
            last.claims += [claim for claim in stop.claims if claim not in last.claims]
        else:
            kept.append(stop)
    return kept


def _by_days(stop: StopClaims) -> tuple[int, int, str]:
    days = stop.days
    first = days.first if days.first is not None else days.last
    return first if first is not None else 10**9, -exactness(stop.place), stop.place.id


def _is_one_stay(one: StopClaims, other: StopClaims) -> bool:
    if not (one.dated and other.dated and one.place.id == other.place.id):
        return False
    if any(_left_before(a, b) for a in one.claims for b in other.claims):
        return False
    return {claim.called_off for claim in one.claims} == {claim.called_off for claim in other.claims}


def _strength(claim: Claim) -> tuple[int, bool, int, int]:
    size = claim.kind in ("undated", "window")
    first = claim.days.first if claim.days.first is not None else 10**9
    return -exactness(claim.place), size, first, claim.days.last or 10**9


def _stops_of(claim: Claim, stops: Sequence[StopClaims]) -> list[StopClaims]:
    """The stops that a claim speaks of: one, or for a country all its cities, on its days.

    One comes to a country in its first city and leaves it from the last.
    """
    near = [stop for stop in stops if same_stop(claim.place, stop.place) and _fits(claim, stop)]
    if len(near) > 1 and claim.kind == "undated" and claim.place.kind == "country":
        return near
    if len(near) > 1 and claim.kind == "stay" and claim.place.kind == "country":
        return [stop for stop in near if overlaps(claim.days, stop.days)] or near[:1]
    if (
        len(near) > 1
        and claim.kind in ("arrival", "departure")
        and exactness(claim.place) < exactness(near[0].place)
    ):
        ends = sorted((stop for stop in near if stop.dated), key=_by_days) or near
        return ends[:1] if claim.kind == "arrival" else ends[-1:]
    return sorted(near, key=lambda stop: _distance(claim, stop))[:1]


def _fits(claim: Claim, stop: StopClaims) -> bool:
    """Whether a claim's days allow it to mean this stop, and neither is the other called off."""
    if any(_left_before(claim, other) or _left_before(other, claim) for other in stop.claims):
        return False
    off = [other.called_off for other in stop.claims]
    if claim.called_off and not all(off) and claim.dated and stop.dated:
        return overlaps(claim.days, stop.days)
    if claim.kind == "undated" or not stop.dated:
        return (
            claim.kind == "undated"
            or all(c.kind == "undated" for c in stop.claims)
            or overlaps(claim.days, stop.days)
        )
    if claim.kind == "window":
        return gap(claim.days, stop.days) <= (_RECKONED_DAYS if claim.reckoned else 0)
    return gap(claim.days, stop.days) <= _SAME_STAY_DAYS


def _left_before(claim: Claim, other: Claim) -> bool:
    """Whether one text has the traveller leave before the other claim's days: he came twice."""
    return (
        claim.kind == "departure"
        and other.dated
        and claim.fact.document == other.fact.document
        and claim.days.last is not None
        and other.days.first is not None
        and claim.days.last < other.days.first
    )


def _distance(claim: Claim, stop: StopClaims) -> tuple[int, int, int, str]:
    """How far a stop is from a claim: in place, in days, in the text."""
    told = [abs(other.fact.evidence.start - claim.fact.evidence.start)
            for other in stop.claims if other.fact.document == claim.fact.document]  # fmt: skip
    days = gap(claim.days, stop.days) if claim.dated and stop.dated else 0
    return int(claim.place.id != stop.place.id), days, min(told, default=10**9), stop.place.id
