"""Widths of text in the figures' default font (DejaVu Sans), and the breaking of lines, without drawing."""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_EM: Final = 2048
_WIDE: Final = 2350  # an em, and a little for the boxes that stand for glyphs of no font
_NARROW: Final = 1400
_BREAKABLE: Final = "-–/·\u2002"
_UNSEEN: Final = ("Cf", "Cc", "Cs")
_JOINERS: Final = "\u200c\u200d"
ASCENT: Final = 0.76
LINE: Final = 1.28


@cache
def _widths(bold: bool) -> dict[str, int]:
    data = files("timeline.layouts").joinpath("data/dejavu-sans.json").read_text(encoding="utf8")
    runs = json.loads(data)["bold" if bold else "regular"]
    return {chr(run[0] + step): width for run in runs for step, width in enumerate(run[1:])}


@cache
def _advance(char: str, bold: bool) -> int:
    known = _widths(bold).get(char)
    if known is not None:
        return known
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc"):
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _NARROW


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line in points; wide glyphs that the font lacks count as an em."""
    return sum(_advance(char, bold) for char in text) * size / _EM


def clean(text: str) -> str:
    """A document's words as one line that can be drawn: no line ends, no control or direction characters."""
    spaced = (" " if char.isspace() else char for char in text)
    kept = (char for char in spaced if char in _JOINERS or unicodedata.category(char) not in _UNSEEN)
    return " ".join("".join(kept).split())


def _pieces(text: str) -> list[str]:
    """The words of a text, each with the space after it; wide scripts may break after every character."""
    pieces: list[str] = []
    for word in text.split(" "):
        start = 0
        for end, char in enumerate(word, 1):
            if unicodedata.east_asian_width(char) in "WF" or char in _BREAKABLE:
                pieces.append(word[start:end])
                start = end
        pieces.append(word[start:] + " ")
    return pieces


def _split_long(piece: str, room: float, size: float, bold: bool) -> list[str]:
    """The piece itself, or its parts of at most `room` points where it is longer."""
    if text_width(piece.rstrip(), size, bold) <= room:
        return [piece]
    parts, part = [], ""
    for char in piece:
        if part and text_width(part + char, size, bold) > room:
            parts.append(part)
            part = ""
        part += char
    return [*parts, part]


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The lines of a text that fit into `room` points, broken between words where it can be."""
    lines, line = [], ""
    for piece in _pieces(text):
        if text_width((line + piece).rstrip(), size, bold) <= room:
            line += piece
            continue
        if line:
            lines.append(line.rstrip())
        *full, line = _split_long(piece, room, size, bold)
        lines.extend(part.rstrip() for part in full if part.strip())
    return [*lines, line.rstrip()] if line.strip() or not lines else lines
