"""How facts show themselves in a notebook: small tables of HTML, every word of a document escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

MOST = 60  # rows that a cell shows; the rest is counted


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table of text cells, with a last line that counts the rows that are left out."""
    all_rows = list(rows)
    cells = "".join(f"<th style='text-align:left'>{escape(cell)}</th>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in all_rows[:MOST]
    )
    more = len(all_rows) - MOST
    left = f"<tr><td colspan='{len(head)}'>and {more} more</td></tr>" if more > 0 else ""
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}{left}</tbody></table>"


def day(when: Any) -> str:
    """The days of a fact as EDTF, "not dated" where the texts do not date it."""
    return "not dated" if when is None else str(when.edtf)


def of_trip(trip: Any) -> str:
    """A trip as a table of its stops, by the ids of their places."""
    rows = [(str(n), stop.place, day(stop.when), stop.status) for n, stop in enumerate(trip.stops, 1)]
    return f"<p><b>{escape(trip.title)}</b></p>" + table(("", "place", "when", "status"), rows)


def of_chronology(chronology: Any) -> str:
    """A chronology as a table of its journeys and one of its events."""
    places = {place.id: place.name for place in chronology.places}
    journeys = [
        (trip.title, places.get(stop.place, stop.place), day(stop.when), stop.status)
        for trip in chronology.trips
        for stop in trip.stops
    ]
    events = [(day(event.when), event.type, event.title, event.status) for event in chronology.events]
    counts = f"{len(chronology.documents)} documents, {len(events)} events, {len(chronology.trips)} journeys"
    return (
        f"<p>{counts}</p>"
        + table(("journey", "place", "when", "status"), journeys)
        + table(("when", "type", "event", "status"), events)
    )
