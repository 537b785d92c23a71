"""Reading, writing, filtering and checking a chronology."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from timeline import calendar
from timeline.calendar import Span
from timeline.errors import BadOption, DamagedChronology, UnreadableSource
from timeline.files import write_bytes
from timeline.model import Chronology, Document, Event, Evidence, Stop, Trip, When, decode, encode

__all__ = [
    "Finding",
    "all_evidence",
    "check",
    "filter_chronology",
    "read_chronology",
    "write_chronology",
]


class Finding(NamedTuple):
    """One line of `check`: `kind` is "fault", "conflict" or a note's kind, `about` an id or a source."""

    kind: str
    about: str
    text: str


def read_chronology(path: str | Path, *, sound: bool = True) -> Chronology:
    """The chronology in a file ("-": standard input).

    Raises UnreadableSource or DamagedChronology, naming file and fault. With `sound` its facts must also fit
    together: every id is known, every quote is in its text, no time ends before it begins.
    """
    chronology = decode(_read(path), "standard input" if str(path) == "-" else str(path))
    for fault in _faults(chronology) if sound else ():
        raise DamagedChronology(f"{path}: {fault.about}: {fault.text}; `timeline check` lists all faults")
    return chronology


def write_chronology(chronology: Chronology, path: str | Path) -> Path:
    """`path`, holding the chronology in format 1; raises UnwritableOutput."""
    return write_bytes(path, encode(chronology))


def check(chronology: Chronology) -> tuple[Finding, ...]:
    """Faults, then conflicts, then notes of a chronology (read it with `sound=False` to see its faults)."""
    return (*_faults(chronology), *_conflicts(chronology), *_notes(chronology))


def _read(path: str | Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise UnreadableSource(f"{path}: cannot be read: {reason}") from fault


# --- filtering --------------------------------------------------------------------------------------------


def filter_chronology(
    chronology: Chronology,
    *,
    from_: str | None = None,
    to: str | None = None,
    who: Sequence[str] = (),
    where: Sequence[str] = (),
    type: Sequence[str] = (),
    status: Sequence[str] = (),
) -> Chronology:
    """The events and stops that fit all of the conditions, with the people, places and conflicts they need.

    `from_` and `to` are days, months or years ("2022-05-01", "2022-05", "2022"), both inclusive; a fact fits
    where its time may touch them, and one without a time does not. `who` and `where` are names, parts of
    names or ids, `where` also country codes; any of several is enough. A stop's type is visit.
    Raises BadOption for a day that is none.
    """
    if not (from_ or to or who or where or type or status):
        return chronology
    fits = _Conditions(
        days=Span(_bound(from_, last=False), _bound(to, last=True)),
        who=_matching_people(chronology, who) if who else None,
        where=_matching_places(chronology, where) if where else None,
        type=frozenset(type) or None,
        status=frozenset(status) or None,
    )
    events = tuple(event for event in chronology.events if fits.event(event))
    kept = frozenset(event.id for event in events)
    trips = tuple(trip for trip in (_filtered_trip(trip, fits, kept) for trip in chronology.trips) if trip)
    return _pruned(replace(chronology, events=events, trips=trips))


class _Conditions(NamedTuple):
    """What a fact must fit; None asks nothing."""

    days: Span
    who: frozenset[str] | None
    where: frozenset[str] | None
    type: frozenset[str] | None
    status: frozenset[str] | None

    def event(self, event: Event) -> bool:
        return (
            self._holds(self.type, {event.type})
            and self._holds(self.who, {part.actor for part in event.who})
            and self._fact(event.status, event.when, set(event.where))
        )

    def stop(self, stop: Stop, traveller: str) -> bool:
        return (
            self._holds(self.type, {"visit"})
            and self._holds(self.who, {traveller})
            and self._fact(stop.status, stop.when, {stop.place})
        )

    def _fact(self, status: str, when: When | None, places: set[str]) -> bool:
        return (
            self._holds(self.status, {status})
            and self._holds(self.where, places)
            and _touches(when, self.days)
        )

    @staticmethod
    def _holds(allowed: frozenset[str] | None, found: set[str]) -> bool:
        return allowed is None or not allowed.isdisjoint(found)


def _filtered_trip(trip: Trip, fits: _Conditions, events: frozenset[str]) -> Trip | None:
    stops = tuple(
        replace(stop, events=tuple(event for event in stop.events if event in events))
        for stop in trip.stops
        if fits.stop(stop, trip.traveller)
    )
    return replace(trip, stops=stops) if stops else None


def _touches(when: When | None, days: Span) -> bool:
    if days == Span(None, None):
        return True
    return when is not None and calendar.intersect(calendar.span(when), days) is not None


def _bound(text: str | None, *, last: bool) -> int | None:
    if not text:
        return None
    sign, rest = ("-", text[1:]) if text.startswith("-") else ("", text)
    parts = rest.split("-")
    try:
        year, month, day = (int(sign + parts[0]), *(int(part) for part in parts[1:]), 0, 0)[:3]
        if not (len(parts) <= 3 and all(part.isdecimal() for part in parts)) or 0 in map(int, parts[1:]):
            raise ValueError
        if day:
            return calendar.day_count(year, month, day)
        month = month or (12 if last else 1)
        return calendar.day_count(year, month, calendar.month_length(year, month) if last else 1)
    except ValueError:
        raise BadOption(f"{text!r} is no day: write YYYY-MM-DD, YYYY-MM or YYYY") from None


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _named(wanted: Sequence[str], names: Sequence[str]) -> bool:
    return any(_folded(part) in _folded(name) for part in wanted for name in names)


def _matching_people(chronology: Chronology, wanted: Sequence[str]) -> frozenset[str]:
    return frozenset(
        actor.id
        for actor in chronology.people
        if actor.id in wanted or _named(wanted, (actor.name, *actor.aliases))
    )


def _matching_places(chronology: Chronology, wanted: Sequence[str]) -> frozenset[str]:
    return frozenset(
        place.id
        for place in chronology.places
        if place.id in wanted or place.country in wanted or _named(wanted, (place.name,))
    )


def _pruned(chronology: Chronology) -> Chronology:
    facts = {event.id for event in chronology.events}
    facts.update(trip.id for trip in chronology.trips)
    facts.update(stop.id for trip in chronology.trips for stop in trip.stops)
    people = {part.actor for event in chronology.events for part in event.who}
    people.update(trip.traveller for trip in chronology.trips)
    places = {place for event in chronology.events for place in event.where}
    places.update(stop.place for trip in chronology.trips for stop in trip.stops)
    places.update(trip.origin for trip in chronology.trips if trip.origin)
    documents = {document.id for document in chronology.documents}
    return replace(
        chronology,
        people=tuple(actor for actor in chronology.people if actor.id in people),
        places=tuple(place for place in chronology.places if place.id in places),
        conflicts=tuple(
            conflict
            for conflict in chronology.conflicts
            if conflict.about in facts | people | places | documents
        ),
    )


# --- checking ---------------------------------------------------------------------------------------------


def all_evidence(chronology: Chronology) -> Iterator[tuple[str, Evidence]]:
    """Each piece of evidence with the id of the fact that rests on it, in the file's order."""
    for event in chronology.events:
        yield from ((event.id, piece) for piece in event.evidence)
        for position in event.vote.positions if event.vote else ():
            yield from ((event.id, piece) for piece in position.evidence)
    for trip in chronology.trips:
        for stop in trip.stops:
            yield from ((stop.id, piece) for piece in stop.evidence)
    for conflict in chronology.conflicts:
        for claim in conflict.claims:
            yield from ((conflict.about, piece) for piece in claim.evidence)
    for note in chronology.notes:
        yield from ((note.document or note.kind, piece) for piece in note.evidence)


def _faults(chronology: Chronology) -> Iterator[Finding]:
    for name, values in _tables(chronology):
        seen: set[str] = set()
        for value in values:
            if value in seen:
                yield Finding("fault", value, f"two {name} have this id")
            seen.add(value)
    yield from _unknown_ids(chronology)
    yield from _bad_times(chronology)
    yield from _bad_quotes(chronology)


def _tables(chronology: Chronology) -> Iterator[tuple[str, list[str]]]:
    yield "documents", [document.id for document in chronology.documents]
    yield "people", [actor.id for actor in chronology.people]
    yield "places", [place.id for place in chronology.places]
    yield "events", [event.id for event in chronology.events]
    yield "trips", [trip.id for trip in chronology.trips]
    yield "stops", [stop.id for trip in chronology.trips for stop in trip.stops]


def _unknown_ids(chronology: Chronology) -> Iterator[Finding]:
    known = {name: frozenset(values) for name, values in _tables(chronology)}

    def missing(about: str, table: str, wanted: Sequence[str]) -> Iterator[Finding]:
        for name in wanted:
            if name not in known[table]:
                yield Finding("fault", about, f"names {name}, which is not among the {table}")

    for event in chronology.events:
        yield from missing(event.id, "people", [part.actor for part in event.who])
        yield from missing(event.id, "places", event.where)
    for trip in chronology.trips:
        yield from missing(trip.id, "people", [trip.traveller])
        yield from missing(trip.id, "places", [trip.origin] if trip.origin else [])
        for stop in trip.stops:
            yield from missing(stop.id, "places", [stop.place])
            yield from missing(stop.id, "events", stop.events)
    for about, piece in all_evidence(chronology):
        yield from missing(about, "documents", [piece.document])


def _times(chronology: Chronology) -> Iterator[tuple[str, When | None]]:
    yield from ((document.id, document.date.when) for document in chronology.documents)
    yield from ((event.id, event.when) for event in chronology.events)
    for trip in chronology.trips:
        yield trip.id, trip.when
        yield from ((stop.id, stop.when) for stop in trip.stops)


def _bad_times(chronology: Chronology) -> Iterator[Finding]:
    for about, when in _times(chronology):
        if when is None:
            continue
        try:
            first, last = calendar.span(when)
        except ValueError:
            yield Finding("fault", about, f"{when.start}/{when.end} are not days")
            continue
        if first is not None and last is not None and first > last:
            yield Finding("fault", about, f"ends on {when.end}, before it begins on {when.start}")


def _bad_quotes(chronology: Chronology) -> Iterator[Finding]:
    documents = {document.id: document for document in chronology.documents}
    for about, piece in all_evidence(chronology):
        document: Document | None = documents.get(piece.document)
        text = document.text if document else None
        if text is not None and text[piece.start : piece.end] != piece.quote:
            yield Finding("fault", about, f"its quote is not at {piece.start} in {piece.document}")


def _conflicts(chronology: Chronology) -> Iterator[Finding]:
    for conflict in chronology.conflicts:
        claims = " or ".join(f"{claim.value} ({_sources(claim.evidence)})" for claim in conflict.claims)
        kept = f"; kept {conflict.kept}" if conflict.kept else ""
        because = f" because {conflict.because}" if conflict.because else ""
        yield Finding("conflict", conflict.about, f"{conflict.kind}: {claims}{kept}{because}")


def _sources(evidence: Sequence[Evidence]) -> str:
    return ", ".join(dict.fromkeys(piece.document for piece in evidence)) or "no document"


def _notes(chronology: Chronology) -> Iterator[Finding]:
    sources = {document.id: document.source for document in chronology.documents}
    for note in chronology.notes:
        words = f"“{note.text}”: " if note.text else ""
        about = sources.get(note.document, note.document) if note.document else "-"
        yield Finding(note.kind, about, words + note.because)
