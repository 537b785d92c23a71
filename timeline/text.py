"""Sentences and words of a text, with offsets in code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list line or table row: text[start:end], in a zone, in a paragraph.

    `kind` is "prose" for sentences and "row" for lines of lists, tables and schedules.
    """

    start: int
    end: int
    paragraph: int
    zone: str
    kind: str = "prose"
