"""Names that stand over an account of a life: "IDA KRAMER (Bremen 1840 – Bremen 1911)."."""

from __future__ import annotations

import re

_YEAR = r"(?:1\d|20)\d\d"
# The years of a life in brackets behind a name: "(1840–1911)", "(Vienna 1797 – Vienna 1858)", "(born 1950)".
_LIFE = re.compile(
    rf"\s*[(\[](?:[^()\d]{{0,30}}{_YEAR}\??\s*[-–—][^()\d]{{0,30}}(?:{_YEAR}|\d\d)?\??|(?:b\.|born)[^()]{{0,30}}{_YEAR})\s*[)\]]"
)
_APPOSED = re.compile(r"(?:,(?:\s[\w’'-]+){1,4})?\.(?=\s|$)")
_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:[•*·▪◦‣►●○–—-]|\d{1,2}[.)])?[ \t]*$")
_CLOSED = re.compile(r"[ \t]*(?:\n|$)")


def has_life(text: str, end: int) -> bool:
    """Whether the years of a life follow the name that ends at `end`."""
    return _LIFE.match(text, end) is not None


def opens_line(text: str, start: int) -> bool:
    """Whether a name stands at the head of a line."""
    return _OPENS.search(text, max(0, start - 40), start) is not None


def heads_entry(text: str, start: int, end: int) -> bool:
    """Whether the name at text[start:end] is the head of what follows, and no subject of a sentence."""
    return opens_line(text, start) and (has_life(text, end) or _APPOSED.match(text, end) is not None)


def heads_lines(text: str, start: int, end: int) -> bool:
    """Whether the name stands alone on its line, over the paragraphs that follow."""
    life = _LIFE.match(text, end)
    close = life.end() if life else end
    return opens_line(text, start) and _CLOSED.match(text, close) is not None
