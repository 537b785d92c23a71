"""Accounts of lives: sentences that leave out whose life it is, and places with years but no verb."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.calendar import span
from timeline.events._journeys.sequences import typed
from timeline.events._scene import Scene, Told, is_stop, most_exact, roles
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.words import inflect
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.lang import load
from timeline.model import Place, When
from timeline.timexes import ResolvedTimex

_LONG = 180  # days
_LIFE_MARK = re.compile(r"\b(?:b|d|born|died) (?:\. )?$")
_PARTS = frozenset((";", ".", ":"))
_PLACES = r"P(?:(?: ,)?(?: and)? P)*"
# "Tehran in 1820, Kabul and Leh two years later"; "Journeys: Lagos 1857, London 1851 and 1864"
_DATED = re.compile(
    rf"(?:^|(?<=[;:.] )|(?<=T , )|(?<=T and )|(?<=T \) , )|(?<=\bat )|(?<=\bin ))(?:in |to |at )?"
    rf"(?P<places>{_PLACES})(?: ,| \(| in| from| between)* "
    r"(?P<times>T(?:(?: ,| and| ,? again| in)+ T(?! P))*)"
)


def lives(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops that a sentence tells as lives do: places with years, posts, elections observed."""
    yield from dated_places(told, scene)
    yield from posts(told, scene)


def left_out(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Of whom a clause without a subject tells: "Left for Burma in 1841 and reached Pegu"."""
    owner = scene.life
    if not owner or clause.head.noun or clause.relative:
        return ()
    forms = {form for entry in clause.head.entries for form in entry.forms}
    if not forms & {"past", "participle"}:
        return ()
    pieces = clause.pieces
    first = next((i for i in range(clause.head.at - 1, -1, -1) if pieces[i].word in (";", ".", ":")), -1) + 1
    return owner if all(_light(piece) for piece in _lead(pieces, first, clause)) else ()


def _lead(pieces: tuple[Piece, ...], first: int, clause: Clause) -> tuple[Piece, ...]:
    """What stands before the predicate: from the part's first word, or from the "and" that joins it."""
    start = max(first, clause.start)
    joined = start > first and pieces[start].word in (",", "and", "but", "then")
    opening = pieces[first : first + 1]
    known = joined and opening and opening[0].actor is None and opening[0].word in _past_forms()
    return pieces[start : clause.head.at] if known or start == first else pieces[first : clause.head.at]


@cache
def _past_forms(language: str = "en") -> frozenset[str]:
    """The past forms with which an account may begin that leaves out whose life it is."""
    table = load(language, "verbs")
    irregular = {word for row in table["irregular"] for word in row.split()[2:4]}
    regular = {inflect(verb)[2] for verb in table["plain"] if " " not in verb}
    return frozenset(irregular | regular | {"travelled", "returned", "visited", "toured", "sailed", "moved"})


def _light(piece: Piece) -> bool:
    words = word_set("adverbs") | word_set("joins") | word_set("prepositions")
    return piece.kind in ("mark", "time") or piece.place is not None or piece.word in words


def dated_places(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops of parts without a verb, each with its time: "Shiraz, 1816; Osaka, 1817 and 1820"."""
    if not scene.life:
        return
    line, owners = told.line, told.owners
    heads = [clause.head.at for clause in told.clauses]
    for found in _DATED.finditer(line):
        last = owners[found.end("times") - 1]
        if _LIFE_MARK.search(line, 0, found.start()) or _has_verb(
            told.pieces, heads, owners[found.start("places")], last
        ):
            continue
        spots = _between(owners, found, "places")
        times = _between(owners, found, "times")
        for spot, at in itertools.product(spots, times):
            place, time = _place(told.pieces[spot]), told.pieces[at].time
            if place is not None and time is not None and time.when is not None and time.type != "DURATION":
                yield _stop(told, scene, scene.life, place, time, "place and year")


def posts(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops of posts held and of what else one is told to have done in years that are past."""
    if "P" not in told.line or "T" not in told.line:
        return
    line, owners = typed([_spelled(piece) for piece in told.pieces])
    for name, pattern in _rules():
        for found in pattern.finditer(line):
            spots = _between(owners, found, "places")
            who = scene.life or ((scene.main,) if scene.main else ())
            if "traveller" in pattern.groupindex:
                who = scene.people([told.pieces[owners[found.start("traveller")]]])
            time = _time_beside(told.pieces, owners[found.start()], spots[-1])
            if len(who) != 1 or time is None or not _is_past(time, scene.reading.date):
                continue
            for place in most_exact(
                [p for p in map(_place, (told.pieces[i] for i in spots)) if p is not None]
            ):
                yield _stop(told, scene, who, place, time, name)


@cache
def _rules(language: str = "en") -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(name, pattern) of every rule."""
    table = load(language, "events_lives")
    words = {kind: "|".join(map(re.escape, table[f"{kind}s"])) for kind in ("post", "seat")}
    rows = [(row["name"], row["pattern"]) for row in table["rules"]]
    return tuple(
        (name, re.compile(said.replace("{post}", words["post"]).replace("{seat}", words["seat"])))
        for name, said in rows
    )


def _spelled(piece: Piece) -> Piece:
    """The piece, an office that is nobody's name spelled out: "was made ambassador to Ghana"."""
    free = piece.actor is not None and piece.actor.kind == "office" and not piece.possessive
    return Piece(piece.start, piece.end, piece.word, "word") if free and piece.place is None else piece


def _between(owners: list[int], found: re.Match[str], group: str) -> list[int]:
    """The positions of the pieces in a group of a match, each once."""
    return list(dict.fromkeys(owners[found.start(group) : found.end(group)]))


def _place(piece: Piece) -> Place | None:
    place = piece.place.place if piece.place is not None else None
    return place if place is not None and is_stop(place) and not piece.possessive else None


def _time_beside(pieces: Sequence[Piece], first: int, last: int) -> ResolvedTimex | None:
    """The time behind the place, up to the next place or verb's end, else the one before the person."""
    for i in range(last + 1, len(pieces)):
        if pieces[i].place is not None or pieces[i].word in (";", ".", "where", "and"):
            break
        if _dated(pieces[i]):
            return pieces[i].time
    for i in range(last, -1, -1):
        if pieces[i].word in (";", ".") or (i < first and pieces[i].place is not None):
            break
        if _dated(pieces[i]):
            return pieces[i].time
    return None


def _dated(piece: Piece) -> bool:
    return piece.time is not None and piece.time.when is not None and piece.time.type != "DURATION"


def _is_past(time: ResolvedTimex, date: When | None) -> bool:
    """Whether a time is a year or longer and over, or a month or day at least half a year ago."""
    days, written = span(time.when) if time.when is not None else None, span(date).first if date else None
    if days is None or days.first is None:
        return False
    if written is None:
        return True
    long = days.last is None or days.last - days.first > _LONG
    return days.first < written and (long or written - (days.last or days.first) > _LONG)


def _has_verb(pieces: tuple[Piece, ...], heads: list[int], first: int, last: int) -> bool:
    """Whether the part of the sentence between semicolons, or behind a colon, has a verb."""
    close = next((i for i in range(last, len(pieces)) if pieces[i].word in _PARTS), len(pieces))
    begin = next((i for i in range(first, -1, -1) if pieces[i].word in _PARTS), -1)
    return any(begin < at < close for at in heads)


def _stop(
    told: Told, scene: Scene, who: tuple[str, ...], place: Place, time: ResolvedTimex, rule: str
) -> EventMention:
    scene.order += 1
    scene.place, scene.place_when = place, time.when
    scene.traveller, scene.traveller_paragraph = who, scene.paragraph
    name = listed([short_name(scene.actors[key]) for key in who])
    return EventMention(
        document=scene.reading.source.id, type="visit", status="happened",
        title=label(f"{name} in {place.name}", ()), start=told.sentence.start, end=told.sentence.end,
        rule=f"travel: {rule}", who=roles(who, "traveller"), where=(place,), timex=time,
        when=time.when, order=scene.order,
    )  # fmt: skip
