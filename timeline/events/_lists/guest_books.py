"""Guest books and accounts by months: a year and who came, a month and where one was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.events._journeys.sequences import main_traveller
from timeline.events._lists.periods import places_of_period
from timeline.events._scene import STOP_KINDS, Scene, Told, roles
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import cue_words, later
from timeline.events._titles import label, short_name
from timeline.events._types import EventMention
from timeline.lang import load
from timeline.model import Place, Status
from timeline.timexes import ResolvedTimex

_FEWEST = 3


@cache
def _pattern(name: str, language: str = "en") -> re.Pattern[str]:
    words = load(language, "events_diaries")[name]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def period_visits(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops of a sentence without a verb in an account by months: "June. Samoa and Tonga."."""
    period = scene.periods.get(told.sentence.paragraph)
    for place, time in places_of_period(told, period) if period is not None else ():
        for key in main_traveller(scene):
            yield _visit(told, scene, key, place, time)


def guest_book(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The guests of a row under a heading of guests: "1974 – President Hugo Barros (March)"."""
    book = _book(scene)
    if book is None or told.sentence.start < book[0]:
        return
    lead = told.pieces[0].time if told.pieces else None
    if lead is None or lead.when is None or len(told.pieces) < _FEWEST:
        return
    for part in _parts(told.pieces[1:]):
        for key in _leading(part, scene):
            if scene.actors[key].country != book[1].country:
                yield _visit(told, scene, key, book[1], _within(part, lead))


def _book(scene: Scene) -> tuple[int, Place] | None:
    """Where a list of guests begins, and the one town or country to which they came."""
    if "book" not in scene.memory:
        scene.memory["book"] = _find_book(scene)
    found: tuple[int, Place] | None = scene.memory["book"]
    return found


def _find_book(scene: Scene) -> tuple[int, Place] | None:
    reading = scene.reading
    text = reading.source.text
    rows = [s for s in reading.sentences if s.zone == "body" and s.kind == "row"]
    if len(rows) < _FEWEST or scene.owner is not None:
        return None
    above = [s for s in reading.sentences if s.start < rows[0].start]
    near = [s for s in above if s.zone == "header"] + above[-2:]
    places: dict[str, Place] = {}
    for sentence in near:
        if _pattern("guests").search(text, sentence.start, sentence.end):
            inside = (t for t in reading.toponyms if sentence.start <= t.start < sentence.end)
            places.update(
                {
                    t.place.id: t.place
                    for t in inside
                    if t.role == "place" and t.place and t.place.kind in STOP_KINDS
                }
            )
    return (rows[0].start, next(iter(places.values()))) if len(places) == 1 else None


def _parts(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    part: list[Piece] = []
    for piece in pieces:
        if piece.word == ";":
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def _leading(part: Sequence[Piece], scene: Scene) -> tuple[str, ...]:
    """The people with whom a part of a row begins: "Henrik Lund and Maria Costa"."""
    keys: list[str] = []
    for piece in part:
        if piece.actor is not None and not piece.possessive:
            keys += [key for key in scene.people([piece]) if scene.actors[key].named]
        elif piece.kind not in ("mark", "time") and piece.word not in ("and", "the", "then", "later"):
            break
    return tuple(dict.fromkeys(keys))


def _within(part: Sequence[Piece], lead: ResolvedTimex) -> ResolvedTimex:
    """The time in brackets behind a guest, if it lies in the year of the row: "(March)"."""
    times = [piece.time for piece in part if piece.time is not None and piece.time.when is not None]
    year = lead.value[:4]
    return next((time for time in times if time and time.value.startswith(year)), lead)


def _visit(told: Told, scene: Scene, key: str, place: Place, timex: ResolvedTimex) -> EventMention:
    scene.order += 1
    when = timex.when
    status: Status = "planned" if later(when, scene.reading.date) else "happened"
    if cue_words("cancelled").search(told.text):
        status = "cancelled"
    return EventMention(
        document=scene.reading.source.id, type="visit", status=status,
        title=label(f"{short_name(scene.actors[key])} in {place.name}", ()), start=told.sentence.start,
        end=told.sentence.end, rule="entry of a diary", who=roles((key,), "traveller"), where=(place,),
        timex=timex, when=when, order=scene.order,
    )  # fmt: skip
