"""Stops as points and the legs between them as great-circle lines, for maps and spatial databases."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from timeline.layouts.geodesic import Point, great_circle
from timeline.model import Chronology, Place, Stop, Trip

FORMAT = "geojson"
Feature = dict[str, Any]


def export(chronology: Chronology) -> bytes:
    """GeoJSON (RFC 7946): a Point a stop, a line a leg, in the order travelled; a trip begins at its origin.

    A stop without a known point has a null geometry, and no leg touches it. A leg that crosses the 180th
    meridian is cut there.
    """
    import msgspec

    places = {place.id: place for place in chronology.places}
    actors = {actor.id: actor.name for actor in chronology.people}
    features = [
        feature for trip in chronology.trips for feature in _trip(trip, places, actors[trip.traveller])
    ]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n"


def _trip(trip: Trip, places: dict[str, Place], traveller: str) -> Iterator[Feature]:
    for number, stop in enumerate(trip.stops, 1):
        yield _stop(stop, number, trip, places[stop.place], traveller)
    route = [(places[stop.place], stop) for stop in trip.stops]
    if trip.origin:
        route.insert(0, (places[trip.origin], trip.stops[0]))
    for (start, _), (end, stop) in pairwise(route):
        leg = _leg(start, end)
        if leg:
            facts = {"trip": trip.id, "traveller": traveller, "from": start.name, "to": end.name}
            yield {"type": "Feature", "properties": {**facts, "status": stop.status}, "geometry": leg}


def _stop(stop: Stop, number: int, trip: Trip, place: Place, traveller: str) -> Feature:
    point = _point(place)
    return {
        "type": "Feature",
        "id": stop.id,
        "geometry": point and {"type": "Point", "coordinates": [point[1], point[0]]},
        "properties": {
            "trip": trip.id,
            "title": trip.title,
            "traveller": traveller,
            "number": number,
            "place": place.name,
            "country": place.country,
            "start": stop.when.start if stop.when else None,
            "end": stop.when.end if stop.when else None,
            "edtf": stop.when.edtf if stop.when else None,
            "status": stop.status,
            "quote": stop.evidence[0].quote,
        },
    }


def _point(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


def _leg(start: Place, end: Place) -> dict[str, Any] | None:
    one, other = _point(start), _point(end)
    if one is None or other is None or one == other:
        return None
    pieces = cut_at_antimeridian(great_circle(one, other))
    lines = [[[lon, lat] for lat, lon in piece] for piece in pieces]
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def cut_at_antimeridian(points: Sequence[Point]) -> list[list[Point]]:
    """A line of unwrapped longitudes as lines within -180 to 180, cut where it crosses the 180th meridian."""
    turn = _turn(points[0][1])
    pieces: list[list[Point]] = [[_shifted(points[0], turn)]]
    for before, after in pairwise(points):
        entered = _turn(after[1])
        if entered != turn:
            edge = 360 * max(turn, entered) - 180
            share = (edge - before[1]) / (after[1] - before[1])
            crossing = (round(before[0] + share * (after[0] - before[0]), 4), float(edge))
            pieces[-1].append(_shifted(crossing, turn))
            pieces.append([_shifted(crossing, entered)])
            turn = entered
        pieces[-1].append(_shifted(after, turn))
    return [piece for piece in pieces if len(set(piece)) > 1]


def _turn(lon: float) -> int:
    """How many whole turns a longitude lies from those between -180 and 180 (180 itself is none)."""
    return math.ceil((lon - 180) / 360) if lon > 0 else math.floor((lon + 180) / 360)


def _shifted(point: Point, turn: int) -> Point:
    return point[0], round(point[1] - 360 * turn, 4)
