"""sources.csv: what a folder says of the texts in it (file, date, title, url)."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path

from timeline.documents._paths import SOURCES_TABLE
from timeline.model import Note

_COLUMNS = ("file", "date", "title", "url")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of sources.csv: what it says of one file."""

    day: dt.date | None
    title: str | None
    url: str | None
    because: str


def read_table(folder: Path) -> tuple[dict[Path, Entry], list[Note]]:
    """The entries of a folder's sources.csv by file, and a note for each line that cannot be used."""
    path = folder / SOURCES_TABLE
    if not path.is_file():
        return {}, []
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}, [_note(f"{path}: cannot be read as UTF-8; save it as UTF-8")]
    rows = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
    if "file" not in (rows.fieldnames or ()):
        return {}, [_note(f"{path} line 1: no column `file`; the columns are {', '.join(_COLUMNS)}")]
    entries: dict[Path, Entry] = {}
    notes: list[Note] = []
    for row in rows:
        fault = _fault(row, folder)
        if fault:
            notes.append(_note(f"{path} line {rows.line_num}: {fault}"))
        else:
            entries[folder / row["file"].strip()] = _entry(row)
    return entries, notes


def _fault(row: dict[str, str], folder: Path) -> str | None:
    name = (row.get("file") or "").strip()
    if not name:
        return "no file is named; write its name in column `file`"
    if not (folder / name).is_file():
        return f"there is no file {name!r} in this folder; correct the name"
    day = (row.get("date") or "").strip()
    if day and _day(day) is None:
        return f"the date {day!r} is none; write it as YYYY-MM-DD"
    return None


def _entry(row: dict[str, str]) -> Entry:
    day = _day((row.get("date") or "").strip())
    because = f"{SOURCES_TABLE} gives {day.isoformat()}" if day else ""
    return Entry(
        day, (row.get("title") or "").strip() or None, (row.get("url") or "").strip() or None, because
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _note(because: str) -> Note:
    return Note(kind="unread", because=because)
