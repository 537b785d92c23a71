"""Corrections by hand, applied to a finished chronology; what they touch is marked `edited`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from timeline.merging._correction_file import Correction
from timeline.merging._days import first_day, in_day_order
from timeline.merging._same_people import unite
from timeline.merging._trips import trip_title, trip_when
from timeline.model import Chronology, Event, Evidence, Note, Place, Stop, Trip

FindPlace = Callable[[str], Place | None]


def apply_corrections(
    chronology: Chronology, corrections: Sequence[Correction], *, find_place: FindPlace | None = None
) -> Chronology:
    """The chronology as corrected; a correction that fits nothing is listed under notes.

    A stop and the event of its visit are one to a correction: what is said of one holds for both.
    `find_place` looks up a place that the chronology does not have, by its name.
    """
    unused: list[Note] = []
    for correction in corrections:
        fault = ""
        if correction.action == "same":
            chronology, fault = unite(chronology, correction.people)
        else:
            chronology, fault = _apply(chronology, correction, find_place)
        if fault:
            unused.append(Note(kind="correction-unused", text=str(correction), because=fault))
    new = tuple(note for note in unused if note not in chronology.notes)
    return replace(_tidy(chronology), notes=(*chronology.notes, *new))


def _apply(
    chronology: Chronology, correction: Correction, find_place: FindPlace | None
) -> tuple[Chronology, str]:
    ids = _addressed(chronology, correction)
    if not ids:
        return (
            chronology,
            "no event or stop has this id" if correction.id else "no fact rests on these words",
        )
    ids = _with_twins(chronology, ids)
    if correction.action == "reject":
        return _without(chronology, ids), ""
    place = None
    if correction.place is not None:
        place = _place(chronology, correction.place, find_place)
        if place is None:
            return chronology, f"no place named {correction.place!r} is known"
        if place not in chronology.places:
            chronology = replace(chronology, places=(*chronology.places, place))
    return _changed(chronology, ids, correction, place), ""


def _addressed(chronology: Chronology, correction: Correction) -> set[str]:
    """The ids of the events and stops that a correction names; a trip's id means all its stops."""
    stops = [stop for trip in chronology.trips for stop in trip.stops]
    facts: list[tuple[str, str, tuple[Evidence, ...]]] = [("stop", stop.id, stop.evidence) for stop in stops]
    facts += [(event.type, event.id, event.evidence) for event in chronology.events]
    if correction.type is not None:
        facts = [fact for fact in facts if fact[0] == correction.type]
    if correction.id is not None:
        of_trip = {s.id for trip in chronology.trips if trip.id == correction.id for s in trip.stops}
        return {key for _, key, _ in facts if key == correction.id or key in of_trip}
    words = " ".join((correction.quote or "").split())
    return {key for _, key, evidence in facts if any(words in " ".join(e.quote.split()) for e in evidence)}


def _with_twins(chronology: Chronology, ids: set[str]) -> set[str]:
    """The ids with those of the visits of these stops and of the stops of these visits."""
    visits = {event.id: event for event in chronology.events if event.type == "visit"}
    pairs = [
        (stop.id, key)
        for trip in chronology.trips
        for stop in trip.stops
        for key in stop.events
        if key in visits and visits[key].where == (stop.place,)
    ]
    return ids.union(*({stop, visit} for stop, visit in pairs if stop in ids or visit in ids))


def _without(chronology: Chronology, ids: set[str]) -> Chronology:
    """The chronology without these events and stops."""
    events = tuple(event for event in chronology.events if event.id not in ids)
    trips = []
    for trip in chronology.trips:
        stops = tuple(
            replace(stop, events=tuple(key for key in stop.events if key not in ids))
            for stop in trip.stops
            if stop.id not in ids
        )
        if stops:
            trips.append(replace(trip, stops=stops))
    return replace(chronology, events=events, trips=tuple(trips))


def _place(chronology: Chronology, name: str, find_place: FindPlace | None) -> Place | None:
    wanted = name.casefold()
    for place in chronology.places:
        if wanted in (place.id, place.name.casefold()):
            return place
    return find_place(name) if find_place else None


def _changed(
    chronology: Chronology, ids: set[str], correction: Correction, place: Place | None
) -> Chronology:
    def edited_event(event: Event) -> Event:
        if event.id not in ids:
            return event
        changed = replace(event, edited=True, confidence=1.0)
        if correction.title is not None:
            changed = replace(changed, title=correction.title)
        if correction.dated:
            changed = replace(changed, when=correction.when)
        if correction.status is not None:
            changed = replace(changed, status=correction.status)
        return replace(changed, where=(place.id,)) if place is not None else changed

    def edited_stop(stop: Stop) -> Stop:
        if stop.id not in ids:
            return stop
        changed = replace(stop, edited=True, confidence=1.0)
        if correction.dated:
            changed = replace(changed, when=correction.when)
        if correction.status is not None:
            changed = replace(changed, status=correction.status)
        return replace(changed, place=place.id) if place is not None else changed

    return replace(
        chronology,
        events=tuple(edited_event(event) for event in chronology.events),
        trips=tuple(replace(trip, stops=tuple(map(edited_stop, trip.stops))) for trip in chronology.trips),
    )


def _tidy(chronology: Chronology) -> Chronology:
    """The chronology with trips in order and titled anew, and nothing listed that nothing refers to."""
    trips = tuple(_renewed(trip, chronology) for trip in chronology.trips)
    events = tuple(sorted(chronology.events, key=lambda event: (first_day(event.when), event.id)))
    stops = [stop for trip in trips for stop in trip.stops]
    people = {p.actor for event in events for p in event.who} | {trip.traveller for trip in trips}
    places = {key for event in events for key in event.where} | {stop.place for stop in stops}
    places |= {trip.origin for trip in trips if trip.origin}
    known = {event.id for event in events} | {stop.id for stop in stops} | {trip.id for trip in trips}
    known |= {document.id for document in chronology.documents} | places
    return replace(
        chronology,
        events=events,
        trips=tuple(sorted(trips, key=lambda trip: (first_day(trip.when), trip.id))),
        people=tuple(actor for actor in chronology.people if actor.id in people),
        places=tuple(sorted((p for p in chronology.places if p.id in places), key=lambda place: place.id)),
        conflicts=tuple(conflict for conflict in chronology.conflicts if conflict.about in known),
    )


def _renewed(trip: Trip, chronology: Chronology) -> Trip:
    """A trip with its span, title and order of stops, where a correction touched one of them."""
    before = trip.stops
    stops = _in_order(before)
    when = trip_when([stop.when for stop in stops])
    if not any(stop.edited for stop in stops) and when == trip.when and stops == before:
        return trip
    places = {place.id: place for place in chronology.places}
    traveller = next(actor for actor in chronology.people if actor.id == trip.traveller)
    title = trip_title(traveller, [places[stop.place] for stop in stops], when)
    return replace(trip, stops=stops, when=when, title=title)


def _in_order(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    return in_day_order(stops, lambda stop: stop.when if _sharp(stop) else None)


def _sharp(stop: Stop) -> bool:
    return (
        stop.when is not None
        and stop.when.precision in ("day", "time", "interval")
        and stop.when.basis != "inferred"
    )
