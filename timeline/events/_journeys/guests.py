"""Guests: who is received or met away from home, and who comes to where the report is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.events._scene import AT_LINKS, Scene, clause_place, places_at
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.words import words_of
from timeline.events._settings import at_the_hosts
from timeline.model import Place

_COMING = frozenset(("arrive", "come", "expect"))


def guests_of(clause: Clause, scene: Scene) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    """The people whom a clause shows as guests of a place, and that place.

    "On Monday he welcomed his Kazakh counterpart at the palace" has the counterpart in the host's city;
    "Kishida met Biden in Madrid on Tuesday" has both in Madrid.
    """
    entry = clause.entry("meeting")
    if entry is None or clause.relative == "if":
        return (), ()
    subjects = scene.people(clause.subjects)
    objects = scene.people(
        piece for link, piece in clause.after if link in ("", "with", "by") and not piece.possessive
    )
    places = clause_place(clause, scene) or at_the_hosts(clause, scene, (subjects, objects))
    if not places:
        return (), ()
    if clause.head.noun and not places_at(clause.own, AT_LINKS):
        return (), ()
    everyone = tuple(dict.fromkeys((*objects, *subjects)))
    guests = tuple(
        key for key in everyone if is_foreign(key, places[0], scene) and not _lives_there(key, scene)
    )
    if not guests and _is_history(clause, scene):
        guests = tuple(
            key for key in everyone if scene.actors[key].named and scene.actors[key].country is None
        )
    return guests, places[:1]


def _is_history(clause: Clause, scene: Scene) -> bool:
    """Whether a text of no day tells of a meeting in a town: "In 1961 Kendrick met Chernov in Vienna"."""
    met = any(entry.lemma in ("meet", "meet with") for entry in clause.head.entries)
    towns = places_at(clause.after, AT_LINKS)
    return met and scene.reading.date is None and bool(towns) and towns[0].kind == "city"


def _lives_there(key: str, scene: Scene) -> bool:
    """Whether an office is held abroad: an ambassador calls on those whom he lives among."""
    return scene.actors[key].office in words_of("meeting")["posted"]


def is_foreign(key: str, place: Place, scene: Scene) -> bool:
    """Whether a person is known to be of another country than a place."""
    actor = scene.actors[key]
    return actor.country is not None and place.country is not None and actor.country != place.country


def place_of_report(clause: Clause, group: str, scene: Scene) -> Place | None:
    """Where one comes who "arrives on Tuesday", "followed an hour later", "is expected on Friday".

    Only for people of another country than the report's: nobody arrives at home.
    """
    here = scene.dateline
    coming = group in _COMING or (group == "stay" and stays_to_the_end(clause))
    if here is None or not coming or not set(scene.people(clause.subjects)):
        return None
    if not all(is_foreign(key, here, scene) for key in scene.people(clause.subjects)):
        return None
    after = clause.pieces[clause.head.at + clause.head.length : clause.end]
    named = [
        link for link, piece in clause.after if piece.place is not None and link not in ("from", "in from")
    ]
    if named or (after and after[0].kind in ("actor", "place")):
        return None
    if leads_elsewhere(clause) and group != "stay":
        return None
    return here


def stays_to_the_end(clause: Clause) -> bool:
    """ "Mr Rao stayed to the end"."""
    words = [p.word for p in clause.pieces[clause.head.at + clause.head.length : clause.end][:3]]
    return words[:1] in (["to"], ["until"], ["till"]) and words[1:] == ["the", "end"]


def leads_elsewhere(clause: Clause) -> bool:
    """Whether something else than a journey follows: "is expected to sign", "came under fire"."""
    table = words_of("travel")["guests"]
    words = [p.word for p in clause.pieces[clause.head.at + clause.head.length : clause.end][:2]]
    following = clause.pieces[clause.head.at + clause.head.length :][:1]
    timed = bool(following) and following[0].kind == "time"
    closed = not following or following[0].kind == "mark"
    return not (timed or closed or (words[:1] and words[0] in table["after"])) or bool(
        re.search(r"\bto _", clause.chain) and clause.head.noun
    )


def is_guest(key: str, places: Sequence[Place], scene: Scene) -> bool:
    """Whether a person is known to be away from home: an office of another country, or told to travel."""
    country = scene.actors[key].country
    if country is None:
        here = scene.dateline.country if scene.dateline is not None else None
        free = (
            scene.actors[key].office is None
            and scene.reading.date is None
            and all(place.country != here for place in places)
        )
        return key in scene.travels or key == scene.main or key in scene.life or free
    return all(place.country != country for place in places)
