"""The link word of a mention: the preposition that governs it, through determiners and lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.events._sentences.pieces import Piece
from timeline.lang import load

_REACH = 5
_STRANGE = {"actor": 1, "place": 3, "time": 2}  # words of the phrase itself, as in "in newly freed Kherson"


@cache
def _set(*names: str) -> frozenset[str]:
    """The words of some sets together, made once."""
    return frozenset(word for name in names for word in load("en", "events_clauses")[name])


def link_of(pieces: Sequence[Piece], at: int, verbs: frozenset[int] = frozenset()) -> str:
    """The preposition that governs pieces[at], "" for none; lists share it ("in Senegal and Togo").

    `verbs` are the positions of verbs, through which no preposition reaches ("to leave Istanbul").
    """
    piece = pieces[at]
    if piece.word in _set("nominative"):
        return ""
    earlier = _dated_before(pieces, at)
    if earlier is not None:
        return link_of(pieces, earlier, verbs)
    i = at - 1
    steps = 0
    strange = 0
    while i >= 0 and steps <= _REACH:
        left = pieces[i]
        if i in verbs:
            return left.word if left.word in _set("prepositions") else ""
        if left.word in _set("prepositions") and left.kind == "word":
            topic = i and pieces[i - 1].word in _set("issues") and piece.kind != "time"
            return "about" if topic else _compound(pieces, i, at, verbs)
        if _same_list(pieces, i, at, piece):
            return link_of(pieces, i, verbs)
        if left.kind == "mark" and left.word not in (",", "(", "“", '"', "&", "#", "@"):
            return ""
        if left.kind == "word" and not _passable(left.word):
            return ""
        strange += (
            left.kind == "word" and left.word not in ("and", "or") and left.word not in _set("determiners")
        )
        if strange > _STRANGE[piece.kind]:
            return ""
        if left.kind in ("time",) or (left.kind in ("actor", "place") and not left.possessive):
            return ""
        if left.word == "," and (not _list_comma(pieces, i, piece) or _opens_clause(pieces, i, at)):
            return ""
        i -= 1
        steps += 1
    return ""


def _dated_before(pieces: Sequence[Piece], at: int) -> int | None:
    """The place before in a list that gives each its day: "in Oslo on 16 May, Riga on 17 May"."""
    following = [p for p in pieces[at + 1 : at + 3] if p.word not in _set("prepositions")][:1]
    if pieces[at].place is None or not any(p.kind == "time" for p in following):
        return None
    i = at - 1
    while i >= 0 and pieces[i].word in (",", "and", "then", "the"):
        i -= 1
    if i == at - 1 or i < 1 or pieces[i].kind != "time":
        return None
    i -= 1 + (pieces[i - 1].word in _set("prepositions"))
    return i if i >= 0 and pieces[i].place is not None and not pieces[i].possessive else None


def _same_list(pieces: Sequence[Piece], i: int, at: int, piece: Piece) -> bool:
    """Whether pieces[i] is an earlier item of the list that pieces[at] stands in."""
    other = pieces[i]
    kind = "place" if piece.place is not None and other.place is not None else piece.kind
    alike = other.kind == piece.kind or (kind == "place" and other.place is not None)
    if not alike or other.possessive or (i == at - 1 and not (piece.place and other.place)):
        return False
    between = [pieces[k].word for k in range(i + 1, at)]
    if between == [","] and i and pieces[i - 1].word in ("and", "or"):
        return False  # "after Yellen and Blinken, Rao said": the list is closed
    return (all(word in _set("list_words") for word in between) and not set(between) & {"to", "by"}) or (
        between[:3] == [",", "followed", "by"]
    )


def _opens_clause(pieces: Sequence[Piece], i: int, at: int) -> bool:
    """Whether a subject follows the comma: "After the talks of the G20, Mr Rao went home"."""
    if pieces[at].kind != "actor" or i != at - 1 or at + 1 >= len(pieces):
        return False
    following, before = pieces[at + 1], pieces[i - 1].actor
    if following.word == "," and before is not None and before.keys and pieces[at].actor is not None:
        # "At the invitation of A, the president, Mr B, the premier, paid a visit": B is no part of a list
        return before.keys != pieces[at].actor.keys and not _and_follows(pieces, at)  # type: ignore[union-attr]
    return following.kind == "word" and following.word not in ("and", "or", "of", "who", "as")


def _and_follows(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a list goes on behind pieces[at] and is closed by "and"."""
    rest = (piece.word for piece in pieces[at + 1 :] if piece.kind != "actor" and piece.word != ",")
    return next(rest, "") in ("and", "or", "&", "as")


def _list_comma(pieces: Sequence[Piece], i: int, piece: Piece) -> bool:
    left = pieces[i - 1] if i else None
    return left is not None and (
        left.kind == piece.kind or (piece.place is not None and left.place is not None)
    )


def _passable(word: str) -> bool:
    """Words that may stand between a preposition and its mention: "the shrine town of", "neighbouring"."""
    closed = word in _set("auxiliaries", "relative") or word in ("but", "there", "here", "home", "back")
    return word in ("and", "or") or not closed


def _compound(pieces: Sequence[Piece], i: int, at: int, verbs: frozenset[int]) -> str:
    word = pieces[i].word
    before = pieces[i - 1].word if i else ""
    if word == "as" and before == "far":
        return "as far as"
    if word == "of":
        if before in _set("direction"):
            return "near"
        if before == "out":
            return "out of"
        if before == "way":
            return "via"
        if before in _set("place_nouns"):
            return _noun_link(pieces, i - 1, verbs)
    if word == "as" and before == "far":
        return "to"  # "accompanied him as far as Dakar"
    if word == "to" and "way" in (before, pieces[i - 2].word if i > 1 and before in ("back", "home") else ""):
        return "towards"  # "looked in on his way back to Berlin"
    if word == "to" and before in ("on", "over", "back", "straight", "next"):
        return {"on": "on to", "next": "near"}.get(before, word)
    return word


def _noun_link(pieces: Sequence[Piece], at: int, verbs: frozenset[int]) -> str:
    """The preposition before a place noun: "in the town of Ise" has "in", "toured the port of Gdansk" ""."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if i in verbs and pieces[i].word not in _set("prepositions"):
            return ""
        if pieces[i].word in _set("prepositions"):
            return pieces[i].word
        if pieces[i].kind not in ("word", "place") or not _passable(pieces[i].word):
            return "of"
    return "of"
