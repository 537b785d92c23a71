"""Lists of visitors by year: "1998 – Anna Kramer (May); Ida Holm", all of them guests of one place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.calendar import span
from timeline.events._scene import STOP_KINDS, Scene, Told, roles
from timeline.events._sentences.pieces import Piece
from timeline.events._titles import label, short_name
from timeline.events._types import EventMention
from timeline.lang import load
from timeline.model import Place
from timeline.places import Toponym
from timeline.timexes import ResolvedTimex

_LEAD = re.compile(r"\W*(?:1[5-9]|20)\d\d\s*[:–—-]\s*")
_FEWEST = 3
_NOT_GUESTS = frozenset(("with", "by", "of", "from", "after", "before", "than", "for", "between", "against"))
_TO = re.compile(r"\b(?:to|in|at|of|for|from|left|reached)\s+(?:the\s+)?$")


@cache
def _cue(language: str = "en") -> re.Pattern[str]:
    words = load(language, "events_rows")["guests"]
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)


def is_visitors_row(told: Told, scene: Scene) -> bool:
    """Whether a row is one of a list of visitors, each year with other people than the year before."""
    if "visitors" not in scene.memory:
        scene.memory["visitors"] = _rows(scene)
    return told.sentence.start in scene.memory["visitors"]


def _rows(scene: Scene) -> frozenset[int]:
    """The starts of the rows that a list of visitors consists of."""
    reading, text = scene.reading, scene.reading.source.text
    first: dict[int, str] = {}
    starts = {m.start: m for m in reading.cast.mentions if m.kind in ("name", "office") and len(m.keys) == 1}
    rows: list[int] = []
    for sentence in reading.sentences:
        lead = _LEAD.match(text, sentence.start, sentence.end)
        if lead is None or sentence.zone != "body":
            continue
        rows.append(sentence.start)
        mention = starts.get(lead.end())
        if mention is not None and scene.actors[mention.keys[0]].kind == "person":
            first[sentence.start] = mention.keys[0]
    several = len(set(first.values())) >= _FEWEST and 2 * len(first) > len(rows)
    return frozenset(rows) if several else frozenset()


def visitors(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The visits that a row of such a list tells, none where the text does not say whose guests they were."""
    host = _host(scene)
    lead = next((piece.time for piece in told.pieces[:3] if piece.time is not None), None)
    if host is None or lead is None or lead.when is None:
        return
    for part in _parts(told.pieces):
        shared = _time(part, lead) if _leads_with_time(part) else None
        guests = [i for i, piece in enumerate(part) if _is_guest(part, i, scene)]
        for i, end in zip(guests, [*guests, len(part)][1:], strict=True):
            own = _time(part[i:end], lead) or shared or lead
            for key in scene.people([part[i]]):
                if scene.actors[key].country != host.country or host.country is None:
                    yield _visit(told, scene, key, host, own)


def _parts(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The first sentence of a row behind its year, cut at semicolons that stand in no brackets."""
    part: list[Piece] = []
    depth = 0
    begin = next((i for i, piece in enumerate(pieces) if piece.word in (":", "–", "—", "-")), 0) + 1
    for piece in pieces[begin:]:
        depth += (piece.word == "(") - (piece.word == ")")
        if piece.word == "." and depth <= 0 and part and len(part[-1].word) > 1:
            break
        if piece.word == ";" and depth <= 0:
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def _is_guest(part: Sequence[Piece], i: int, scene: Scene) -> bool:
    """Whether a mention is a visitor: a named person outside brackets, with no preposition or verb before."""
    piece = part[i]
    if piece.actor is None or piece.possessive or piece.actor.kind not in ("name", "office"):
        return False
    depth = sum((p.word == "(") - (p.word == ")") for p in part[:i])
    named = all(scene.actors[key].named for key in piece.actor.keys)
    aside = any(p.word in ("who", "whose", "while", "when", "where") for p in part[:i])
    return depth == 0 and named and not aside and not (i and part[i - 1].word in _NOT_GUESTS)


def _leads_with_time(part: Sequence[Piece]) -> bool:
    """Whether the part's time stands before all of its people: "for the summit in July, A and B"."""
    time = next((i for i, piece in enumerate(part) if piece.time is not None), None)
    actor = next((i for i, piece in enumerate(part) if piece.actor is not None), len(part))
    return time is not None and time < actor


def _time(part: Sequence[Piece], lead: ResolvedTimex) -> ResolvedTimex | None:
    """The first time of some pieces that lies within the row's year."""
    year = span(lead.when) if lead.when is not None else None
    for piece in part:
        days = span(piece.time.when) if piece.time is not None and piece.time.when is not None else None
        if days is None or year is None or days.first is None or days.last is None:
            continue
        inside = year.first is not None and year.last is not None
        if inside and year.first <= days.first and days.last <= year.last:  # type: ignore[operator]
            return piece.time
    return None


def _host(scene: Scene) -> Place | None:
    """Whose guests the visitors were: the place of the title or of the words over the list, or the report's.

    "Visitors to Reykjavik", "Who came to Riga"; below a mere "The visitors' book" it is not known.
    """
    if "host" in scene.memory:
        known: Place | None = scene.memory["host"]
        return known
    text, reading = scene.reading.source.text, scene.reading
    cued = [s for s in reading.sentences if s.zone != "furniture" and _cue().search(text, s.start, s.end)]
    found: Place | None = None
    for sentence in cued:
        inside = [t for t in reading.toponyms if sentence.start <= t.start < sentence.end]
        found = found or _first(text, inside, _TO)
    found = found or scene.dateline
    scene.memory["host"] = found
    return found


def _first(text: str, toponyms: Sequence[Toponym], before: re.Pattern[str]) -> Place | None:
    """The first town or country among some toponyms that stands behind words such as "to" and "from"."""
    for top in toponyms:
        place = top.place
        led = before.search(text, max(0, top.start - 16), top.start)
        if place is not None and top.role != "demonym" and place.kind in STOP_KINDS and led:
            return place
    return None


def _visit(told: Told, scene: Scene, key: str, place: Place, time: ResolvedTimex) -> EventMention:
    scene.order += 1
    return EventMention(
        document=scene.reading.source.id, type="visit", status="happened",
        title=label(f"{short_name(scene.actors[key])} in {place.name}", ()),
        start=told.sentence.start, end=told.sentence.end, rule="travel: list of visitors",
        who=roles((key,), "traveller"), where=(place,), timex=time, when=time.when, order=scene.order,
    )  # fmt: skip
