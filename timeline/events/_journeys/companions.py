"""Companions and changes of traveller within one sentence: "accompanied by", "and Chernov to Prague"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from msgspec.structs import replace

from timeline.events._scene import Scene, roles
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set
from timeline.events._sentences.words import words_of
from timeline.events._titles import listed, short_name
from timeline.events._types import EventMention

_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)(?: also| again)? _")
_JOINS = frozenset((",", "and", ";", "while", "but"))
_TRAVEL = ("visit", "arrival")


def companions(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who goes with the subject: "will be accompanied by Foreign Minister Yildiz", ", accompanied by him"."""
    at = clause.head.at
    reduced = [piece.word for piece in clause.pieces[at : at + 2]] == ["accompanied", "by"]
    if not reduced and not _PASSIVE.search(clause.chain):
        return ()
    return scene.people(piece for link, piece in clause.after if link == "by")


def shared_journey(clause: Clause, scene: Scene) -> Iterator[EventMention]:
    """The stops that the same paragraph told of the subject, for those who are said to go along."""
    yield from _shared(_together(clause, scene), clause, scene)


def came_along(clause: Clause, scene: Scene) -> Iterator[EventMention]:
    """The stops of those behind the verb: "With her came the Dutch premier and a commissioner"."""
    first = clause.pieces[:2]
    if (
        clause.start
        or clause.subjects
        or [p.word for p in first[:1]] != ["with"]
        or clause.head.at != len(first)
    ):
        return
    behind = clause.pieces[clause.head.at : clause.end]
    going = scene.people(piece for piece in behind if not piece.possessive)
    known = scene.people(first[1:]) or (scene.traveller if first[1].word in ("him", "her", "them") else ())
    yield from _shared([(known, going)], clause, scene)


def _shared(
    together: list[tuple[tuple[str, ...], tuple[str, ...]]], clause: Clause, scene: Scene
) -> Iterator[EventMention]:
    told: list[EventMention] = scene.memory.get("travel", [])
    for (known, going), mention in itertools.product(together, told):
        who = {role.key for role in mention.who}
        at_home = any(scene.actors[key].country == mention.where[0].country for key in going)
        if going and mention.type in _TRAVEL and who & set(known) and not who & set(going) and not at_home:
            names = listed([short_name(scene.actors[key]) for key in going])
            verb = "arrives in" if mention.type == "arrival" else "in"
            yield replace(
                mention, who=roles(going, "traveller"), title=f"{names} {verb} {mention.where[0].name}",
                start=clause.sentence.start, end=clause.sentence.end, rule="travel: goes along",
            )  # fmt: skip


def _together(clause: Clause, scene: Scene) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Whose journey is known and who goes along: "He travels with X" tells as much of him as of X."""
    subjects, passive = scene.people(clause.subjects), companions(clause, scene)
    if passive or any(entry.lemma == "join" for entry in clause.head.entries):
        return [(subjects, passive)]
    objects = scene.people(piece for link, piece in clause.after if link in ("", "with"))
    return [(subjects, objects), (objects, subjects)]


def remember(scene: Scene, mention: EventMention, paragraph: int) -> None:
    """Keep a stop for those who are later said to go along, while its paragraph lasts."""
    kept: tuple[int, list[EventMention]] = scene.memory.get("journey", (-1, []))
    told = kept[1] if kept[0] == paragraph else []
    if mention.where and not mention.home and mention.status in ("happened", "planned"):
        told = [*told, mention]
    scene.memory["journey"] = (paragraph, told)
    scene.memory["travel"] = told


def parts(clause: Clause) -> tuple[Clause, ...]:
    """The clause, and one for each other traveller whose verb is left out.

    "Kendrick went on to Paris, and Chernov to Prague"; "Morita gets in tomorrow; Dubois only on Wednesday".
    """
    at = clause.head.at + clause.head.length
    for i in range(at + 1, clause.end - 1):
        if _changes(clause, at, i):
            start = clause.pieces[i].start
            first = replace(clause, end=i, after=tuple(p for p in clause.after if p[1].start < start))
            rest = tuple(p for p in clause.after if p[1].start > start)
            other = replace(
                clause, after=rest, subjects=(clause.pieces[i],), front=(), before=(), trailing=()
            )
            return (replace(first, trailing=()), other)
    return (clause,)


def _changes(clause: Clause, at: int, i: int) -> bool:
    """Whether pieces[i] is a new traveller behind a place or time, with a place or time of its own."""
    piece = clause.pieces[i]
    if piece.actor is None or piece.place is not None or piece.possessive or not piece.actor.keys:
        return False
    behind = any(p.place is not None or p.time is not None for p in clause.pieces[at:i])
    if not behind or clause.pieces[i - 1].word not in _JOINS or piece.actor.kind == "pronoun":
        return False
    j = i + 1
    while j < clause.end and (
        clause.pieces[j].word in (",", "only", "then", "not", "later", "of")
        or clause.pieces[j - 1].word == "of"
        or (clause.pieces[j].actor is not None and clause.pieces[j].actor.keys == piece.actor.keys)  # type: ignore[union-attr]
    ):
        j += 1
    following = clause.pieces[j] if j < clause.end else None
    return following is not None and (
        following.kind == "time" or following.word in word_set("prepositions") - {"of", "with", "by"}
    )


def owner_of_plane(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Whose plane or journey the subject is: "Zhou's plane is expected on Tuesday"."""
    before = clause.pieces[clause.start : clause.head.at]
    table = words_of("travel")["subjects"]
    owners = [a for a, b in itertools.pairwise(before) if a.possessive and b.word in table["words"]]
    return scene.people(owners[-1:])
