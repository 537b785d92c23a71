"""What a terminal shows: tables of facts, the account of one of them, and a text with its zones."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from timeline import calendar
from timeline.errors import BadOption, UnreadableSource
from timeline.model import Actor, Chronology, Conflict, Document, Event, Evidence, Place, Stop, Trip, When

__all__ = ["Table", "explain", "printable", "show", "text_of", "written"]


class Table(NamedTuple):
    """A title, the heads of its columns, and rows of as many cells."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        """The table in columns of plain text."""
        lines = (self.head, *self.rows)
        widths = [max(map(_columns, column)) for column in zip(*lines, strict=True)]
        cells = ("  ".join(map(_filled, line, widths)).rstrip() for line in lines)
        return "\n".join((self.title, *cells))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: East Asian signs take two, accents none."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))


def show(chronology: Chronology) -> tuple[Table, ...]:
    """A table of the events in order of time, undated ones last, and one of the stops of all trips."""
    names = _Names(chronology)
    events = tuple(_event_row(event, names) for event in sorted(chronology.events, key=_by_time))
    stops = tuple(
        _stop_row(number, stop, trip, names)
        for trip in chronology.trips
        for number, stop in enumerate(trip.stops, 1)
    )
    return (
        Table("Events", ("when", "what", "who", "where", "status", "id"), events),
        Table("Stops", ("traveller", "stop", "when", "where", "status", "id"), stops),
    )


def written(when: When | None) -> str:
    """A time as the tables write it: "2022-04-29", "2022-04-30 to 2022-05-01", "about 2022-10", "undated"."""
    if when is None:
        return "undated"
    about = "about " if when.approximate else ""
    if when.precision == "time" and when.start:
        return about + when.start.replace("T", " ")
    if "/" not in when.edtf:
        return about + when.edtf.rstrip("~?%")
    if when.start is None or when.end is None:
        return about + (f"from {when.start}" if when.start else f"until {when.end}")
    return f"{about}{when.start} to {when.end}"


def printable(text: str) -> str:
    """The text on one line, without the control characters with which it could steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


class _Names:
    """What to call the ids of a chronology."""

    def __init__(self, chronology: Chronology) -> None:
        self.actors = {actor.id: actor.name for actor in chronology.people}
        self.places = {place.id: place.name for place in chronology.places}
        self.sources = {document.id: document.source for document in chronology.documents}

    def who(self, event: Event) -> str:
        return ", ".join(dict.fromkeys(self.actors.get(part.actor, part.actor) for part in event.who))

    def where(self, places: Sequence[str]) -> str:
        return ", ".join(self.places.get(place, place) for place in places)


def _event_row(event: Event, names: _Names) -> tuple[str, ...]:
    cells = (
        written(event.when), event.title, names.who(event), names.where(event.where), event.status, event.id,
    )  # fmt: skip
    return tuple(map(printable, cells))


def _stop_row(number: int, stop: Stop, trip: Trip, names: _Names) -> tuple[str, ...]:
    traveller = names.actors.get(trip.traveller, trip.traveller)
    cells = (
        traveller, str(number), written(stop.when), names.where([stop.place]), stop.status, stop.id,
    )  # fmt: skip
    return tuple(map(printable, cells))


def _by_time(event: Event) -> tuple[bool, int, int, str]:
    if event.when is None:
        return True, 0, 0, event.id
    first, last = calendar.span(event.when)
    start = first if first is not None else last
    end = last if last is not None else first
    return False, start or 0, end or 0, event.id


# --- one fact ---------------------------------------------------------------------------------------------


def explain(chronology: Chronology, id: str) -> str:
    """What the chronology says of one id, its sentences and rules, what disagrees, and how to correct it.

    Raises BadOption where nothing has this id.
    """
    account = _account(chronology, id)
    if account is None:
        raise BadOption(f"nothing has the id {id!r}{_near(chronology, id)}; `timeline show` lists the ids")
    conflicts = [conflict for conflict in chronology.conflicts if conflict.about == id]
    names = _Names(chronology)
    lines = [*account, *(line for conflict in conflicts for line in _conflict(conflict, names))]
    return "\n".join([*lines, *_to_correct(chronology, id)])


def _account(chronology: Chronology, id: str) -> list[str] | None:
    names = _Names(chronology)
    for document in chronology.documents:
        if document.id == id:
            return list(_document(document))
    for actor in chronology.people:
        if actor.id == id:
            return list(_actor(actor))
    for place in chronology.places:
        if place.id == id:
            return list(_place(place))
    for event in chronology.events:
        if event.id == id:
            return list(_event(event, names))
    for trip in chronology.trips:
        if trip.id == id:
            return list(_trip(trip, names))
        for stop in trip.stops:
            if stop.id == id:
                return list(_stop(stop, trip, names))
    return None


def _line(name: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"  {name}: {printable(value)}"


def _document(document: Document) -> Iterator[str]:
    yield f"document {document.id}"
    yield from _line("source", document.source)
    yield from _line("title", document.title)
    yield from _line("url", document.url)
    yield from _line("written", f"{written(document.date.when)} ({document.date.basis})")
    yield from _line("because", document.date.because)


def _actor(actor: Actor) -> Iterator[str]:
    yield f"{actor.kind} {actor.id}"
    yield from _line("name", actor.name)
    yield from _line("also", ", ".join(actor.aliases))
    yield from _line("role", actor.role)
    yield from _line("country", actor.country)


def _place(place: Place) -> Iterator[str]:
    yield f"{place.kind} {place.id}"
    yield from _line("name", place.name)
    yield from _line("country", place.country)
    if place.lat is not None and place.lon is not None:
        yield from _line("point", f"{place.lat:g}, {place.lon:g}")
    yield from _line("because", place.because)


def _event(event: Event, names: _Names) -> Iterator[str]:
    yield f"{event.type} {event.id}"
    yield from _line("title", event.title)
    yield from _time(event.when)
    yield from _line("status", event.status)
    for part in event.who:
        yield from _line(part.role, names.actors.get(part.actor, part.actor))
    yield from _line("where", names.where(event.where))
    if event.vote:
        yield from _line("body", event.vote.body)
        yield from _line("subject", event.vote.subject)
        yield from _line("outcome", event.vote.outcome)
        for position in event.vote.positions:
            yield from _line(position.country, position.vote)
    yield from _belief(event)
    yield from _evidence(event.evidence, names)


def _stop(stop: Stop, trip: Trip, names: _Names) -> Iterator[str]:
    yield f"stop {stop.id}"
    yield from _line("trip", f"{trip.title} ({trip.id})")
    yield from _line("traveller", names.actors.get(trip.traveller, trip.traveller))
    yield from _line("where", names.where([stop.place]))
    yield from _time(stop.when)
    yield from _line("status", stop.status)
    yield from _line("purpose", stop.purpose)
    yield from _line("events", ", ".join(stop.events))
    yield from _belief(stop)
    yield from _evidence(stop.evidence, names)


def _trip(trip: Trip, names: _Names) -> Iterator[str]:
    yield f"trip {trip.id}"
    yield from _line("title", trip.title)
    yield from _line("traveller", names.actors.get(trip.traveller, trip.traveller))
    yield from _time(trip.when)
    yield from _line("from", names.where([trip.origin]) if trip.origin else None)
    for number, stop in enumerate(trip.stops, 1):
        where = names.where([stop.place])
        yield from _line(f"stop {number}", f"{where}, {written(stop.when)}, {stop.status} ({stop.id})")


def _time(when: When | None) -> Iterator[str]:
    yield from _line("when", written(when))
    if when is not None:
        words = f", from the words “{printable(when.text)}”" if when.text else ""
        yield f"  dated: {when.basis}, to the {when.precision}{words}"


def _belief(fact: Event | Stop) -> Iterator[str]:
    if fact.confidence is not None:
        yield f"  confidence: {fact.confidence:.2f}"
    if fact.edited:
        yield "  edited: a person set or confirmed it"


def _evidence(evidence: Sequence[Evidence], names: _Names, indent: str = "  ") -> Iterator[str]:
    for piece in evidence:
        source = printable(names.sources.get(piece.document, piece.document))
        rule = f", rule {printable(piece.rule)}" if piece.rule else ""
        yield f"{indent}{source}, characters {piece.start} to {piece.end}{rule}:"
        yield f"{indent}  “{printable(piece.quote)}”"


def _conflict(conflict: Conflict, names: _Names) -> Iterator[str]:
    yield f"  the sources disagree on the {conflict.kind}:"
    for claim in conflict.claims:
        yield f"    {printable(claim.value)}"
        yield from _evidence(claim.evidence, names, "      ")
    yield from _line("  kept", conflict.kept)
    yield from _line("  because", conflict.because)


def _to_correct(chronology: Chronology, id: str) -> Iterator[str]:
    """The lines that correct an event or stop by hand."""
    facts = {event.id for event in chronology.events}
    facts.update(stop.id for trip in chronology.trips for stop in trip.stops)
    if id in facts:
        from timeline.merging import correction_lines

        yield "\nTo confirm, reject or change it, put some of this into corrections.toml by the sources:\n"
        yield correction_lines(id).rstrip("\n")


def _near(chronology: Chronology, id: str) -> str:
    stops = (stop.id for trip in chronology.trips for stop in trip.stops)
    tables = (chronology.events, chronology.trips, chronology.people, chronology.places, chronology.documents)
    known = [*stops, *(value.id for table in tables for value in table)]
    near = difflib.get_close_matches(id, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


# --- a text -----------------------------------------------------------------------------------------------


def text_of(source: str | Path, *, zones: bool = False) -> str:
    """The text of one source that offsets count in; with `zones` a line before each names it and its span.

    Raises UnreadableSource, and BadOption for a folder of several texts.
    """
    from timeline.documents import read_sources

    texts, notes = read_sources([source])
    if notes:
        raise UnreadableSource(notes[0].because)
    if len(texts) > 1:
        raise BadOption(f"{source}: a folder of {len(texts)} texts; name one of them")
    text = texts[0].text
    if not zones:
        return text
    parts = (
        f"[{zone.kind} {zone.start} to {zone.end}]\n{text[zone.start : zone.end].rstrip()}\n"
        for zone in texts[0].zones
    )
    return "".join(parts)
