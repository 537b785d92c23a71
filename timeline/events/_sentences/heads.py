"""Predicates of a sentence: the verbs, and the nouns that name an event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.words import Entry, Lexicon
from timeline.lang import load

_WHOSE = frozenset(("his", "her", "their", "its", "whose", "my", "our"))


@cache
def word_set(name: str, language: str = "en") -> frozenset[str]:
    """A set of function words by name: word_set("relative")."""
    return frozenset(load(language, "events_clauses")[name])


@cache
def word_sets(*names: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """The union of sets of function words, made once: word_sets("relative", "joins")."""
    return frozenset[str]().union(*map(word_set, names)) - without


class Head(msgspec.Struct, frozen=True):
    """A predicate in a sentence, pieces[at:at + length], with its readings; `noun`: it is a noun here."""

    at: int
    length: int
    entries: tuple[Entry, ...]
    noun: bool


def find_heads(pieces: Sequence[Piece], lexicon: Lexicon) -> tuple[Head, ...]:
    """All predicates of a sentence in order, longest phrase first, without overlap."""
    words = tuple(piece.word if piece.kind in ("word", "mark") else "\0" for piece in pieces)
    heads: list[Head] = []
    at = 0
    while at < len(words):
        entries = lexicon.at(words, at) if pieces[at].kind == "word" else ()
        if not entries and words[at][-2:] != "ed":  # as most words are
            at += 1
            continue
        if entries and _is_gerund(pieces, at, entries):
            entries = lexicon.word(words[at])
        elif entries and _ends_before_time(pieces, at, entries):
            entries = lexicon.at(words[: at + entries[0].length - 1], at)
        if not entries and _is_unknown_past(pieces, at):
            entries = (Entry("plain", "loose", words[at], frozenset(("past", "participle")), 1),)
        if _is_loose(pieces, at, entries):
            entries = ()
        if not entries or _is_auxiliary(words, at, lexicon) or _is_adjective(pieces, at, entries):
            at += 1
            continue
        entries = _in_tense(pieces, at, entries)
        noun = _is_noun(pieces, at, entries)
        fitting = tuple(entry for entry in entries if ("noun" in entry.forms) == noun)
        if noun and not fitting and entries[0].length > 1:  # "flew there for talks with X"
            fitting = tuple(entry for entry in lexicon.word(words[at]) if "noun" in entry.forms)
        if fitting:
            heads.append(Head(at, fitting[0].length, fitting, noun))
            at += fitting[0].length
        else:
            at += 1
    return tuple(heads)


def _is_unknown_past(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word that no list has must be a verb: "Sunak quibbled", "who had also galvanised"."""
    word = pieces[at].word
    return pieces[at].kind == "word" and word.endswith("ed") and len(word) > 4 and _behind_subject(pieces, at)


def _is_loose(pieces: Sequence[Piece], at: int, entries: Sequence[Entry]) -> bool:
    """Whether a verb that is as often a noun has nothing before it that makes it a verb: "peace plan"."""
    if not entries or not all(entry.group == "loose" for entry in entries) or entries[0].length > 1:
        return False
    bare = all(entry.forms <= {"base", "third", "ing"} for entry in entries)
    return bare and not _behind_subject(pieces, at)


def _behind_subject(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word stands behind an actor, a pronoun, an auxiliary or an adverb, as a verb does."""
    before = pieces[at - 1] if at else None
    if before is None or before.possessive:
        return False
    helps = word_sets("auxiliaries", "adverbs", "pronouns")
    return before.kind == "actor" or before.word in helps or before.word in ("which", "that")


def _in_tense(pieces: Sequence[Piece], at: int, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The readings without a bare verb where none can stand: "a check found him better" founds nothing."""
    past = [entry for entry in entries if entry.forms & {"past", "participle"}]
    before = pieces[at - 1].word if at else ""
    if not past or before in ("to", "not") or before in word_set("modals"):
        return entries
    return tuple(entry for entry in entries if entry.forms != {"base"})


def _is_adjective(pieces: Sequence[Piece], at: int, entries: Sequence[Entry]) -> bool:
    """Whether a participle qualifies a noun, "visits the restored monastery"; or "own" does."""
    if pieces[at].word == "own" and at and (pieces[at - 1].possessive or pieces[at - 1].word in _WHOSE):
        return True
    before, after = pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None
    if before is None or after is None or after.kind != "word" or entries[0].length > 1:
        return False
    past = all(entry.forms <= {"past", "participle"} for entry in entries)
    if past and after.word == "by" and before.word == "," and all(e.group == "loose" for e in entries):
        return True  # "His plane, lent by Biman, took off"
    articles = ("the", "a", "an", "his", "her", "their", "its")
    return past and before.word in articles and after.word not in word_set("prepositions")


def _ends_before_time(pieces: Sequence[Piece], at: int, entries: Sequence[Entry]) -> bool:
    """Whether the last word of a phrase belongs to a time behind it: "came in 1969"."""
    length = entries[0].length if entries else 1
    if length == 1 or at + length >= len(pieces):
        return False
    time = pieces[at + length]
    first = time.word.split()[0]
    if time.kind != "time" or first in word_set("prepositions"):
        return False
    if first in word_set("deictic") and pieces[at + length - 1].word != "on":
        return False  # "flew in Sunday", but "looked in on Sunday"
    return pieces[at + length - 1].word in word_set("prepositions")


def _is_gerund(pieces: Sequence[Piece], at: int, entries: Sequence[Entry]) -> bool:
    """Whether a phrase that begins with a verb is a noun here: "his last meeting with", "the talks with"."""
    before = pieces[at - 1] if at else None
    if before is None or not entries or entries[0].length == 1:
        return False
    named = at > 1 and before.kind == "actor" and pieces[at - 2].word in word_set("determiners")
    return all(entry.forms <= {"base", "third", "ing"} for entry in entries) and (
        before.possessive  # "a Quad meeting with", "Wednesday – Meeting with growers"
        or named
        or before.word in word_set("determiners") | {"–", "—", "-", ":"}
    )


def _is_auxiliary(words: tuple[str, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a form of be, have or do only helps the verb that follows: "had got to", "is expected"."""
    if words[at] not in word_set("auxiliaries"):
        return False
    if any(entry.length > 1 for entry in lexicon.at(words, at)):
        return False
    between = _between()
    if words[at] in ("had", "has", "have"):
        known = (words[i] for i in range(at + 1, min(at + 4, len(words))))
        if next((word for word in known if word == "been" or word not in between), "") == "been":
            return True
    following = next((i for i in range(at + 1, min(at + 6, len(words))) if words[i] not in between), None)
    if following is None:
        return False
    if words[following] == "to" and words[at] in _IS and words[following + 1 : following + 2] not in _HAVE:
        aims = lexicon.at(words, following + 1)  # "is to receive her"; "is in Oslo to open a fair" is there
        near = set(words[at + 1 : following]) <= word_set("adverbs") - _OF_PLACE
        return near and any("base" in entry.forms for entry in aims)
    forms = {form for entry in lexicon.at(words, following) for form in entry.forms}
    if not forms and words[following].endswith("ed"):
        forms = {"participle"}
    if words[at] in ("do", "does", "did") and "base" in forms:
        return True
    governed = words[following] == "been" or words[following] in word_sets("governing", without=_OF_PLACE)
    return governed or bool(forms & {"participle", "ing"})


_IS = frozenset(("is", "are", "was", "were"))
_HAVE = ((), ("have",), ("be",))  # "was to have opened", "is to be opened"
_OF_PLACE = frozenset(("for", "there"))
_OF_TIME = frozenset(("to", "than", "as", "before", "after"))


@cache
def _between() -> frozenset[str]:
    return word_set("adverbs") | {"not", "been", "in", "on", ",", "\0"}


def _is_quality(piece: Piece) -> bool:
    """Whether a word may be an adjective: no word of another class."""
    closed = word_sets(
        "adverbs", "auxiliaries", "relative", "joins", "prepositions", "determiners", "pronouns"
    )
    return piece.kind == "word" and not piece.possessive and piece.word not in closed


def _is_noun(pieces: Sequence[Piece], at: int, entries: Sequence[Entry]) -> bool:
    """Whether a word that may be both reads as a noun here: "a visit to", "Kishida's visit", "for talks"."""
    nouns = any("noun" in entry.forms for entry in entries)
    verbs = any("noun" not in entry.forms for entry in entries)
    before = pieces[at - 1] if at else None
    if before is None:
        return nouns
    after_determiner = before.possessive or before.word in word_set("determiners")
    bare = {form for entry in entries for form in entry.forms} <= {"base", "third", "noun", "ing"}
    if not nouns and bare and before.word in word_sets("prepositions", without=_OF_TIME):
        return True
    qualified = at > 1 and pieces[at - 2].word in word_sets("prepositions") and _is_quality(before)
    if not nouns and bare and qualified:
        return True  # "with full honours"
    if not nouns:
        return (
            bool(after_determiner and bare and len(entries[0].lemma.split()) == 1) and before.kind != "actor"
        )
    if not verbs:
        return True
    if before.kind == "actor" and at > 1 and pieces[at - 2].word in word_set("determiners"):
        return True  # "a Quad meeting"
    owner = pieces[at - 2] if at > 1 else None
    if owner is not None and after_determiner and (owner.possessive or owner.word in _WHOSE | {"the"}):
        return True  # "Hichilema's first stop in Washington"
    if before.kind == "actor" or before.word in word_sets("auxiliaries", "adverbs"):
        return before.possessive
    return before.word not in ("and", "who", "which", ",", "he", "she", "they")
