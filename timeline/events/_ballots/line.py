"""A sentence about a vote as a typed line: C for countries, N for numbers, T for times, B for bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from timeline.events._sentences.links import link_of
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.words import words_of
from timeline.lang import Phrases, fold, needed
from timeline.places.countries import country_of, country_of_capital, group_members, group_names
from timeline.timexes import ResolvedTimex


class Token(msgspec.Struct, frozen=True):
    """One token of the line: its word, and what it stands for."""

    word: str
    start: int
    end: int
    countries: tuple[str, ...] = ()
    number: int | None = None
    bound: str = "exactly"
    time: ResolvedTimex | None = None
    body: str | None = None
    subject: bool = True


class Line(msgspec.Struct, frozen=True):
    """The tokens of a sentence, and the text that the patterns run over with the token of each character."""

    tokens: tuple[Token, ...]
    text: str
    owners: tuple[int, ...]

    def token(self, offset: int) -> Token:
        """The token at an offset of the line's text."""
        return self.tokens[self.owners[min(offset, len(self.owners) - 1)]]


@cache
def _bodies(language: str = "en") -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    """(name, its pattern in a folded text, what that needs) of every voting body."""
    bodies: Mapping[str, str] = words_of("vote", language)["bodies"]
    return tuple(
        (name, re.compile(rf"(?:the )?(?:{pattern})\b"), needed(rf"(?:{pattern})"))
        for name, pattern in bodies.items()
    )


def find_bodies(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, name) of the voting bodies that a stretch of text names."""
    found: list[tuple[int, int, str]] = []
    folded = fold(text[start:end])
    for name, pattern, words in _bodies():
        if words and not any(word in folded for word in words):
            continue
        for match in pattern.finditer(folded):
            first, last = match.start() + start, match.end() + start
            if not any(first < other[1] and other[0] < last for other in found):
                found.append((first, last, name))
    return sorted(found)


@lru_cache(maxsize=4096)
def number_of(word: str, language: str = "en") -> int | None:
    """The number that a word says: "ninety-four" is 94, "143" is 143, "a" is none."""
    if word.isdigit() and len(word) <= 4:
        return int(word)
    table: Mapping[str, int] = words_of("vote", language)["numbers"]
    parts = word.split("-")
    if all(part in table for part in parts):
        return sum(table[part] for part in parts)
    return None


def _countries_of(piece: Piece) -> tuple[str, ...]:
    place = piece.place
    if place is not None and place.role != "demonym" and (code := country_of(place.text)) is not None:
        return (code,)
    if place is not None and place.members:
        return place.members
    if place is not None and place.place is not None and place.role != "demonym":
        capital = piece.actor is not None or country_of_capital(place.text) == place.place.country
        if (place.place.kind == "country" or place.role == "metonym" or capital) and place.place.country:
            return (place.place.country,)
        return ()
    if piece.actor is not None and any(key.startswith("state-") for key in piece.actor.keys):
        codes = [key.removeprefix("state-").upper() for key in piece.actor.keys if key.startswith("state-")]
        return tuple(code for code in codes if len(code) == 2)
    if piece.kind == "actor" and piece.actor is not None and piece.actor.kind in ("group", "name"):
        return group_members(piece.word)
    return ()


def _bound_before(words: Sequence[str]) -> tuple[str, int]:
    """The bound that the last words say, and how many they are: "more than" is ("at least", 2)."""
    bounds: Mapping[str, Sequence[str]] = words_of("vote")["bounds"]
    for bound, phrases in bounds.items():
        for phrase in phrases:
            parts = phrase.split()
            if list(words[-len(parts) :]) == parts:
                return bound, len(parts)
    return "exactly", 0


def make_line(text: str, pieces: Sequence[Piece]) -> Line:
    """The typed line of a sentence."""
    tokens: list[Token] = []
    bodies = find_bodies(text, pieces[0].start, pieces[-1].end) if pieces else []
    groups = _groups(text, pieces)
    for i, piece in enumerate(pieces):
        group = next((g for g in groups if g[0] <= piece.start < g[1]), None) if groups else None
        if group is not None:
            if not (tokens and tokens[-1].start == group[0]):
                tokens.append(Token("C", group[0], group[1], group[2]))
            continue
        body = next((b[2] for b in bodies if b[0] <= piece.start < b[1]), None) if bodies else None
        if body is not None:
            if not (tokens and tokens[-1].body == body):
                tokens.append(Token("B", piece.start, piece.end, body=body))
            continue
        _add(tokens, pieces, i)
    return _joined(tokens)


@cache
def _group_names() -> Phrases:
    return Phrases(group_names())


def _groups(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int, tuple[str, ...]]]:
    """(start, end, members) of the groups that a sentence names: "the European Union", "Central Asian"."""
    if not pieces:
        return []
    spans = _group_names().spans(text, pieces[0].start, pieces[-1].end)
    groups = ((start, end, group_members(text[start:end])) for start, end in spans)
    return [group for group in groups if group[2]]


def _add(tokens: list[Token], pieces: Sequence[Piece], i: int) -> None:
    piece = pieces[i]
    codes = _countries_of(piece) if piece.place is not None or piece.actor is not None else ()
    if piece.time is not None:
        tokens.append(Token("T", piece.start, piece.end, time=piece.time))
    elif codes and not piece.possessive:
        subject = link_of(pieces, i) in ("", "like", "besides", "including", "with", "by", "of", "for")
        tokens.append(Token("C", piece.start, piece.end, codes, subject=subject))
    elif piece.kind in ("actor", "place"):
        tokens.append(Token("A" if piece.kind == "actor" else "P", piece.start, piece.end, codes))
    else:
        number = number_of(piece.word)
        if number is None:
            tokens.append(Token(piece.word, piece.start, piece.end))
        else:
            bound, length = _bound_before([token.word for token in tokens])
            del tokens[len(tokens) - length :]
            if tokens and piece.word == "dozen" and tokens[-1].word == "a":
                tokens.pop()
            tokens.append(Token("N", piece.start, piece.end, number=number, bound=bound))


_LIST_WORDS = frozenset(
    (",", "and", "the", "or", "as", "well", "both", "countries", "of", "along", "with", "plus")
)


def _joined(tokens: Sequence[Token]) -> Line:
    """Runs of countries joined into one C each: "China, Cuba and the Bahamas"."""
    out: list[Token] = []
    pending: list[Token] = []
    for token in tokens:
        if token.word == "C" and out and out[-1].word == "C" and all(t.word in _LIST_WORDS for t in pending):
            last = out[-1]
            if _is_list([t.word for t in pending]):
                codes = tuple(dict.fromkeys(last.countries + token.countries))
                out[-1] = Token("C", last.start, token.end, codes, subject=last.subject)
                pending = []
                continue
        if token.word in _LIST_WORDS:
            pending.append(token)
            continue
        out.extend(pending)
        pending = []
        out.append(token)
    out.extend(pending)
    return line_of(out)


def line_of(tokens: Sequence[Token]) -> Line:
    """The line of some tokens."""
    owners: list[int] = []
    for i, token in enumerate(tokens):
        owners += [i] * (len(token.word) + 1)
    return Line(tuple(tokens), " ".join([token.word for token in tokens]), tuple(owners))


def _is_list(words: Sequence[str]) -> bool:
    return bool(words) and (words[0] in (",", "and", "plus", "as", "along", "or"))
