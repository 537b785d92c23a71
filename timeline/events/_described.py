"""Doers whom a text only describes: "its judges issued the warrant", "the group is to call on the mayor"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.events._scene import Scene
from timeline.events._sentences.clauses import Clause, phrase_start
from timeline.events._sentences.heads import word_set, word_sets
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.words import words_of
from timeline.events._titles import LIMIT

_IS_TO = re.compile(
    r"\b(?:is|are|was|were|will)(?: (?:due|set|expected|scheduled|supposed) to)?(?: to| \w+ly)? _"
)
_DONE = re.compile(r"\b(?:had|was|were|been|is to|are to|will)\b[^,;]* _")
_PASSIVE = re.compile(r"\b(?:was|were|be|been) _$")
_LEADING = frozenset(
    (",", "and", "but", "that", "when", "where", "in", "on", "later", "then", "also", "which")
)
_WHO = ("who", "which")
_NEITHER = frozenset(("not", "never", "first", "last", "no", "nobody", "none", "nothing"))
_VAGUE = frozenset(
    ("it", "this", "that", "there", "what", "they", "we", "i", "you", "he", "she", "one", "these")
)
_ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "two",
        "three",
        "four",
        "five",
        "six",
        "several",
        "another",
    )
)
_SOURCES = frozenset(
    ("source", "sources", "official", "officials", "member", "members", "adviser", "insider")
)
_NEAR = 6  # words of a noun before "who"


def told_of(clause: Clause, scene: Scene, words: str) -> str:
    """The text's own words for what somebody did whom it describes, "" where they are too vague."""
    start, end, verb = _subject(clause)
    before = clause.pieces[start:end]
    announced = _announces(clause, before)
    passive = _PASSIVE.search(clause.chain) is not None
    if not (announced or (_is_told(clause) and (passive or len(words.split()) > 1))):
        return ""
    if not before or not _is_noun(before) or any(p.kind == "time" or p.word in _NEITHER for p in before):
        return ""
    text = scene.reading.source.text
    mark = next((at for at, piece in enumerate(before) if piece.word in (",", "(")), len(before))
    long = before[-1].end - before[0].start + len(words) > LIMIT
    subject = text[before[0].start : before[mark - 1 if long and mark else -1].end].strip()
    group = text[clause.pieces[verb].start : clause.pieces[clause.head.at].start]
    return f"{subject[:1].upper()}{subject[1:]} {group}{words}"


def _announces(clause: Clause, before: Sequence[Piece]) -> bool:
    """Whether a body that speaks for a state says something: "the Ministry of Health announced on Friday"."""
    said = clause.entry("statement")
    bodies = words_of("other")["bodies"]
    spoken = said is not None and not clause.head.noun and any("past" in e.forms for e in clause.head.entries)
    finite = " to _" not in f" {clause.chain}" and not clause.relative
    last = before[-1].word if before else ""  # not "a government source"
    return spoken and finite and last not in _SOURCES and any(piece.word in bodies for piece in before)


def _is_told(clause: Clause) -> bool:
    """Whether a verb tells of a happening, done or to be done: not "the museum opens on Tuesday"."""
    standing = words_of("other")["standing"]
    if clause.head.noun or any(entry.lemma in standing for entry in clause.head.entries):
        return False
    if any(entry.family in ("statement", "press") for entry in clause.head.entries):
        return False
    forms = {form for entry in clause.head.entries for form in entry.forms}
    if " to _" in f" {clause.chain}":
        return _IS_TO.search(clause.chain) is not None
    return "past" in forms or _DONE.search(clause.chain) is not None


def _is_noun(before: Sequence[Piece]) -> bool:
    """Whether words are a noun that stands by itself: with its article, its owner or its name."""
    first = before[0]
    named = first.kind in ("actor", "place") or first.possessive or first.word in words_of("other")["bodies"]
    return first.word not in _VAGUE and (named or first.word in _ARTICLES)


def _subject(clause: Clause) -> tuple[int, int, int]:
    """Where the words before a predicate begin and end, and where its verb group begins.

    Those that "who" stands for: "the truce, which should have begun".
    """
    pieces, start = clause.pieces, clause.start
    if pieces[start].word == "to":  # "the group is to call on"
        start = next((i + 1 for i in range(start - 1, -1, -1) if pieces[i].kind in ("mark", "time")), 0)
    if start and all(p.word in word_set("auxiliaries") for p in pieces[start : clause.head.at]):
        first = phrase_start(pieces, 0, start)  # "the communiqué was adopted", a noun of another clause
        start = start if pieces[first].word in word_set("prepositions") else first
    near = range(start, min(start + 3, clause.head.at))
    who = next((at for at in near if pieces[at].word in _WHO), None)
    if who is None or _has_subject_behind(clause, who):
        marks = [i + 1 for i in range(start, clause.head.at) if pieces[i].word in (":", ";")]
        start = max(marks, default=start)
        while start < clause.head.at and (
            pieces[start].kind in ("mark", "time") or pieces[start].word in _LEADING
        ):
            start += 1
        end = next(
            (i for i in range(start, clause.head.at) if pieces[i].word in word_set("auxiliaries")),
            clause.head.at,
        )
        return start, end, end
    end = who - (who > 0 and pieces[who - 1].kind == "mark")
    return _noun_before(pieces, end), end, who + 1


def _has_subject_behind(clause: Clause, who: int) -> bool:
    """Whether a relative word is the object: "which they signed", not "which should have begun"."""
    light = word_sets("auxiliaries", "adverbs")
    return any(p.word not in light and p.kind != "mark" for p in clause.pieces[who + 1 : clause.head.at])


def _noun_before(pieces: Sequence[Piece], end: int) -> int:
    """Where the noun begins that ends there: "a scholar from Pest", "their own chancellor"."""
    last = pieces[end - 1] if end else None
    if last is not None and last.kind == "actor":
        return end - 1
    inside = end > 1 and last is not None and last.place is not None
    inside = inside and pieces[end - 2].word in word_set("prepositions")
    first = phrase_start(pieces, max(0, end - _NEAR), end - 2 if inside else end)
    return first + (first < end and pieces[first].word in word_set("prepositions"))
