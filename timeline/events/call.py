"""Calls by telephone or video."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from timeline.events._clauses import Clause
from timeline.events._family import Family, event
from timeline.events._pieces import Piece
from timeline.events._scene import Scene, Told
from timeline.events._types import EventMention
from timeline.events._words import words_of

FAMILY = "call"
_EITHER = frozenset(("speak with", "speak to", "conversation", "call", "calls"))
_FAMILY = Family("call", "call", "speaks with", fewest=2, where=False)


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
    virtual = cues().search(told.text) is not None
    entry = clause.entry(FAMILY)
    talk = entry or clause.entry("meeting") or clause.entry("plain") or clause.entry("agreement")
    if talk is None or not (virtual or (entry is not None and entry.lemma not in _EITHER)):
        return None
    if clause.relative == "whom" and clause.antecedent is not None:
        clause = replace(clause, after=(("with", clause.antecedent), *clause.after))
    if entry is None and not _talks(clause):
        return None
    made = event(_FAMILY, clause, scene)
    if made is None and clause.head.noun and not clause.subjects and scene.main is not None:
        known = [m for m in scene.reading.cast.mentions if m.keys == (scene.main,)][:1]
        pieces = tuple(Piece(m.start, m.end, m.text.lower(), "actor", m) for m in known)
        made = event(_FAMILY, replace(clause, subjects=pieces), scene)
    return made


def _talks(clause: Clause) -> bool:
    """Whether a clause has two sides: an actor behind "with" or "to", or a group as its subject."""
    sides = [piece for link, piece in clause.after if piece.actor is not None and link in ("with", "to", "")]
    return bool(sides) or sum(len(p.actor.keys) for p in clause.subjects if p.actor is not None) > 1


@cache
def cues(language: str = "en") -> re.Pattern[str]:
    """The words that make a talk a call: "by phone", "over the telephone", "by video"."""
    words = sorted(words_of("call", language)["virtual"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
