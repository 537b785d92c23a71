"""Days that head a section: what stands below "MONDAY" or "SUN 7/9" is of that day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.calendar import between, on_day, span
from timeline.events._scene import Scene, Told, roles
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.heads import word_set
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.status import cue_words, later
from timeline.events._sentences.times import NAMES_WEEKDAY, looking_forward
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.lang import load
from timeline.model import EventType, Place, Status, When
from timeline.timexes import ResolvedTimex

_LONGEST = 40
_WEEK = 7
_FAR = 21
_WORDS = 6
_PERFECT = re.compile(r"\b(?:has|have|had|would|not|never)\b[^,;]*_")
_PHRASES: dict[str, tuple[str, str]] = {
    "meeting": ("meets", ""), "press": ("meets the press with", "meets the press"),
    "summit": ("attends a summit with", "attends a summit"), "statement": ("", ""), "ceremony": ("", ""),
}  # fmt: skip


def note_section(told: Told, scene: Scene) -> None:
    """Remember the day of a line that is nothing but a day; a heading without a day ends its section."""
    scene.opens = told.sentence.kind == "row" or told.sentence.paragraph != scene.section_paragraph
    scene.section_paragraph = told.sentence.paragraph
    if scene.section is None and _is_log(scene):
        scene.section = _day(scene.row_time)
    lead = told.pieces[0].time if told.pieces and told.sentence.kind == "row" else None
    if lead is not None and lead.type == "DATE" and lead.when is not None and lead.when.precision == "day":
        scene.section = _day(lead)
    if told.sentence.end - told.sentence.start > _LONGEST or not told.pieces:
        return
    times = [p.time for p in told.pieces if p.time is not None and p.time.when is not None]
    days = [time for time in times if time.when is not None and time.when.precision == "day"]
    if days and all(piece.kind in ("time", "mark") for piece in told.pieces):
        scene.section, scene.headed = _through(days, scene), True
        scene.opens = False
    elif told.text.isupper() and not days:
        scene.section = None


def _is_log(scene: Scene) -> bool:
    """Whether the title says that the lines were written down as things happened, day by day."""
    if "log" not in scene.memory:
        text = scene.reading.source.text
        titles = " ".join(
            text[s.start : s.end].lower() for s in scene.reading.sentences if s.zone == "header"
        )
        kinds = "|".join(re.escape(word) for word in load("en", "events_rows")["minutes"])
        scene.memory["log"] = re.search(rf"\b(?:{kinds})\b", titles) is not None
    return bool(scene.memory["log"])


def _day(timex: ResolvedTimex | None) -> ResolvedTimex | None:
    if timex is None or timex.when is None:
        return None
    first, last = span(timex.when)
    return (
        replace(timex, when=on_day(first, text=timex.text)) if first is not None and first == last else None
    )


def _through(days: Sequence[ResolvedTimex], scene: Scene) -> ResolvedTimex:
    """The days of a heading, from the first to the last: "SAT 15 / SUN 16"."""
    date = scene.reading.date
    whens = [day.when if _is_log(scene) else looking_forward(day, day.when, date) for day in days]
    first, last = (span(when) if when is not None else (None, None) for when in (whens[0], whens[-1]))
    if len(days) == 1 or first[0] is None or last[1] is None or last[1] <= first[0]:
        return replace(days[0], when=whens[0])
    return replace(days[0], when=between(first[0], last[1], text=days[0].text))


def section_time(clause: Clause, scene: Scene) -> ResolvedTimex | None:
    """The day of the section for a finite clause of its own: "PARIS - Rao speaks to both houses".

    Not for what somebody says there, nor for attacks and disasters, of which such lines speak in passing.
    """
    if any(entry.family in ("statement", "conflict", "disaster") for entry in clause.head.entries):
        return None
    forms = {form for entry in clause.head.entries for form in entry.forms}
    tells = not clause.relative and not clause.head.noun and bool(forms & {"third", "past"})
    return scene.section if tells and _PERFECT.search(clause.chain) is None else None


def in_section(timex: ResolvedTimex | None, when: When | None, scene: Scene) -> When | None:
    """A weekday that a line below a day to come names: below "THU 13 NOV", "Friday" is the 14th."""
    first = span(scene.section.when).first if scene.section is not None and scene.section.when else None
    day = span(when).first if when is not None and when.precision == "day" else None
    last = span(when).last if when is not None and day is None and span(when).first is None else None
    if last is not None and first is not None and scene.headed and not _is_log(scene):
        return between(first, _next(last, first), text=when.text if when else "")  # "till Friday"
    if timex is None or first is None or day is None or not scene.headed or _is_log(scene):
        return when
    if not first - _FAR <= day < first or NAMES_WEEKDAY.search(timex.text) is None:
        return when
    return on_day(_next(day, first), text=timex.text, basis="relative")


def _next(day: int, first: int) -> int:
    """The same weekday on the first day of a section or after it."""
    return day + _WEEK * max(0, -(-(first - day) // _WEEK))


def entry_mentions(told: Told, scene: Scene, found: Sequence[EventMention]) -> Iterator[EventMention]:
    """What the parts of an entry without a verb tell of its day, where nothing else than a journey is told.

    "Rao at the State Department with Lie"; "Joint news conference with Prime Minister Lie Friday forenoon";
    "0900 ceremonial welcome; talks; call on President Lie".
    """
    section = scene.section
    if section is None or told.text.rstrip().endswith("?"):
        return
    if any(mention.type not in ("visit", "arrival", "departure") for mention in found):
        return
    for start, end in _segments(told):
        clauses = [clause for clause in told.clauses if start <= clause.head.at < end]
        if all(clause.head.noun or _is_order(clause, start) for clause in clauses):
            yield from _entry(told, scene, section, (start, end), clauses)


def _segments(told: Told) -> Iterator[tuple[int, int]]:
    """Where the parts of an entry begin and end: at semicolons and full stops."""
    start = 0
    for at, piece in enumerate(told.pieces):
        if piece.word in (";", ".") and at > start:
            yield start, at
            start = at + 1
    if start < len(told.pieces):
        yield start, len(told.pieces)


def _is_order(clause: Clause, start: int) -> bool:
    """Whether a bare verb opens a part of a timetable: "call on President Lie"."""
    bare = any(entry.forms & {"base"} for entry in clause.head.entries)
    return bare and all(piece.kind in ("time", "mark") for piece in clause.pieces[start : clause.head.at])


def _entry(
    told: Told, scene: Scene, section: ResolvedTimex, part: tuple[int, int], clauses: Sequence[Clause]
) -> Iterator[EventMention]:
    pieces = told.pieces[part[0] : part[1]]
    people = scene.people(p for p in pieces if p.actor is not None and not p.possessive)
    named = [key for key in people if scene.actors[key].named]
    who = tuple(dict.fromkeys((*((scene.owner,) if scene.owner is not None else ()), *named)))
    kind = next((k for k in map(_kind, clauses) if k is not None), None)
    if (
        kind is None
        and len(named) > 0
        and len(who) > 1
        and not clauses
        and (scene.opens or not _is_log(scene))
    ):
        kind = "meeting"
    if kind is None or not who or (kind == "meeting" and len(who) < 2 and not clauses):
        return
    when = _when(pieces, section)
    status: Status = "planned" if later(when, scene.reading.date) else "happened"
    if cue_words("cancelled").search(told.text):
        status = "cancelled"
    where = () if _is_log(scene) or scene.day is None or scene.dateline is None else (scene.dateline,)
    yield EventMention(
        document=scene.reading.source.id, type=kind, status=status,
        title=_title(kind, who, told.pieces[_head(clauses, part) : part[1]], scene, where),
        start=told.sentence.start, end=told.sentence.end, rule="entry under a day",
        who=roles(who, "participant"), where=where, timex=section, when=when,
    )  # fmt: skip


def _head(clauses: Sequence[Clause], part: tuple[int, int]) -> int:
    return clauses[0].head.at if clauses else part[0]


def _kind(clause: Clause) -> EventType | None:
    kinds: tuple[EventType, ...] = ("meeting", "press", "summit", "statement", "ceremony")
    return next((kind for kind in kinds if clause.entry(kind) is not None), None)


def _when(pieces: Sequence[Piece], section: ResolvedTimex) -> When | None:
    """The day that an entry names within the week of its section, else the section's."""
    first = span(section.when).first if section.when else None
    for piece in pieces:
        when = piece.time.when if piece.time is not None and piece.time.type == "DATE" else None
        day = span(when).first if when is not None and when.precision == "day" else None
        if day is not None and first is not None and first - _FAR <= day < first + _WEEK:
            return on_day(_next(day, first), text=piece.word, basis="relative")
    return section.when


def _title(
    kind: EventType, who: Sequence[str], pieces: Sequence[Piece], scene: Scene, where: tuple[Place, ...]
) -> str:
    names = [short_name(scene.actors[key]) for key in who]
    pair, alone = _PHRASES[kind]
    if len(names) > 1 and pair:
        return label(f"{names[0]} {pair} {listed(names[1:])}", where)
    if alone:
        return label(f"{names[0]} {alone}", where)
    small = word_set("prepositions")
    words = [piece.word for piece in pieces[:_WORDS]]
    ends = (i for i, word in enumerate(words) if i and (word in small or not word[0].isalnum()))
    return label(f"{listed(names)}: {' '.join(words[: next(ends, len(words))])}", where)
