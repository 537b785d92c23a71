"""One event from all facts that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from timeline.merging._days import is_exact, length, overlaps, within
from timeline.merging._facts import Fact
from timeline.merging._ids import make_id, union
from timeline.merging._places import compatible, most_exact
from timeline.merging._status import disputed, last_word
from timeline.model import Claim, Conflict, Event, EventType, Participant, Place, When

TITLE_LENGTH: Final = 90


def build_event(facts: Sequence[Fact]) -> Event:
    """The event that all these facts tell: their evidence together, the best date, the last status."""
    evidence = union(fact.evidence for fact in facts)
    best = best_fact(facts)
    where = event_places(facts)
    return Event(
        id=make_id("e", evidence, event_type(facts), *(place.id for place in where)),
        type=event_type(facts),
        title=fitted(best.title),
        when=event_when(facts),
        status=last_word(facts).status,
        evidence=evidence,
        who=participants(facts),
        where=tuple(place.id for place in where),
        confidence=joint_confidence(facts),
    )


def best_fact(facts: Sequence[Fact]) -> Fact:
    """The fact that tells most: of the last status, with most participants, a place and a date."""
    status = last_word(facts).status

    def worth(fact: Fact) -> tuple[object, ...]:
        return (
            fact.status == status, is_exact(fact.when), bool(fact.where), len(fact.who),
            fact.mention.confidence, -len(fact.title), fact.recency, fact.title,
        )  # fmt: skip

    return max(facts, key=worth)


def event_type(facts: Sequence[Fact]) -> EventType:
    """The type that most facts give, the best fact's where as many give another."""
    types = [fact.mention.type for fact in facts]
    best = best_fact(facts).mention.type
    return max(sorted(set(types)), key=lambda kind: (types.count(kind), kind == best))


def event_when(facts: Sequence[Fact]) -> When | None:
    """The most exact time that any fact gives; of those as exact, the explicit and the latest told."""
    dated = [fact for fact in facts if fact.when is not None]
    if not dated:
        return None

    def worth(fact: Fact) -> tuple[object, ...]:
        assert fact.when is not None
        size = length(fact.days)
        clock = fact.when.precision == "time"
        return -(size if size is not None else 10**6), clock, fact.when.basis == "explicit", fact.recency

    return max(dated, key=worth).when


def event_places(facts: Sequence[Fact]) -> tuple[Place, ...]:
    """The most exact places of occurrence that the facts name, the best fact's first."""
    best = best_fact(facts)
    rest = (place for fact in facts if fact is not best for place in fact.where)
    return most_exact([*best.where, *rest])


def participants(facts: Sequence[Fact]) -> tuple[Participant, ...]:
    """All who take part, each once, with the part that the best fact gives."""
    found: dict[str, Participant] = {}
    best = best_fact(facts)
    for fact in (best, *facts):
        for person in fact.who:
            found.setdefault(person.actor, person)
    return tuple(found.values())


def joint_confidence(facts: Iterable[Fact]) -> float:
    """The surest mention's confidence, raised by what other documents say of the same."""
    by_document: dict[str, float] = {}
    for fact in facts:
        by_document[fact.document] = max(by_document.get(fact.document, 0.0), fact.mention.confidence)
    doubt = 1.0
    for confidence in by_document.values():
        doubt *= 1 - confidence
    return round(1 - doubt, 3)


def fitted(title: str) -> str:
    """A title within the contract's length, cut between words."""
    if len(title) <= TITLE_LENGTH:
        return title
    return title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def event_conflicts(event: Event, facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    """What the facts of one event do not agree on: whether it happened, and its days."""
    return (*_status_conflict(event, facts), *_date_conflict(event, facts), *_place_conflict(event, facts))


def _status_conflict(event: Event, facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    if not disputed(facts):
        return ()
    claims = tuple(
        Claim(value=status, evidence=union(fact.evidence for fact in facts if fact.status == status))
        for status in sorted({fact.status for fact in facts})
    )
    because = "the last word of the texts, by their dates, holds"
    return (Conflict(about=event.id, kind="status", claims=claims, kept=event.status, because=because),)


def _place_conflict(event: Event, facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    """The places that some texts give and that exclude the one that was kept."""
    others = [fact for fact in facts if fact.mention.where and not compatible(fact.mention.where, fact.where)]
    if not others:
        return ()
    values: dict[str, list[Fact]] = {}
    for fact in facts:
        places = fact.mention.where or fact.where
        if places:
            values.setdefault(", ".join(place.name for place in places), []).append(fact)
    kept = next((value for value, told in sorted(values.items()) if any(f not in others for f in told)), None)
    claims = tuple(
        Claim(value=v, evidence=union(f.evidence for f in told)) for v, told in sorted(values.items())
    )
    because = "the more exact place beats the vaguer one"
    return (Conflict(about=event.id, kind="place", claims=claims, kept=kept, because=because),)


def _date_conflict(event: Event, facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    if event.when is None:
        return ()
    kept = next(fact.days for fact in facts if fact.when == event.when)
    others = [f for f in facts if f.when is not None and not (overlaps(f.days, kept) or within(kept, f.days))]
    if not others:
        return ()
    values: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.when is not None:
            values.setdefault(fact.when.edtf, []).append(fact)
    claims = tuple(
        Claim(value=v, evidence=union(f.evidence for f in told)) for v, told in sorted(values.items())
    )
    because = "the date that is written out, or told last, beats the others"
    return (Conflict(about=event.id, kind="date", claims=claims, kept=event.when.edtf, because=because),)
