"""Lines of a text: a break within a paragraph is a wrap, one between rows of a list ends what was said."""

from __future__ import annotations

from itertools import pairwise

ENDED = "\0"
_SHORTEST_WRAPPED, _ROOM_LEFT = 40, 12


def ended_lines(text: str) -> str:
    """The text with ENDED for every break that ends a row, of the same length.

    "Arrive 1 p.m.\\nTuesday, Feb. 21" has two rows; "He met the ministers who had come to Rome on
    May\\n1" is one that was wrapped, for the next word would have made it longer than its paragraph is wide.
    """
    if "\n" not in text:
        return text
    return "\n\n".join(_rows(paragraph) for paragraph in text.split("\n\n"))


def _rows(paragraph: str) -> str:
    if "\n" not in paragraph:
        return paragraph
    lines = paragraph.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        pieces += (ENDED if _ends(line.rstrip(), following.lstrip(), width) else "\n", following)
    return "".join(pieces)


def _ends(line: str, following: str, width: int) -> bool:
    if not line or not following or following[0].islower():
        return False
    word = following.split(None, 1)[0]
    return len(line) < _SHORTEST_WRAPPED or len(line) + 1 + len(word) + _ROOM_LEFT <= width
