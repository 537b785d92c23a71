"""What a route map shows, as plain values: travellers, journeys, numbered stops, and their order in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from timeline.calendar import parse_day
from timeline.maps._phrases import short_phrase, when_phrase
from timeline.model import Chronology, Document, Evidence, Place, Status, Stop, Trip, When
from timeline.places.countries import country_name, country_point

CROWD: Final = 250  # stops


class Quote(msgspec.Struct, frozen=True):
    """A sentence's words, the document they stand in, and where they begin there."""

    text: str
    source: str
    document: str
    start: int


class Halt(msgspec.Struct, frozen=True):
    """A stop as the map shows it: `number` counts within the journey; a place without a point has no lat.

    `lon` may lie beyond ±180, so that no leg of a journey jumps. `day` and `last` are day counts.
    """

    id: str
    number: int
    place: str
    country: str
    code: str
    lat: float | None
    lon: float | None
    when: str
    short: str
    day: int | None
    last: int | None
    status: Status
    purpose: str
    quotes: tuple[Quote, ...]
    events: tuple[str, ...]


class Origin(msgspec.Struct, frozen=True):
    """Where a journey set out from."""

    place: str
    lat: float
    lon: float


class Journey(msgspec.Struct, frozen=True):
    """One journey; `who` numbers its traveller."""

    id: str
    who: int
    title: str
    when: str
    origin: Origin | None
    stops: tuple[Halt, ...]


class Routes(msgspec.Struct, frozen=True):
    """All journeys, and `steps`: (journey, stop) in order of time, undated stops beside their neighbours.

    `strip` is the stretch of longitudes to draw: one turn of the globe, or more for a journey around it.
    With `crowded` there are too many stops to draw each by itself.
    """

    travellers: tuple[str, ...]
    journeys: tuple[Journey, ...]
    steps: tuple[tuple[int, int], ...]
    strip: tuple[float, float]
    crowded: bool


def lay_routes(chronology: Chronology) -> Routes:
    """The journeys of a chronology, laid on one unbroken strip of longitudes."""
    places = {place.id: place for place in chronology.places}
    documents = {document.id: document for document in chronology.documents}
    names = {actor.id: actor.name for actor in chronology.people}
    travellers = tuple(dict.fromkeys(trip.traveller for trip in chronology.trips))
    seam = _seam([lon for trip in chronology.trips for lon in _lons(trip, places)])
    journeys = tuple(
        _journey(trip, travellers.index(trip.traveller), places, documents, seam) for trip in chronology.trips
    )
    named = tuple(names.get(who, who) for who in travellers)
    crowded = sum(len(journey.stops) for journey in journeys) > CROWD
    strip = (seam, seam + 360) if crowded else _strip(journeys, seam)
    return Routes(named, journeys, _steps(journeys), strip, crowded)


def point_of(place: Place | None) -> tuple[float, float] | None:
    """A place's own point, else a point in its country, else None."""
    if place is None:
        return None
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    return country_point(place.country) if place.country else None


def quotes_of(evidence: Sequence[Evidence], documents: dict[str, Document]) -> tuple[Quote, ...]:
    """The evidence as quotes, each with its document's title or source, once."""
    found: dict[tuple[str, str], Quote] = {}
    for piece in evidence:
        document = documents.get(piece.document)
        source = piece.document if document is None else document.source
        if document is not None and document.title:
            source = f"{document.title} ({document.source})"
        found.setdefault((piece.quote, source), Quote(piece.quote, source, piece.document, piece.start))
    return tuple(found.values())


def _lons(trip: Trip, places: dict[str, Place]) -> Iterator[float]:
    ids = [*([trip.origin] if trip.origin else []), *(stop.place for stop in trip.stops)]
    for place in ids:
        if at := point_of(places.get(place)):
            yield at[1]


def _seam(lons: list[float]) -> float:
    """The longitude to cut the globe at: the middle of the widest stretch without a stop."""
    turns = sorted({lon % 360 for lon in lons})
    if not turns:
        return -180.0
    gaps = [
        (after - before, before) for before, after in zip(turns, [*turns[1:], turns[0] + 360], strict=True)
    ]
    width, before = max(gaps)
    middle = before + width / 2
    return middle - 360 * ((middle + 180) // 360) if middle >= 180 else middle - 360 * (middle > 0)


def _strip(journeys: Sequence[Journey], seam: float) -> tuple[float, float]:
    lons = [stop.lon for journey in journeys for stop in journey.stops if stop.lon is not None]
    return min([seam, *(lon - 15 for lon in lons)]), max([seam + 360, *(lon + 15 for lon in lons)])


def _journey(
    trip: Trip, who: int, places: dict[str, Place], documents: dict[str, Document], seam: float
) -> Journey:
    lons = list(_unwrapped(list(_lons(trip, places)), seam))
    origin = _origin(places.get(trip.origin or ""), lons)
    stops = tuple(
        _halt(number, stop, places.get(stop.place), lons, documents)
        for number, stop in enumerate(trip.stops, 1)
    )
    whole = when_phrase(trip.when) if trip.when else _span_phrase(trip.stops)
    return Journey(trip.id, who, trip.title, whole, origin, stops)


def _unwrapped(lons: list[float], seam: float) -> Iterator[float]:
    before: float | None = None
    for lon in lons:
        if before is None:
            lon = seam + (lon - seam) % 360
        else:
            lon += 360 * round((before - lon) / 360)
        before = lon
        yield round(lon, 4)


def _origin(place: Place | None, lons: list[float]) -> Origin | None:
    at = point_of(place)
    if place is None or at is None:
        return None
    return Origin(place.name, at[0], lons.pop(0))


def _halt(
    number: int, stop: Stop, place: Place | None, lons: list[float], documents: dict[str, Document]
) -> Halt:
    at = point_of(place)
    name = place.name if place else stop.place
    country = country_name(place.country) if place and place.country else ""
    return Halt(
        id=stop.id,
        number=number,
        place=name,
        country="" if country == name else country,
        code=(place.country or "") if place else "",
        lat=at[0] if at else None,
        lon=lons.pop(0) if at else None,
        when=when_phrase(stop.when),
        short=short_phrase(stop.when),
        day=_day(stop.when, "start"),
        last=_day(stop.when, "end"),
        status=stop.status,
        purpose=stop.purpose or "",
        quotes=quotes_of(stop.evidence, documents),
        events=stop.events,
    )


def _day(when: When | None, side: str) -> int | None:
    if when is None:
        return None
    text = when.start if side == "start" else when.end
    text = text or when.start or when.end
    return parse_day(text) if text else None


def _span_phrase(stops: Sequence[Stop]) -> str:
    starts = [stop.when.start for stop in stops if stop.when and stop.when.start]
    ends = [stop.when.end for stop in stops if stop.when and stop.when.end]
    if not starts or not ends:
        return "dates not known"
    first, last = min(starts, key=parse_day), max(ends, key=parse_day)
    return when_phrase(When(edtf="", start=first, end=last, precision="interval"))


def _steps(journeys: Sequence[Journey]) -> tuple[tuple[int, int], ...]:
    keyed = []
    for at, journey in enumerate(journeys):
        day: int | None = next((stop.day for stop in journey.stops if stop.day is not None), None)
        for place, stop in enumerate(journey.stops):
            day = stop.day if day is None or (stop.day is not None and stop.day > day) else day
            keyed.append((day is None, day or 0, at, place))
    return tuple((at, place) for _, _, at, place in sorted(keyed))
