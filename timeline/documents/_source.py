"""The value that every reader makes of a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

ZoneKind = Literal["header", "body", "caption", "post", "furniture"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A run of the text: zones follow one another and cover text[0:len(text)] without a gap."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that something outside the prose gives for the text, and what that is.

    `basis` is "given" (option or sources.csv) or "metadata" (page metadata, file name).
    """

    day: dt.date
    basis: Literal["given", "metadata"]
    because: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as read. Offsets everywhere count code points of `text`.

    `id` is the document's id in the chronology, `source` its path relative to the folder that was read.
    """

    id: str
    source: str
    text: str
    sha256: str
    zones: tuple[Zone, ...]
    title: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[StatedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader makes of the bytes of one file.

    `dates` holds what the file's metadata says, the most telling first. A reader is a public module of
    `timeline.documents` with `ENDINGS` (".html", ...), `read(data, name) -> Page`, which raises
    UnreadableSource, and, where a file's first bytes tell its format, `recognises(data) -> bool`.
    """

    text: str
    title: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[StatedDate, ...] = ()
