"""Those who go along: a text that names both gives each the days and the city of the other's stop."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from timeline.merging._claims import TRAVEL
from timeline.merging._days import days_of, in_day_order, is_exact, within
from timeline.merging._places import exactness, same_stop
from timeline.merging._trips import DraftStop, DraftTrip
from timeline.model import When


def date_companions(drafts: Sequence[DraftTrip]) -> list[DraftTrip]:
    """The journeys with the stops dated that one sentence tells of several, where another's is to the day."""
    told: dict[tuple[str, str], list[DraftStop]] = {}
    for stop in (stop for draft in drafts for stop in draft.stops):
        for fact in stop.facts:
            told.setdefault((fact.document, repr(fact.evidence)), []).append(stop)
    return [replace(draft, stops=_in_order([_dated(stop, told) for stop in draft.stops])) for draft in drafts]


def _in_order(stops: Sequence[DraftStop]) -> tuple[DraftStop, ...]:
    return in_day_order(
        stops, lambda stop: stop.stay.when if is_exact(stop.stay.when) or _lent(stop) else None
    )


def _lent(stop: DraftStop) -> bool:
    return stop.stay.when is not None and stop.stay.when.precision == "day"


def _dated(stop: DraftStop, told: dict[tuple[str, str], list[DraftStop]]) -> DraftStop:
    if stop.stay.when is not None and is_exact(stop.stay.when) and not _is_window(stop):
        return _beside(stop, told)
    for fact in stop.facts:
        for other in told[fact.document, repr(fact.evidence)]:
            if other.traveller != stop.traveller and _lends(other, stop) and fact in other.facts:
                place = max((other.place, stop.place), key=exactness)
                return replace(stop, place=place, stay=replace(stop.stay, when=_inferred(other.stay.when)))
    return stop


def _beside(stop: DraftStop, told: dict[tuple[str, str], list[DraftStop]]) -> DraftStop:
    """A stop of which a text tells only that one came along with another, with the days of the other's."""
    others = [other for fact in stop.facts[:1] for other in told[fact.document, repr(fact.evidence)]]
    for other in others:
        travelled = all(fact in other.facts and fact.mention.type in TRAVEL for fact in stop.facts)
        shared = other.traveller != stop.traveller and travelled
        alike = other.status == stop.status and same_stop(other.place, stop.place)
        longer = is_exact(other.stay.when) and within(days_of(stop.stay.when), days_of(other.stay.when))
        if shared and alike and longer and other.stay.when != stop.stay.when:
            return replace(stop, stay=replace(stop.stay, when=_inferred(other.stay.when)))
    return stop


def _inferred(when: When | None) -> When | None:
    return when and msgspec.structs.replace(when, basis="inferred")


def _is_window(stop: DraftStop) -> bool:
    return all(claim.kind == "window" for claim in stop.claims if claim.when is not None)


def _lends(other: DraftStop, stop: DraftStop) -> bool:
    """Whether another's stop is the same place, dated by days of its own within what is known of this one."""
    when = other.stay.when
    own = any(claim.dated for claim in other.claims)
    return (
        when is not None
        and own
        and same_stop(other.place, stop.place)
        and within(days_of(when), days_of(stop.stay.when))
    )
