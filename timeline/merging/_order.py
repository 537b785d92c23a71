"""The order in which a journey's stops were travelled, and the windows of those without a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.calendar import Span, intersect
from timeline.merging._claims import Claim
from timeline.merging._days import OPEN, as_when, days_of, length, overlaps
from timeline.merging._stays import Stay
from timeline.merging._stops import StopClaims

_VAGUE_DAYS: Final = 5
_SHORTEST_WINDOW: Final = 2  # what is only known to lie between two others is not dated to a day

Dated = tuple[StopClaims, Stay]


def order_stops(stops: Sequence[Dated]) -> list[Dated]:
    """Stops by their days; one that is not dated to days stands where the texts put it among the others."""
    fixed = sorted((stop for stop in stops if _is_fixed(stop, stops)), key=_by_days)
    loose = sorted((stop for stop in stops if not _is_fixed(stop, stops)), key=_told_at)
    ordered: list[Dated] = list(fixed)
    for stop in loose:
        ordered.insert(_position(stop, ordered), stop)
    return ordered


def _is_fixed(stop: Dated, stops: Sequence[Dated]) -> bool:
    """Whether a stop's days give its place: its own, or a short window that no other stop lies within."""
    when = stop[1].when
    if when is None:
        return False
    size = length(days_of(when))
    if stop[0].dated or size is None or size > _VAGUE_DAYS:
        return stop[0].dated
    return not any(other[0].dated and overlaps(days_of(other[1].when), days_of(when)) for other in stops)


def _by_days(stop: Dated) -> tuple[int, int, tuple[str, int, int]]:
    days = days_of(stop[1].when)
    first = days.first if days.first is not None else days.last or 0
    return first, days.last if days.last is not None else 10**9, _told_at(stop)


def told_order(claim: Claim) -> tuple[str, int, int]:
    """Where a document tells a claim: its place in an order that the text gives, else in the text."""
    order = claim.fact.mention.order
    return claim.fact.document, -1 if order is None else order, claim.fact.evidence.start


def _told_at(stop: Dated) -> tuple[str, int, int]:
    return min((told_order(claim) for claim in stop[0].claims), default=("", 0, 0))


def _position(stop: Dated, ordered: Sequence[Dated]) -> int:
    """Behind the last stop that a text tells before it, else before the first told after it.

    Where no text tells it beside another: as late as its own window and the days of its texts allow.
    """
    low, high = _room(stop, ordered)
    after = [i for i, other in enumerate(ordered) if precedes(other[0], stop[0])]
    before = [i for i, other in enumerate(ordered) if precedes(stop[0], other[0])]
    if after:
        return min(max(after[-1] + 1, low), high)
    return min(max(before[0], low), high) if before else high


def _room(stop: Dated, ordered: Sequence[Dated]) -> tuple[int, int]:
    """The first and last position that a stop's window and the days of its texts allow."""
    bounds = days_of(stop[1].when) if stop[1].when is not None else told_bounds(stop[0])
    low, high = 0, len(ordered)
    for i, (_, stay) in enumerate(ordered):
        days = days_of(stay.when)
        if bounds.first is not None and days.last is not None and days.last < bounds.first:
            low = i + 1
    for i, (_, stay) in reversed(list(enumerate(ordered))):
        days = days_of(stay.when)
        if bounds.last is not None and days.first is not None and days.first > bounds.last:
            high = i
    return min(low, high), high


def told_bounds(stop: StopClaims) -> Span:
    """The days between which the texts put a stop: after those that plan it, before a report of it."""
    plans = [c.fact.written.first for c in stop.claims if c.fact.status == "planned" and not c.ahead]
    reports = [c.fact.written.last for c in stop.claims if c.fact.status == "happened" and not c.ahead]
    first = max((day for day in plans if day is not None), default=None)
    last = min((day for day in reports if day is not None), default=None)
    return Span(first, last) if first is None or last is None or first <= last else OPEN


def precedes(one: StopClaims, other: StopClaims) -> bool:
    """Whether more documents tell `one` first than `other`; what a text says again later does not count."""
    first, second = _first_told(one), _first_told(other)
    votes = [1 if first[key] < second[key] else -1 for key in first.keys() & second.keys()]
    return sum(votes) > 0


def _first_told(stop: StopClaims) -> dict[str, tuple[int, int]]:
    """By document: the place of a stop in the order told, an explicit order before the text's own."""
    told: dict[str, tuple[int, int]] = {}
    for claim in stop.claims:
        if claim.fact.mention.type == "departure":
            continue  # "she has come straight from Ghana" tells of Ghana last
        document, order, start = told_order(claim)
        told[document] = min(told.get(document, (order, start)), (order, start))
    return told


def bound_windows(ordered: Sequence[Dated], homes: Sequence[int] = ()) -> list[Dated]:
    """The stops with windows for those that are only known to lie between two others.

    `homes` are the days on which the traveller was at home, before and after.
    """
    out = list(ordered)
    for i, (stop, stay) in enumerate(out):
        if stop.dated and stay.when is not None:
            continue
        before = next((days_of(s[1].when).last for s in reversed(out[:i]) if s[0].dated), None)
        after = next((days_of(s[1].when).first for s in out[i + 1 :] if s[0].dated), None)
        if after is None and before is not None:
            after = min((day for day in homes if day >= before), default=None)
        elif before is None and after is not None:
            before = max((day for day in homes if day <= after), default=None)
        told = told_bounds(stop)
        out[i] = (stop, _bounded(stay, [before, told.first], [after, told.last]))
    return out


def _bounded(stay: Stay, firsts: Sequence[int | None], lasts: Sequence[int | None]) -> Stay:
    """A stay narrowed to the days that its neighbours and texts leave; untouched where a side stays open."""
    own = days_of(stay.when)
    known = (
        max((day for day in firsts if day is not None), default=None),
        min((day for day in lasts if day is not None), default=None),
    )
    if None not in known and known[0] > known[1]:  # type: ignore[operator]
        return stay
    shared = intersect(own, Span(*known))
    if shared is None or shared == own or (length(shared) or 1) < _SHORTEST_WINDOW:
        return stay
    return Stay(as_when(shared, basis="inferred"), stay.misfits, stay.because)
