"""Phrases found in a text in any case: the text is folded once, and then searched as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Letters whose small form is longer than they are, or that re.IGNORECASE takes for one of the alphabet.
_ODD = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\u212a", "k"))
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text in small letters, offset for offset: a pattern in small letters finds the same there as with
    re.IGNORECASE in the text itself, in a third of the time.
    """
    for letter, plain in () if text.isascii() else _ODD:
        text = text.replace(letter, plain)
    return text.lower()


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    """The runs of letters and digits in a text: many phrases are looked for in one sentence."""
    return frozenset(_WORD.findall(fold(text)))


class Phrases:
    """Any of some phrases, as whole words and in any case; each begins with a letter or a digit."""

    def __init__(self, phrases: Iterable[str]) -> None:
        longest = sorted(map(fold, phrases), key=len, reverse=True)
        self._first = frozenset(_WORD.findall(phrase)[0] for phrase in longest)
        self._pattern = re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(map(re.escape, longest))})\b")

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a text, as a match in the folded text."""
        if self._first.isdisjoint(_words(text)):
            return None
        return self._pattern.search(fold(text))

    def spans(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """(start, end) of the phrases in text[start:end], which do not overlap."""
        before = start - (start > 0)  # the letter that may stand before a word
        found = self._pattern.finditer(fold(text[before:end]), start - before)
        return [(match.start() + before, match.end() + before) for match in found]
