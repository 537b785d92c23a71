"""Reading sources: files, folders and standard input, each through the reader of its format."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import cast

from timeline import registry
from timeline.documents._paths import STDIN, Found, document_ids, expand, source_names
from timeline.documents._source import Page, SourceText, StatedDate
from timeline.documents._table import Entry, read_table
from timeline.documents._zones import find_title, find_zones
from timeline.errors import BadOption, UnreadableSource
from timeline.model import Note

_FILE_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def read_sources(
    paths: Sequence[str | Path], dates: Mapping[str, dt.date] | None = None
) -> tuple[tuple[SourceText, ...], tuple[Note, ...]]:
    """The texts behind files, folders and "-" in order of their source, and a note for each that is unread.

    `dates` gives publication days by file name or by path within the folder; raises BadOption for a name
    that is no source's. A folder's sources.csv does the same.
    """
    found: dict[Path, Found] = {}
    notes: list[Note] = []
    for named in paths:
        files = list(expand(named))
        if not files:
            notes.append(_unread(f"{named}: no texts in this folder; name a folder or file that has some"))
        for file in files:
            found.setdefault(file.path.resolve() if str(file.path) != STDIN else file.path, file)
    names = source_names(tuple(found.values()))
    _check_names(dates or {}, names)
    entries, faults = _tables(found.values())
    ids = document_ids(sorted(names.values()))
    texts: list[SourceText] = []
    for file in sorted(found.values(), key=lambda file: names[file.path]):
        source = names[file.path]
        try:
            given = list(_given(source, dates or {}, entries.get(file.path)))
            texts.append(_read(file.path, source, ids[source], given, entries.get(file.path)))
        except UnreadableSource as fault:
            notes.append(_unread(str(fault)))
    return tuple(texts), tuple(notes + faults)


def _unread(because: str) -> Note:
    return Note(kind="unread", because=" ".join(because.split()))


def _tables(files: Iterator[Found] | Sequence[Found] | object) -> tuple[dict[Path, Entry], list[Note]]:
    """What the sources.csv of all folders say."""
    entries: dict[Path, Entry] = {}
    notes: list[Note] = []
    folders = {file.path.parent for file in cast("Sequence[Found]", files) if str(file.path) != STDIN}
    for folder in sorted(folders):
        more, faults = read_table(folder)
        entries |= more
        notes += faults
    return entries, notes


def _check_names(dates: Mapping[str, dt.date], names: Mapping[Path, str]) -> None:
    known = set(names.values()) | {Path(name).name for name in names.values()}
    for name in dates:
        if name not in known:
            some = ", ".join(sorted(names.values())[:5]) or "none"
            raise BadOption(f"--date {name}: no source has this name; the sources are {some}")


def _given(source: str, dates: Mapping[str, dt.date], entry: Entry | None) -> Iterator[StatedDate]:
    """The dates that the user gives for a source, the option first."""
    for name in (source, Path(source).name):
        if name in dates:
            yield StatedDate(dates[name], "given", f"given as {dates[name].isoformat()}")
            break
    if entry and entry.day:
        yield StatedDate(entry.day, "given", entry.because)


def _read(path: Path, source: str, identity: str, given: list[StatedDate], entry: Entry | None) -> SourceText:
    data = _bytes(path, source)
    page = cast("Page", _reader(source, data).read(data, source))
    if not page.text.strip("\ufeff \t\r\n\f\v"):
        raise UnreadableSource(f"{source}: empty; nothing to read in it")
    zones = find_zones(page.text)
    return SourceText(
        id=identity,
        source=source,
        text=page.text,
        sha256=hashlib.sha256(data).hexdigest(),
        zones=zones,
        title=(entry.title if entry else None) or page.title or find_title(page.text, zones),
        language=page.language,
        url=(entry.url if entry else None) or page.url,
        dates=(*given, *page.dates, *_named_day(source)),
    )


def _bytes(path: Path, source: str) -> bytes:
    if str(path) == STDIN:
        return sys.stdin.buffer.read()
    try:
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise UnreadableSource(f"{path}: there is no such file or folder; check the path") from fault
    except OSError as fault:
        raise UnreadableSource(f"{path}: cannot be read ({fault.strerror}); check its permissions") from fault
    if not data:
        raise UnreadableSource(f"{source}: empty; nothing to read in it")
    return data


@cache
def _readers() -> tuple[ModuleType, ...]:
    return tuple(registry.plugins("timeline.documents"))


def _reader(source: str, data: bytes) -> ModuleType:
    """The reader for a source: by its first bytes, else by its ending, else that for plain text."""
    for reader in _readers():
        if hasattr(reader, "recognises") and reader.recognises(data):
            return reader
    ending = Path(source).suffix.lower()
    for reader in _readers():
        if ending in reader.ENDINGS:
            return reader
    return next(reader for reader in _readers() if ".txt" in reader.ENDINGS)


def _named_day(source: str) -> Iterator[StatedDate]:
    """The day in a file's name: "2022-05-01-visit.txt", "visit_20220501.txt"."""
    found = _FILE_DAY.search(Path(source).stem)
    if not found:
        return
    try:
        day = dt.date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return
    yield StatedDate(day, "metadata", f"the file's name has {day.isoformat()}")
