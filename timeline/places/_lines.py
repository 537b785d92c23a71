"""Lines that only the width of a page ends: a name or its sentence goes on in the next one."""

from __future__ import annotations

from itertools import pairwise

_SHORTEST, _ROOM_LEFT = 40, 12


def unwrapped(text: str) -> str:
    """The text with a space for every break within a wrapped paragraph, of the same length.

    "He flew to Phnom\\nPenh" is wrapped where the next word would have made the line longer than its
    paragraph is wide; the rows of lists and a headline over a paragraph stay apart.
    """
    if "\n" not in text:
        return text
    return "\n\n".join(_joined(paragraph) for paragraph in text.split("\n\n"))


def _joined(paragraph: str) -> str:
    lines = paragraph.split("\n")
    width = max(map(len, lines))
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        pieces += (" " if _goes_on(line, following, width) else "\n", following)
    return "".join(pieces)


def _goes_on(line: str, following: str, width: int) -> bool:
    if len(line) < _SHORTEST or not following[:1].isalnum() or width > 4 * _SHORTEST:
        return False
    word = following.split(None, 1)[0]
    return len(line) + 1 + len(word) + _ROOM_LEFT > width
