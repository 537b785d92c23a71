"""What a report says, as plain sentences and rows: only what the chronology holds, with notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.calendar import parse_day, weekday
from timeline.maps._phrases import counted, journey_name, when_phrase
from timeline.model import (
    Chronology,
    Conflict,
    Document,
    Event,
    Evidence,
    Note,
    Position,
    Status,
    Stop,
    Trip,
    Vote,
    When,
)
from timeline.places.countries import country_name
from timeline.reports._data import tally_phrase

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STAYS: Final[dict[Status, str]] = {
    "happened": "{who} was in {place}",
    "planned": "{who} was to be in {place}, by the plans",
    "considered": "a stay of {who} in {place} was considered",
    "cancelled": "a stay of {who} in {place} was called off",
    "denied": "it was denied that {who} would be in {place}",
}
_POSITIONS: Final[tuple[tuple[Position, str], ...]] = (
    ("for", "for"), ("against", "against"), ("abstain", "abstaining"), ("absent", "absent"),
)  # fmt: skip
_OUTCOMES: Final = {"adopted": "It was adopted.", "rejected": "It was rejected.", "unknown": ""}
_LEFT_OUT: Final = {
    "unread": "could not be read",
    "doubtful": "doubtful",
    "impossible-date": "impossible date",
    "undated": "without a date",
    "unresolved-place": "place not identified",
    "unresolved-person": "person not identified",
    "correction-unused": "correction that fits nothing",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a cell's words, and the numbers of the notes that it rests on."""

    text: str
    notes: tuple[int, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Itinerary:
    """A journey: its heading, where it began, and a line for each stop and for what happened there."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote: a sentence, and who voted how in lines of countries."""

    heading: str
    line: Line
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the chronology's table."""

    when: str
    what: Line
    kind: str
    who: str
    where: str
    status: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A conflict: what each side says with its notes, and what was decided."""

    heading: str
    claims: tuple[Line, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document, and when it was written."""

    name: str
    written: str
    url: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A numbered note: the words, and the document in which they stand."""

    number: int
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a report says, in the order of its sections."""

    title: str
    summary: tuple[str, ...]
    itineraries: tuple[Itinerary, ...]
    ballots: tuple[Ballot, ...]
    rows: tuple[Row, ...]
    disagreements: tuple[Disagreement, ...]
    undated: tuple[Line, ...]
    left_out: tuple[Line, ...]
    sources: tuple[Source, ...]
    notes: tuple[Quotation, ...]


@dataclass(slots=True)
class _Notes:
    """Numbers the quotes in the order in which the report first uses them."""

    documents: dict[str, Document]
    found: dict[tuple[str, int, str], Quotation] = field(default_factory=dict)

    def numbers(self, evidence: Sequence[Evidence]) -> tuple[int, ...]:
        """The notes' numbers of pieces of evidence."""
        return tuple(dict.fromkeys(self._number(piece) for piece in evidence))

    def _number(self, piece: Evidence) -> int:
        key = (piece.document, piece.start, piece.quote)
        if key not in self.found:
            document = self.documents.get(piece.document)
            source = source_name(document) if document else piece.document
            self.found[key] = Quotation(len(self.found) + 1, one_line(piece.quote), source)
        return self.found[key].number


def contents(chronology: Chronology, title: str) -> Contents:
    """What a report on the chronology says."""
    return _Writer(chronology).contents(title)


def one_line(text: str) -> str:
    """The text with its line ends as spaces."""
    return " ".join(text.split())


def source_name(document: Document) -> str:
    """A document's title and path, or its path."""
    return f"{one_line(document.title)} ({document.source})" if document.title else document.source


class _Writer:
    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology
        self.names = {actor.id: actor.name for actor in chronology.people}
        self.places = {place.id: place for place in chronology.places}
        self.events = {event.id: event for event in chronology.events}
        self.notes = _Notes({document.id: document for document in chronology.documents})

    def contents(self, title: str) -> Contents:
        ordered = sorted(self.chronology.events, key=_by_time)
        return Contents(
            title=title,
            summary=tuple(self._summary()),
            itineraries=tuple(self._itinerary(trip) for trip in self.chronology.trips),
            ballots=tuple(self._ballot(event, event.vote) for event in ordered if event.vote),
            rows=tuple(self._row(event) for event in ordered if event.when),
            disagreements=tuple(self._disagreement(one) for one in self.chronology.conflicts),
            undated=tuple(self._undated()),
            left_out=tuple(self._left_out(note) for note in self.chronology.notes),
            sources=tuple(map(_source, self.chronology.documents)),
            notes=tuple(self.notes.found.values()),
        )

    def _summary(self) -> Iterator[str]:
        chronology = self.chronology
        whens = [event.when for event in chronology.events if event.when]
        votes = sum(1 for event in chronology.events if event.vote)
        told = f"{counted(len(chronology.events), 'event')}, {counted(len(chronology.trips), 'journey')}"
        yield f"This report rests on {counted(len(chronology.documents), 'document')}."
        yield f"It tells of {told} and {counted(votes, 'vote')}."
        starts = [when.start for when in whens if when.start]
        ends = [when.end for when in whens if when.end]
        if starts and ends:
            first, last = min(starts, key=parse_day), max(ends, key=parse_day)
            yield f"What is dated lies in this time: {_long_span(first, last)}."
        for trip in chronology.trips:
            yield self._trip_sentence(trip)
        undated = len(chronology.events) - len(whens)
        if undated:
            yield f"{counted(undated, 'event')} cannot be dated."
        if chronology.conflicts:
            yield f"The documents disagree in {counted(len(chronology.conflicts), 'point')}."

    def _trip_sentence(self, trip: Trip) -> str:
        who = self.names.get(trip.traveller, trip.traveller)
        parts = [f"{self._place(stop.place)}{_aside(stop)}" for stop in trip.stops]
        named = who if journey_name(who, trip.title) == trip.title else f"{who}, {trip.title}"
        return f"{named}: {'; '.join(parts)}."

    def _place(self, id: str) -> str:
        place = self.places.get(id)
        if place is None:
            return id
        country = country_name(place.country) if place.country else ""
        return place.name if country in ("", place.name) else f"{place.name}, {country}"

    def _itinerary(self, trip: Trip) -> Itinerary:
        who = self.names.get(trip.traveller, trip.traveller)
        lines = []
        if trip.origin:
            lines.append(Line(f"The journey set out from {self._place(trip.origin)}."))
        for stop in trip.stops:
            lines.append(self._stay(stop, who))
            lines.extend(self._deeds(stop))
        return Itinerary(journey_name(who, trip.title), tuple(lines))

    def _stay(self, stop: Stop, who: str) -> Line:
        stay = _STAYS[stop.status].format_map({"who": who, "place": self._place(stop.place)})
        purpose = f"; purpose: {stop.purpose}" if stop.purpose else ""
        return Line(f"{dated(stop.when)}: {stay}{purpose}.", self.notes.numbers(stop.evidence), stop.id)

    def _deeds(self, stop: Stop) -> Iterator[Line]:
        """What else the stop's events tell, beside the visit itself."""
        for id in stop.events:
            event = self.events.get(id)
            if event and event.type not in ("visit", "arrival", "departure"):
                status = "" if event.status == "happened" else f" ({event.status})"
                yield Line(
                    f"{dated(event.when)}: {event.title}{status}.",
                    self.notes.numbers(event.evidence),
                    event.id,
                )

    def _ballot(self, event: Event, vote: Vote | None) -> Ballot:
        assert vote is not None
        tally = tally_phrase(vote.tally)
        resolution = f" (resolution {vote.resolution})" if vote.resolution else ""
        count = f" Count: {tally}." if tally else ""
        subject = f"{vote.subject or event.title}{resolution}"
        outcome = f" {_OUTCOMES[vote.outcome]}" if _OUTCOMES[vote.outcome] else ""
        text = f"{dated(event.when)}: {vote.body} voted. Subject: {subject}.{count}{outcome}"
        evidence = [*event.evidence, *(piece for one in vote.positions for piece in one.evidence)]
        return Ballot(event.title, Line(text, self.notes.numbers(evidence), event.id), tuple(_sides(vote)))

    def _row(self, event: Event) -> Row:
        return Row(
            when=when_phrase(event.when),
            what=Line(event.title, self.notes.numbers(event.evidence), event.id),
            kind=event.type,
            who=", ".join(dict.fromkeys(self.names.get(part.actor, part.actor) for part in event.who)),
            where=", ".join(map(self._place, event.where)),
            status=event.status,
        )

    def _disagreement(self, conflict: Conflict) -> Disagreement:
        claims = tuple(Line(claim.value, self.notes.numbers(claim.evidence)) for claim in conflict.claims)
        kept = f"Kept: {conflict.kept}." if conflict.kept else "Nothing was decided."
        because = one_line(conflict.because)
        if because:
            kept += f" {because[0].upper()}{because[1:]}{'' if because.endswith('.') else '.'}"
        return Disagreement(f"{conflict.kind}: {self._about(conflict.about)}", claims, kept)

    def _about(self, id: str) -> str:
        if id in self.events:
            return self.events[id].title
        for trip in self.chronology.trips:
            if trip.id == id:
                return trip.title
            for stop in trip.stops:
                if stop.id == id:
                    return f"{self.names.get(trip.traveller, trip.traveller)} in {self._place(stop.place)}"
        if id in self.places:
            return self._place(id)
        document = self.notes.documents.get(id)
        return source_name(document) if document else id

    def _undated(self) -> Iterator[Line]:
        for event in self.chronology.events:
            if event.when is None:
                yield Line(f"{event.title} ({event.status})", self.notes.numbers(event.evidence), event.id)

    def _left_out(self, note: Note) -> Line:
        document = self.notes.documents.get(note.document or "")
        words = f" “{one_line(note.text)}”" if note.text else ""
        source = f" [{document.source}]" if document else ""
        text = f"{_LEFT_OUT[note.kind]}:{words} {one_line(note.because)}{source}"
        return Line(text, self.notes.numbers(note.evidence))


def _sides(vote: Vote) -> Iterator[str]:
    for position, word in _POSITIONS:
        names = sorted(country_name(one.country) for one in vote.positions if one.vote == position)
        if names:
            yield f"{word}: {', '.join(names)}"


def _aside(stop: Stop) -> str:
    """A stop's time and status in brackets: " (29 April 2022, planned)"."""
    parts = [when_phrase(stop.when)] if stop.when else []
    parts += [stop.status] if stop.status != "happened" else []
    return f" ({', '.join(parts)})" if parts else ""


def dated(when: When | None) -> str:
    """A time with the weekday where it is one day: "Friday 29 April 2022", "Date not known"."""
    phrase = when_phrase(when)
    if when and when.start and when.end and parse_day(when.start) == parse_day(when.end):
        return f"{_WEEKDAYS[weekday(parse_day(when.start)) - 1]} {phrase}"
    return phrase[0].upper() + phrase[1:]


def _long_span(first: str, last: str) -> str:
    """The days, or the years alone where they lie far apart."""
    far = parse_day(last) - parse_day(first) > 5 * 366
    ends = [
        when_phrase(When(edtf="", start=day, end=day, precision="year" if far else "day"))
        for day in (first, last)
    ]
    return " to ".join(dict.fromkeys(ends))


def _by_time(event: Event) -> tuple[bool, int, int, str]:
    if event.when is None or (event.when.start is None and event.when.end is None):
        return True, 0, 0, event.id
    first, last = event.when.start or event.when.end or "", event.when.end or event.when.start or ""
    return False, parse_day(first), parse_day(last), event.id


def _source(document: Document) -> Source:
    when = document.date.when
    written = when_phrase(when) if when else "date not known"
    because = one_line(document.date.because)
    return Source(
        source_name(document),
        f"{written} ({document.date.basis}{f': {because}' if because else ''})",
        document.url or "",
    )
