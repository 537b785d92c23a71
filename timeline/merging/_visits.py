"""The events of the visits: one for what all travellers of a stop share, and arrivals and departures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from timeline.merging._claims import TRAVEL
from timeline.merging._days import overlaps
from timeline.merging._events import build_event, fitted, joint_confidence
from timeline.merging._facts import Fact, distinct, short_name
from timeline.merging._ids import make_id, union
from timeline.merging._trips import DraftStop
from timeline.model import Actor, Event, Participant


@dataclass(frozen=True, slots=True)
class TravelEvents:
    """The events of all stops, the facts behind each, and for each stop the ids of its own events."""

    events: tuple[Event, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    of_stop: Mapping[str, tuple[str, ...]]


def build_visits(stops: Sequence[DraftStop], people: Mapping[str, Actor]) -> TravelEvents:
    """A visit event for each stop, shared by those whom one sentence puts there together."""
    events: dict[str, Event] = {}
    facts: dict[str, tuple[Fact, ...]] = {}
    of_stop: dict[str, tuple[str, ...]] = {}
    for group in _together(stops):
        made = [_visit(group, people), *_moves(group)]
        for event, told in made:
            events[event.id], facts[event.id] = event, told
        for stop in group:
            of_stop[stop.id] = tuple(event.id for event, _ in made)
    return TravelEvents(tuple(events.values()), facts, of_stop)


def _together(stops: Sequence[DraftStop]) -> list[list[DraftStop]]:
    """Stops at one place on shared days that one sentence tells of several travellers."""
    alike: dict[tuple[str, str | None], list[list[DraftStop]]] = {}
    groups: list[list[DraftStop]] = []
    for stop in stops:
        days = stop.stay.when.edtf if stop.stay.when is not None else None
        known = alike.setdefault((stop.place.id, days), [])
        group = next((group for group in known if all(_shared(stop, other) for other in group)), None)
        if group is None:
            group = []
            known.append(group)
            groups.append(group)
        group.append(stop)
    return groups


def _shared(one: DraftStop, other: DraftStop) -> bool:
    if one.traveller == other.traveller or one.place.id != other.place.id or one.status != other.status:
        return False
    told = {fact.evidence for fact in one.facts if fact.mention.type in TRAVEL}
    return one.stay.when == other.stay.when and any(fact.evidence in told for fact in other.facts)


def _visit(group: Sequence[DraftStop], people: Mapping[str, Actor]) -> tuple[Event, tuple[Fact, ...]]:
    """The event of being there, from the sentences on the journey, or from all where there are none."""
    first = group[0]
    facts = distinct(fact for stop in group for fact in stop.facts)
    told = tuple(fact for fact in facts if fact.mention.type == "visit") or facts
    evidence = union(fact.evidence for fact in told)
    travellers = [people[stop.traveller] for stop in group]
    event = Event(
        id=make_id("e", evidence, "visit", first.place.id, *(actor.id for actor in travellers)),
        type="visit",
        title=fitted(_title(travellers, first)),
        when=first.stay.when,
        status=first.status,
        evidence=evidence,
        who=tuple(Participant(actor=actor.id, role="traveller") for actor in travellers),
        where=(first.place.id,),
        confidence=joint_confidence(told),
    )
    return event, told


def _title(travellers: Sequence[Actor], stop: DraftStop) -> str:
    names = " and ".join(short_name(actor) for actor in travellers)
    return f"{names} {'visits' if len(travellers) == 1 else 'visit'} {stop.place.name}"


def _moves(group: Sequence[DraftStop]) -> list[tuple[Event, tuple[Fact, ...]]]:
    """The arrivals and departures that have days of their own."""
    made = []
    for kind in ("arrival", "departure"):
        facts = distinct(
            claim.fact for stop in group for claim in stop.claims
            if claim.fact.mention.type == kind and claim.kind not in ("undated", "window")
        )  # fmt: skip
        for told in _by_days(facts):
            event = build_event(told)
            event = msgspec.structs.replace(
                event,
                id=make_id("e", event.evidence, kind, *event.where, *sorted(p.actor for p in event.who)),
            )
            made.append((event, told))
    return made


def _by_days(facts: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    groups: list[list[Fact]] = []
    for fact in facts:
        group = next((g for g in groups if all(overlaps(fact.days, other.days) for other in g)), None)
        if group is None:
            groups.append([fact])
        else:
            group.append(fact)
    return [tuple(group) for group in groups]
