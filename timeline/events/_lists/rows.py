"""Rows of timetables, fact boxes and diaries: a time, then a place, then what is done there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from timeline.calendar import on_day, span
from timeline.events._lists.notes import left_before, leg_of, noted_places
from timeline.events._lists.row_times import BOUNDS, own_time_of
from timeline.events._lists.tables import table_mentions
from timeline.events._lists.visitors import is_visitors_row, visitors
from timeline.events._scene import STOP_KINDS, Scene, Told, roles
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import earlier, later
from timeline.events._sentences.times import replace_text, weekday_after
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.lang import load
from timeline.model import EventType, Place, Status, When
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex

_CLOCK = re.compile(r"\W*[0-2]?\d[:.h]?[0-5]\d\b(?!\s*[-–]?\d)(?:\s*\(\w+\))?")
_PART = re.compile(
    r"\W*(?:(?:early|late|mid-?)\s?)?(?:morning|noon|midday|afternoon|evening|night)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:(?:up|off|leaves?|departs?|departure) for home|(?:fl(?:y|ies|ight)|returns?|back) home)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(r"(?<!\S)by (?:air|plane|train|rail|road|car|sea|ship|boat|helicopter) ?")
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
    if lead is not None and told.sentence.kind == "row":
        scene.row_time = lead[1]
    if owner is not None and lead is None:
        yield from _place_led(told, scene, owner)
    if lead is None or not _is_row(told.sentence, told.pieces):
        return
    at, timex = lead
    leg = leg_of(told.pieces[at + 1 :])
    if owner is not None and leg is not None:
        yield from _leg(leg, told, scene, owner, timex)
        return
    if owner is not None and _HOME.search(told.text):
        yield _homecoming(told, scene, owner, timex)
    yield from _read_parts(told, scene, told.pieces[at + 1 :], timex, owner)


def _read_parts(
    told: Told, scene: Scene, pieces: Sequence[Piece], timex: ResolvedTimex, owner: str | None
) -> Iterator[EventMention]:
    """What the parts of a row tell of its owner, or of whom a part itself begins with."""
    loose = scene.owner is None and not scene.life
    place: Place | None = scene.place if scene.place is not None else None
    for number, segment in enumerate(_segments(pieces)):
        own = _leading_people(segment, scene)
        alone = False
        whose = own or (() if owner is None or (loose and _has_subject(segment)) else (owner,))
        for who in whose:
            for mention in _segment(segment, told, scene, timex, who, first=number == 0):
                alone = who != owner
                place = mention.where[0] if mention.where and not alone else place
                scene.place = place
                yield mention
        until = _until(segment, timex)
        if until is not None and owner is not None and place is not None and not loose:
            yield replace(_row_mention(told, scene, "departure", (owner,), place, until, "in"), order=None)
        others = [piece for piece in segment if piece.actor is not None and piece.actor.kind != "pronoun"]
        people = [key for key in scene.people(others) if key != owner and scene.actors[key].named]
        if people and owner is not None and place is not None and not alone and not loose:
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


def _leg(
    leg: tuple[Place, Place], told: Told, scene: Scene, owner: str, timex: ResolvedTimex
) -> Iterator[EventMention]:
    """The departure and the visit of a row with both ends of a leg; where it set out first is its end."""
    start, end = leg
    home: Place | None = scene.memory.setdefault("row home", start)
    yield _row_mention(told, scene, "departure", (owner,), start, timex, "in")
    made = _row_mention(told, scene, "visit", (owner,), end, timex, "in")
    ends = home is not None and home.id == end.id
    yield replace(made, type="arrival", home=True, rule=f"{made.rule}, home") if ends else made
    scene.place = scene.memory["row"] = end


def _homecoming(told: Told, scene: Scene, owner: str, timex: ResolvedTimex) -> EventMention:
    """The end of a journey in a row that names no place: "1105  Wheels up for home."."""
    scene.order += 1
    name = short_name(scene.actors[owner])
    return EventMention(
        document=scene.reading.source.id, type="arrival", status=_status(told, timex.when, scene),
        title=label(f"{name} returns home", ()), start=told.sentence.start, end=told.sentence.end,
        rule="row of a timetable, home", who=roles((owner,), "traveller"), timex=timex, when=timex.when,
        order=scene.order, journey="timetable", home=True,
    )  # fmt: skip


def row_owner(sentence: Sentence, pieces: Sequence[Piece], scene: Scene) -> str | None:
    """Whose row a line is: the timetable's owner; in a dated list without one, whom the text is about."""
    if not _is_row(sentence, pieces):
        return None
    return scene.life[0] if scene.life else scene.owner or scene.about(sentence.start)


def _is_row(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Whether a line is one of a list: by its form, or by a sign behind the time that it begins with."""
    mark = next((i for i, piece in enumerate(pieces[:4]) if i and piece.word in (":", "–", "—", "-")), 0)
    marked = mark > 0 and not any(piece.word in ("was", "is", "were", "are") for piece in pieces[:mark])
    logged = bool(pieces) and pieces[0].word in ("dep", "arr", "ron")
    return sentence.kind == "row" or logged or bool(pieces and pieces[0].time is not None and marked)


def _lead(pieces: Sequence[Piece]) -> tuple[int, ResolvedTimex] | None:
    """The time that a row begins with, and its position."""
    for i, piece in enumerate(pieces[:4]):
        if piece.time is not None and piece.time.type in ("DATE", "TIME"):
            return i, piece.time
        if (
            piece.kind not in ("mark",)
            and piece.word not in ("on", "the", "from", "day")
            and not (i and pieces[i - 1].word == "day")
        ):
            return None
    return None


def _lead_of_log(told: Told, scene: Scene) -> tuple[int, ResolvedTimex] | None:
    """The day above a line of a log that has none: "2130 (local) Arr. Warsaw", "RON Warsaw"."""
    day = scene.row_time or _day_of_text(told, scene)
    if day is None or not _is_row(told.sentence, told.pieces) or not told.pieces:
        return None
    clock = _CLOCK.match(told.text)
    if clock is not None:
        until = told.sentence.start + clock.end()
        return next((i for i, p in enumerate(told.pieces) if p.start >= until), 1) - 1, day
    part = _PART.match(told.text)
    if part is not None:
        until = told.sentence.start + part.end()
        return next((i for i, p in enumerate(told.pieces) if p.start >= until), 1) - 1, day
    words = _words()
    cues = (words["reach"] | words["leave"] | words["home"]) - {"to", "in", "then", "on to"}
    opening = " ".join(piece.word for piece in told.pieces[:4]) + " "
    guests = scene.row_time is not None and _leading_people(told.pieces, scene)
    return (-1, day) if guests or any(opening.startswith(f"{cue} ") for cue in cues) else None


def _day_of_text(told: Told, scene: Scene) -> ResolvedTimex | None:
    """The day on which a log without headings was written."""
    date = scene.reading.date
    if date is None or date.precision != "day":
        return None
    start = told.sentence.start
    return ResolvedTimex(start, start, "", "DATE", date.edtf, date, "date of the log")


def _place_led(told: Told, scene: Scene, owner: str) -> Iterator[EventMention]:
    """A row that begins with its place: "Malta, April 2-3, 2022", "Kazakhstan (September 13-15, 2022)"."""
    if told.sentence.kind == "row":
        for place, time in noted_places(told):
            yield _row_mention(told, scene, "visit", (owner,), place, time, "in")


def _leading_people(segment: Sequence[Piece], scene: Scene) -> tuple[str, ...]:
    """Those with whom a part of a row begins: "President Vall in Warsaw", "He is off to Beijing"."""
    people: list[str] = []
    for piece in segment:
        if piece.actor is not None and piece.place is None and not piece.possessive:
            people += scene.people([piece])
        elif piece.kind != "mark" and piece.word not in ("and", "the"):
            break
    return tuple(dict.fromkeys(people))


def _has_subject(segment: Sequence[Piece]) -> bool:
    """Whether words that are no cue of travel stand before the first place: "The hostages are taken to"."""
    words = _words()
    said: list[str] = []
    for piece in segment:
        if piece.place is not None:
            break
        if piece.kind == "actor":
            return True
        said += [piece.word] if piece.kind == "word" and piece.word not in words["neutral"] else []
    text = " ".join(said)
    cues = sorted(words["leave"] | words["reach"] | words["home"], key=lambda cue: (-len(cue), cue))
    for cue in cues:
        text = re.sub(rf"(?<!\S){re.escape(cue)}(?!\S)", " ", text)
    return bool(text.split())


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
        elif (depth <= 0 and piece.word != ")") or piece.time is not None or piece.word in BOUNDS:
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
        lead_in = _MEANS.sub("", " ".join(word for word in spoken if word not in words["neutral"]))
        tail = " ".join(p.word for p in told.pieces if p.start > piece.end)
        if place.kind in STOP_KINDS:
            kind = _kind(lead_in, tail)
            if kind is None and first and lead_in.endswith(",") and len(lead_in.split()) <= 5:
                kind = "visit"  # "April 24 – Tipsarena, Linz"
            if lead_in == "for" and left_before(segment, i, words["leave"]):
                kind, lead_in = "visit", "leaves for"
            detail = lead_in == "" and not first and scene.place is not None
            if kind is not None and not detail and not _contained(segment, i, place):
                transit = any(word in f"{lead_in} {tail}" for word in words["transit"])
                purpose = "stopover" if transit else None
                time = own_time_of(segment, i, timex, words["ahead"])
                made = _row_mention(told, scene, kind, (owner,), place, time, "in", purpose)
                scene.memory.setdefault("row home", place if kind == "departure" else None)
                ends = kind != "departure" and _comes_home(tail, place, scene)
                if ends:
                    made = replace(made, type="arrival", home=True, rule=f"{made.rule}, home")
                sets_out = kind == "visit" and lead_in.endswith(tuple(words["sets_out"]))
                if sets_out and not ends:
                    made = replace(made, rule=f"{made.rule}, leaving")
                    yield from _left(told, scene, owner, place, timex)
                scene.memory["row"] = place
                yield made
        spoken = []


def _left(
    told: Told, scene: Scene, owner: str, place: Place | None, timex: ResolvedTimex
) -> Iterator[EventMention]:
    """The departure from the place of the rows above, where a row sets out for another or for home."""
    left: Place | None = scene.memory.get("row")
    if left is not None and left != place:
        yield _row_mention(told, scene, "departure", (owner,), left, timex, "in")


def _comes_home(tail: str, place: Place, scene: Scene) -> bool:
    """Whether a row ends the journey: "London  Return", "arrives Vienna", where it set out."""
    home: Place | None = scene.memory.get("row home")
    return tail in ("return", "returns", "home") or (home is not None and home.id == place.id)


def _spoken(spoken: list[str], piece: Piece) -> list[str]:
    if piece.kind in ("mark",) and piece.word == ",":
        return ["then"] if not spoken else [*spoken, ","]
    return [*spoken, piece.word] if piece.kind == "word" else spoken


_CUES: tuple[tuple[str, EventType], ...] = (
    ("leave", "departure"), ("home", "arrival"), ("reach", "visit"), ("land", "arrival"),
)  # fmt: skip


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
    if lead_in.endswith((" from", "of", "with", " for the")) and not lead_in.endswith(tuple(words["leave"])):
        return None
    cues: list[tuple[int, int, EventType]] = []
    for name, kind in _CUES:
        for cue in words[name]:
            for found in re.finditer(rf"(?<!\S){re.escape(cue)}(?!\S)", lead_in):
                cues.append((found.end(), len(cue), kind))
    if not cues:
        return None
    end, _, last = max(cues, key=lambda cue: (*cue[:2], cue[2] != "visit"))
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
