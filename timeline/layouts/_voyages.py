"""Journeys as a map shows them: calls with their number, place, date and status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.layouts._facts import flag_words, flags_of, traveller_order, trip_title
from timeline.layouts._metrics import clean
from timeline.layouts._words import when_words
from timeline.model import Chronology, Place, Status, Stop, Trip

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Call:
    """A stop on a map: `label` is its number, with its journey's letter where there are several."""

    id: str
    label: str
    place: str
    name: str
    point: tuple[float, float] | None
    status: Status
    date: str
    flags: str

    @property
    def made(self) -> bool:
        """Whether a way leads here: not to a place that was struck from the journey."""
        return self.status not in ("cancelled", "denied")


@dataclass(frozen=True, slots=True)
class Voyage:
    """A journey on a map."""

    id: str
    letter: str
    traveller: str
    title: str
    hue: int
    calls: tuple[Call, ...]
    origin: tuple[str, tuple[float, float]] | None
    flags: str = ""

    @property
    def named_by_stops(self) -> bool:
        """Whether the title only lists the stops, which figures list anyway."""
        return all(call.name in self.title for call in self.calls)


def subjects(chronology: Chronology) -> set[str]:
    """The ids of journeys, stops, and their places and events: what a conflict on a map is about."""
    stops = [stop for trip in chronology.trips for stop in trip.stops]
    found = {trip.id for trip in chronology.trips} | {stop.id for stop in stops}
    return found | {stop.place for stop in stops} | {id_ for stop in stops for id_ in stop.events}


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _letter(number: int) -> str:
    return (LETTERS[number // 26 - 1] if number >= 26 else "") + LETTERS[number % 26]


def read_voyages(chronology: Chronology) -> tuple[Voyage, ...]:
    """The journeys of a chronology in its order; a colour for each traveller."""
    actors = {actor.id: clean(actor.name) for actor in chronology.people}
    places = {place.id: place for place in chronology.places}
    flags = flags_of(chronology, subjects(chronology))
    travellers = traveller_order(chronology)
    several = len(chronology.trips) > 1
    voyages = []
    for number, trip in enumerate(chronology.trips):
        letter = _letter(number) if several else ""
        origin = places.get(trip.origin) if trip.origin else None
        start = _point(origin)
        voyages.append(
            Voyage(
                id=trip.id,
                letter=letter,
                traveller=actors.get(trip.traveller, trip.traveller),
                title=trip_title(trip, actors.get(trip.traveller, trip.traveller)),
                hue=travellers[trip.traveller],
                calls=_calls(trip, letter, places, flags),
                origin=(clean(origin.name), start) if origin and start else None,
                flags=flag_words(flags.get(trip.id, ())),
            )
        )
    return tuple(voyages)


def _calls(
    trip: Trip, letter: str, places: dict[str, Place], flags: dict[str, tuple[int, ...]]
) -> tuple[Call, ...]:
    return tuple(
        Call(
            id=stop.id,
            label=f"{letter}{number}",
            place=stop.place,
            name=clean(places[stop.place].name) if stop.place in places else stop.place,
            point=_point(places.get(stop.place)),
            status=stop.status,
            date=when_words(stop.when) if stop.when else "",
            flags=flag_words(_stop_flags(stop, flags)),
        )
        for number, stop in enumerate(trip.stops, 1)
    )


def _stop_flags(stop: Stop, flags: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    about = (stop.id, stop.place, *stop.events)
    return tuple(sorted({flag for id_ in about for flag in flags.get(id_, ())}))
