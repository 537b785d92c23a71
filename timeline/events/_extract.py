"""All families over all sentences of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from msgspec.structs import replace

from timeline.events._denials import deny
from timeline.events._journeys.gatherings import note_gathering
from timeline.events._journeys.sequences import typed
from timeline.events._journeys.tours import note_tour
from timeline.events._lists.desk_diary import read_diary, seen_from
from timeline.events._lists.periods import find_periods
from timeline.events._lists.sections import entry_mentions, note_section
from timeline.events._scene import Scene, Told, main_person
from timeline.events._sentences.clauses import find_clauses
from timeline.events._sentences.pieces import Piece, pieces_of
from timeline.events._sentences.times import looking_forward
from timeline.events._sentences.words import Lexicon, lexicon
from timeline.events._types import EventMention, Reading
from timeline.model import Place
from timeline.registry import plugins
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex

_HANDLE = re.compile(r"\(@\w+\)")
_AGENCY = re.compile(r"\([^)]*\)|^By ")
_LONGEST_DATELINE = 80
_FIRST = {"travel": 0, "vote": 1}
_FACT_ZONES = frozenset(("body", "caption", "post"))


@cache
def families() -> tuple[ModuleType, ...]:
    """The family modules of this room and of other distributions, travel and votes first.

    Travel tells where one is, and what a sentence says of a vote is nothing else.
    """
    return tuple(sorted(plugins("timeline.events"), key=lambda family: _FIRST.get(family.FAMILY, 2)))


@cache
def _gleaners() -> tuple[ModuleType, ...]:
    """The families that take what the others have left over."""
    return tuple(family for family in families() if hasattr(family, "leftover"))


def extract_events(reading: Reading) -> tuple[EventMention, ...]:
    """The events that a document tells, in the order of its sentences."""
    scene = Scene(
        reading,
        {actor.key: actor for actor in reading.cast.actors},
        main_person(reading),
        owner=reading.owner,
        periods=find_periods(reading),
    )
    words = lexicon("en", tuple(module.FAMILY for module in families() if module.FAMILY != "travel"))
    found = deny(reading, list(_all_sentences(reading, scene, words)))
    for family in families():
        if hasattr(family, "finish"):
            found.extend(family.finish(scene))
    return tuple(dict.fromkeys(found))


def _all_sentences(reading: Reading, scene: Scene, words: Lexicon) -> Iterator[EventMention]:
    first: int | None = None
    diary = scene.memory["diary"] = read_diary(reading)
    for sentence in reading.sentences:
        if sentence.zone not in _FACT_ZONES:
            scene.dateline = _dateline(reading, sentence) or scene.dateline
            if sentence.zone == "header":
                scene.row_time = _day_above(reading, sentence) or scene.row_time
            continue
        if first is None:
            first = sentence.start
            scene.dateline = _dateline(reading, sentence) or scene.dateline
        if _is_heading(reading, sentence):
            scene.row_time = _day_above(reading, sentence) or scene.row_time
        scene.enter(sentence)
        if sentence.paragraph in scene.periods:
            scene.time = "in", scene.periods[sentence.paragraph]
        pieces = pieces_of(reading, sentence)
        text = reading.source.text[sentence.start : sentence.end]
        said = _without_signature(pieces, text, sentence)
        item = diary.items.get(sentence.start)
        under = scene.row_time if sentence.kind == "row" else None
        scene.day = item.day if item is not None else under
        if item is not None:
            scene.dateline = item.place
            said = pieces = seen_from(pieces, item)
        told = Told(sentence, pieces, find_clauses(sentence, said, words), text, *typed(pieces))
        note_tour(told, scene)
        note_gathering(told, scene)
        note_section(told, scene)
        found = [mention for family in families() for mention in family.mentions(told, scene)]
        found.extend(entry_mentions(told, scene, found))
        for family in _gleaners():
            found.extend(family.leftover(told, scene, found))
        yield from unique(found)
        scene.note_places(pieces)
        scene.note_unknown(told)
        for clause in told.clauses:
            scene.note_time(clause)


def _day_above(reading: Reading, sentence: Sentence) -> ResolvedTimex | None:
    """The day that a heading names, for the rows of hours below it: "Thursday, June 15, 2023"."""
    inside = [t for t in reading.timexes if sentence.start <= t.start and t.end <= sentence.end]
    days = [t for t in inside if t.when is not None and t.when.precision == "day"]
    if not days:
        return None
    return replace(days[-1], when=looking_forward(days[-1], days[-1].when, reading.date))


def _is_heading(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line is a heading over rows: "THE WAY BACK (Sunday, published by the press office)"."""
    if sentence.end - sentence.start > _LONGEST_DATELINE:
        return False
    words = re.findall(r"[^\W\d_]{2,}", reading.source.text[sentence.start : sentence.end])
    return len(words) > 1 and words[0].isupper() and words[1].isupper()


def _without_signature(pieces: tuple[Piece, ...], text: str, sentence: Sentence) -> tuple[Piece, ...]:
    """The pieces of a post without its account and date, which date no event in it."""
    found = _HANDLE.search(text) if sentence.zone == "post" else None
    if found is None:
        return pieces
    return tuple(piece for piece in pieces if piece.start < sentence.start + found.start())


def _dateline(reading: Reading, sentence: Sentence) -> Place | None:
    """The city that a dateline names: "NAIROBI, 10 October —", "Oslo, 9 October 2023"; None for other lines.

    Beside the place and the day it holds no more than the name of an agency or of a writer.
    """
    text = reading.source.text[sentence.start : sentence.end]
    inside = [t for t in reading.toponyms if sentence.start <= t.start < sentence.end and t.place is not None]
    cities = [top for top in inside if top.place is not None and top.place.kind == "city"]
    if not cities or len(text) > _LONGEST_DATELINE:
        return None
    first = cities[0]
    leads = first.start - sentence.start <= 2 or text.startswith("By ")
    dated = any(sentence.start <= time.start < sentence.end for time in reading.timexes)
    closed = text.rstrip().endswith(("—", "–", "-", ")", ":")) and first.text.isupper()
    bare = first.end - first.start >= len(text.strip()) - 1 and first.text.isupper()
    rest = _AGENCY.sub(" ", text)
    spans = [(top.start, top.end) for top in inside] + [(time.start, time.end) for time in reading.timexes]
    for start, end in spans:
        if sentence.start <= start < sentence.end:
            rest = rest.replace(reading.source.text[start:end], " ")
    spare = len(re.findall(r"[^\W\d]{2,}", rest))
    fits = closed or bare or (dated and spare <= (6 if text.startswith("By ") else 1))
    return first.place if leads and fits else None


def unique(found: Sequence[EventMention]) -> list[EventMention]:
    """The mentions of one sentence, two of one type and time that share people made one."""
    kept: list[EventMention] = []
    for mention in found:
        twin = next((i for i, other in enumerate(kept) if _same(mention, other)), None)
        if twin is None:
            kept.append(mention)
        elif _told(mention) > _told(kept[twin]):
            kept[twin] = mention
    return kept


def _same(one: EventMention, other: EventMention) -> bool:
    alike = (one.type, one.status, one.when) == (other.type, other.status, other.when)
    people = {role.key for role in one.who} & {role.key for role in other.who}
    places = not one.where or not other.where or set(one.where) & set(other.where)
    return alike and bool(people) and bool(places) and one.vote is None


def _told(mention: EventMention) -> tuple[int, int]:
    return len(mention.who), len(mention.where)
