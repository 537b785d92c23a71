"""What merging reads: one document with all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.actors import Cast
from timeline.documents import SourceText
from timeline.events import EventMention
from timeline.model import DocumentDate, Note


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A document, its date, its actors and the events that its sentences tell."""

    source: SourceText
    date: DocumentDate
    cast: Cast
    mentions: tuple[EventMention, ...]
    notes: tuple[Note, ...] = ()
