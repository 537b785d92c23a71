"""A sentence as typed pieces: words, punctuation, and mentions of actors, places and times."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec
from msgspec.structs import replace

from timeline.actors import ActorMention
from timeline.events._types import Reading
from timeline.lang import load
from timeline.places import Toponym, find_places
from timeline.text import Sentence, starting_in
from timeline.timexes import ResolvedTimex

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*|[^\w\s]")
_REFLEXIVE = frozenset(("himself", "herself", "themselves", "itself"))  # "Demir himself was in Jeddah"
_POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'](?=\s)")

# two words or more in quotation marks, all with a capital but the small ones, and no comma or stop at the end
_SMALL = "of|the|in|on|to|from|and|a|an|at|by|with|for|through|among|under|my|de|la"
_WORK = re.compile(rf"[“\"‘«][A-ZÀ-Þ][\w’'-]*(?: (?:[A-ZÀ-Þ][\w’'-]*|{_SMALL}))* [A-ZÀ-Þ][\w’'-]*[”\"’»]")

Kind = Literal["word", "mark", "actor", "place", "time"]


class Piece(msgspec.Struct, frozen=True):
    """A word, a punctuation mark or a mention; text[start:end], `word` in lower case.

    A piece may be an actor and a place at once ("Japan"); `kind` is what it is first of all.
    `possessive` marks "Kishida's".
    """

    start: int
    end: int
    word: str
    kind: Kind
    actor: ActorMention | None = None
    place: Toponym | None = None
    time: ResolvedTimex | None = None
    possessive: bool = False


def _words(text: str, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    for found in _WORD.finditer(text, start, end):
        word = found[0].lower().replace("’", "'")
        first, last = found.span()
        kind: Kind = "word" if word[0].isalnum() else "mark"
        if word[-2:] == "'s" and len(word) > 2:
            pieces.append(Piece(first, last - 2, word[:-2], kind, possessive=True))
        else:
            pieces.append(Piece(first, last, word, kind))
    return pieces


def _mentions(reading: Reading, sentence: Sentence) -> list[Piece]:
    """Mention pieces of a sentence; a place in an actor's name is absorbed, a state may be a place too."""
    start, end = sentence.start, sentence.end
    tops = (top for top in starting_in(reading.toponyms, start, end) if top.end <= end)
    works = _works(reading.source.text, sentence)
    named = (top for top in tops if top.role in ("place", "metonym") and not _in_work(top, works))
    places = {(top.start, top.end): top for top in named}
    found: list[Piece] = []
    for mention in starting_in(reading.cast.mentions, start, end):
        if mention.end <= end:
            place = places.pop((mention.start, mention.end), None)
            found.append(Piece(mention.start, mention.end, mention.text.lower(), "actor", mention, place))
    states = {actor.key for actor in reading.cast.actors if actor.kind == "state"} if places else set()
    for place in places.values():
        found.append(Piece(place.start, place.end, place.text.lower(), "place", _state(place, states), place))
    if sentence.kind == "row":
        towns = [*_towns_again(reading, sentence)]
        spots = {town.start for town in towns}
        found.extend([*towns, *(t for t in _towns_of_log(reading, sentence) if t.start not in spots)])
        found.extend(_towns_of_leg(reading, sentence))
    for timex in starting_in(reading.timexes, start, end):
        if timex.end <= end:
            found.append(Piece(timex.start, timex.end, timex.text.lower(), "time", time=timex))
    return found


def _works(text: str, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """The titles of books and pictures in quotation marks: "From Aden to Yokohama" is no journey."""
    return tuple(found.span() for found in _WORK.finditer(text, sentence.start, sentence.end))


def _in_work(top: Toponym, works: tuple[tuple[int, int], ...]) -> bool:
    """Whether a place is a part of a title; "New York" in quotation marks is the place itself."""
    return any(
        start < top.start < end and (top.start, top.end) != (start + 1, end - 1) for start, end in works
    )


def _towns_again(reading: Reading, sentence: Sentence) -> Iterator[Piece]:
    """Towns that a row names and that other lines show to be places: "RON Warsaw"."""
    text = reading.source.text
    cities = [(t, t.place) for t in reading.toponyms if t.place is not None and t.place.kind == "city"]
    towns = {name: top for top, place in cities for name in (top.text, top.text.title(), place.name)}
    known = [(t.start, t.end) for t in reading.toponyms] + [(m.start, m.end) for m in reading.cast.mentions]
    for name, top in sorted(towns.items()):
        if not name.istitle():
            continue
        for found in re.finditer(rf"\b{re.escape(name)}\b", text[sentence.start : sentence.end]):
            start, end = found.start() + sentence.start, found.end() + sentence.start
            if not any(a < end and start < b for a, b in known):
                again = replace(top, start=start, end=end)
                yield Piece(start, end, name.lower(), "place", place=again)


def _towns_of_leg(reading: Reading, sentence: Sentence) -> Iterator[Piece]:
    """The two towns of a leg that a dash joins: "Accra–Lagos"."""
    inside = [t for t in reading.toponyms if sentence.start <= t.start and t.end <= sentence.end]
    for one, two in itertools.pairwise(inside):
        joined = reading.source.text[one.end : two.start] in ("–", "—", "-")
        towns = all(t.role == "name" and t.place is not None and t.place.kind == "city" for t in (one, two))
        if joined and towns:
            for town in (one, two):
                top = replace(town, role="place")
                yield Piece(town.start, town.end, town.text.lower(), "place", place=top)


def _towns_of_log(reading: Reading, sentence: Sentence) -> Iterator[Piece]:
    """Towns behind a log's words of arrival: "wheels down Rome Ciampino", "RON Oslo"."""
    text = reading.source.text[sentence.start : sentence.end]
    for found in _log_cue().finditer(text):
        start, end = found.start("name") + sentence.start, found.end("name") + sentence.start
        known = any(t.start < end and start < t.end for t in reading.toponyms)
        tops = [] if known else [t for t in find_places(f"in {found['name']}", None) if t.start == 3]
        if tops and tops[0].place is not None and tops[0].place.kind == "city":
            top = replace(tops[0], start=start, end=end, text=found["name"])
            yield Piece(start, end, found["name"].lower(), "place", place=top)


@cache
def _log_cue(language: str = "en") -> re.Pattern[str]:
    cues = "|".join(re.escape(cue) for cue in sorted(load(language, "events_rows")["cues"], key=len)[::-1])
    return re.compile(rf"(?<!\w)(?i:{cues})\s+(?P<name>[A-Z][^\W\d]+)")


def _state(top: Toponym, states: set[str]) -> ActorMention | None:
    """The state that a country's name may stand for: "Japan set up a dialogue"."""
    place = top.place
    if place is None or place.kind != "country" or place.country is None:
        return None
    key = f"state-{place.country.lower()}"
    return ActorMention(top.start, top.end, top.text, "state", (key,)) if key in states else None


def _apart(mentions: Sequence[Piece]) -> list[Piece]:
    """Mentions in order without overlap: the one that starts first, then the longer one, wins; a time beats
    a place ("in March").

    A place inside an actor's mention is absorbed ("President Joko Widodo of Indonesia").
    """
    kept: list[Piece] = []
    rank = {"actor": 0, "time": 1, "place": 2}
    for piece in sorted(mentions, key=lambda piece: (piece.start, -piece.end, rank[piece.kind])):
        stressed = bool(kept) and piece.word in _REFLEXIVE and kept[-1].kind in ("actor", "place")
        if (not kept or piece.start >= kept[-1].end) and not stressed:
            kept.append(piece)
    return kept


def pieces_of(reading: Reading, sentence: Sentence) -> tuple[Piece, ...]:
    """The pieces of a sentence in order."""
    text = reading.source.text
    pieces: list[Piece] = []
    at = sentence.start
    for mention in _apart(_mentions(reading, sentence)):
        pieces.extend(_words(text, at, mention.start))
        owner = _POSSESSIVE.match(text, mention.end)
        end = owner.end() if owner else mention.end
        if owner or mention.word.endswith(("'s", "’s")):
            mention = Piece(
                mention.start, mention.end, mention.word, mention.kind,
                mention.actor, mention.place, mention.time, True,
            )  # fmt: skip
        pieces.append(mention)
        at = end
    pieces.extend(_words(text, at, sentence.end))
    return tuple(pieces)
