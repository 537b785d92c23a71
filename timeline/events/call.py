"""Calls by telephone or video."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from timeline.events._family import Family, event, mentions_of
from timeline.events._scene import Scene, Told
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.words import words_of
from timeline.events._types import EventMention
from timeline.lang import Phrases

FAMILY = "call"
_EITHER = frozenset(("speak with", "speak to", "conversation", "call", "calls"))
_FAMILY = Family("call", "call", "speaks with", solo="holds a call", fewest=2, where=False)


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The events of this family that one sentence tells."""
    for clause in told.clauses:
        found = _call(clause, told, scene)
        if found is not None:
            yield found


def _call(clause: Clause, told: Told, scene: Scene) -> EventMention | None:
    """A call: a verb or noun of calling, or any talk that a word such as "by phone" makes one.

    "came a second call, this one with Warsaw" leaves out who called: whom the text is about.
    """
    entry = clause.entry(FAMILY)
    placed = entry is not None and clause.head.noun and any(link == "with" for link, _ in clause.after)
    talk = entry or clause.entry("meeting") or clause.entry("plain") or clause.entry("agreement")
    virtual = talk is not None and cues().search(told.text) is not None
    if talk is None or not (virtual or placed or (entry is not None and entry.lemma not in _EITHER)):
        return None
    if clause.relative == "whom" and clause.antecedent is not None:
        clause = _turned(clause, clause.antecedent, scene)
    if entry is None and not _talks(clause):
        return None
    family = (
        replace(_FAMILY, fewest=1)
        if virtual or (entry is not None and entry.lemma not in _EITHER)
        else _FAMILY
    )
    made = event(family, clause, scene)
    if clause.head.noun and not clause.subjects and (made is None or len(made.who) < 2):
        made = event(family, replace(clause, subjects=_main(scene)), scene) or made
    return made


def _turned(clause: Clause, other: Piece, scene: Scene) -> Clause:
    """The clause turned round: "Kuleba, with whom he spoke", "he" being the one the text is about."""
    subjects = clause.subjects
    if other.actor is not None and any(p.actor and p.actor.keys == other.actor.keys for p in subjects):
        subjects = _main(scene)
    return replace(clause, subjects=subjects, after=(("with", other), *clause.after))


def _main(scene: Scene) -> tuple[Piece, ...]:
    """A mention of the person whom the text is about."""
    return mentions_of((scene.main,) if scene.main is not None else (), scene)


def _talks(clause: Clause) -> bool:
    """Whether a clause has two sides: an actor behind "with" or "to", or a group as its subject."""
    sides = [
        piece
        for link, piece in clause.after
        if piece.actor is not None and link in ("with", "to", "from", "")
    ]
    return bool(sides) or sum(len(p.actor.keys) for p in clause.subjects if p.actor is not None) > 1


@cache
def cues(language: str = "en") -> Phrases:
    """The words that make a talk a call: "by phone", "over the telephone", "by video"."""
    return Phrases(words_of("call", language)["virtual"])
