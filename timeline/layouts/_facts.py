"""What a timeline shows of a chronology: facts with their lane, kind of date, status and label."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from timeline.calendar import Span, span
from timeline.layouts._metrics import clean
from timeline.layouts._words import when_words
from timeline.model import Actor, Chronology, Document, Event, Place, Status, Stop, Trip, When

DateKind = Literal["day", "span", "window", "open", "undated"]
Lanes = Literal["traveller", "kind", "country", "document", "none"]
LANES: Final[tuple[Lanes, ...]] = ("traveller", "kind", "country", "document", "none")

DOCUMENTS: Final = "Documents"  # the lane of the days of texts

_MOVES: Final = ("visit", "arrival", "departure")
_OF_ONE_DAY: Final = ("call", "vote", "statement", "announcement", "sanction", "press", "agreement")
_VAGUE: Final = ("week", "month", "season", "year", "decade", "century")
KINDS: Final = {
    "visit": "Visits", "arrival": "Arrivals", "departure": "Departures", "summit": "Summits",
    "meeting": "Meetings", "call": "Calls", "vote": "Votes", "agreement": "Agreements",
    "statement": "Statements", "announcement": "Announcements", "press": "Press", "ceremony": "Ceremonies",
    "sanction": "Sanctions", "aid": "Aid", "conflict": "Conflict", "disaster": "Disasters", "other": "Other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: `rank` orders the lanes; `traveller` lanes have a colour each."""

    rank: tuple[int, int, str]
    name: str
    traveller: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """An event or a stop as a timeline shows it; `flags` number the conflicts that are listed below."""

    id: str
    label: str
    days: Span
    kind: DateKind
    status: Status
    lane: Lane
    when: When | None
    tip: str
    faded: bool = False
    stop: bool = False
    trip: str = ""
    flags: tuple[int, ...] = ()
    order: int = 0

    @property
    def by_time(self) -> tuple[int, int, int, str]:
        """What facts are sorted by: their days, and their order in a journey."""
        return self.first, self.end, self.order, self.id

    @property
    def first(self) -> int:
        """The first day that is known."""
        return self.days.first if self.days.first is not None else self.days.last or 0

    @property
    def end(self) -> int:
        """The day after the last day that is known."""
        last = self.days.last if self.days.last is not None else self.days.first
        return (last or 0) + 1


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a chronology in order of time, its conflicts in words, and its trips' titles."""

    dated: tuple[Fact, ...]
    undated: tuple[Fact, ...]
    conflicts: tuple[str, ...]
    trips: dict[str, str]


def date_kind(when: When | None, type_: str = "visit") -> DateKind:
    """How a date is to be drawn: a month is a window in which the day is not known, never a firm bar."""
    days = span(when) if when else Span(None, None)
    if when is None or days == (None, None):
        return "undated"
    if days.first is None or days.last is None:
        return "open"
    if days.first == days.last:
        return "day"
    vague = when.precision in _VAGUE or (when.precision == "interval" and when.basis == "inferred")
    return "window" if vague or type_ in _OF_ONE_DAY else "span"


class _Reader:
    """Looks up what a chronology's ids stand for, and sorts its facts into lanes."""

    def __init__(self, chronology: Chronology, lanes: Lanes) -> None:
        self.lanes = lanes
        self.actors: dict[str, Actor] = {actor.id: actor for actor in chronology.people}
        self.places: dict[str, Place] = {place.id: place for place in chronology.places}
        self.documents: dict[str, Document] = {document.id: document for document in chronology.documents}
        self.flags = flags_of(chronology)
        self.order = traveller_order(chronology)

    def actor(self, id_: str) -> str:
        known = self.actors.get(id_)
        return clean(known.name) if known else id_

    def place(self, id_: str) -> str:
        known = self.places.get(id_)
        return clean(known.name) if known else id_

    def traveller_lane(self, id_: str) -> Lane:
        return Lane((0, self.order.get(id_, len(self.order)), id_), self.actor(id_), id_)

    def kind_lane(self, type_: str) -> Lane:
        return Lane((1, list(KINDS).index(type_), type_), KINDS[type_])

    def country_lane(self, places: Iterable[str]) -> Lane:
        codes = [self.places[id_].country for id_ in places if id_ in self.places]
        code = next((code for code in codes if code), None)
        if code is None:
            return Lane((2, 0, ""), "No country stated")
        from timeline.places.countries import country_name

        return Lane((1, 0, country_name(code)), country_name(code))

    def document_lane(self, id_: str) -> Lane:
        document = self.documents.get(id_)
        name = clean(document.title or document.source) if document else id_
        return Lane((1, list(self.documents).index(id_) if document else 0, id_), name)

    def stop_lane(self, trip: Trip, stop: Stop) -> Lane:
        match self.lanes:
            case "traveller":
                return self.traveller_lane(trip.traveller)
            case "kind":
                return self.kind_lane("visit")
            case "country":
                return self.country_lane([stop.place])
            case "document":
                return self.document_lane(stop.evidence[0].document)
        return Lane((0, 0, ""), "")

    def event_lane(self, event: Event) -> Lane:
        match self.lanes:
            case "traveller":
                who = self.mover(event)
                return self.traveller_lane(who) if who else self.kind_lane(event.type)
            case "kind":
                return self.kind_lane(event.type)
            case "country":
                return self.country_lane(event.where)
            case "document":
                return self.document_lane(event.evidence[0].document)
        return Lane((0, 0, ""), "")

    def mover(self, event: Event) -> str | None:
        """The person whose journey an event is, None for what is no journey."""
        if event.type not in _MOVES:
            return None
        people = [part for part in event.who if self.is_person(part.actor)]
        people.sort(key=lambda part: part.role != "traveller")
        return people[0].actor if people else None

    def all_flags(self, about: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the conflicts about any of these ids."""
        return tuple(sorted({flag for id_ in about for flag in self.flags.get(id_, ())}))

    def is_person(self, id_: str) -> bool:
        return id_ in self.actors and self.actors[id_].kind == "person"

    def stop_fact(self, trip: Trip, stop: Stop) -> Fact:
        place, who = self.place(stop.place), self.actor(trip.traveller)
        label = place if self.lanes == "traveller" else f"{who} in {place}"
        kind = date_kind(stop.when)
        if kind == "undated":
            order = (
                f" (stop {trip.stops.index(stop) + 1} of {len(trip.stops)})" if len(trip.stops) > 1 else ""
            )
            label = f"{who} in {place}{order}"
        fact = self.fact(stop.id, label, stop.when, kind, stop.status, self.stop_lane(trip, stop))
        tip = f"{who} in {place}, {when_words(stop.when)} ({stop.status})"
        number = trip.stops.index(stop)
        about = (*((trip.id,) if number == 0 else ()), stop.id, stop.place, *stop.events)
        flags = self.all_flags(about)
        return replace(fact, stop=True, trip=trip.id, tip=tip, flags=flags, order=number)

    def event_fact(self, event: Event) -> Fact:
        kind = date_kind(event.when, event.type)
        label = clean(event.title)
        fact = self.fact(event.id, label, event.when, kind, event.status, self.event_lane(event))
        return replace(fact, flags=self.all_flags((event.id, *event.where)))

    def document_facts(self) -> list[Fact]:
        lane = Lane((3, 0, ""), DOCUMENTS)
        return [
            self.fact(
                f"written-{document.id}",
                clean(document.title or document.source),
                document.date.when,
                date_kind(document.date.when, "statement"),
                "happened",
                lane,
            )
            for document in self.documents.values()
            if document.date.when is not None
        ]

    def fact(
        self, id_: str, label: str, when: When | None, kind: DateKind, status: Status, lane: Lane
    ) -> Fact:
        tip = f"{label}, {when_words(when)} ({status})"
        days = span(when) if when else Span(None, None)
        faded = when is not None and when.approximate
        return Fact(id_, label, days, kind, status, lane, when, tip, faded)


def traveller_order(chronology: Chronology) -> dict[str, int]:
    """The travellers' places in the order of lanes: who has most stops comes first."""
    stops: dict[str, int] = {}
    for trip in chronology.trips:
        stops[trip.traveller] = stops.get(trip.traveller, 0) + len(trip.stops)
    ordered = sorted(stops, key=lambda id_: (-stops[id_], id_))
    return {id_: rank for rank, id_ in enumerate(ordered)}


def flags_of(
    chronology: Chronology, about: frozenset[str] | set[str] | None = None
) -> dict[str, tuple[int, ...]]:
    """The numbers of the conflicts about each id, from 1 over those that `about` names."""
    flags: dict[str, tuple[int, ...]] = {}
    chosen = [conflict for conflict in chronology.conflicts if about is None or conflict.about in about]
    for number, conflict in enumerate(chosen, 1):
        flags[conflict.about] = (*flags.get(conflict.about, ()), number)
    return flags


def flag_words(flags: tuple[int, ...]) -> str:
    """What a label ends with where sources disagree: " ⚠1,2", or nothing."""
    return " ⚠" + ",".join(str(flag) for flag in flags) if flags else ""


def conflict_lines(chronology: Chronology, about: set[str] | None = None) -> tuple[str, ...]:
    """A line for each conflict: what it is about, the claims, what was kept and why."""
    names = _name_of(chronology, _Reader(chronology, "none"))
    lines = []
    for conflict in chronology.conflicts:
        if about is not None and conflict.about not in about:
            continue
        claims = " or ".join(f"“{clean(claim.value)}”" for claim in conflict.claims)
        kept = f"; kept: {clean(conflict.kept)}" if conflict.kept else ""
        because = f" ({clean(conflict.because).rstrip('.')})" if conflict.because else ""
        lines.append(f"{names(conflict.about)}, {conflict.kind}: {claims}{kept}{because}")
    return tuple(lines)


def _name_of(chronology: Chronology, reader: _Reader) -> Callable[[str], str]:
    names = {event.id: clean(event.title) for event in chronology.events}
    for trip in chronology.trips:
        who = reader.actor(trip.traveller)
        first, last = (reader.place(trip.stops[index].place) for index in (0, -1))
        names[trip.id] = f"{who}’s journey, {first} to {last}" if len(trip.stops) > 1 else f"{who} in {first}"
        for stop in trip.stops:
            names[stop.id] = f"{reader.actor(trip.traveller)} in {reader.place(stop.place)}"
    names |= {place.id: clean(place.name) for place in chronology.places}
    names |= {document.id: clean(document.title or document.source) for document in chronology.documents}
    return lambda id_: names.get(id_, id_)


def read_facts(chronology: Chronology, lanes: Lanes, *, documents: bool = False) -> Facts:
    """The facts that a timeline of this chronology shows; the visit that a stop tells is not told twice."""
    reader = _Reader(chronology, lanes)
    stops = [reader.stop_fact(trip, stop) for trip in chronology.trips for stop in trip.stops]
    told = {id_ for trip in chronology.trips for stop in trip.stops for id_ in stop.events}
    events = [
        reader.event_fact(event)
        for event in chronology.events
        if not (event.id in told and event.type in _MOVES)
    ]
    facts = stops + events + (reader.document_facts() if documents else [])
    dated = sorted((fact for fact in facts if fact.kind != "undated"), key=lambda fact: fact.by_time)
    undated = tuple(fact for fact in facts if fact.kind == "undated")
    conflicts = conflict_lines(chronology)
    trips = {
        trip.id: f"{trip_title(trip, reader.actor(trip.traveller))} ({_many_stops(trip)})"
        for trip in chronology.trips
    }
    return Facts(tuple(dated), undated, conflicts, trips)


def trip_title(trip: Trip, traveller: str) -> str:
    """A journey's title, without the traveller's name before it, which figures show anyway."""
    head, colon, rest = clean(trip.title).partition(": ")
    name = traveller.casefold()
    return rest if colon and head.casefold() in (name, *name.split()) else clean(trip.title)


def _many_stops(trip: Trip) -> str:
    undated = sum(date_kind(stop.when) == "undated" for stop in trip.stops)
    words = "1 stop" if len(trip.stops) == 1 else f"{len(trip.stops)} stops"
    return f"{words}, {undated} not dated" if undated else words
