"""The order of the stages: from files to a chronology. Read this file first.

file -> SourceText -> sentences -> times, places, actors -> the documents' dates -> events of each document
-> events, trips, votes and conflicts over all documents -> Chronology
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from timeline import lang
from timeline.actors import Cast, Phrase, Stated, find_actors, find_phrases, told_elsewhere
from timeline.calendar import between, civil, day_count, iso, month_length, on_day, span
from timeline.dating import date_documents, find_date_conflicts
from timeline.documents import SourceText, read_sources
from timeline.events import Reading, extract_events, titles_that_name, with_author, with_owner
from timeline.merging import DocumentPart, apply_corrections, merge, read_corrections
from timeline.model import Chronology, DocumentDate, Evidence, Note, Place, When
from timeline.places import Toponym, find_places
from timeline.text import Sentence, find_sentences
from timeline.timexes import (
    ResolvedTimex,
    Timex,
    dated_by_headings,
    find_impossible_dates,
    find_spans,
    find_timexes,
    resolve_timexes,
)
from timeline.timexes.timeml import write_timeml

TOOL = "timeline 0.1.0"
_LONGEST_WINDOW = 62
_COMING = re.compile(r"\b(?:next|coming) week\b|\bthe week ahead\b|\bin the days ahead\b", re.IGNORECASE)
_BARE_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_NO_YEAR = re.compile(r"XXXX-\d\d-\d\d")

Progress = Callable[[int, int], None]


class Marked(msgspec.Struct, frozen=True):
    """A text with all mentions that do not depend on its date.

    Its cast is read from the `phrases` of `named`: the sentences, headlines that name somebody among them.
    """

    source: SourceText
    sentences: tuple[Sentence, ...]
    named: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    toponyms: tuple[Toponym, ...]
    phrases: Sequence[Phrase]
    cast: Cast
    owner: str | None = None


def mark(source: SourceText) -> Marked:
    """The sentences, times, places and actors of a text."""
    text, language = source.text, lang.nearest(source.language)
    sentences = find_sentences(text, source.zones)
    given = source.dates[0].day if source.dates else None
    toponyms = find_places(text, given)
    named = titles_that_name(text, sentences)
    phrases = find_phrases(text, named, toponyms)
    cast, owner = _cast(source, sentences, named, toponyms, phrases, {})
    timexes = _within_sentences(find_timexes(text, language), sentences, text, language)
    timexes = dated_by_headings(text, sentences, timexes)
    return Marked(source, sentences, named, timexes, toponyms, phrases, cast, owner)


def _cast(
    source: SourceText,
    sentences: tuple[Sentence, ...],
    named: tuple[Sentence, ...],
    toponyms: tuple[Toponym, ...],
    phrases: Sequence[Phrase],
    known: Mapping[str, Stated],
) -> tuple[Cast, str | None]:
    """The actors of a text, and whose timetable it is; `known` is what other texts say of its people."""
    cast = find_actors(source.text, named, toponyms, known=known, parsed=phrases)
    return with_owner(source, sentences, with_author(source, sentences, cast, toponyms), toponyms)


def _within_sentences(
    timexes: Sequence[Timex], sentences: Sequence[Sentence], text: str, language: str
) -> tuple[Timex, ...]:
    """The time expressions, those that run from one line of a timetable into the next read line by line."""
    starts = [sentence.start for sentence in sentences]
    kept: list[Timex] = []
    torn: set[int] = set()
    for timex in timexes:
        first = bisect_right(starts, timex.start) - 1
        last = bisect_right(starts, timex.end - 1) - 1
        if first == last or first < 0:
            kept.append(timex)
        else:
            torn.update(range(first, last + 1))
    for i in sorted(torn):
        start, end = sentences[i].start, sentences[i].end
        kept = [timex for timex in kept if not start <= timex.start < end]
        for timex in find_timexes(text[start:end], language):
            kept.append(replace(timex, start=timex.start + start, end=timex.end + start))
    return tuple(sorted(kept, key=lambda timex: (timex.start, timex.end)))


def extract(
    sources: Sequence[str | Path],
    *,
    dates: Mapping[str, dt.date] | None = None,
    keep_text: bool = False,
    progress: Progress | None = None,
) -> Chronology:
    """The chronology of files, folders and "-"; `dates` gives publication days by file name or path.

    What cannot be read is in the chronology's notes. `progress` is called with (texts done, texts in all).
    What corrections.toml beside the sources says is applied last; raises DamagedCorrections.
    """
    texts, notes = read_sources(sources, dates)
    chronology = chronology_of(texts, notes, keep_text=keep_text, progress=progress)
    for path in _correction_files(sources):
        chronology = apply_corrections(chronology, read_corrections(path), find_place=_place_named)
    return chronology


def _correction_files(sources: Sequence[str | Path]) -> list[Path]:
    """The corrections.toml beside the sources, each once."""
    folders = {path if path.is_dir() else path.parent for path in map(Path, sources) if str(path) != "-"}
    return sorted(file for folder in folders if (file := folder / "corrections.toml").is_file())


def _place_named(name: str) -> Place | None:
    return next((top.place for top in find_places(name, None) if top.place is not None), None)


def chronology_of(
    texts: Sequence[SourceText],
    notes: Sequence[Note] = (),
    *,
    keep_text: bool = False,
    progress: Progress | None = None,
) -> Chronology:
    """The chronology of texts that have been read."""
    marked = _marked(texts, progress)
    parts = [read(one, date) for one, date in zip(marked, _dates(marked), strict=True)]
    merged = merge(parts, tool=TOOL, keep_text=keep_text, notes=notes)
    misdated = find_date_conflicts([one.source for one in marked], [one.sentences for one in marked])
    return msgspec.structs.replace(merged, conflicts=(*merged.conflicts, *misdated))


def _marked(texts: Sequence[SourceText], progress: Progress | None) -> list[Marked]:
    marked: list[Marked] = []
    for done, source in enumerate(texts, 1):
        marked.append(mark(source))
        if progress is not None:
            progress(done, len(texts))
    return _read_together(marked)


def _read_together(marked: list[Marked]) -> list[Marked]:
    """The texts, those read again that name people of whom another text of the run says more."""
    for n, known in enumerate(told_elsewhere([(one.source.text, one.cast) for one in marked])):
        if known:
            one = marked[n]
            cast, owner = _cast(one.source, one.sentences, one.named, one.toponyms, one.phrases, known)
            marked[n] = replace(one, cast=cast, owner=owner)
    return marked


def _dates(marked: Sequence[Marked]) -> tuple[DocumentDate, ...]:
    return date_documents(
        [one.source for one in marked],
        [one.sentences for one in marked],
        [one.timexes for one in marked],
        [one.cast for one in marked],
        [one.toponyms for one in marked],
    )


def read(one: Marked, date: DocumentDate) -> DocumentPart:
    """A document with the events that it tells, its times resolved by its date."""
    times = coming_week(one, _spans(one.source.text, resolve_by(one, date.when)), date.when)
    reading = Reading(one.source, one.sentences, times, one.toponyms, one.cast, date.when, one.owner)
    return DocumentPart(one.source, date, one.cast, extract_events(reading), tuple(_notes(one.source)))


def _spans(text: str, times: tuple[ResolvedTimex, ...]) -> tuple[ResolvedTimex, ...]:
    """The times with ranges ("April 30 to May 1") in place of their ends."""
    ranges = find_spans(text, times)
    if not ranges:
        return tuple(sorted(times, key=lambda time: (time.start, time.end)))
    free = [time for time in times if not any(r.start <= time.start and time.end <= r.end for r in ranges)]
    return tuple(sorted([*free, *ranges], key=lambda time: (time.start, time.end)))


def resolve_by(one: Marked, date: When | None) -> tuple[ResolvedTimex, ...]:
    """The times of a text by its date; where that is a window, what both its ends agree on or bound."""
    text = one.source.text
    days = span(date) if date is not None else None
    if days is None or days.first is None or days.last is None or days.last - days.first > _LONGEST_WINDOW:
        return told_after(resolve_timexes(text, one.timexes, None))
    first = resolve_timexes(text, one.timexes, dt.date(*civil(days.first)))
    if days.first == days.last:
        return first
    last = resolve_timexes(text, one.timexes, dt.date(*civil(days.last)))
    unknown = resolve_timexes(text, one.timexes, None)
    return tuple(_agreed(*triple) for triple in zip(first, last, unknown, strict=True))


def coming_week(one: Marked, times: Sequence[ResolvedTimex], date: When | None) -> tuple[ResolvedTimex, ...]:
    """The times, bare weekdays that lead the rows of a timetable for the week to come moved into it.

    "NEXT WEEK IN ACCRA … Saturday – Mrs Harris takes off" is the Saturday after the text was written.
    """
    written = span(date).last if date is not None else None
    titles = [one.source.text[s.start : s.end] for s in one.sentences if s.zone == "header"]
    if written is None or not any(_COMING.search(title) for title in titles):
        return tuple(times)
    rows = {s.start for s in one.sentences if s.kind == "row"}
    return tuple(_moved(time, written) if time.start in rows else time for time in times)


def _moved(time: ResolvedTimex, written: int) -> ResolvedTimex:
    first = span(time.when).first if time.when is not None else None
    if first is None or not _BARE_WEEKDAY.fullmatch(time.text) or not 0 <= written - first < 7:
        return time
    return replace(time, value=iso(first + 7), when=on_day(first + 7, text=time.text, basis="relative"))


def told_after(times: Sequence[ResolvedTimex]) -> tuple[ResolvedTimex, ...]:
    """Days without a year in a text of no known date: of the year of the last whole date before them.

    "on 26 December 2016 … On Tuesday, December 27" is 2016-12-27; without a whole date they stay open.
    """
    anchor: int | None = None
    told: list[ResolvedTimex] = []
    for time in times:
        if time.when is not None and time.when.precision in ("day", "time") and time.when.basis == "explicit":
            anchor = span(time.when).first
        elif anchor is not None and _NO_YEAR.fullmatch(time.value):
            anchor = _nearest(time.value[5:10], anchor)
            time = replace(time, value=iso(anchor), when=on_day(anchor, text=time.text, basis="inferred"))
        told.append(time)
    return tuple(told)


def _nearest(month_day: str, anchor: int) -> int:
    """The day of that month and day which lies nearest to the anchor."""
    year, month, day = civil(anchor)[0], int(month_day[:2]), int(month_day[3:])
    years = [y for y in range(year - 4, year + 5) if day <= month_length(y, month)]
    return min((day_count(y, month, day) for y in years), key=lambda count: (abs(count - anchor), count))


def _agreed(first: ResolvedTimex, last: ResolvedTimex, unknown: ResolvedTimex) -> ResolvedTimex:
    """A time by both ends of the document's window: the same, or the days between them, or unknown."""
    if first.value == last.value or first.when is None or last.when is None:
        return first if first.value == last.value else unknown
    low, high = span(first.when).first, span(last.when).last
    if low is None or high is None or not 0 <= high - low <= _LONGEST_WINDOW:
        return unknown
    window = between(low, high, text=first.text, basis="inferred")
    return replace(unknown, when=window)


def _notes(source: SourceText) -> Iterator[Note]:
    """Impossible dates, which are no dates."""
    for start, end, because in find_impossible_dates(source.text):
        evidence = Evidence(document=source.id, start=start, end=end, quote=source.text[start:end])
        yield Note(
            kind="impossible-date",
            because=because,
            document=source.id,
            text=evidence.quote,
            evidence=(evidence,),
        )


def annotate(
    sources: Sequence[str | Path],
    *,
    dates: Mapping[str, dt.date] | None = None,
    progress: Progress | None = None,
    unread: Callable[[Note], None] | None = None,
) -> bytes:
    """The mentions of each text as JSON Lines, one object a text; offsets count code points of its text.

    `unread` is called with a note for every source that cannot be read.
    """
    pairs = _dated(sources, dates, progress, unread)
    return b"".join(msgspec.json.encode(_annotation(one, date)) + b"\n" for one, date in pairs)


def annotate_timeml(
    sources: Sequence[str | Path],
    *,
    dates: Mapping[str, dt.date] | None = None,
    progress: Progress | None = None,
    unread: Callable[[Note], None] | None = None,
) -> dict[str, str]:
    """The time expressions of each text as TimeML, by the document's id; the rest is as for `annotate`."""
    return {
        one.source.id: write_timeml(
            one.source.source, one.source.text, resolve_by(one, date.when), _only_day(date)
        )
        for one, date in _dated(sources, dates, progress, unread)
    }


def _dated(
    sources: Sequence[str | Path],
    dates: Mapping[str, dt.date] | None,
    progress: Progress | None,
    unread: Callable[[Note], None] | None,
) -> list[tuple[Marked, DocumentDate]]:
    texts, notes = read_sources(sources, dates)
    if unread is not None:
        for note in notes:
            unread(note)
    marked = _marked(texts, progress)
    return list(zip(marked, _dates(marked), strict=True))


def _only_day(date: DocumentDate) -> dt.date | None:
    first, last = span(date.when) if date.when is not None else (None, None)
    return dt.date(*civil(first)) if first is not None and first == last else None


def _annotation(one: Marked, date: DocumentDate) -> dict[str, Any]:
    return {
        "document": one.source.source,
        "date": date,
        "timexes": [_timex_row(time) for time in resolve_by(one, date.when)],
        "places": [_place_row(top) for top in one.toponyms],
        "actors": [
            {"start": m.start, "end": m.end, "text": m.text, "kind": m.kind, "actors": m.keys}
            for m in one.cast.mentions
        ],
    }


def _timex_row(time: ResolvedTimex) -> dict[str, Any]:
    row = {"start": time.start, "end": time.end, "text": time.text, "type": time.type, "value": time.value}
    extra = {"mod": time.mod, "quant": time.quant, "freq": time.freq}
    return {**row, **{key: value for key, value in extra.items() if value}, "when": time.when}


def _place_row(top: Toponym) -> dict[str, Any]:
    place = top.place
    row = {"start": top.start, "end": top.end, "text": top.text, "role": top.role}
    if place is None:
        return {**row, "country": None, "lat": None, "lon": None, "geonameid": None, "kind": None}
    return {
        **row, "country": place.country, "lat": place.lat, "lon": place.lon, "geonameid": place.geonameid,
        "kind": place.kind, "name": place.name, "because": place.because,
    }  # fmt: skip
