"""Two actors of a chronology that a person says are one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from timeline.merging._days import days_of, gap, hull
from timeline.merging._ids import union
from timeline.model import Actor, Chronology, Event, Participant, Stop, Trip

_NEAR_DAYS = 5


def unite(chronology: Chronology, people: Sequence[str]) -> tuple[Chronology, str]:
    """The chronology with these actors as the first of them, or what is wrong with the list.

    `people` are ids, names or aliases.
    """
    found = [_actor(chronology, name) for name in people]
    for name, actor in zip(people, found, strict=True):
        if actor is None:
            return chronology, f"no actor is called {name!r}"
    known = list(dict.fromkeys(actor for actor in found if actor is not None))
    if len(known) < 2:
        return chronology, "these names are one actor already"
    kept, others = known[0], {actor.id for actor in known[1:]}
    return _united(chronology, _joined(known), others | {kept.id}), ""


def _actor(chronology: Chronology, name: str) -> Actor | None:
    wanted = name.casefold()
    for actor in chronology.people:
        if wanted in (actor.id, actor.name.casefold(), *(alias.casefold() for alias in actor.aliases)):
            return actor
    return None


def _joined(actors: Sequence[Actor]) -> Actor:
    first = actors[0]
    names = {alias for actor in actors for alias in (actor.name, *actor.aliases)} - {first.name}
    return replace(
        first,
        aliases=tuple(sorted(names)),
        role=next((actor.role for actor in actors if actor.role), None),
        country=next((actor.country for actor in actors if actor.country), None),
    )


def _united(chronology: Chronology, actor: Actor, ids: set[str]) -> Chronology:
    gone = ids - {actor.id}
    trips = [
        replace(trip, traveller=actor.id) if trip.traveller in ids else trip for trip in chronology.trips
    ]
    own = [trip for trip in trips if trip.traveller == actor.id]
    return replace(
        chronology,
        people=tuple(actor if one.id == actor.id else one for one in chronology.people if one.id not in gone),
        events=tuple(_with_actor(event, actor.id, ids) for event in chronology.events),
        trips=(*(trip for trip in trips if trip.traveller != actor.id), *_joined_trips(own)),
    )


def _with_actor(event: Event, actor: str, ids: set[str]) -> Event:
    if not any(person.actor in ids for person in event.who):
        return event
    who: dict[str, Participant] = {}
    for person in event.who:
        key = actor if person.actor in ids else person.actor
        who.setdefault(key, Participant(actor=key, role=person.role))
    return replace(event, who=tuple(who.values()), edited=True)


def _joined_trips(trips: Sequence[Trip]) -> list[Trip]:
    """The trips of one traveller with those joined whose days meet."""
    kept: list[Trip] = []
    for trip in trips:
        twin = next((i for i, other in enumerate(kept) if _meet(trip, other)), None)
        if twin is None:
            kept.append(trip)
        else:
            kept[twin] = replace(kept[twin], stops=_joined_stops([*kept[twin].stops, *trip.stops]))
    return kept


def _meet(one: Trip, other: Trip) -> bool:
    days = [hull(days_of(stop.when) for stop in trip.stops if stop.when) for trip in (one, other)]
    return all(day.first is not None for day in days) and gap(*days) <= _NEAR_DAYS


def _joined_stops(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """Stops with those at one place on shared days as one."""
    kept: list[Stop] = []
    for stop in stops:
        twin = next((i for i, other in enumerate(kept) if _one_stop(stop, other)), None)
        if twin is None:
            kept.append(stop)
        else:
            kept[twin] = _joined_stop(kept[twin], stop)
    return tuple(kept)


def _one_stop(one: Stop, other: Stop) -> bool:
    return one.place == other.place and gap(days_of(one.when), days_of(other.when)) <= 1


def _joined_stop(one: Stop, other: Stop) -> Stop:
    return replace(
        one,
        events=tuple(dict.fromkeys([*one.events, *other.events])),
        evidence=union([*one.evidence, *other.evidence]),
        when=one.when or other.when,
        edited=True,
    )
