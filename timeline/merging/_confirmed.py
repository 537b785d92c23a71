"""Plans that another text shows to have come true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from timeline.merging._days import days_of, length, overlaps
from timeline.merging._ids import union
from timeline.merging._trips import DraftTrip
from timeline.model import Event, Evidence

_TOGETHER: Final = frozenset({"meeting", "summit", "agreement", "statement", "press", "ceremony"})


def confirmed(events: Iterable[Event], drafts: Sequence[DraftTrip]) -> list[Event]:
    """The events, plans happened where a text reports what could not have been without them.

    Two who were to meet and signed a treaty that day have met; one who was there that day has arrived. A
    departure stays a plan until a text tells of it.
    """
    every = list(events)
    done = [event for event in every if event.status == "happened" and event.type in _TOGETHER]
    return [_as_told(event, done, drafts) for event in every]


def _as_told(event: Event, done: Sequence[Event], drafts: Sequence[DraftTrip]) -> Event:
    if event.status != "planned" or event.when is None:
        return event
    proof: tuple[Evidence, ...] = ()
    if event.type == "meeting":
        proof = next((other.evidence[:1] for other in done if _met(event, other)), ())
    elif event.type == "arrival":
        proof = _reported(event, drafts)
    if not proof:
        return event
    return msgspec.structs.replace(event, status="happened", evidence=union((*event.evidence, *proof)))


def _met(plan: Event, other: Event) -> bool:
    """Whether those who were to meet are told to have been together on that day."""
    who, told = ({person.actor for person in event.who} for event in (plan, other))
    size, known = length(days_of(plan.when)), length(days_of(other.when))
    sharp = size is not None and known is not None and max(size, known) <= 2
    return len(who) > 1 and who <= told and sharp and overlaps(days_of(plan.when), days_of(other.when))


def _reported(event: Event, drafts: Sequence[DraftTrip]) -> tuple[Evidence, ...]:
    """The sentence that shows the traveller at the stop on the day of arriving there."""
    who = {person.actor for person in event.who}
    day = days_of(event.when).first
    stops = [stop for draft in drafts if draft.traveller in who for stop in draft.stops]
    for stop in stops:
        first = days_of(stop.stay.when).first if stop.stay.when is not None else None
        if stop.status == "happened" and first is not None and first == day and stop.place.id in event.where:
            facts = [claim.fact for claim in stop.claims if claim.fact.status == "happened"]
            return tuple(fact.evidence for fact in facts[:1])
    return ()
