"""Places of the model from entries of the table: stable ids, names, kinds, and why."""

from __future__ import annotations

import datetime
import re
from functools import cache

from timeline.model import Place, PlaceKind
from timeline.places._words import Words
from timeline.places.gazetteer import CITY, COUNTRY, COUNTY, REGION, VENUE, Entry, gazetteer, key_of

_KINDS: dict[int, PlaceKind] = {
    CITY: "city",
    COUNTRY: "country",
    REGION: "region",
    COUNTY: "region",
    VENUE: "venue",
}


def place_of(entry: Entry, because: str, said: str, published: datetime.date | None, known: Words) -> Place:
    """The place of an entry, with the reason for it; a name that the place no longer has is explained."""
    changed = known.dated.get(said)
    if changed and changed.country == entry.country:
        because = f"{said} was a name of {entry.name}{_span(changed.start, changed.end, published)}"
    return Place(
        id=slug(entry),
        name=entry.name,
        kind=_KINDS.get(entry.kind, "area"),
        country=entry.country or None,
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.geonameid or None,
        because=because,
    )


def _span(start: datetime.date | None, end: datetime.date | None, published: datetime.date | None) -> str:
    """ " from 2019 to 2022", and whether it was so on the day of publication."""
    text = f" from {start.year}" if start else ""
    text += f" until {end.year}" if end else ""
    if published and end and published > end:
        text += ", and is still used"
    return text


@cache
def slug(entry: Entry) -> str:
    """The id of a place: "vn" for a country, "hanoi-vn", "paris-us-tx"; a lesser namesake has its number."""
    plain = _plain_slug(entry)
    same = [e for e in gazetteer().find(key_of(entry.name)) if _plain_slug(e) == plain]
    if not same or same[0].number == entry.number:
        return plain
    return f"{plain}-{entry.geonameid or entry.number}"


def _plain_slug(entry: Entry) -> str:
    if entry.kind == COUNTRY:
        return entry.country.lower()
    name = re.sub(r"[^a-z0-9]+", "-", key_of(entry.name)).strip("-")
    parts = [name or f"place-{entry.geonameid}"]
    if entry.country:
        parts.append(entry.country.lower())
    if entry.country == "US" and entry.admin1 and entry.kind in (CITY, COUNTY):
        parts.append(entry.admin1.rpartition(".")[2].lower())
    elif entry.kind == REGION and entry.admin1:
        parts.append("region")
    return "-".join(parts)
