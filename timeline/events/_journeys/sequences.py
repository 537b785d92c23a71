"""Journeys told by their places: "Cambodia comes first", "Samoa was next", "on to New Delhi"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from timeline.calendar import between, span
from timeline.events._scene import STOP_KINDS, Scene, Told, roles
from timeline.events._sentences.heads import word_set
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import chain_status, later
from timeline.events._sentences.times import looking_forward
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.lang import load, needed
from timeline.model import Place, Status, When
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex

_RECENT = 10  # days
_PRESENT = re.compile(
    r"\b(?:is|comes|follows|becomes|gets|expects|awaits|will|ends|includes?|covers?|takes in|comprises?)\b"
)
_BORDER = re.compile(r"^\\b(?=\(\?P<\w+>[PA]\b|P\b)")
_JOURNEYS = frozenset(
    ("tour", "trip", "journey", "itinerary", "dates", "stops", "schedule", "programme", "leg")
)


@cache
def _rules(language: str = "en") -> tuple[tuple[str, re.Pattern[str], Status | None, frozenset[str]], ...]:
    """(name, pattern, the status that the words themselves give, what it needs) of every rule.

    P and A stand alone in the typed line: a pattern that begins with one needs no border of a word before
    it, and is found much sooner without.
    """
    rows = load(language, "events_sequences")["rules"]
    patterns = (re.compile(_BORDER.sub("", row["pattern"])) for row in rows)
    return tuple(
        (row["name"], found, row.get("status"), needed(row["pattern"]))
        for row, found in zip(rows, patterns, strict=True)
    )


@cache
def _needed() -> frozenset[str]:
    return frozenset[str]().union(*(words for *_, words in _rules()))


def _fitting(line: str) -> Iterator[tuple[str, re.Pattern[str], Status | None]]:
    """The rules whose words a typed line has, few of them all."""
    if "P" not in line:
        return
    shown = frozenset([words for words in _needed() if words in line])
    for name, pattern, sure, words in _rules():
        if not words or not words.isdisjoint(shown):
            yield name, pattern, sure


_TYPES = {"actor": "A", "time": "T", "place": "p"}


def typed(pieces: Sequence[Piece]) -> tuple[str, list[int]]:
    """The sentence with P, A and T for its mentions, and the piece that each character belongs to."""
    words: list[str] = []
    owners: list[int] = []
    for i, piece in enumerate(pieces):
        if piece.place is not None and piece.place.place is not None and piece.place.role != "demonym":
            word = "P"
        else:
            word = _TYPES.get(piece.kind, piece.word)
        words.append(word)
        owners += [i] * (len(word) + 1)
    return " ".join(words), owners


def main_traveller(scene: Scene) -> tuple[str, ...]:
    """Whom a journey told by its places is about: the one who travels most in the text so far."""
    if scene.owner is not None:
        return (scene.owner,)
    if scene.life:
        return scene.life
    if scene.traveller and scene.traveller_paragraph == scene.paragraph:
        return scene.traveller
    main = scene.about(scene.end)
    return (main,) if main is not None else scene.traveller


def sequence_mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops that a sentence tells by the order of places."""
    sentence, pieces, line, owners = told.sentence, told.pieces, told.line, told.owners
    done = set[int]()
    for at in _paired_places(pieces):
        done.add(at)
        traveller = _before(pieces, at, scene)
        if traveller:
            yield from _stops(
                sentence, pieces, (at, at), line[:0], "places with their days", traveller, scene
            )
    for name, pattern, sure in _fitting(line):
        for found in pattern.finditer(line):
            at = owners[found.start("place")]
            if at in done:
                continue
            done.add(at)
            traveller = _nearest(pieces, at, scene) or main_traveller(scene)
            if "traveller" in pattern.groupindex:
                traveller = scene.people([pieces[owners[found.start("traveller")]]])
            if "guest" in pattern.groupindex and "guest" not in pieces[owners[found.start("guest")]].word:
                continue
            if "owner" in pattern.groupindex:
                owner = pieces[owners[found.start("owner")]]
                traveller = scene.people([owner]) if owner.possessive else ()
            upto = owners[min(found.end("place"), len(owners) - 1)]
            said = line[: found.end()]
            yield from _stops(sentence, pieces, (at, upto), said, name, traveller, scene, sure)


def _before(pieces: Sequence[Piece], at: int, scene: Scene) -> tuple[str, ...]:
    """Whom the words before a list of places are about, nobody where that one is not known."""
    colon = next((i for i, piece in enumerate(pieces[:at]) if piece.word == ":"), at)
    said = [piece for piece in pieces[:colon] if piece.actor is not None and not piece.possessive]
    subject = said[0].actor if said else None
    if subject is not None and subject.kind in ("pronoun", "demonym", "office") and len(said) == 1:
        return scene.people(said) if scene.people(said) or scene.owner is None else (scene.owner,)
    return main_traveller(scene)


def _nearest(pieces: Sequence[Piece], at: int, scene: Scene) -> tuple[str, ...]:
    """The subject of the words before a place: "French envoy Luc Perrin, just back from Jakarta"."""
    prepositions = word_set("prepositions")
    said = [
        piece
        for before, piece in itertools.pairwise((pieces[0], *pieces[:at]))
        if piece.actor is not None and piece.place is None and not piece.possessive
        and (piece.actor.keys == () or scene.people([piece]))
        and (before.word not in prepositions or before is piece)
    ]  # fmt: skip
    return scene.travellers(said[-1:])


def _paired_places(pieces: Sequence[Piece]) -> list[int]:
    """The places of a list behind a colon that gives each its days: "Hiroshima (19-21 May), Sydney on"."""
    colon = next((i for i, piece in enumerate(pieces) if piece.word == ":"), None)
    if colon is None or not any(p.actor is not None or p.word in _JOURNEYS for p in pieces[:colon]):
        return []
    places = [i for i in range(colon + 1, len(pieces)) if pieces[i].place is not None]
    ends = [*places, len(pieces)][1:]
    paired = [
        i
        for i, end in zip(places, ends, strict=True)
        if any(p.time is not None and p.time.when is not None for p in pieces[i + 1 : end])
    ]
    verbs = any(piece.word in ("said", "told", "is", "was", "will", "has") for piece in pieces[colon:])
    return paired if len(paired) > 1 and not verbs else []


def _stops(
    sentence: Sentence,
    pieces: Sequence[Piece],
    spot: tuple[int, int],
    said: str,
    name: str,
    traveller: tuple[str, ...],
    scene: Scene,
    sure: Status | None = None,
) -> Iterator[EventMention]:
    places = [pieces[i].place.place for i in range(spot[0], spot[1] + 1) if pieces[i].place]  # type: ignore[union-attr]
    kept = [place for place in places if place is not None and place.kind in STOP_KINDS]
    if not kept or not traveller:
        return
    timex, when = _time_of(pieces, spot, scene) if sure is None else (None, None)
    if when is None and name.startswith("wheels down"):
        when = scene.reading.date  # a pool report's clock times are of its own day
    status = sure or _status(said, when, scene)
    if status is None:
        return
    if status == "planned":
        when = looking_forward(timex, when, scene.reading.date)
    window = around(scene.reading.date, sure)
    for place in kept[-1:]:
        scene.order += 1
        yield replace(_mention(sentence, scene, traveller, place, status, timex, when, name), window=window)
        scene.place, scene.place_when = place, when
        scene.whereabouts.update(dict.fromkeys(traveller, place))
        scene.traveller, scene.traveller_paragraph = traveller, scene.paragraph


def around(date: When | None, sure: Status | None) -> When | None:
    """The weeks in which one was who is "just back from Jakarta" or "bound for Singapore"."""
    first, last = span(date) if date is not None else (None, None)
    if sure is None or first is None or last is None:
        return None
    days = (first - _RECENT, last) if sure == "happened" else (first, last + _RECENT)
    return between(*days, basis="inferred", approximate=True)


def _time_of(
    pieces: Sequence[Piece], spot: tuple[int, int], scene: Scene
) -> tuple[ResolvedTimex | None, When | None]:
    """The time of a place in a sequence: what follows it before the next place, else a fronted one."""
    for i in range(spot[1] + 1, len(pieces)):
        piece = pieces[i]
        if piece.place is not None or piece.word in (";", ".", "invitation", "request", "offer"):
            break
        if piece.time is not None and piece.time.when is not None and not _vague(piece.time):
            return piece.time, piece.time.when
    for i in range(spot[0] - 1, -1, -1):
        piece = pieces[i]
        if piece.place is not None or piece.word in (";", "after"):
            break
        if piece.time is not None and piece.time.when is not None and not _vague(piece.time):
            return piece.time, piece.time.when
    if scene.time is not None and later(scene.time[1].when, scene.reading.date):
        return scene.time[1], scene.time[1].when
    return None, None


def _vague(timex: ResolvedTimex) -> bool:
    """Whether a time says too little for a stop: "this year"."""
    return timex.when is not None and timex.when.precision == "year" and timex.text.lower().startswith("this")


def _status(said: str, when: When | None, scene: Scene) -> Status | None:
    status = chain_status(said + " _")
    if status == "none":
        return None
    if status is not None:
        return status  # type: ignore[return-value]
    present = _PRESENT.search(said)
    if later(when, scene.reading.date) or (present and when is None):
        return "planned"
    return "happened"


def _mention(
    sentence: Sentence,
    scene: Scene,
    traveller: tuple[str, ...],
    place: Place,
    status: Status,
    timex: ResolvedTimex | None,
    when: When | None,
    rule: str,
) -> EventMention:
    names = listed([short_name(scene.actors[key]) for key in traveller])
    return EventMention(
        document=scene.reading.source.id, type="visit", status=status,
        title=label(f"{names} in {place.name}", ()), start=sentence.start, end=sentence.end,
        rule=f"travel: {rule}", who=roles(traveller, "traveller"), where=(place,), timex=timex, when=when,
        order=scene.order,
    )  # fmt: skip
