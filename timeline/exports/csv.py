"""One table of all events and stops, for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from timeline.model import Chronology, Evidence, Place, When

FORMAT = "csv"
HEAD = (
    "fact", "id", "trip", "number", "type", "title", "status", "start", "end", "precision", "approximate",
    "edtf", "who", "where", "country", "lat", "lon", "document", "quote",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Cell = str | int | float


def export(chronology: Chronology) -> bytes:
    """UTF-8 CSV (RFC 4180) with a row an event, then a row a stop; several names are joined by "; ".

    A text that a spreadsheet would take for a formula is written with an apostrophe before it.
    """
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(HEAD)
    for row in _rows(chronology):
        table.writerow([_safe(cell) for cell in row])
    return file.getvalue().encode()


def _safe(cell: Cell | None) -> Cell:
    if cell is None:
        return ""
    if isinstance(cell, str):
        cell = cell.replace("\0", " ")
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return cell


def _rows(chronology: Chronology) -> Iterator[tuple[Cell | None, ...]]:
    actors = {actor.id: actor.name for actor in chronology.people}
    places = {place.id: place for place in chronology.places}
    sources = {document.id: document.source for document in chronology.documents}
    for event in chronology.events:
        who = "; ".join(actors[part.actor] for part in event.who)
        yield (
            "event", event.id, None, None, event.type, event.title, event.status, *_time(event.when), who,
            *_place([places[place] for place in event.where]), *_source(event.evidence, sources),
        )  # fmt: skip
    for trip in chronology.trips:
        for number, stop in enumerate(trip.stops, 1):
            yield (
                "stop", stop.id, trip.id, number, "visit", trip.title, stop.status, *_time(stop.when),
                actors[trip.traveller], *_place([places[stop.place]]), *_source(stop.evidence, sources),
            )  # fmt: skip


def _time(when: When | None) -> tuple[Cell | None, ...]:
    if when is None:
        return None, None, None, None, None
    return when.start, when.end, when.precision, "yes" if when.approximate else "no", when.edtf


def _place(places: list[Place]) -> tuple[Cell | None, ...]:
    """Name and country of all places, and the point where there is just one."""
    names = "; ".join(place.name for place in places)
    countries = "; ".join(dict.fromkeys(place.country for place in places if place.country))
    lat, lon = (places[0].lat, places[0].lon) if len(places) == 1 else (None, None)
    return names, countries, lat, lon


def _source(evidence: tuple[Evidence, ...], sources: dict[str, str]) -> tuple[str, str]:
    documents = "; ".join(dict.fromkeys(sources[piece.document] for piece in evidence))
    return documents, evidence[0].quote
