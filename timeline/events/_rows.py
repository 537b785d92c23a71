"""Rows of timetables, fact boxes and diaries: a time, then a place, then what is done there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from timeline.actors import Cast, DocumentActor, find_actors
from timeline.calendar import span
from timeline.documents import SourceText
from timeline.events._pieces import Piece
from timeline.events._scene import STOP_KINDS, Scene, Told, roles
from timeline.events._status import earlier
from timeline.events._titles import label, listed, short_name
from timeline.events._types import EventMention
from timeline.lang import load
from timeline.model import EventType, Place, Status, When
from timeline.places import Toponym
from timeline.places.countries import country_of, country_of_demonym
from timeline.text import Sentence
from timeline.timexes import ResolvedTimex

_FEWEST_ROWS = 2
_DATED = re.compile(r"\W*(?:c\. ?)?\d{3,4}(?:\s?[–-]\s?\d{2,4})?\s*[:–—]")


@cache
def _words(language: str = "en") -> dict[str, frozenset[str]]:
    table = load(language, "events_rows")
    return {key: frozenset(words) for key, words in table.items() if isinstance(words, list)}


@cache
def _office_patterns(language: str = "en") -> tuple[tuple[re.Pattern[str], str, str | None], ...]:
    """(pattern, office, country that the office names by itself), the longest title first."""
    rows: list[dict[str, Any]] = load(language, "actors")["office"]
    forms = [(form, row["name"], row.get("country")) for row in rows for form in row["forms"]]
    forms += [(short, name, code) for short, (name, code) in load(language, "events_rows")["short"].items()]
    forms.sort(key=lambda row: (-len(row[0]), row[0]))
    return tuple((re.compile(rf"\b{re.escape(f)}\b", re.IGNORECASE), name, code) for f, name, code in forms)


def with_owner(
    source: SourceText, sentences: Sequence[Sentence], cast: Cast, toponyms: Sequence[Toponym]
) -> tuple[Cast, str | None]:
    """The cast with the person whose timetable the text is, and its key; None where no title says whose.

    "FACTBOX | The prime minister's round trip" is the prime minister's.
    """
    body = [s for s in sentences if s.zone == "body"]
    rows = [s for s in body if s.kind == "row" or _DATED.match(source.text, s.start, s.end)]
    titles = [source.text[s.start : s.end] for s in sentences if s.zone == "header"]
    if len(rows) < _FEWEST_ROWS or not titles:
        return cast, None
    title = " ".join(titles)
    named = _named_in_title(source, sentences, toponyms)
    if named is not None:
        actors = {actor.key: actor for actor in cast.actors}
        actors.setdefault(named.key, named)
        return Cast(tuple(actors[key] for key in sorted(actors)), cast.mentions), named.key
    for actor in cast.actors:
        if actor.kind == "person" and actor.named and _names(actor, title):
            return cast, actor.key
    for pattern, office, code in _office_patterns():
        found = pattern.search(title)
        if found:
            code = (
                code or _country_before(title[: found.start()]) or _country_of_return(source, rows, toponyms)
            )
            return _holder(cast, office, code, _hosts(source, rows, cast))
    return cast, None


def titles_that_name(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, headlines with an office and a name read like the body: "President Carter to Kyiv".

    Who is named in full only there is then known by the surname below it.
    """
    return tuple(
        replace(s, zone="body") if s.zone == "header" and _names_holder(text[s.start : s.end]) else s
        for s in sentences
    )


def _names_holder(title: str) -> bool:
    return any(
        re.match(r" [A-Z][a-z]", title[m.end() :])
        for p, _, _ in _office_patterns()
        for m in p.finditer(title)
    )


def _country_before(words: str) -> str | None:
    """The country that stands before an office: "what the American vice president", "Japan's premier"."""
    last = re.sub(r"[’']s$", "", words.split()[-1]) if words.split() else ""
    return country_of_demonym(last) or country_of(last)


def _country_of_return(
    source: SourceText, rows: Sequence[Sentence], toponyms: Sequence[Toponym]
) -> str | None:
    """The country that the timetable ends in: "back in Tokyo", "returns to Brasilia"."""
    for row in reversed(rows):
        for top in toponyms:
            if row.start <= top.start < row.end and top.place is not None:
                before = source.text[max(row.start, top.start - 24) : top.start].lower().strip()
                if before.endswith(tuple(_words()["home"])):
                    return top.place.country
    return None


def _named_in_title(
    source: SourceText, sentences: Sequence[Sentence], toponyms: Sequence[Toponym]
) -> DocumentActor | None:
    """The one person whom a title names: "Secretary of State Antony Blinken: Kazakhstan and India"."""
    titles = [replace(s, zone="body") for s in sentences if s.zone == "header"]
    found = [a for a in find_actors(source.text, titles, toponyms).actors if a.kind == "person" and a.named]
    return found[0] if len(found) == 1 else None


def _names(actor: DocumentActor, title: str) -> bool:
    forms = (actor.name, *actor.aliases)
    return any(re.search(rf"\b{re.escape(form)}\b", title, re.IGNORECASE) for form in forms if len(form) > 2)


def _holder(cast: Cast, office: str, code: str | None, hosts: frozenset[str]) -> tuple[Cast, str]:
    """The actor of the cast that holds an office, or a new one without a name; `hosts` are those met."""
    held = [a for a in cast.actors if a.office == office and (code is None or a.country in (code, None))]
    free = [a for a in held if a.named and a.key not in hosts]
    if len(free) == 1:
        return cast, free[0].key
    key = re.sub(r"[^a-z]+", "-", office) + (f"-of-{code.lower()}" if code else "")
    if any(actor.key == key for actor in cast.actors):
        return cast, key
    new = DocumentActor(key, office, "person", named=False, office=office, country=code)
    return Cast(tuple(sorted([*cast.actors, new], key=lambda actor: actor.key)), cast.mentions), key


_MET = re.compile(r"(?:\b(?:with|w/|by|from|meets|and)|[:,;–—-])\s*$")


def _hosts(source: SourceText, rows: Sequence[Sentence], cast: Cast) -> frozenset[str]:
    """The people whom the rows name as those met: they are not the one whose timetable it is."""
    return frozenset(
        key
        for row in rows
        for m in cast.mentions
        if row.start <= m.start < row.end and _MET.search(source.text, max(row.start, m.start - 12), m.start)
        for key in m.keys
    )


def row_mentions(told: Told, scene: Scene) -> Iterator[EventMention]:
    """The stops and meetings of one row, none where it does not begin with a time."""
    owner = row_owner(told.sentence, told.pieces, scene)
    lead = _lead(told.pieces)
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
        people = [key for key in scene.people(segment) if key != owner and scene.actors[key].named]
        if people and place is not None:
            yield _row_mention(told, scene, "meeting", (owner, *people), place, timex, "meets")
            place = scene.place


def row_owner(sentence: Sentence, pieces: Sequence[Piece], scene: Scene) -> str | None:
    """Whose row a line is: the timetable's owner; in a dated list without one, whom the text is about."""
    marked = any(piece.word in (":", "–", "—", "-") for piece in pieces[1:4])
    if sentence.kind != "row" and not (pieces and pieces[0].time is not None and marked):
        return None
    return scene.owner or scene.main


def _lead(pieces: Sequence[Piece]) -> tuple[int, ResolvedTimex] | None:
    """The time that a row begins with, and its position."""
    for i, piece in enumerate(pieces[:4]):
        if piece.time is not None and piece.time.type in ("DATE", "TIME"):
            return i, piece.time
        if piece.kind not in ("mark",) and piece.word not in ("on", "the", "from"):
            return None
    return None


def _segments(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """A row cut at colons, semicolons, full stops and dashes."""
    segment: list[Piece] = []
    depth = 0
    for piece in pieces:
        depth += (piece.word == "(") - (piece.word == ")")
        if piece.word in (":", ";", ".", "–", "—", "-", "|") and segment:
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
                yield _row_mention(told, scene, kind, (owner,), place, timex, "in", purpose)
        spoken = []


def _spoken(spoken: list[str], piece: Piece) -> list[str]:
    if piece.kind in ("mark",) and piece.word == ",":
        return ["then"] if not spoken else [*spoken, ","]
    return [*spoken, piece.word] if piece.kind == "word" else spoken


def _kind(lead_in: str, tail: str) -> EventType | None:
    """What the words before a place make of it: "" is a visit, "leaves" a departure, others nothing.

    The last cue decides: "departs Joint Base Andrews en route" leads to the place.
    """
    if lead_in == "":
        return "visit"
    if lead_in.endswith((" from", "of", "with", " for the")):
        return None
    words = _words()
    ends: list[tuple[int, int, EventType]] = []
    for name, kind in (("leave", "departure"), ("home", "arrival"), ("reach", "visit")):
        for cue in words[name]:
            for found in re.finditer(rf"(?<!\S){re.escape(cue)}(?!\S)", lead_in):
                ends.append((found.end(), len(cue), kind))  # type: ignore[arg-type]
    if not ends:
        return None
    end, _, last = max(ends)
    return last if len(lead_in[end:].replace(",", " ").split()) <= 3 else None


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
    title = f"{names[0]} {verb} {listed(names[1:])}" if verb == "meets" else f"{names[0]} in {place.name}"
    return EventMention(
        document=scene.reading.source.id, type=kind, status=_status(told, timex.when, scene),
        title=label(title, (place,) if verb == "meets" else ()), start=told.sentence.start,
        end=told.sentence.end, rule="row of a timetable",
        who=roles(who[:1], "traveller" if verb == "in" else "participant") + roles(who[1:], "host"),
        where=(place,), timex=timex, when=timex.when, order=scene.order,
        journey="timetable", purpose=purpose, home=False,
    )  # fmt: skip


def _status(told: Told, when: When | None, scene: Scene) -> Status:
    """A row is a plan unless its day was past when the text was written, or a year before its last date."""
    if when is None:
        return "planned"
    first = span(when).first
    later = [t.when for t in scene.reading.timexes if t.when is not None and t.when.basis == "explicit"]
    years = [day for day in (span(other).first for other in later) if day is not None]
    long_past = first is not None and bool(years) and max(years) - first > 366
    return "happened" if long_past or earlier(when, scene.reading.date) else "planned"
