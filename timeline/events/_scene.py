"""What a text has told so far: who travels, where the story stands, which day it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from timeline.actors import DocumentActor
from timeline.calendar import span
from timeline.events._journeys.ages import tells_age, year_of_birth, years_of_age
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.times import bounded, front_time, own_time, time_beside
from timeline.events._types import Reading, Role
from timeline.model import Place, When
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex

_MONTH, _LONG = 27, 366  # days
_BEFORE = re.compile(r"\bhad\b[^,;]* _")
_PERFECT = re.compile(r"\b(?:has|have)\b[^,;]* _")
_HERE = ("city", "town", "capital", "village", "port")
STOP_KINDS = frozenset(("venue", "city", "region", "country"))
AT_LINKS = frozenset(("in", "at", "near", "outside", "on", "across"))


class Told(msgspec.Struct, frozen=True):
    """A sentence as the families read it: its pieces, its clauses in order, and its typed line.

    `line` has P, A and T for places, actors and times; `owners` the piece that each of its characters is of.
    """

    sentence: Sentence
    pieces: tuple[Piece, ...]
    clauses: tuple[Clause, ...]
    text: str
    line: str
    owners: list[int]

    @property
    def main(self) -> Clause | None:
        """The first clause of a verb that hangs on no other: of whom it speaks, the sentence speaks."""
        return next((c for c in self.clauses if not c.head.noun and not c.relative), None)


@dataclass
class Scene:
    """The running state of one document while its sentences are read in order.

    `unknown` says that the last sentence with a verb, not in a list, is about somebody who is not known.
    `memory` is for families that gather one event from several sentences, by the family's name; `claimed`
    holds the starts of the sentences that they take. `life` is whose life the sentence is a part of.
    `section` is the day that heads the lines below it; `opens`: the sentence begins one of its entries.
    """

    reading: Reading
    actors: dict[str, DocumentActor]
    main: str | None
    paragraph: int = -1
    time: tuple[str, ResolvedTimex] | None = None
    time_keys: frozenset[str] = frozenset()
    place: Place | None = None
    named: Place | None = None
    dateline: Place | None = None
    traveller: tuple[str, ...] = ()
    traveller_paragraph: int = -1
    place_when: When | None = None
    whereabouts: dict[str, Place] = field(default_factory=dict)
    journey: int = 0
    order: int = 0
    tour: When | None = None
    owner: str | None = None
    life: tuple[str, ...] = ()
    row_time: ResolvedTimex | None = None
    day: ResolvedTimex | None = None
    periods: Mapping[int, ResolvedTimex] = field(default_factory=dict)
    travels: Counter[str] = field(default_factory=Counter)
    claimed: set[int] = field(default_factory=set)
    memory: dict[str, Any] = field(default_factory=dict)
    unknown: bool = False
    end: int = 0

    @cached_property
    def main_named(self) -> int | None:
        """Where the text first names, or means, whom it is about."""
        return next((m.start for m in self.reading.cast.mentions if self.main in m.keys), None)

    section: ResolvedTimex | None = None
    section_paragraph: int = -1
    opens: bool = False
    last: ResolvedTimex | None = None
    headed: bool = False

    def people(self, pieces: Iterable[Piece]) -> tuple[str, ...]:
        """The keys of the people among mentions, each once, in order."""
        keys: list[str] = []
        for piece in pieces:
            if piece.actor is not None:
                own = (self.owner,) if self.owner is not None and piece.word in ("he", "she") else ()
                keys.extend(piece.actor.keys or own)
        return tuple(dict.fromkeys(key for key in keys if self.actors[key].kind == "person"))

    def travellers(self, pieces: Iterable[Piece]) -> tuple[str, ...]:
        """The people among mentions who may be on a journey: not "her press secretary", who tells of it."""
        people = ((key, self.actors[key]) for key in self.people(pieces))
        return tuple(key for key, who in people if who.named or "spokes" not in (who.office or ""))

    def everyone(self, pieces: Iterable[Piece]) -> tuple[str, ...]:
        """The keys of all actors among mentions, each once, in order."""
        keys = (key for piece in pieces if piece.actor is not None for key in piece.actor.keys)
        return tuple(dict.fromkeys(keys))

    def bodies(self, pieces: Iterable[Piece]) -> tuple[str, ...]:
        """The keys of the states and organisations among mentions, each once, in order."""
        return tuple(key for key in self.everyone(pieces) if self.actors[key].kind != "person")

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: a new paragraph forgets the day of the one before."""
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.time = sentence.paragraph, None
        self.end = sentence.end
        entries = self.reading.cast.entries
        own = (key for start, end, key in entries if start <= sentence.start < end and key in self.actors)
        self.life = tuple(own)[-1:]

    def when(self, clause: Clause) -> tuple[ResolvedTimex | None, When | None, str]:
        """The clause's time, its days and where it comes from: own, front, beside, paragraph or ""."""
        for source, found in (
            ("own", own_time(clause)),
            ("front", front_time(clause)),
            ("beside", time_beside(clause)),
            ("paragraph", self.time),
            ("heading", None if self.day is None else ("", self.day)),
        ):
            if found is not None and not (source == "paragraph" and self._is_past_of(clause, found[1])):
                if (
                    source in ("beside", "paragraph")
                    and clause.entry("travel")
                    and _PERFECT.search(clause.chain)
                ):
                    break  # "has already been to Pretoria" is of no day told before
                if source == "front" and clause.relative in ("whom", "who") and _BEFORE.search(clause.chain):
                    break  # "In 1890 she married a man whom she had met in Rome"
                link, timex = found
                days = bounded(link, timex.when, self.reading.date)
                if source == "paragraph" and _is_open(link, days):
                    break  # "since 1948" is the time of its own sentence alone
                return timex, days, source
        return None, self._by_age(clause), ""

    def _is_past_of(self, clause: Clause, told: ResolvedTimex) -> bool:
        """Whether a clause has left the time told before: an age, "passed two years in", years long over."""
        if tells_age(clause) is not None:
            return True
        days = span(told.when) if told.when is not None else None
        if days is None or days.first is None or days.last is None:
            return False
        lasts = any(p.time is not None and p.time.type == "DURATION" for _, p in clause.own)
        aside = lasts or clause.relative == "where"
        size = days.last - days.first
        return size > _LONG or (aside and size >= _MONTH)

    def _by_age(self, clause: Clause) -> When | None:
        """When somebody was "aged 30" of whose birth the text tells the year."""
        age, people = tells_age(clause), self.people(clause.subjects) or self.life
        born = year_of_birth(people[0], self.reading) if age is not None and people else None
        return years_of_age(age, born, "") if age is not None and born is not None else None

    def about(self, at: int) -> str | None:
        """Whom rows without an owner are about: whom the text is about, where it has named the person before.

        "His successor set out on the road again" introduces nobody else's list.
        """
        named = self.main_named is not None and self.main_named < at
        return self.main if named and not self.unknown else None

    def note_unknown(self, told: Told) -> None:
        """Remember whether the sentence is about somebody unknown, for the rows that it introduces."""
        main = told.main
        if main is None or told.sentence.kind == "row":
            return
        said = [piece.actor for piece in main.subjects if piece.actor is not None and not piece.possessive]
        if any(actor.keys or actor.kind != "pronoun" for actor in said) or not said:
            self.unknown = bool(said) and not any(actor.keys for actor in said)

    def note_places(self, pieces: Iterable[Piece]) -> None:
        """Remember the last country or city that was named, for "that country"."""
        for piece in pieces:
            if piece.place is not None and piece.place.place is not None and piece.place.role != "demonym":
                self.named = piece.place.place

    def note_time(self, clause: Clause) -> None:
        """Remember the day that a finished clause tells of, for the rest of the paragraph."""
        told = clause.relative == "when" and (clause.entry("meeting") or clause.entry("travel"))
        if (clause.relative and not told) or clause.head.noun:
            return
        found = own_time(clause) or front_time(clause)
        past = found is not None and found[1].text.lower().startswith("since ")
        if found is not None and found[1].type != "DURATION" and not past:
            self.time = found
            self.last = found[1] if found[1].when and found[1].when.precision == "day" else self.last
            own = self.everyone(piece for _, piece in clause.own)
            self.time_keys = frozenset((*own, *self.everyone(clause.subjects)))


def _is_open(link: str, days: When | None) -> bool:
    """Whether a time only begins or ends something: "since 1948", "until Friday"."""
    words = (link, "" if days is None else days.text.lower().split(" ")[0])
    return (days is not None and None in span(days)) or bool({"since", "until", "till"} & set(words))


def places_at(pairs: Iterable[tuple[str, Piece]], links: Iterable[str]) -> tuple[Place, ...]:
    """The places among (link, mention) pairs whose link is one of `links`, without areas such as Asia."""
    wanted = frozenset(links)
    found = [
        piece.place.place
        for link, piece in pairs
        if piece.place is not None and piece.place.place is not None and not piece.possessive
        and piece.place.role == "place" and link in wanted and (link != "on" or _is_island(piece.place.place))
    ]  # fmt: skip
    return tuple(dict.fromkeys(place for place in found if is_stop(place)))


def is_stop(place: Place) -> bool:
    """Whether one can be said to be in a place: a town, a country, a region of one; not in Asia."""
    return place.kind in STOP_KINDS or (place.kind == "area" and place.country is not None)


def _is_island(place: Place) -> bool:
    """Whether one is "on" the place and not only speaks on it: an island, not a country."""
    return place.kind in ("region", "venue") or "island" in place.name.lower()


def clause_place(clause: Clause, scene: Scene) -> tuple[Place, ...]:
    """Where a clause happens: its own places of occurrence, else the fronted one, else that of "where"."""
    own = places_at(clause.own, AT_LINKS) or places_at(clause.governing, (*AT_LINKS, "", "to"))
    if not own and clause.relative == "where" and clause.antecedent is not None:
        own = places_at([("in", clause.antecedent)], AT_LINKS)
    if not own:
        own = places_at(clause.front, AT_LINKS)[-1:]
    words = {piece.word for piece in clause.pieces[clause.start : clause.end]}
    said = " ".join(piece.word for piece in clause.pieces[clause.start : clause.end])
    if not own and scene.dateline is not None and any(f"in this {noun}" in said for noun in _HERE):
        own = (scene.dateline,)  # "when the embassy in this city was bombed"
    travelling = bool(set(scene.everyone(clause.subjects)) & set(scene.traveller))
    if not own and scene.place is not None and travelling and words & {"there", "here"}:
        before = places_at([("in", piece) for piece in clause.pieces[: clause.head.at]], AT_LINKS)
        own = before[-1:] if "there" in words and before else (scene.place,)
    return most_exact(own)


def most_exact(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places with a country left out where a city or venue in it is named too: "Melbourne, Australia"."""
    inside = {place.country for place in places if place.kind != "country"}
    return tuple(place for place in places if place.kind != "country" or place.country not in inside)


def main_person(reading: Reading) -> str | None:
    """The person whom the text mentions most, a name or title counting twice; the earliest of equals."""
    counts: Counter[str] = Counter()
    people = {actor.key for actor in reading.cast.actors if actor.kind == "person"}
    for mention in reading.cast.mentions:
        weight = 1 if mention.kind == "pronoun" else 2
        for key in mention.keys:
            if key in people:
                counts[key] += weight
    return counts.most_common(1)[0][0] if counts else None


def roles(keys: Iterable[str], role: str) -> tuple[Role, ...]:
    """Participants with one role."""
    return tuple(Role(key, role) for key in keys)
