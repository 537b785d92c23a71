"""When two places are one for a stop, and which of them is the more exact."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.model import Place, PlaceKind

_EXACTNESS: Final[dict[PlaceKind, int]] = {"city": 4, "venue": 3, "region": 2, "country": 1, "area": 0}
_EARTH_KM: Final = 6371.0
_VENUE_KM: Final = 40.0  # an airport or palace outside the city still belongs to it
_REGION_KM: Final = 400.0


def exactness(place: Place) -> int:
    """How exactly a place names a stop: a city most, then a venue, region, country and area."""
    return _EXACTNESS[place.kind]


def distance(one: Place, other: Place) -> float | None:
    """Great-circle distance in kilometres, None where a point is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def same_stop(one: Place, other: Place) -> bool:
    """Whether two places can be one stop: the same, or one inside the other.

    Hanoi and Vietnam can, a venue and the city around it can; two cities or two regions never.
    """
    if one.id == other.id:
        return True
    if one.country is None or one.country != other.country:
        return False
    kinds = {one.kind, other.kind}
    if kinds & {"country", "area"}:
        return True
    if kinds in ({"city"}, {"region"}):  # Bali and Lombok
        return False
    apart = distance(one, other)
    if apart is None:
        return len(kinds) == 2
    return apart <= (_REGION_KM if "region" in kinds else _VENUE_KM)


def compatible(one: Sequence[Place], other: Sequence[Place]) -> bool:
    """Whether two lists of places can mean one place of an event; an empty list fits all."""
    return not one or not other or any(same_stop(a, b) for a in one for b in other)


def most_exact(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places that lie inside no other of the list, in its order: one a stop.

    ("Hanoi", "Vietnam") is ("Hanoi",); ("Kazakhstan", "Uzbekistan") stays two.
    """
    kept: list[Place] = []
    for place in places:
        rival = next((i for i, seen in enumerate(kept) if same_stop(seen, place)), None)
        if rival is None:
            kept.append(place)
        elif exactness(place) > exactness(kept[rival]):
            kept[rival] = place
    return tuple(kept)


def city_around(venue: Place, cities: Sequence[Place]) -> Place:
    """The nearest of some cities whose reach a venue lies in, the venue itself where there is none.

    The White House is in Washington where a text of the run names Washington.
    """
    near = [
        (apart, city.id, city)
        for city in cities
        if city.country == venue.country
        and (apart := distance(venue, city)) is not None
        and apart <= _VENUE_KM
    ]
    return min(near)[2] if near and venue.kind == "venue" else venue
