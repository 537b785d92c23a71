"""A chronology as the linked page carries it: rows and numbers in place of repeated names, to keep it small.

The page's script data.js reads these rows; the two change together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from timeline.calendar import parse_day
from timeline.maps._phrases import is_window, when_phrase
from timeline.maps._routes import Halt, Journey, Routes, lay_routes
from timeline.model import (
    Chronology,
    Document,
    Event,
    EventType,
    Evidence,
    Participant,
    Place,
    Status,
    Stop,
    Tally,
    When,
)
from timeline.places.countries import country_name

Row = list[Any]

STATUSES: Final[tuple[Status, ...]] = ("happened", "planned", "considered", "cancelled", "denied")
_PLAIN: Final = ("day", "week", "interval")  # the page's script says such times itself


def page_data(chronology: Chronology) -> dict[str, Any]:
    """The rows of the page; days count from the first `base`."""
    return _Rows(chronology).data()


class _Rows:
    """The numbers that stand for people, places, documents and kinds."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology
        self.people = {actor.id: n for n, actor in enumerate(chronology.people)}
        self.places = {place.id: n for n, place in enumerate(chronology.places)}
        self.documents = {document.id: n for n, document in enumerate(chronology.documents)}
        self.kept = [document.text is not None for document in chronology.documents]
        facts = [*chronology.events, *self._bare_stops()]
        self.events = sorted(facts, key=lambda event: _order(event.when))
        self.numbers = {event.id: n for n, event in enumerate(self.events)}
        self.types = sorted({event.type for event in self.events})
        days = [parse_day(when.start or when.end or "") for when in self._times()]
        self.base = min(days, default=0)

    def data(self) -> dict[str, Any]:
        """All rows."""
        routes = lay_routes(self.chronology)
        return {
            "base": self.base,
            "people": [actor.name for actor in self.chronology.people],
            "places": [self._place(place) for place in self.chronology.places],
            "documents": [self._document(document) for document in self.chronology.documents],
            "types": self.types,
            "statuses": STATUSES,
            "events": [self._event(event) for event in self.events],
            "votes": [self._vote(n, event) for n, event in enumerate(self.events) if event.vote],
            "countries": self._countries(),
            "trips": self._trips(routes),
            "strip": routes.strip,
            "crowded": routes.crowded,
            "steps": routes.steps,
            "conflicts": self._conflicts(),
        }

    def _times(self) -> Iterable[When]:
        stops = (stop.when for trip in self.chronology.trips for stop in trip.stops)
        for when in (*(event.when for event in self.chronology.events), *stops):
            if when is not None and (when.start or when.end):
                yield when

    def _bare_stops(self) -> Iterable[Event]:
        """A stop that names no event stands for its own visit."""
        known = {event.id for event in self.chronology.events}
        names = {place.id: place.name for place in self.chronology.places}
        for trip in self.chronology.trips:
            for stop in trip.stops:
                if not known.intersection(stop.events):
                    yield _visit(stop, trip.traveller, names.get(stop.place, stop.place))

    def _place(self, place: Place) -> Row:
        country = country_name(place.country) if place.country else ""
        return [place.name, "" if country == place.name else country, place.lat, place.lon]

    def _document(self, document: Document) -> Row:
        written = when_phrase(document.date.when) if document.date.when else ""
        return [document.source, document.title or "", written, document.text or 0]

    def _event(self, event: Event) -> Row:
        return [
            event.id,
            self.types.index(event.type),
            event.title,
            STATUSES.index(event.status),
            *self._when(event.when),
            sorted({self.people[part.actor] for part in event.who if part.actor in self.people}),
            [self.places[place] for place in event.where if place in self.places],
            [self._evidence(piece, event.title) for piece in event.evidence],
        ]

    def _when(self, when: When | None) -> Row:
        """First day, last day, words (0: the two days say it all), 1 where the day may be any between."""
        if when is None or (when.start is None and when.end is None):
            return [None, None, 0, 0]
        first, last = (self._day(side) for side in (when.start, when.end))
        vague = when.approximate or when.precision not in ("day", "time", "interval") or is_window(when)
        plain = when.precision in _PLAIN and not (
            when.approximate or is_window(when) or None in (first, last)
        )
        return [first, last, 0 if plain else when_phrase(when), int(vague)]

    def _day(self, side: str | None) -> int | None:
        return parse_day(side) - self.base if side else None

    def _evidence(self, piece: Evidence, title: str) -> Row:
        document = self.documents.get(piece.document, 0)
        if document < len(self.kept) and self.kept[document]:
            return [document, piece.start, piece.end]
        return [document, piece.start, 0 if piece.quote == title else piece.quote]

    def _vote(self, number: int, event: Event) -> Row:
        vote = event.vote
        assert vote is not None
        positions = {position.country: position.vote for position in vote.positions}
        return [number, vote.body, vote.subject or event.title, tally_phrase(vote.tally), positions]

    def _countries(self) -> dict[str, str]:
        votes = [event.vote for event in self.events if event.vote]
        codes = sorted({position.country for vote in votes for position in vote.positions})
        return {code: country_name(code) for code in codes}

    def _trips(self, routes: Routes) -> list[Row]:
        return [
            [
                journey.id,
                self.people.get(trip.traveller, -1),
                trip.title,
                [journey.origin.place, journey.origin.lat, journey.origin.lon] if journey.origin else 0,
                self._stops(trip.stops, journey),
            ]
            for trip, journey in zip(self.chronology.trips, routes.journeys, strict=True)
        ]

    def _stops(self, stops: Sequence[Stop], journey: Journey) -> list[Row]:
        return [self._stop(stop, halt) for stop, halt in zip(stops, journey.stops, strict=True)]

    def _stop(self, stop: Stop, halt: Halt) -> Row:
        """A stop; its time, status and quotes only where they are not those of its visit."""
        facts = [self.numbers[event] for event in (*stop.events, stop.id) if event in self.numbers]
        visit = self.events[facts[0]]
        same = (visit.when, visit.status, visit.evidence) == (stop.when, stop.status, stop.evidence)
        row: Row = [stop.id, self.places.get(stop.place, -1), halt.lat, halt.lon, facts, stop.purpose or 0]
        if not same:
            quotes = [self._evidence(piece, visit.title) for piece in stop.evidence]
            row += [*self._when(stop.when), STATUSES.index(stop.status), quotes]
        return row

    def _conflicts(self) -> list[Row]:
        return [
            [
                conflict.about,
                conflict.kind,
                [claim.value for claim in conflict.claims],
                conflict.kept,
                conflict.because,
            ]
            for conflict in self.chronology.conflicts
        ]


def _visit(stop: Stop, traveller: str, place: str) -> Event:
    kind: EventType = "visit"
    return Event(
        id=stop.id, type=kind, title=place[:90], when=stop.when, status=stop.status, evidence=stop.evidence,
        who=(Participant(actor=traveller, role="traveller"),), where=(stop.place,),
    )  # fmt: skip


def _order(when: When | None) -> tuple[bool, int, int]:
    if when is None or (when.start is None and when.end is None):
        return True, 0, 0
    first, last = when.start or when.end, when.end or when.start
    return False, parse_day(first or ""), parse_day(last or "")


def tally_phrase(tally: Tally) -> str:
    """The counts in words: "at least 93 for, 24 against"; "" where there are none."""
    named = (
        ("for", tally.for_),
        ("against", tally.against),
        ("abstained", tally.abstain),
        ("absent", tally.absent),
    )
    parts = []
    for word, count in named:
        if count is not None:
            bound = "" if count.bound == "exactly" else f"{count.bound} "
            parts.append(f"{bound}{count.n} {word}")
    return ", ".join(parts)
