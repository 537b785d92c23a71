"""What the texts disagree on about a journey: days, order and whether it took place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from timeline.merging import _claims
from timeline.merging._ids import union
from timeline.merging._order import told_order
from timeline.merging._status import disputed
from timeline.merging._trips import DraftStop, DraftTrip
from timeline.model import Claim, Conflict, Evidence

Pair = tuple[_claims.Claim, _claims.Claim]

LAST_WORD = "the last word of the texts, by their dates, holds"


def trip_conflicts(draft: DraftTrip, trip: str) -> list[Conflict]:
    """All conflicts of one journey; those on its order are about `trip`, the others about a stop."""
    found = [conflict for stop in draft.stops for conflict in (*_dates(stop), *_status(stop))]
    return [*found, *_orders(draft, trip)]


def _dates(stop: DraftStop) -> Iterable[Conflict]:
    misfits = stop.stay.misfits
    if not misfits or stop.stay.when is None:
        return
    values: dict[str, list[Evidence]] = {}
    for claim in stop.claims:
        if claim.when is not None:
            value = claim.when.edtf if claim in misfits else stop.stay.when.edtf
            values.setdefault(value, []).append(claim.fact.evidence)
    if len(values) > 1:
        yield Conflict(
            about=stop.id, kind="date", claims=_claim_values(values), kept=stop.stay.when.edtf,
            because=stop.stay.because,
        )  # fmt: skip


def _status(stop: DraftStop) -> Iterable[Conflict]:
    if disputed(stop.facts):
        values: dict[str, list[Evidence]] = {}
        for fact in stop.facts:
            values.setdefault(fact.status, []).append(fact.evidence)
        yield Conflict(
            about=stop.id, kind="status", claims=_claim_values(values), kept=stop.status, because=LAST_WORD
        )


def _claim_values(values: dict[str, list[Evidence]]) -> tuple[Claim, ...]:
    return tuple(Claim(value=value, evidence=union(pieces)) for value, pieces in sorted(values.items()))


def _orders(draft: DraftTrip, trip: str) -> Iterable[Conflict]:
    """Stops that a text puts the other way round than their days."""
    for first, second in combinations(draft.stops, 2):
        against = _told_other_way(first, second)
        dated = all(any(claim.dated for claim in stop.claims) for stop in (first, second))
        if not against or not dated or first.place.id == second.place.id:
            continue
        for_it = [claim.fact.evidence for stop in (first, second) for claim in stop.claims if claim.dated]
        kept = f"{first.place.name} before {second.place.name}"
        claims = (
            Claim(value=kept, evidence=union(for_it)),
            Claim(value=f"{second.place.name} before {first.place.name}", evidence=union(against)),
        )
        because = "the dated events decide" if for_it else "the order that the later text gives holds"
        yield Conflict(about=trip, kind="order", claims=claims, kept=kept, because=because)


def _told_other_way(first: DraftStop, second: DraftStop) -> list[Evidence]:
    """The evidence of texts that put the second stop before the first."""
    pairs = [
        (a, b)
        for document in sorted(_documents(first) & _documents(second))
        for a in first.claims
        if a.fact.document == document
        for b in second.claims
        if b.fact.document == document
    ]
    told = [(a, b) for a, b in pairs if _still_ahead(a, b, first)] + _reversed(pairs)
    return [piece for a, b in told for piece in (a.fact.evidence, b.fact.evidence)]


def _documents(stop: DraftStop) -> set[str]:
    return {claim.fact.document for claim in stop.claims}


def _reversed(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of a journey whose text gives its order, where it first names the second of two stops."""
    ordered = [(a, b) for a, b in pairs if _in_one_order(a, b)]
    wrong = [(a, b) for a, b in ordered if _place_in(a) > _place_in(b)]
    return wrong if len(wrong) == len(ordered) else []


def _in_one_order(a: _claims.Claim, b: _claims.Claim) -> bool:
    one, other = a.fact.mention, b.fact.mention
    same = one.journey is not None and one.journey == other.journey
    return same and one.order is not None and other.order is not None


def _place_in(claim: _claims.Claim) -> int:
    return claim.fact.mention.order or 0


def _still_ahead(a: _claims.Claim, b: _claims.Claim, first: DraftStop) -> bool:
    """Whether a text that has the traveller at the second stop has the first one still ahead of him."""
    return (
        a.kind in ("undated", "window")
        and a.fact.status == "planned"
        and b.fact.status == "happened"
        and not b.ahead
        and told_order(a) > told_order(b)
        and any(claim.dated and claim.fact.document != a.fact.document for claim in first.claims)
    )
