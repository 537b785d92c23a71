"""Dated happenings of no other family: "took office on June 30"."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events._clauses import Clause
from timeline.events._family import Family, mention
from timeline.events._scene import Scene, Told
from timeline.events._status import status_of
from timeline.events._times import front_time, own_time
from timeline.events._titles import LIMIT, listed, short_name
from timeline.events._types import EventMention
from timeline.model import When

FAMILY = "other"
_FAMILY = Family("other", "other", "")
_SHARP = frozenset(("time", "day", "week", "month", "year", "interval"))


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The first main clause of a sentence that has a time of its own, an actor, and no family."""
    for clause in told.clauses:
        if (
            clause.entry("plain") is None
            or clause.head.noun
            or len({e.family for e in clause.head.entries}) > 1
        ):
            continue
        found = own_time(clause) or (front_time(clause) if not clause.relative else None)
        when = found[1].when if found is not None else None
        if found is None or when is None or when.precision not in _SHARP:
            continue
        event = _event(clause, told, scene, when)
        if event is not None:
            yield event
            return


def _event(clause: Clause, told: Told, scene: Scene, when: When) -> EventMention | None:
    subjects = scene.everyone(clause.subjects)
    status = status_of(clause, told.text, when, scene.reading.date)
    found = own_time(clause) or front_time(clause)
    if status is None or not subjects or found is None:
        return None
    made = mention(_FAMILY, clause, scene, (subjects, ()), (found[1], when), status)
    names = listed([short_name(scene.actors[key]) for key in subjects])
    return _titled(made, f"{names}: {_words(clause)}")


def _words(clause: Clause) -> str:
    """The predicate and the words that follow it, up to the first mark or mention."""
    words: list[str] = []
    for piece in clause.pieces[clause.head.at : clause.end]:
        if piece.kind in ("mark", "time") or (words and len(" ".join(words)) > 40):
            break
        words.append(piece.word)
    while words and words[-1] in (
        "in",
        "on",
        "at",
        "the",
        "a",
        "an",
        "of",
        "to",
        "for",
        "and",
        "with",
        "by",
        "his",
    ):
        words.pop()
    return " ".join(words)


def _titled(made: EventMention, title: str) -> EventMention:
    from dataclasses import replace

    return replace(made, title=title if len(title) <= LIMIT else title[: LIMIT - 1].rsplit(" ", 1)[0] + "…")
