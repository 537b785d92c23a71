"""Accounts of lives: sentences that leave out whose life it is, and places with years but no verb."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from timeline.events._clauses import Clause
from timeline.events._heads import word_set
from timeline.events._pieces import Piece
from timeline.events._scene import Scene, Told, is_stop, roles
from timeline.events._sequences import typed
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.model import Place
from timeline.timexes import ResolvedTimex

_PARTS = frozenset((";", ".", ":"))
_PLACES = r"P(?:(?: ,)?(?: and)? P)*"
# "Tehran in 1820, Kabul and Leh two years later"; "Journeys: Lagos 1857, London 1851 and 1864"
_DATED = re.compile(
    rf"(?:^|(?<=[;:.] )|(?<=T , )|(?<=T and )|(?<=T \) , )|(?<=\bat )|(?<=\bin ))(?:in |to |at )?"
    rf"(?P<places>{_PLACES})(?: ,| \(| in| from| between)* "
    r"(?P<times>T(?:(?: ,| and| ,? again| in)+ T(?! P))*)"
)


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
    known = joined and opening and opening[0].kind == "word" and opening[0].actor is None
    return pieces[start : clause.head.at] if known or start == first else pieces[first : clause.head.at]


def _light(piece: Piece) -> bool:
    words = word_set("adverbs") | word_set("joins") | word_set("prepositions")
    return piece.kind in ("mark", "time") or piece.place is not None or piece.word in words


def dated_places(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops of parts without a verb, each with its time: "Shiraz, 1816; Osaka, 1817 and 1820"."""
    if not scene.life:
        return
    line, owners = typed(told.pieces)
    heads = [clause.head.at for clause in told.clauses if not clause.head.noun]
    for found in _DATED.finditer(line):
        last = owners[found.end("times") - 1]
        if _has_verb(told.pieces, heads, owners[found.start("places")], last):
            continue
        spots = dict.fromkeys(owners[found.start("places") : found.end("places")])
        times = dict.fromkeys(owners[found.start("times") : found.end("times")])
        for spot, at in itertools.product(spots, times):
            top, time = told.pieces[spot].place, told.pieces[at].time
            place = top.place if top is not None and top.place is not None and is_stop(top.place) else None
            if place is not None and time is not None and time.when is not None and time.type != "DURATION":
                yield _stop(told, scene, place, time)


def _has_verb(pieces: tuple[Piece, ...], heads: list[int], first: int, last: int) -> bool:
    """Whether the part of the sentence between semicolons, or behind a colon, has a verb."""
    close = next((i for i in range(last, len(pieces)) if pieces[i].word in _PARTS), len(pieces))
    begin = next((i for i in range(first, -1, -1) if pieces[i].word in _PARTS), -1)
    return any(begin < at < close for at in heads)


def _stop(told: Told, scene: Scene, place: Place, time: ResolvedTimex) -> EventMention:
    scene.order += 1
    scene.place, scene.place_when = place, time.when
    scene.traveller, scene.traveller_paragraph = scene.life, scene.paragraph
    name = listed([short_name(scene.actors[key]) for key in scene.life])
    return EventMention(
        document=scene.reading.source.id, type="visit", status="happened",
        title=label(f"{name} in {place.name}", ()), start=told.sentence.start, end=told.sentence.end,
        rule="travel: place and year", who=roles(scene.life, "traveller"), where=(place,), timex=time,
        when=time.when, order=scene.order,
    )  # fmt: skip
