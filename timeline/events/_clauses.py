"""Clauses: a sentence cut around its predicates, each with its subject, objects, places and times."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline.events._links import link_of
from timeline.events._pieces import Piece
from timeline.events._words import Entry, Lexicon
from timeline.lang import load
from timeline.text import Sentence


@cache
def word_set(name: str, language: str = "en") -> frozenset[str]:
    """A set of function words by name: word_set("relative")."""
    return frozenset(load(language, "events_clauses")[name])


@dataclass(frozen=True, slots=True)
class Head:
    """A predicate in a sentence, pieces[at:at + length], with its readings; `noun`: it is a noun here."""

    at: int
    length: int
    entries: tuple[Entry, ...]
    noun: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with what belongs to it; pieces[start:end] is its region of the sentence.

    `chain` is the lower-case text that leads to the predicate, ending in "_" for the predicate itself;
    `before` and `after` are (link word, mention piece) pairs left and right of it. `front` holds mentions
    that stand before the first predicate of the sentence, and govern all of it.
    """

    sentence: Sentence
    pieces: tuple[Piece, ...]
    start: int
    end: int
    head: Head
    chain: str
    relative: str
    subjects: tuple[Piece, ...]
    before: tuple[tuple[str, Piece], ...]
    after: tuple[tuple[str, Piece], ...]
    front: tuple[tuple[str, Piece], ...]
    antecedent: Piece | None = None

    @property
    def own(self) -> tuple[tuple[str, Piece], ...]:
        """Mentions of the clause itself, those before the predicate first."""
        return self.before + self.after

    def entry(self, family: str) -> Entry | None:
        """The predicate's reading in one family, None where it has none."""
        return next((entry for entry in self.head.entries if entry.family == family), None)


def find_heads(pieces: Sequence[Piece], lexicon: Lexicon) -> tuple[Head, ...]:
    """All predicates of a sentence in order, longest phrase first, without overlap."""
    words = tuple(piece.word if piece.kind in ("word", "mark") else "\0" for piece in pieces)
    heads: list[Head] = []
    at = 0
    while at < len(words):
        entries = lexicon.at(words, at) if pieces[at].kind == "word" else ()
        if _is_gerund(pieces, at, entries):
            entries = lexicon.word(words[at])
        if not entries or _is_auxiliary(words, at, lexicon):
            at += 1
            continue
        noun = _is_noun(pieces, at, entries)
        fitting = tuple(entry for entry in entries if ("noun" in entry.forms) == noun)
        if fitting:
            heads.append(Head(at, fitting[0].length, fitting, noun))
            at += fitting[0].length
        else:
            at += 1
    return tuple(heads)


def _is_gerund(pieces: Sequence[Piece], at: int, entries: Sequence[Entry]) -> bool:
    """Whether a phrase that begins with an -ing form is a noun here: "his last meeting with"."""
    before = pieces[at - 1] if at else None
    if before is None or not entries or entries[0].length == 1:
        return False
    return all(entry.forms <= {"ing"} for entry in entries) and (
        before.possessive or before.word in word_set("determiners")
    )


def _is_auxiliary(words: tuple[str, ...], at: int, lexicon: Lexicon) -> bool:
    """Whether a form of be, have or do only helps the verb that follows: "had got to", "is expected"."""
    if words[at] not in word_set("auxiliaries"):
        return False
    if any(entry.length > 1 for entry in lexicon.at(words, at)):
        return False
    following = next((i for i in range(at + 1, min(at + 4, len(words))) if words[i] not in _between()), None)
    if following is None:
        return False
    forms = {form for entry in lexicon.at(words, following) for form in entry.forms}
    return words[following] in {"been", *word_set("governing")} or bool(forms & {"participle", "ing"})


@cache
def _between() -> frozenset[str]:
    return word_set("adverbs") | {"not", "been"}


def _is_noun(pieces: Sequence[Piece], at: int, entries: Sequence[Entry]) -> bool:
    """Whether a word that may be both reads as a noun here: "a visit to", "Kishida's visit", "for talks"."""
    nouns = any("noun" in entry.forms for entry in entries)
    verbs = any("noun" not in entry.forms for entry in entries)
    before = pieces[at - 1] if at else None
    if before is None:
        return nouns
    after_determiner = before.possessive or before.word in word_set("determiners")
    bare = {form for entry in entries for form in entry.forms} <= {"base", "third", "noun", "ing"}
    prepositions = word_set("prepositions") - {"to", "than", "as", "before", "after"}
    if not nouns and bare and before.word in prepositions:
        return True
    if not nouns:
        return (
            bool(after_determiner and bare and len(entries[0].lemma.split()) == 1) and before.kind != "actor"
        )
    if not verbs:
        return True
    if before.kind == "actor" or before.word in word_set("auxiliaries") or before.word in word_set("adverbs"):
        return before.possessive
    return before.word not in ("and", "who", "which", ",", "he", "she", "they")


def _boundary(pieces: Sequence[Piece], left: Head, right: Head) -> int:
    """Where the right predicate's region begins: at the last word that parts clauses, else its subject."""
    low, high = left.at + left.length, right.at
    splitters = word_set("relative") | word_set("joins") | word_set("marks")
    cut = next((at for at in range(high - 1, low - 1, -1) if pieces[at].word in splitters), None)
    if cut is not None:
        return _lead_in(pieces, cut, low)
    infinitive = any(pieces[at].word == "to" for at in range(max(low, high - 3), high))
    actors = [at for at in range(low, high) if pieces[at].kind == "actor" and not pieces[at].possessive]
    if actors and not infinitive and not right.noun:
        return actors[-1]
    return high if not infinitive else max(low, high - 2)


def _lead_in(pieces: Sequence[Piece], cut: int, low: int) -> int:
    """The cut, moved before a subject list: in "…, Kishida and Chinh met" it is the comma, not the "and"."""
    if pieces[cut].word not in ("and", ",") or cut - 1 < low or pieces[cut - 1].kind != "actor":
        return cut
    if cut + 1 >= len(pieces) or pieces[cut + 1].kind != "actor":
        return cut
    splitters = word_set("relative") | word_set("marks")
    earlier = next((at for at in range(cut - 1, low - 1, -1) if pieces[at].word in splitters), None)
    return cut if earlier is None else earlier


def _relative(pieces: Sequence[Piece], start: int, at: int) -> str:
    relative = word_set("relative")
    return next((pieces[i].word for i in range(start, min(at, start + 3)) if pieces[i].word in relative), "")


def find_clauses(sentence: Sentence, pieces: tuple[Piece, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, one a predicate."""
    heads = find_heads(pieces, lexicon)
    if not heads:
        return ()
    starts = [_first_start(pieces, heads[0])]
    starts += [_boundary(pieces, left, right) for left, right in itertools.pairwise(heads)]
    ends = [*starts[1:], len(pieces)]
    linked = {
        i: link_of(pieces, i) for i, piece in enumerate(pieces) if piece.kind in ("actor", "place", "time")
    }
    front = tuple((linked[i], pieces[i]) for i in range(heads[0].at) if i in linked)
    clauses: list[Clause] = []
    for head, start, end in zip(heads, starts, ends, strict=True):
        before = tuple((linked[i], pieces[i]) for i in range(start, head.at) if i in linked)
        after = tuple((linked[i], pieces[i]) for i in range(head.at + head.length, end) if i in linked)
        relative = _relative(pieces, start, head.at)
        antecedent = _antecedent(pieces, start, relative)
        subjects = _subjects(pieces, start, head, relative, antecedent, clauses)
        clauses.append(Clause(
            sentence, pieces, start, end, head, _chain(pieces, start, head, clauses), relative,
            subjects, before, after, front if clauses or start else (), antecedent,
        ))  # fmt: skip
    return tuple(clauses)


def _first_start(pieces: Sequence[Piece], head: Head) -> int:
    """Where the first clause begins: at a relative word that follows a fronted phrase, else at the start."""
    relative = word_set("relative") - {"that", "than", "so", "as", "since", "after", "before", "until"}
    found = (at for at in range(head.at - 1, 0, -1) if pieces[at].word in relative)
    return next(found, 0)


def _antecedent(pieces: Sequence[Piece], start: int, relative: str) -> Piece | None:
    """The mention that a relative word refers to: "Abidjan, where", "Zelensky, who"."""
    if relative not in ("where", "who", "which", "whom", "when"):
        return None
    kinds = {"where": ("place",), "when": ("time",), "which": ("place", "actor")}.get(relative, ("actor",))
    for at in range(start, max(-1, start - 6), -1):
        piece = pieces[at]
        if piece.kind in kinds or (relative in ("where", "which") and piece.place is not None):
            return piece
        if piece.kind == "word" and piece.word not in word_set("relative") | word_set("prepositions"):
            return None
    return None


def _subjects(
    pieces: Sequence[Piece],
    start: int,
    head: Head,
    relative: str,
    antecedent: Piece | None,
    earlier: Sequence[Clause],
) -> tuple[Piece, ...]:
    """The actors that the predicate is said of; those of the clause before where it has none of its own."""
    found: list[Piece] = []
    if head.noun:
        near = range(head.at - 1, max(start, head.at - 5) - 1, -1)
        owner = next((pieces[i] for i in near if pieces[i].kind == "actor" and _owns(pieces[i])), None)
        if owner is not None and all(entry.family in ("travel", "plain") for entry in head.entries):
            return (owner,)
        found = [owner] if owner is not None else []
    for at in range(start, head.at):
        piece = pieces[at]
        if piece.actor is not None and not piece.possessive and link_of(pieces, at) in ("", "between"):
            found.append(piece)
    if found and head.noun and earlier and all(piece.possessive for piece in found):
        return (*earlier[-1].subjects, *found)
    if found:
        return tuple(found)
    if relative in ("who", "which") and antecedent is not None and antecedent.kind == "actor":
        return (antecedent,)
    if relative in ("who", "which", "that") and start > 0 and pieces[start].word == "who":
        return ()
    if earlier and not head.noun and _has_other_subject(pieces, start, head.at):
        return ()
    return earlier[-1].subjects if earlier else ()


def _has_other_subject(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether words that name no actor stand as the subject: "for foreign troops to leave"."""
    names = ("joins", "relative", "adverbs", "auxiliaries", "determiners", "governing", "pronouns")
    light = frozenset[str]().union(*(word_set(name) for name in names))
    inside = False
    for piece in pieces[start:end]:
        if piece.kind == "mark":
            inside = False
        elif piece.word in word_set("prepositions") and piece.word != "for":
            inside = True
        elif piece.kind == "word" and not inside and piece.word not in light:
            return True
    return False


def _owns(piece: Piece) -> bool:
    """Whether the actor is the owner of the noun: "Kishida's visit", "his own stay", "her tour"."""
    pronoun = piece.actor is not None and piece.word in ("his", "her", "their", "its")
    return piece.possessive or pronoun


def _chain(pieces: Sequence[Piece], start: int, head: Head, earlier: Sequence[Clause]) -> str:
    """The words that lead to the predicate, with those of a governing verb: "he plans to _"."""
    words = [piece.word if piece.kind in ("word", "mark") else "@" for piece in pieces[start : head.at]]
    own = " ".join(words)
    light = word_set("adverbs") | {"to", "@", "be", "have", "been", "as", "it", "this", "that", "him", "her"}
    forms = {form for entry in head.entries for form in entry.forms}
    bare = not head.noun and forms <= {"participle", "base"} and not word_set("auxiliaries") & set(words)
    if earlier and bare and {",", "and", "or"} & {*words[:1], pieces[start].word}:
        return f"{earlier[-1].chain[:-1]}{own} _".replace("n't", " not").strip()
    if earlier and words and "to" in words[:4] and all(word in light for word in words):
        last = earlier[-1]
        verb = " ".join(piece.word for piece in pieces[last.head.at : last.head.at + last.head.length])
        own = f"{last.chain[:-1]}{verb} {own}"
    return f"{own} _".replace("n't", " not").strip()
