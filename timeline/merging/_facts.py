"""Mentions with their actors known over all documents: what every further step compares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from timeline.calendar import Span
from timeline.events import EventMention
from timeline.merging._days import days_of
from timeline.merging._parts import DocumentPart
from timeline.model import Actor, Evidence, Participant, Place, Status, When

Identity = Mapping[tuple[str, str], Actor]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A mention with global actors, its quoted evidence and its document's day.

    `status` is what its sentence makes of it; `written` is when its document was written, open where that
    is not known; `title` is the mention's with offices named where it is known who holds them.
    """

    mention: EventMention
    evidence: Evidence
    who: tuple[Participant, ...]
    where: tuple[Place, ...]
    when: When | None
    days: Span
    written: Span
    title: str
    status: Status

    @property
    def document(self) -> str:
        """The document that tells it."""
        return self.evidence.document

    @property
    def recency(self) -> tuple[int, str, int]:
        """Sort key: the later document is the greater, then the later sentence of one document."""
        return self.written.last or self.written.first or -(10**9), self.document, self.evidence.start

    @property
    def actors(self) -> frozenset[str]:
        """The ids of all who take part."""
        return frozenset(person.actor for person in self.who)


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in an order that depends on nothing but what they say."""
    ordered: list[Fact] = []
    for _, alike in groupby(sorted(facts, key=_by_place), key=_by_place):
        rows = list(alike)
        ordered += sorted(rows, key=_by_words) if len(rows) > 1 else rows
    return ordered


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in order, of those that say the same the last given."""
    kept: list[Fact] = []
    for _, alike in groupby(sorted(facts, key=_by_place), key=_by_place):
        rows = list(alike)
        found = {_by_words(fact): fact for fact in rows} if len(rows) > 1 else {("", ""): rows[0]}
        kept += (found[key] for key in sorted(found))
    return tuple(kept)


def _by_place(fact: Fact) -> tuple[str, int, int, str, str]:
    places = ",".join(place.id for place in fact.where)
    return fact.document, fact.evidence.start, fact.evidence.end, fact.mention.type, places


def _by_words(fact: Fact) -> tuple[str, str]:
    return repr(fact.who), repr(fact.mention)


def read_facts(parts: Sequence[DocumentPart], identity: Identity) -> tuple[Fact, ...]:
    """The facts of all documents, sorted by content; the same text read twice counts once."""
    unique = {(part.source.sha256, repr(part.date)): part for part in reversed(_sorted(parts))}
    facts = (fact for part in unique.values() for fact in _facts(part, identity))
    return tuple(in_order(facts))


def _sorted(parts: Sequence[DocumentPart]) -> list[DocumentPart]:
    return sorted(parts, key=lambda part: (part.source.id, part.source.source))


def _facts(part: DocumentPart, identity: Identity) -> Iterable[Fact]:
    written = days_of(part.date.when)
    offices = {actor.key: actor.name for actor in part.cast.actors if not actor.named}
    for mention in part.mentions:
        evidence = Evidence(
            document=part.source.id,
            start=mention.start,
            end=mention.end,
            quote=part.source.text[mention.start : mention.end],
            rule=mention.rule,
        )
        if not evidence.quote.strip():
            continue
        yield Fact(
            mention=mention,
            evidence=evidence,
            who=_participants(mention, part.source.id, identity),
            where=mention.where,
            when=mention.when,
            days=days_of(mention.when),
            written=written,
            status=mention.status,
            title=_title(mention, part.source.id, identity, offices),
        )


def _participants(mention: EventMention, document: str, identity: Identity) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for role in mention.who:
        actor = identity.get((document, role.key))
        if actor is not None:
            found.setdefault(actor.id, Participant(actor=actor.id, role=role.role))
    return tuple(found.values())


def _title(mention: EventMention, document: str, identity: Identity, offices: Mapping[str, str]) -> str:
    title = mention.title
    for role in mention.who:
        actor = identity.get((document, role.key))
        if actor is not None and role.key in offices:
            title = with_name(title, offices[role.key], actor)
    return title


def with_name(title: str, office: str, actor: Actor) -> str:
    """A title with the name of an office's holder: "prime minister in Rome" is "Kishida in Rome"."""
    return title.replace(office, short_name(actor)) if office != actor.name else title


def short_name(actor: Actor) -> str:
    """The name of later mentions: the surname where an alias shows it, else all of it."""
    parts = actor.name.split()
    singles = [alias for alias in actor.aliases if alias in parts]
    return singles[-1] if singles and actor.kind == "person" else actor.name


def at(fact: Fact, place: Place) -> Fact:
    """The same fact at one of its places."""
    return replace(fact, where=(place,))
