"""Dated happenings of no other family: "took office on June 30"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.events._clauses import Clause
from timeline.events._family import Family, mention
from timeline.events._pieces import Piece
from timeline.events._scene import Scene, Told
from timeline.events._status import status_of
from timeline.events._times import front_time, own_time
from timeline.events._titles import LIMIT, listed, short_name
from timeline.events._types import EventMention
from timeline.model import When
from timeline.timexes import ResolvedTimex

FAMILY = "other"
_FAMILY = Family("other", "other", "")
_LONGEST = 45
_LOOSE = frozenset(
    ("in", "on", "at", "the", "a", "an", "of", "to", "for", "and", "with", "by", "his", "her", "its", "that",
     "which", "who", "when", "where", "since", "from", "until", "but", "as", "or")
)  # fmt: skip
_EMPTY = frozenset(("", "is", "was", "are", "were", "be", "been", "had", "has", "have", "do", "did"))
_SHARP = frozenset(("time", "day", "week", "month", "year", "interval"))


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """Nothing: this family takes what is left over."""
    yield from ()


def leftover(told: Told, scene: Scene, found: Sequence[EventMention]) -> Iterator[EventMention]:
    """An event for each time that a sentence tells and that none of the found events has."""
    dated = {event.timex.start for event in found if event.timex is not None}
    days = {event.when.edtf for event in found if event.when is not None}
    for clause in told.clauses:
        time = own_time(clause) or (front_time(clause) if not clause.relative else None)
        when = time[1].when if time is not None else None
        if time is None or when is None or when.precision not in _SHARP or (clause.head.noun and found):
            continue
        if time[1].start in dated or when.edtf in days or when.edtf.endswith(".."):
            continue
        event = _event(clause, told, scene, time[1], when)
        if event is not None:
            dated.add(time[1].start)
            days.add(when.edtf)
            yield event


def _event(clause: Clause, told: Told, scene: Scene, timex: ResolvedTimex, when: When) -> EventMention | None:
    subjects = scene.everyone(clause.subjects)
    status = status_of(clause, told.text, when, scene.reading.date)
    title = _title(clause, scene, subjects)
    if status is None or title is None:
        return None
    return replace(mention(_FAMILY, clause, scene, (subjects, ()), (timex, when), status), title=title)


def _title(clause: Clause, scene: Scene, subjects: Sequence[str]) -> str | None:
    """The subject and the predicate with the words behind it up to a mark; None if that says nothing."""
    said = _words(clause.pieces[clause.head.at :])
    if said in _EMPTY:
        return None
    if subjects:
        title = f"{listed([short_name(scene.actors[key]) for key in subjects])}: {said}"
    else:
        before = _words(clause.pieces[clause.start : clause.head.at])
        title = f"{before} {said}".strip()
        title = title[:1].upper() + title[1:]
    return title if len(title.split()) > 1 and len(title) <= LIMIT else None


def _words(pieces: Sequence[Piece]) -> str:
    """The words of a run of pieces as the text has them, without times, up to a mark; loose ends cut off."""
    words: list[str] = []
    for piece in pieces:
        if (piece.kind == "mark" and words) or len(" ".join(words)) > _LONGEST:
            break
        if piece.kind not in ("mark", "time"):
            words.append(piece.actor.text if piece.actor else piece.place.text if piece.place else piece.word)
    while words and words[-1] in _LOOSE:
        words.pop()
    while words and words[0] in _LOOSE:
        words.pop(0)
    return " ".join(words)
