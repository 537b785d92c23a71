"""What two texts have in common in their words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline import lang

_WORD: Final = re.compile(r"[^\W_]{4,}")
_STEM: Final = 6


@cache
def words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, cut to their stems: "resolutions" and "resolution" are one."""
    common = _common()
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in found if word not in common)


@cache
def _common() -> frozenset[str]:
    return frozenset(lang.load("en", "merging")["common"])


def likeness(one: str, other: str) -> float:
    """The share of the shorter text's words that both have, 0 to 1."""
    a, b = words(one), words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
