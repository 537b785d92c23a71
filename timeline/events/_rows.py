"""Rows of timetables, fact boxes and diaries: a time, then a place, then what is done there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from timeline.calendar import on_day, span
from timeline.events._pieces import Piece
from timeline.events._scene import STOP_KINDS, Scene, Told, roles
from timeline.events._status import earlier, later
from timeline.events._tables import table_mentions
from timeline.events._times import replace_text, weekday_after
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.events._visitors import is_visitors_row, visitors
from timeline.lang import load
from timeline.model import EventType, Place, Status, When
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex

_CLOCK = re.compile(r"\W*[0-2]?\d[:.h]?[0-5]\d\b(?!\s*[-–]?\d)(?:\s*\(\w+\))?")
_SHORTENED = frozenset(("dep", "arr", "approx", "st", "w"))


@cache
def _words(language: str = "en") -> dict[str, frozenset[str]]:
    table = load(language, "events_rows")
    return {key: frozenset(words) for key, words in table.items() if isinstance(words, list)}


def row_mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops and meetings of one row, none where it does not begin with a time."""
    if table := tuple(table_mentions(told, scene)):
        yield from table
        return
    if is_visitors_row(told, scene):
        yield from visitors(told, scene)
        return
    owner = row_owner(told.sentence, told.pieces, scene)
    lead = _lead(told.pieces) or _lead_of_log(told, scene)
    if owner is not None and lead is None:
        yield from _place_led(told, scene, owner)
    if owner is None or lead is None:
        return
    at, timex = lead
    scene.row_time = timex
    place: Place | None = scene.place if scene.place is not None else None
    for number, segment in enumerate(_segments(told.pieces[at + 1 :])):
        for mention in _segment(segment, told, scene, timex, owner, first=number == 0):
            place = mention.where[0] if mention.where else place
            scene.place = place
            yield mention
        if (until := _until(segment, timex)) is not None and place is not None:
            yield replace(_row_mention(told, scene, "departure", (owner,), place, until, "in"), order=None)
        others = [piece for piece in segment if piece.actor is not None and piece.actor.kind != "pronoun"]
        people = [key for key in scene.people(others) if key != owner and scene.actors[key].named]
        if people and place is not None:
            yield _row_mention(told, scene, "meeting", (owner, *people), place, timex, "meets")
            place = scene.place


def _until(segment: Sequence[Piece], timex: ResolvedTimex) -> ResolvedTimex | None:
    """The day until which one stays at the place of a row: "Mumbai. He remains in the city until Monday"."""
    for lead, piece in itertools.pairwise(segment):
        when = piece.time.when if piece.time is not None else None
        bound = {lead.word, *piece.word.split()[:1]} & {"until", "till"}
        if piece.time is not None and when is not None and bound and (last := span(when).last) is not None:
            day = span(timex.when).first if timex.when is not None else None
            ends = last if day is None else weekday_after(piece.time, last, day)
            return replace(piece.time, when=replace_text(on_day(ends), when))
    return None


def row_owner(sentence: Sentence, pieces: Sequence[Piece], scene: Scene) -> str | None:
    """Whose row a line is: the timetable's owner; in a dated list without one, whom the text is about."""
    mark = next((i for i, piece in enumerate(pieces[:4]) if i and piece.word in (":", "–", "—", "-")), 0)
    marked = mark > 0 and not any(piece.word in ("was", "is", "were", "are") for piece in pieces[:mark])
    if sentence.kind != "row" and not (pieces and pieces[0].time is not None and marked):
        return None
    return scene.owner or scene.about(sentence.start)


def _lead(pieces: Sequence[Piece]) -> tuple[int, ResolvedTimex] | None:
    """The time that a row begins with, and its position."""
    for i, piece in enumerate(pieces[:4]):
        if piece.time is not None and piece.time.type in ("DATE", "TIME"):
            return i, piece.time
        if piece.kind not in ("mark",) and piece.word not in ("on", "the", "from"):
            return None
    return None


def _lead_of_log(told: Told, scene: Scene) -> tuple[int, ResolvedTimex] | None:
    """The day above a line of a log that has none: "2130 (local) Arr. Warsaw", "RON Warsaw"."""
    day = scene.row_time or _day_of_text(told, scene)
    if day is None or told.sentence.kind != "row" or not told.pieces:
        return None
    first = told.pieces[0].word
    clock = _CLOCK.match(told.text)
    if clock is not None:
        until = told.sentence.start + clock.end()
        return next((i for i, p in enumerate(told.pieces) if p.start >= until), 1) - 1, day
    cues = _words()["reach"] | _words()["leave"]
    return (-1, day) if first in cues and first not in ("to", "in", "then") else None


def _day_of_text(told: Told, scene: Scene) -> ResolvedTimex | None:
    """The day on which a log without headings was written."""
    date = scene.reading.date
    if date is None or date.precision != "day":
        return None
    start = told.sentence.start
    return ResolvedTimex(start, start, "", "DATE", date.edtf, date, "date of the log")


def _place_led(told: Told, scene: Scene, owner: str) -> Iterator[EventMention]:
    """A row that begins with its place: "Malta, April 2-3, 2022", "Kazakhstan (September 13-15, 2022)"."""
    pieces = [piece for piece in told.pieces if piece.word not in ("-", "–", "—", "•", "*", "·")]
    if told.sentence.kind != "row" or not pieces or pieces[0].place is None or pieces[0].possessive:
        return
    place = pieces[0].place.place
    near = pieces[1:5]
    time = next((p.time for p in near if p.time is not None and p.time.when is not None), None)
    plain = all(p.kind in ("mark", "time") or p.word in ("in", "on", "from") or p.place for p in near[:3])
    if place is not None and place.kind in STOP_KINDS and time is not None and plain:
        yield _row_mention(told, scene, "visit", (owner,), place, time, "in")


def _segments(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """A row cut at colons, semicolons, full stops and dashes."""
    segment: list[Piece] = []
    depth = 0
    for piece in pieces:
        depth += (piece.word == "(") - (piece.word == ")")
        shortened = piece.word == "." and bool(segment) and segment[-1].word in _SHORTENED
        if piece.word in (":", ";", ".", "–", "—", "-", "|") and segment and not shortened:
            yield segment
            segment = []
        elif depth <= 0 and piece.word != ")":
            segment.append(piece)
    if segment:
        yield segment


def _segment(
    segment: Sequence[Piece], told: Told, scene: Scene, timex: ResolvedTimex, owner: str, *, first: bool
) -> Iterator[EventMention]:
    """The stops of one part of a row: places that it begins with or that a word of arrival leads to."""
    words = _words()
    spoken: list[str] = []
    for i, piece in enumerate(segment):
        if piece.place is None or piece.place.place is None or piece.possessive:
            spoken = _spoken(spoken, piece)
            continue
        place = piece.place.place
        if place.kind == "venue" and _in_town(place, scene):
            spoken = _spoken(spoken, piece)
            continue
        lead_in = " ".join(word for word in spoken if word not in words["neutral"])
        tail = " ".join(p.word for p in told.pieces if p.start > piece.end)
        if place.kind in STOP_KINDS:
            kind = _kind(lead_in, tail)
            if kind is None and first and lead_in.endswith(",") and len(lead_in.split()) <= 5:
                kind = "visit"  # "April 24 – Tipsarena, Linz"
            detail = lead_in == "" and not first and scene.place is not None
            if kind is not None and not detail and not _contained(segment, i, place):
                transit = any(word in f"{lead_in} {tail}" for word in words["transit"])
                purpose = "stopover" if transit else None
                made = _row_mention(told, scene, kind, (owner,), place, timex, "in", purpose)
                if kind == "visit" and lead_in.endswith(tuple(words["sets_out"])):
                    made = replace(made, rule=f"{made.rule}, leaving")
                    left: Place | None = scene.memory.get("row")
                    if left is not None and left != place:
                        yield _row_mention(told, scene, "departure", (owner,), left, timex, "in")
                scene.memory["row"] = place
                yield made
        spoken = []


def _spoken(spoken: list[str], piece: Piece) -> list[str]:
    if piece.kind in ("mark",) and piece.word == ",":
        return ["then"] if not spoken else [*spoken, ","]
    return [*spoken, piece.word] if piece.kind == "word" else spoken


def _kind(lead_in: str, tail: str) -> EventType | None:
    """What the words before a place make of it: "" is a visit, "leaves" a departure, others nothing.

    The last cue decides: "departs Joint Base Andrews en route" leads to the place. Where none leads to it,
    what follows may: "09:00 Doha, departure".
    """
    words = _words()
    if lead_in == "":
        first = re.match(r"(?:\([^)]*\)|\W|\d)*([\w-]+)", tail)
        ends: tuple[tuple[str, EventType], ...] = (("departs", "departure"), ("arrives", "arrival"))
        return next((kind for name, kind in ends if first and first[1] in words[name]), "visit")
    if lead_in.endswith((" from", "of", "with", " for the")):
        return None
    cues: list[tuple[int, int, EventType]] = []
    for name, kind in (("leave", "departure"), ("home", "arrival"), ("reach", "visit")):
        for cue in words[name]:
            for found in re.finditer(rf"(?<!\S){re.escape(cue)}(?!\S)", lead_in):
                cues.append((found.end(), len(cue), kind))  # type: ignore[arg-type]
    if not cues:
        return None
    end, _, last = max(cues)
    return last if len(lead_in[end:].replace(",", " ").split()) <= 3 else None


def _in_town(place: Place, scene: Scene) -> bool:
    """Whether a venue only says where in the town of the rows above something is: "Belweder Palace"."""
    town = scene.place
    return town is not None and town.kind == "city" and town.country == place.country


def _contained(segment: Sequence[Piece], i: int, place: Place) -> bool:
    """Whether the place only contains the one before it: "Phnom Penh, Cambodia"."""
    before = segment[i - 2] if i > 1 and segment[i - 1].word == "," else None
    if before is None or before.place is None or before.place.place is None:
        return False
    other = before.place.place
    return place.kind == "country" and other.country == place.country and other.kind != "country"


def _row_mention(
    told: Told,
    scene: Scene,
    kind: EventType,
    who: tuple[str, ...],
    place: Place,
    timex: ResolvedTimex,
    verb: str,
    purpose: str | None = None,
) -> EventMention:
    names = [short_name(scene.actors[key]) for key in who]
    scene.order += 1
    if verb == "meets":
        title = f"{names[0]} meets {listed(names[1:])}"
    else:
        title = f"{names[0]} {'leaves' if kind == 'departure' else 'in'} {place.name}"
    return EventMention(
        document=scene.reading.source.id, type=kind, status=_status(told, timex.when, scene),
        title=label(title, (place,) if verb == "meets" else ()), start=told.sentence.start,
        end=told.sentence.end, rule="row of a timetable",
        who=roles(who[:1], "traveller" if verb == "in" else "participant") + roles(who[1:], "host"),
        where=(place,), timex=timex, when=timex.when, order=scene.order,
        journey="timetable", purpose=purpose, home=False,
    )  # fmt: skip


def _is_log(scene: Scene) -> bool:
    """Whether the title says that the rows tell what was done: a log, a diary, a chronology."""
    text = scene.reading.source.text
    titles = " ".join(text[s.start : s.end].lower() for s in scene.reading.sentences if s.zone == "header")
    return any(re.search(rf"\b{re.escape(word)}\b", titles) for word in _words()["log"])


def _status(told: Told, when: When | None, scene: Scene) -> Status:
    """A row is a plan unless its day was past when the text was written, or a year before its last date."""
    if _is_log(scene) and not later(when, scene.reading.date):
        return "happened"
    if when is None:
        return "planned"
    first = span(when).first
    dates = [t.when for t in scene.reading.timexes if t.when is not None and t.when.basis == "explicit"]
    years = [day for day in (span(other).first for other in dates) if day is not None]
    long_past = first is not None and bool(years) and max(years) - first > 366
    return "happened" if long_past or earlier(when, scene.reading.date) else "planned"
