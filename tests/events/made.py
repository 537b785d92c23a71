"""Mentions of events in a short text, through the real stages."""

from __future__ import annotations

import datetime as dt
import hashlib

from timeline.dating import date_documents
from timeline.documents import SourceText, StatedDate, find_zones
from timeline.events import EventMention
from timeline.model import Chronology
from timeline.pipeline import chronology_of, mark, read


def source(text: str, day: str | None = "2022-05-04") -> SourceText:
    """A text of a given day."""
    dates = (StatedDate(dt.date.fromisoformat(day), "given", "given"),) if day else ()
    sha = hashlib.sha256(text.encode()).hexdigest()
    return SourceText("made", "made.txt", text, sha, find_zones(text), dates=dates)


def told(text: str, day: str | None = "2022-05-04") -> tuple[EventMention, ...]:
    """The events that a text tells."""
    one = mark(source(text, day))
    found = date_documents([one.source], [one.sentences], [one.timexes], [one.cast], [one.toponyms])
    return read(one, found[0]).mentions


def chronology(text: str, day: str | None = "2022-05-04") -> Chronology:
    """The chronology of one text."""
    return chronology_of([source(text, day)], keep_text=True)
