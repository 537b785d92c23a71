"""Words of a sentence, as names and titles are spelled: initials, abbreviations, hyphens, possessives."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A word: text[start:end] without its possessive ending, which closes at `after`.

    `low` is lower case without accents; `gap` is what stands between it and the word before; `capital`:
    it begins with a capital letter.
    """

    start: int
    end: int
    after: int
    text: str
    low: str
    possessive: bool
    gap: str
    capital: bool


_WORD = re.compile(
    r"(?:[A-Z]\.-?){2,}|(?:Mrs?|Ms|Dr|Jr|Sr|Sen|Rep|Gen|Gov|Lt|Col|Adm|Capt|Prof|Hon|Rev|Maj|Sec|Amb|Pres|Mme|Mlle|Smt)\.(?=\W)|"
    r"(?:[Tt]hen|[Ee]x|[Ff]ormer)(?=[-‑][A-Z])|[A-Z]\.(?=\s?[A-Z])|[^\W_]+(?:[-'’‑ʼ](?![A-Z]\.)[^\W_]+)*"
)
_HANDLE = ("_", "@")
_POSSESSIVE = frozenset(("'s", "’s"))


def find_words(text: str, start: int, end: int) -> list[Word]:
    """The words of text[start:end], in order."""
    return list(_find_words(text, start, end))


@lru_cache(maxsize=4096)
def _find_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    words: list[Word] = []
    before = start
    for found in _WORD.finditer(text, start, end):
        first, last = found.span()
        shown = found.group()
        if (first and text[first - 1] in _HANDLE) or text[last : last + 1] == "_":
            continue
        possessive = shown[-2:] in _POSSESSIVE
        if possessive:
            shown = shown[:-2]
        after = last
        if not possessive and shown[-1] == "s" and text[last : last + 1] in ("'", "’"):
            possessive, after = True, last + 1
        capital, gap = shown[0].isupper(), text[before:first]
        words.append(Word(first, first + len(shown), after, shown, plain(shown), possessive, gap, capital))
        before = after
    return tuple(words)


def plain(text: str) -> str:
    """Lower case, without accents and with plain hyphens and apostrophes: "Félix" is "felix"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text.lower()


_LETTERS = str.maketrans(
    {"’": "'", "ʼ": "'", "‑": "-", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D"}
)


def slug(words: tuple[str, ...]) -> str:
    """Words as part of a key: ("Fumio", "Kishida") is "fumio-kishida"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(" ".join(words))).strip("-")
