"""Delegations: the journey of a group is told of the one who leads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from timeline.actors import ActorMention
from timeline.events._scene import Scene
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.words import words_of

_NEAR = 700  # characters between a group and the sentence that names its leader


@cache
def _leads() -> re.Pattern[str]:
    words = "|".join(words_of("groups")["delegation"]["leads"])
    return re.compile(rf"\b(?:{words}) (?:by|under) (?:[\w-]+ ){{0,3}}$|\bunder (?:[\w-]+ ){{0,2}}$")


@cache
def _leader() -> re.Pattern[str]:
    return re.compile(r",? who (?:is )?(?:leads?|heads?|led|headed|leading|heading) (?:the|a|an|it)\b")


def leader_of(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who leads the group that the clause is said of; () where it is said of none.

    "Five senators led by Cyril Pellevat left"; "His delegation had arrived"; "the group remains".
    """
    before = clause.pieces[_opening(clause) : clause.head.at]
    at = _group_at(before)
    they = not clause.subjects and any(piece.word == "they" for piece in before[-5:])
    if at is None:
        return _last_led(clause, scene) if they else ()
    here = scene.people(piece for piece in before[at:] if piece.actor is not None and _is_led(piece, scene))
    owner = before[at - 1] if at else None
    if here or (owner is not None and owner.possessive and owner.actor is not None):
        return here or scene.people([before[at - 1]])
    if owner is not None and owner.word in ("his", "her"):
        return _last_led(clause, scene) or scene.traveller[:1]
    return _last_led(clause, scene) or _next_led(clause, scene)


def _opening(clause: Clause) -> int:
    """Where the words begin that the predicate may be said of: "A group of six led by X left"."""
    apart = word_set("relative") | {";", ":", "”", '"'}
    back = range(clause.head.at - 1, -1, -1)
    return next((i + 1 for i in back if clause.pieces[i].word in apart), 0)


def _group_at(before: Sequence[Piece]) -> int | None:
    """Where a group stands that can travel as one: "the delegation", "five French senators"."""
    table = words_of("groups")["delegation"]
    for i, piece in enumerate(before):
        if piece.kind != "word" or piece.word not in (*table["groups"], *table["members"]):
            continue
        of = before[i + 1].word if i + 1 < len(before) else ""
        those = {p.word for p in before[i + 2 : i + 6]}
        if piece.word in table["loose"] and of == "of" and not those & set(table["members"]):
            return None
        return i
    return None


def _is_led(piece: Piece, scene: Scene) -> bool:
    text = scene.reading.source.text
    return _leads().search(text, max(0, piece.start - 60), piece.start) is not None


def _leaders(scene: Scene) -> list[ActorMention]:
    """The mentions that name somebody as the leader of a group, in order."""
    known: list[ActorMention] | None = scene.memory.get("leaders")
    if known is None:
        text = scene.reading.source.text
        known = [
            mention
            for mention in scene.reading.cast.mentions
            if len(mention.keys) == 1
            and (
                _leads().search(text, max(0, mention.start - 60), mention.start)
                or _leader().match(text, mention.end)
            )
        ]
        scene.memory["leaders"] = known
    return known


def _last_led(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The leader named last before a clause, not long ago."""
    start = clause.pieces[clause.head.at].start
    before = [m for m in _leaders(scene) if m.end <= start and start - m.end < _NEAR]
    return _person(before[-1], scene) if before else ()


def _next_led(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The leader whom the same or the next sentence names: "It is headed by Peter Heidt"."""
    start = clause.pieces[clause.head.at].start
    behind = [m for m in _leaders(scene) if start < m.start < clause.sentence.end + 120]
    return _person(behind[0], scene) if behind else ()


def _person(mention: ActorMention, scene: Scene) -> tuple[str, ...]:
    return tuple(key for key in mention.keys if scene.actors[key].kind == "person")
