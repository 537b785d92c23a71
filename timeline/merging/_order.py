"""The order in which a journey's stops were travelled, and the windows of those without a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.calendar import Span, intersect
from timeline.merging._claims import Claim
from timeline.merging._days import as_when, length
from timeline.merging._stays import Stay
from timeline.merging._stops import StopClaims
from timeline.model import When

_VAGUE_DAYS: Final = 5

Dated = tuple[StopClaims, Stay]


def order_stops(stops: Sequence[Dated]) -> list[Dated]:
    """Stops by their days; one that is not dated to days stands where the texts put it among the others."""
    fixed = sorted((stop for stop in stops if _is_fixed(stop)), key=_by_days)
    loose = sorted((stop for stop in stops if not _is_fixed(stop)), key=_told_at)
    ordered: list[Dated] = list(fixed)
    for stop in loose:
        ordered.insert(_position(stop, ordered), stop)
    return ordered


def _is_fixed(stop: Dated) -> bool:
    when = stop[1].when
    if when is None:
        return False
    size = length(_days(when))
    return stop[0].dated or (size is not None and size <= _VAGUE_DAYS)


def _days(when: When | None) -> Span:
    from timeline.merging._days import days_of

    return days_of(when)


def _by_days(stop: Dated) -> tuple[int, int, tuple[str, int, int]]:
    days = _days(stop[1].when)
    first = days.first if days.first is not None else days.last or 0
    return first, days.last if days.last is not None else 10**9, _told_at(stop)


def told_order(claim: Claim) -> tuple[str, int, int]:
    """Where a document tells a claim: its place in an order that the text gives, else in the text."""
    order = claim.fact.mention.order
    return claim.fact.document, -1 if order is None else order, claim.fact.evidence.start


def _told_at(stop: Dated) -> tuple[str, int, int]:
    return min((told_order(claim) for claim in stop[0].claims), default=("", 0, 0))


def _position(stop: Dated, ordered: Sequence[Dated]) -> int:
    """Behind the last stop that a text tells before it, else before the first told after it, else last."""
    after = [i for i, other in enumerate(ordered) if precedes(other[0], stop[0])]
    before = [i for i, other in enumerate(ordered) if precedes(stop[0], other[0])]
    low = _lowest(stop, ordered)
    if after:
        return max(after[-1] + 1, low)
    return max(before[0], low) if before else len(ordered)


def _lowest(stop: Dated, ordered: Sequence[Dated]) -> int:
    """The first position that a stop's own window allows: behind all stops that end before it opens."""
    first = _days(stop[1].when).first
    ends = [_days(other[1].when).last for other in ordered]
    return max((i + 1 for i, end in enumerate(ends) if None not in (first, end) and end < first), default=0)  # type: ignore[operator]


def precedes(one: StopClaims, other: StopClaims) -> bool:
    """Whether a document that tells both stops tells `one` first; explicit orders count before positions."""
    votes = 0
    for a in one.claims:
        for b in other.claims:
            if a.fact.document == b.fact.document:
                votes += _compare(a, b)
    return votes > 0


def _compare(a: Claim, b: Claim) -> int:
    left, right = a.fact.mention, b.fact.mention
    if left.order is not None and right.order is not None and left.order != right.order:
        return 3 if left.order < right.order else -3
    if left.start != right.start:
        return 1 if left.start < right.start else -1
    return 0


def bound_windows(ordered: Sequence[Dated]) -> list[Dated]:
    """The stops with windows for those that are only known to lie between two others."""
    out = list(ordered)
    for i, (stop, stay) in enumerate(out):
        if stop.dated and stay.when is not None:
            continue
        before = next((_days(s[1].when).last for s in reversed(out[:i]) if s[0].dated), None)
        after = next((_days(s[1].when).first for s in out[i + 1 :] if s[0].dated), None)
        out[i] = (stop, _bounded(stay, before, after))
    return out


def _bounded(stay: Stay, before: int | None, after: int | None) -> Stay:
    """A stay narrowed to the days between its neighbours; untouched where they leave none or only a side."""
    own = _days(stay.when)
    if before is not None and after is not None and before > after:
        return stay
    shared = intersect(own, Span(before, after))
    if shared is None or shared == own or shared.first is None or shared.last is None:
        return stay
    return Stay(as_when(shared, basis="inferred"), stay.misfits, stay.because)
