"""The steps from documents to a chronology, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

import msgspec

from timeline.events import EventMention
from timeline.merging._claims import TRAVEL, find_claims
from timeline.merging._companions import date_companions
from timeline.merging._confirmed import confirmed
from timeline.merging._conflicts import trip_conflicts
from timeline.merging._days import first_day
from timeline.merging._events import build_event, event_conflicts
from timeline.merging._facts import Fact, in_order, read_facts
from timeline.merging._holders import name_holders
from timeline.merging._homecomings import homecomings
from timeline.merging._identity import identify, people_by_id
from timeline.merging._parts import DocumentPart
from timeline.merging._sameness import group_events, share_place
from timeline.merging._trips import DraftTrip, build_trip, draft_trips
from timeline.merging._visits import TravelEvents, build_visits
from timeline.merging._votes import group_votes, merge_votes, vote_title, with_plans
from timeline.merging._weekdays import mend_weekdays
from timeline.model import (
    Actor,
    Chronology,
    Conflict,
    Document,
    Event,
    Note,
    Place,
    Trip,
)  # fmt: skip

DOUBTFUL: Final = 0.35  # below it a mention stays out of the facts and is listed under notes


def merge(
    parts: Sequence[DocumentPart], *, tool: str, keep_text: bool, notes: Sequence[Note] = ()
) -> Chronology:
    """The chronology that all documents tell together; their order does not matter.

    `notes` are those of the run itself (unread files); `keep_text` decides whether documents carry their
    text.
    """
    identity = identify(parts)
    people = people_by_id(identity)
    facts = read_facts(parts, identity)
    kept = [fact for fact in facts if fact.mention.confidence >= DOUBTFUL]
    doubtful = [_doubtful(fact) for fact in facts if fact.mention.confidence < DOUBTFUL]

    kept = mend_weekdays(kept, find_claims(kept, people)[0])
    kept, people = name_holders(kept, find_claims(kept, people)[0], people)
    groups = [share_place(group) for group in group_events([fact for fact in kept if _is_plain(fact)])]
    groups = [group for group in groups if not all(_is_passing(fact) for fact in group)]
    kept = in_order(chain((f for f in kept if not _is_plain(f)), *groups))
    drafts = date_companions(draft_trips(*find_claims(kept, people)))
    visits = build_visits([stop for draft in drafts for stop in draft.stops], people)
    groups, votes = with_plans(groups, group_votes([fact for fact in kept if fact.mention.vote is not None]))
    events, about = _other_events([*groups, *homecomings(_at_home(kept, drafts), people), *votes])
    trips, on_trips = _trips(drafts, visits, events, people)
    every = _distinct(confirmed([*visits.events, *(event for event, _ in events)], drafts))
    return Chronology(
        format="timeline/chronology@1",
        documents=_documents(parts, keep_text),
        people=_people(every, trips, people),
        places=_places(every, trips, kept),
        events=tuple(sorted(every, key=_event_order)),
        trips=tuple(sorted(trips, key=_trip_order)),
        conflicts=_conflicts([*about, *on_trips]),
        notes=_notes([*notes, *(note for part in parts for note in part.notes), *doubtful]),
        tool=tool,
    )


def _doubtful(fact: Fact) -> Note:
    return Note(
        kind="doubtful", document=fact.document, text=fact.evidence.quote, evidence=(fact.evidence,),
        because=f"read as {fact.mention.type} with little certainty",
    )  # fmt: skip


def _is_passing(fact: Fact) -> bool:
    """Whether a meeting is only looked back on, its day untold: it tells of none that no other text tells."""
    return fact.mention.rule == "meeting: looked back on"


def _is_plain(fact: Fact) -> bool:
    """Whether a fact is neither a vote nor travel."""
    return fact.mention.vote is None and fact.mention.type not in TRAVEL


def _at_home(facts: Sequence[Fact], drafts: Sequence[DraftTrip]) -> list[list[Fact]]:
    """The travel that is no stop of anybody: at home, or of bodies."""
    travelled = {(f.document, f.mention) for draft in drafts for stop in draft.stops for f in stop.facts}
    rest = [fact for fact in facts if fact.mention.vote is None and not _is_plain(fact)]
    return group_events([fact for fact in rest if (fact.document, fact.mention) not in travelled])


def _other_events(
    groups: Sequence[list[Fact]],
) -> tuple[list[tuple[Event, list[Fact]]], list[Conflict]]:
    """The event that each group of facts tells, and what the texts disagree on about it."""
    made: list[tuple[Event, list[Fact]]] = []
    conflicts: list[Conflict] = []
    for group in groups:
        event = build_event(group)
        if ballots := [fact for fact in group if fact.mention.vote is not None]:
            merged = merge_votes(ballots, event.id)
            event = msgspec.structs.replace(event, vote=merged.vote, title=vote_title(ballots))
            conflicts += merged.conflicts
        made.append((event, group))
        conflicts += event_conflicts(event, group)
    return made, conflicts


def _trips(
    drafts: Sequence[DraftTrip],
    visits: TravelEvents,
    events: Sequence[tuple[Event, list[Fact]]],
    people: Mapping[str, Actor],
) -> tuple[list[Trip], list[Conflict]]:
    """The trips with the events of their stops, and what the texts disagree on about them."""
    by_fact: dict[tuple[str, EventMention], list[str]] = {}
    for event, group in events:
        for fact in group:
            by_fact.setdefault((fact.document, fact.mention), []).append(event.id)
    at_stop: dict[str, tuple[str, ...]] = {}
    for stop in (stop for draft in drafts for stop in draft.stops):
        done = [i for f in stop.facts for i in by_fact.get((f.document, f.mention), ())]
        at_stop[stop.id] = tuple(dict.fromkeys([*visits.of_stop[stop.id], *done]))
    trips = [build_trip(draft, at_stop, people[draft.traveller]) for draft in drafts]
    conflicts = [
        conflict
        for draft, trip in zip(drafts, trips, strict=True)
        for conflict in trip_conflicts(draft, trip.id)
    ]
    return trips, conflicts


def _distinct(events: Iterable[Event]) -> list[Event]:
    """Events with ids of their own: of two with the same evidence, type and place the later gets a suffix."""
    seen: dict[str, int] = {}
    distinct: list[Event] = []
    for event in events:
        seen[event.id] = seen.get(event.id, 0) + 1
        if seen[event.id] > 1:
            event = msgspec.structs.replace(event, id=f"{event.id}-{seen[event.id]}")
        distinct.append(event)
    return distinct


def _documents(parts: Sequence[DocumentPart], keep_text: bool) -> tuple[Document, ...]:
    documents = {
        part.source.id: Document(
            id=part.source.id,
            source=part.source.source,
            sha256=part.source.sha256,
            date=part.date,
            title=part.source.title,
            language=part.source.language,
            url=part.source.url,
            text=part.source.text if keep_text else None,
        )
        for part in parts
    }
    return tuple(documents[key] for key in sorted(documents))


def _people(events: Iterable[Event], trips: Iterable[Trip], people: Mapping[str, Actor]) -> tuple[Actor, ...]:
    used = {person.actor for event in events for person in event.who} | {trip.traveller for trip in trips}
    return tuple(people[key] for key in sorted(used))


def _places(events: Iterable[Event], trips: Sequence[Trip], facts: Iterable[Fact]) -> tuple[Place, ...]:
    """The places that events and stops refer to; where mentions differ on one, the fullest value."""
    used = {place for event in events for place in event.where}
    used |= {stop.place for trip in trips for stop in trip.stops}
    used |= {trip.origin for trip in trips if trip.origin}
    found: dict[str, Place] = {}
    for place in sorted((place for fact in facts for place in fact.where), key=repr):
        if place.id in used:
            found.setdefault(place.id, place)
    return tuple(found[key] for key in sorted(found))


def _event_order(event: Event) -> tuple[int, str]:
    return first_day(event.when), event.id


def _trip_order(trip: Trip) -> tuple[int, str]:
    return first_day(trip.when), trip.id


def _conflicts(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    unique = {repr(conflict): conflict for conflict in conflicts}
    return tuple(
        sorted(unique.values(), key=lambda conflict: (conflict.about, conflict.kind, repr(conflict)))
    )


def _notes(notes: Iterable[Note]) -> tuple[Note, ...]:
    unique = {repr(note): note for note in notes}
    return tuple(sorted(unique.values(), key=lambda note: (note.document or "", note.kind, repr(note))))
