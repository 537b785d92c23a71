"""Gatherings: the place and the days of a summit that a text is about, for those who come or are sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.calendar import span
from timeline.events._journeys.guests import is_foreign, leads_elsewhere, stays_to_the_end
from timeline.events._scene import AT_LINKS, Scene, Told, clause_place, places_at
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.words import words_of
from timeline.model import Place, When

_FAR = 60  # days between the text and the gathering that it is about


@dataclass(frozen=True, slots=True)
class Gathering:
    """Where leaders meet, and when, as far as the text has said."""

    place: Place
    when: When | None


def note_gathering(told: Told, scene: Scene) -> None:
    """Remember the first meeting of several that a text has in a place: "The leaders meet in Rome"."""
    known: Gathering | None = scene.memory.get("gathering")
    for clause in told.clauses if scene.day is None else ():
        aside = not clause.relative and any(
            piece.word in ("where", "which", "who", "as") for piece in clause.pieces[: clause.head.at]
        )
        if clause.relative or aside or not _gathers(clause):
            continue
        _, when, source = scene.when(clause)
        when = when if source in ("own", "front", "heading") else None
        places = clause_place(clause, scene)
        if known is None and places and _is_near(when, scene):
            known = Gathering(places[0], when)
    scene.memory["gathering"] = known


def _gathers(clause: Clause) -> bool:
    """Whether many meet: a summit, or "the ministers meet"."""
    if clause.entry("summit") is not None:
        return True
    groups = words_of("groups")["gathering"]
    before = {piece.word for piece in clause.pieces[clause.start : clause.head.at]}
    said = {word for piece in clause.subjects for word in piece.word.split()} | before
    met = any(entry.lemma in groups["verbs"] for entry in clause.head.entries)
    return met and bool(said & set(groups["members"]))


def _is_near(when: When | None, scene: Scene) -> bool:
    first = span(when).first if when is not None else None
    written = span(scene.reading.date).first if scene.reading.date is not None else None
    return first is None or written is None or abs(first - written) <= _FAR


def gathered(clause: Clause, group: str, scene: Scene) -> tuple[Place, ...]:
    """The place of the gathering for who "will turn up", "is sent", "was at the table", "stayed to the end".

    Whoever is of its country is at home there.
    """
    here: Gathering | None = scene.memory.get("gathering")
    if here is None and group == "carry" and scene.dateline is not None:
        foreign = all(is_foreign(key, scene.dateline, scene) for key in scene.people(clause.subjects))
        here = Gathering(scene.dateline, None) if foreign and clause.subjects else None
    people = clause.subjects if group != "carry" else [p for link, p in clause.after if link == ""]
    keys = scene.people(people)
    if here is None or not keys or any(scene.actors[key].country == here.place.country for key in keys):
        return ()
    if places_at(clause.after, _ANY) or not _means_it(clause, group):
        return ()
    return (here.place,)


def here_of_others(clause: Clause, words: Sequence[str], scene: Scene) -> Place | None:
    """Where "the city" is for one of whom the text has told no journey: where all meet."""
    here: Gathering | None = scene.memory.get("gathering")
    keys = scene.people(clause.subjects)
    text = " ".join(words)
    said = any(cue in text for cue in ("the city", "the capital", "in town"))
    strange = bool(keys) and not any(key in scene.whereabouts for key in keys)
    place = here.place if here is not None else scene.dateline if "in town" in text else None
    return place if said and strange else None


_ANY = frozenset(("", "in", "at", "to", "on", "for", "into", "from", "on to", "near"))


def _means_it(clause: Clause, group: str) -> bool:
    """Whether the predicate needs a place that only the gathering gives."""
    groups = words_of("groups")["gathering"]
    at = clause.head.at + clause.head.length
    words = [piece.word for piece in clause.pieces[at : at + 5]]
    at_it = bool(set(words[:4]) & set(groups["rooms"])) and words[:1] in (["at"], ["in"], ["to"], ["for"])
    if group in ("arrive", "come", "expect"):
        return at_it or not leads_elsewhere(clause)
    if group == "carry":
        sends = any(entry.lemma in groups["sends"] for entry in clause.head.entries)
        return sends and not set(words) & {"to", "into", "back", "home"}
    if group == "stay":
        return stays_to_the_end(clause)
    return group in ("be", "go") and at_it


def gathering_days(clause: Clause, place: Place, scene: Scene) -> When | None:
    """The days of the gathering for a stop there that the text does not date itself."""
    here: Gathering | None = scene.memory.get("gathering")
    if here is None or here.when is None or place.country != here.place.country:
        return None
    if here.place.kind == "city" and place.kind == "city" and place.id != here.place.id:
        return None
    words = {piece.word for piece in clause.pieces[clause.start : clause.end]}
    said = words & {*words_of("groups")["gathering"]["rooms"], "summit", "meeting", "conference"}
    unplaced = not places_at(clause.after, _ANY) and not places_at(clause.before, AT_LINKS)
    return here.when if (said or unplaced) and "had" not in words else None


def attended(clause: Clause, scene: Scene) -> tuple[Place, ...]:
    """Where one is who "attends the summit" or "left the meeting early"."""
    here: Gathering | None = scene.memory.get("gathering")
    groups = words_of("groups")["gathering"]
    at = clause.head.at + clause.head.length
    words = [piece.word for piece in clause.pieces[at : at + 6] if piece.kind == "word"]
    attends = any(entry.lemma in groups["attends"] for entry in clause.head.entries)
    if here is None or not attends or not set(words[:4]) & set(groups["rooms"]) or "of" in words:
        return ()
    pairs = (*clause.own, *clause.trailing)
    return () if places_at(pairs, _ANY) else (here.place,)
