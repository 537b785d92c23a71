"""Capitalised words of a text, and the names of the table among them: the longest at each place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.places._words import Words
from timeline.places.gazetteer import AREA, REGION, VENUE, WORD, Entry, Gazetteer, key_of

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?<!\w)(?:(?:[A-Z]\.){{2,}}|[{_CAPITAL}]{_LETTER}*(?:['’ʻ‘]{_LETTER}+)*"
    rf"(?:[-‐‑–](?:[A-Z]\.){{2,}}|[-‐‑–]{_LETTER}+(?:['’ʻ‘]{_LETTER}+)*)*)"
)
_NEXT = re.compile(
    rf"(?:[ \u00a0]|[-‐‑–]|, (?=D\.C\.|DC\b))((?:[A-Z]\.){{2,}}|&(?= )|{_LETTER}+(?:['’ʻ‘-]{_LETTER}+)*)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_HYPHEN = re.compile(r"[-‐‑–]")
_LONGEST = 100  # letters in a word that can be a name
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


class Token(NamedTuple):
    """A capitalised word: text[start:end] without a possessive, and the key it is looked up by."""

    start: int
    end: int
    word: str
    key: str
    owned: bool


@dataclass(slots=True)
class Hit:
    """A name of the table in the text while it is being decided; `first` and `last` number its tokens."""

    start: int
    end: int
    text: str
    key: str
    first: int
    last: int
    entries: tuple[Entry, ...]
    demonym: str = ""
    part: bool = False
    cues: list[str] = field(default_factory=list)
    score: float = 0.0
    container: Hit | None = None
    entry: Entry | None = None
    because: str = ""


def tokens_of(text: str) -> list[Token]:
    """The capitalised words of a text in order."""
    found = []
    for match in _TOKEN.finditer(text):
        word, start = match[0], match.start()
        if len(word) > _LONGEST:
            continue
        owned = False
        if word[-1] in "s'’" and (tail := _POSSESSIVE.search(word)):
            word, owned = word[: tail.start()], True
        if word:
            found.append(Token(start, start + len(word), word, quick_key(word), owned))
    return found


def quick_key(word: str) -> str:
    """key_of for one word, without its cost for plain ones."""
    return word.lower() if word.isascii() and word.isalpha() else key_of(word)


def hits_of(text: str, tokens: list[Token], table: Gazetteer, words: Words) -> list[Hit]:
    """The longest names of the table, and demonyms, that begin at each token; none within another."""
    hits: list[Hit] = []
    until = 0
    for number, token in enumerate(tokens):
        if token.start < until:
            continue
        found = _at(text, number, tokens, table, words)
        if found:
            hits.extend(found)
            until = found[-1].end
    return hits


def _at(text: str, number: int, tokens: list[Token], table: Gazetteer, words: Words) -> list[Hit]:
    """The hit that begins at one token, or the hits in the parts of a word with hyphens."""
    token = tokens[number]
    if not token.key:
        return []
    longest = _longest(text, token, table)
    short = _abbreviation(text, token, words)
    if short and (not longest or longest[0] <= short[0]):
        end, key = short
    elif longest:
        end, key = longest
    else:
        end, key = token.end, token.key
    people = _people(text, token, words) if end == token.end or not longest else None
    if people and people[0] >= end:
        return [
            Hit(
                token.start,
                people[0],
                text[token.start : people[0]],
                key,
                number,
                _last(tokens, number, people[0]),
                (),
                people[1],
            )
        ]
    if short and end == short[0]:
        return [_hit(text, tokens, number, end, key, _division(table, words, text[token.start : end]))]
    if key in table:
        entries = table.find(key)
        if key in words.lists["in_capitals"]:
            entries = tuple(e for e in entries if quick_key(e.name) != key) or entries
        if not _case_fits(text, token, key, entries, words):
            return []
        return [_hit(text, tokens, number, end, key, entries)]
    return _parts(text, number, token, table, words) if " " in token.key or "-" in token.word else []


def _case_fits(text: str, token: Token, key: str, entries: tuple[Entry, ...], words: Words) -> bool:
    """Whether a short name is written as it must be: "LA", not "La"; "Swat", not "SWAT"."""
    if key in words.lists["in_capitals"] or (
        len(key) < 4 and not any(quick_key(e.name) == key for e in entries)
    ):
        return token.word.isupper() or token.word == "Rio"
    if len(key) > 4 or not token.word.isupper() or any(e.name == token.word for e in entries):
        return True
    around = text[max(0, token.start - 12) : token.end + 12]
    return text[max(0, token.start - 1) : token.start] in ("", "\n") or around.upper() == around


def _hit(text: str, tokens: list[Token], first: int, end: int, key: str, entries: tuple[Entry, ...]) -> Hit:
    start = tokens[first].start
    return Hit(start, end, text[start:end], key, first, _last(tokens, first, end), entries)


def _last(tokens: list[Token], first: int, end: int) -> int:
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < end:
        last += 1
    return last


def _longest(text: str, token: Token, table: Gazetteer) -> tuple[int, str] | None:
    """The end and key of the longest name of several words that begins at a token, or None."""
    head, _, more = token.key.partition(" ")
    at = token.end
    if head in _SHORT and not more:
        head = _SHORT[head]
        at += text.startswith(".", at)
    if token.owned and text.startswith(("'s", "’s"), at):
        head, at = head + "s", at + 2
    limit = table.reach.get(head, 0)
    if limit < 2:
        return None
    key, best = f"{head} {more}" if more else head, None
    for _ in range(limit):
        match = _NEXT.match(text, at)
        if not match:
            break
        word, at = match[1], match.end()
        tail = _POSSESSIVE.search(word)
        bare = word[: tail.start()] if tail else word
        front = bare.partition("-")[0]
        if front != bare and front[:1].isupper() and f"{key} {quick_key(front)}" in table:
            best = (match.start(1) + len(front), f"{key} {quick_key(front)}")
        key = f"{key} {quick_key(bare)}"
        if key in table and (not bare.islower() or _is_area(table.find(key))):
            best = (match.start(1) + len(bare), key)
        if tail:
            break
    return best


def _is_area(entries: tuple[Entry, ...]) -> bool:
    """Whether a name may end in a small letter: "Baltic states", "Iberian peninsula"."""
    return any(entry.kind in (AREA, VENUE, REGION) and not entry.admin1 for entry in entries)


def _abbreviation(text: str, token: Token, words: Words) -> tuple[int, str] | None:
    """The end and key of "Ky.", "W.Va." or ", KY", or None."""
    end = token.end
    for size in (8, 7, 6, 5, 4, 3, 2):
        word = text[token.start : token.start + size]
        if word in words.abbreviations and not text[token.start + size : token.start + size + 1].isalnum():
            dotted = "." in word
            after_comma = text[max(0, token.start - 2) : token.start] == ", "
            if (
                dotted and (after_comma or word not in words.lists["abbreviations_after_comma"])
            ) or after_comma:
                end = token.start + size
                return end, key_of(words.abbreviations[word][1])
    return None


def _division(table: Gazetteer, words: Words, short: str) -> tuple[Entry, ...]:
    """The first-level division that a short form stands for."""
    country, name = words.abbreviations[short]
    found = table.find(key_of(name))
    return (
        tuple(e for e in found if e.country == country and e.admin1 and not e.admin2 and e.kind == 2) or found
    )


def _people(text: str, token: Token, words: Words) -> tuple[int, str] | None:
    """The end of a demonym of one or two words and its country code or place name, or None."""
    match = _NEXT.match(text, token.end)
    if match:
        pair = f"{token.word} {match[1]}"
        if pair in words.demonyms or pair in words.peoples:
            return match.end(1), words.demonyms.get(pair) or words.peoples[pair]
    word = token.word.capitalize() if token.word.isupper() and len(token.word) > 4 else token.word
    if word in words.peoples:
        return token.end, words.peoples[word]
    if word in words.demonyms:
        return token.end, words.demonyms[word]
    return None


def _parts(text: str, number: int, token: Token, table: Gazetteer, words: Words) -> list[Hit]:
    """Hits in the parts of "Gori-based", "Russia-Turkey", "U.S.-led"."""
    hits, at = [], token.start
    pieces = _HYPHEN.split(text[token.start : token.end])
    described = pieces[-1][:1].islower()
    for piece in pieces:
        part = Token(at, at + len(piece), piece, quick_key(piece), False)
        people = _people(text, part, words)
        if people and people[0] == part.end:
            hits.append(Hit(at, part.end, piece, part.key, number, number, (), people[1], True))
        elif piece[:1].isupper() and _names_part(part, described, table, words):
            hits.append(Hit(at, part.end, piece, part.key, number, number, table.find(part.key), "", True))
        at += len(piece) + 1
    return hits


def _names_part(part: Token, described: bool, table: Gazetteer, words: Words) -> bool:
    """Whether a part of a word is a place: any in "Gori-based", a well-known one in "Tokyo-Delhi"."""
    found = table.find(part.key)
    if not found or table.flags(part.key) & WORD:
        return False
    if len(part.word) <= 3:
        return part.key in words.lists["in_capitals"]
    return described or found[0].renown >= 5.0
