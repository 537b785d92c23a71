"""Sentences and words of a text, with offsets in code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Protocol, TypeVar

import msgspec

from timeline.documents import Zone
from timeline.documents._lines import blocks, ends_sentence, shape
from timeline.documents._words import page_words

_START = attrgetter("start")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, list line or table row: text[start:end], in a zone, in a paragraph.

    `kind` is "prose" for sentences and "row" for lines of lists, tables and schedules.
    """

    start: int
    end: int
    paragraph: int
    zone: str
    kind: str = "prose"


class _Span(Protocol):
    @property
    def start(self) -> int: ...


Spanned = TypeVar("Spanned", bound=_Span)


def starting_in(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Those of some spans, which are in the order of their starts, that start in text[start:end]."""
    first = bisect_left(spans, start, key=_START)
    return spans[first : bisect_left(spans, end, first, key=_START)]


def find_sentences(text: str, zones: Sequence[Zone]) -> tuple[Sentence, ...]:
    """The sentences and rows of a text in order; none crosses the border of a zone or a blank line.

    "He left. She stayed." is two; a line of a table is one row; a wrapped paragraph is one paragraph.
    """
    found: list[Sentence] = []
    numbered = enumerate(blocks(text))
    remaining = iter(zones)
    zone = next(remaining, None)
    for number, block in numbered:
        while zone is not None and zone.end <= block.start:
            zone = next(remaining, None)
        start = block.start
        while zone is not None and start < block.end:
            end = min(block.end, zone.end)
            kind = _kind(text[start:end].strip() if start > block.start else block.text, zone)
            found += _sentences(text, start, end, number, zone.kind, kind)
            start = end
            if zone.end <= block.end:
                zone = next(remaining, None)
    return tuple(found)


def _kind(piece: str, zone: Zone) -> str:
    """Rows are the lines that are no running text; headlines and furniture are rows too."""
    if zone.kind in ("header", "furniture"):
        return "row"
    if zone.kind in ("caption", "post"):
        return "prose"
    form = shape(piece)
    return "prose" if form == "prose" or (form == "fragment" and ends_sentence(piece)) else "row"


def _sentences(text: str, start: int, end: int, number: int, zone: str, kind: str) -> Iterator[Sentence]:
    """The sentences of text[start:end], which is part of one paragraph and one zone."""
    cuts = [] if kind == "row" else list(_ends(text, start, end))
    begin = start
    for cut in [*cuts, end]:
        piece = text[begin:cut]
        content = piece.strip()
        if content:
            first = begin + piece.index(content)
            yield Sentence(first, first + len(content), number, zone, kind)
        begin = cut


_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<closers>[\"”’'»)\]]*)(?=\s+(?P<next>\S+))")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|[.’'-](?=\w))+$")
_OPENERS = "\"“‘'«(["


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of text[start:end] end, but for the last."""
    for found in _STOP.finditer(text, start, end):
        following = found["next"].lstrip(_OPENERS)
        if not following or not (following[0].isupper() or following[0].isdigit() or following[0] in "@#–—"):
            continue
        if (
            found["stop"] == "."
            and not found["closers"]
            and _goes_on(text, start, found.start(), found["next"])
        ):
            continue
        yield found.end()


def _goes_on(text: str, start: int, stop: int, following: str) -> bool:
    """Whether a full stop belongs to an abbreviation or an initial: "Jan. 9", "J. F.", "the U.S. Senate"."""
    words = page_words()
    found = _WORD_BEFORE.search(text[max(start, stop - 25) : stop])
    if not found:
        return False
    word = found.group()
    starts = following.rstrip(",:;.") in words.starters or following[0] in _OPENERS
    if word in words.numbered:
        return following[0].isdigit()
    if word in words.never:
        return True
    if word in words.dated:
        return following[0].isdigit() or not starts
    if word in words.sometimes or _is_dotted(word):
        return not starts
    return _is_initial(word) and not starts


@cache
def _is_dotted(word: str) -> bool:
    """Whether a word is letters with stops: "U.N", "J.F"."""
    return bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word))


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"
