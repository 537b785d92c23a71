"""Dated happenings of no other family: "took office on June 30"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.events._clauses import Clause
from timeline.events._family import Family, mention, said
from timeline.events._heads import word_set, word_sets
from timeline.events._scene import AT_LINKS, Scene, Told, places_at
from timeline.events._status import status_of
from timeline.events._times import front_time, own_time
from timeline.events._titles import LIMIT, listed, short_name
from timeline.events._types import EventMention
from timeline.events._words import words_of
from timeline.model import EventType, When
from timeline.timexes import ResolvedTimex

FAMILY = "other"
_FAMILY = Family("other", "other", "")
_SETTING_OUT = Family("other", "departure", "", role="traveller")
_STAYING = Family("other", "visit", "")
_COMING_HOME = Family("other", "arrival", "", role="traveller")
_TYPES: dict[str, EventType] = {
    "meeting": "meeting", "press": "press", "agreement": "agreement", "ceremony": "ceremony",
    "conflict": "conflict", "disaster": "disaster", "statement": "statement", "summit": "summit",
    "announcement": "announcement", "aid": "aid", "sanction": "sanction",
}  # fmt: skip
_LEADING = frozenset(
    (",", "and", "but", "that", "when", "where", "in", "on", "later", "then", "also", "which")
)
_EMPTY = frozenset(("", "is", "was", "are", "were", "be", "been", "had", "has", "have", "do", "did"))
_PARTICLES = frozenset(("off", "on", "out", "away", "back", "up", "down", "over"))
_SHARP = frozenset(("time", "day", "week", "month", "year", "interval"))


def mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """Nothing: this family takes what is left over."""
    yield from ()


def leftover(told: Told, scene: Scene, found: Sequence[EventMention]) -> Iterator[EventMention]:
    """An event for each time that a sentence tells and that none of the found events has."""
    if told.sentence.start in scene.claimed:
        return
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
    title = _title(clause, scene, subjects, timex)
    if status is None or title is None:
        return None
    family = _family(clause, scene)
    return replace(mention(family, clause, scene, (subjects, ()), (timex, when), status), title=title)


def _family(clause: Clause, scene: Scene) -> Family:
    """A departure for "he set out on Monday", an arrival for "they were home on Friday", else other.

    What a verb or noun of another family tells, which lacks a second side, keeps that family's type:
    "he will meet the veterans on Friday".
    """
    travel = clause.entry("travel")
    moves = travel is not None and bool(scene.people(clause.subjects))
    if moves and travel is not None and travel.group == "leave":
        return _SETTING_OUT
    if moves and _comes_home(clause):
        return _COMING_HOME
    if _goes_somewhere(clause, scene):
        return _STAYING
    return next((replace(_FAMILY, type=kind) for kind in _kinds(clause)), _FAMILY)


def _comes_home(clause: Clause) -> bool:
    pieces = clause.pieces[clause.head.at : clause.end]
    at = next((i for i, piece in enumerate(pieces[:4]) if piece.word in ("home", "back")), None)
    behind = pieces[at + 1 : at + 2] if at is not None else ()
    return at is not None and all(p.kind != "word" or p.word in ("on", "by", "from") for p in behind)


def _goes_somewhere(clause: Clause, scene: Scene) -> bool:
    """Whether somebody is away from home, whose journey or place nothing else tells.

    "She painted in Chile in 1884", "he was there in May", "the delegation will be travelling to Peru".
    """
    travel = clause.entry("travel")
    words = {piece.word for piece in clause.pieces[clause.head.at : clause.end]}
    if travel is not None and words & {"there", "here"}:
        return True
    people = scene.people(clause.subjects)
    links = AT_LINKS if travel is None else (*AT_LINKS, "to", "into", "")
    places = places_at(clause.after, links) if travel is not None or clause.entry("plain") else ()
    if not places or clause.head.noun or (clause.subjects and not people):
        return False
    return (travel is not None or bool(people)) and all(
        scene.actors[key].country != places[0].country for key in people
    )


def _kinds(clause: Clause) -> Iterator[EventType]:
    """The types of the families that know the predicate, without its vague words ("saw Delft")."""
    vague = words_of(FAMILY)["vague"]
    for entry in clause.head.entries:
        if entry.family in _TYPES and entry.lemma not in vague:
            yield _TYPES[entry.family]


def _title(clause: Clause, scene: Scene, subjects: Sequence[str], timex: ResolvedTimex) -> str | None:
    """The subject and the text's own words for what happened; None where they say nothing."""
    words = said(clause, scene)
    if words.lower() in _EMPTY or (len(words.split()) < 2 and not _is_whole(clause, timex)):
        return None
    words += _particle(clause) if len(words.split()) == 1 else ""
    if subjects:
        title = f"{listed([short_name(scene.actors[key]) for key in subjects])}: {words}"
    else:
        title = _with_subject(clause, scene, words)
    return title if len(title.split()) > 1 and len(title) <= LIMIT else None


def _is_whole(clause: Clause, timex: ResolvedTimex) -> bool:
    """Whether one verb says all, its time being next: "he died about 114 BCE"."""
    speech = any(entry.family in ("statement", "press") for entry in clause.head.entries)
    before = clause.pieces[clause.head.at - 1].word if clause.head.at else ""
    behind = clause.pieces[clause.head.at + clause.head.length :][:3]
    at = next((i for i, piece in enumerate(behind) if piece.time is timex), None)
    small = word_sets("prepositions", "adverbs")
    bare = at is not None and all(piece.word in small for piece in behind[:at])
    object_before = clause.relative in ("what", "which", "that")
    return bare and not (speech or object_before or clause.head.noun or before in word_set("determiners"))


def _particle(clause: Clause) -> str:
    """The adverb of a verb whose time follows: "took off on Saturday", "carry on until the 12th"."""
    behind = clause.pieces[clause.head.at + 1 :][:2]
    word = behind[0].word if behind else ""
    own = clause.head.length > 1 or (len(behind) > 1 and (word != "on" or behind[1].kind == "word"))
    return f" {word}" if word in _PARTICLES and own else ""


def _with_subject(clause: Clause, scene: Scene, words: str) -> str:
    """The words with the noun before them, "" for an infinitive or for what somebody unknown says."""
    speech = any(entry.family in ("statement", "press") for entry in clause.head.entries)
    before = [
        p for p in clause.pieces[clause.start : clause.head.at] if p.kind != "mark" or p.word in ("-", "'")
    ]
    while before and (before[0].kind == "time" or before[0].word in _LEADING):
        before.pop(0)
    if speech or not before or " to _" in f" {clause.chain}" or any(p.kind == "time" for p in before):
        return ""
    subject = scene.reading.source.text[before[0].start : clause.pieces[clause.head.at].start].strip()
    return f"{subject[:1].upper()}{subject[1:]} {words}"
