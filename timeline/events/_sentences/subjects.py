"""Who a predicate is said of."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events._sentences.heads import Head, word_set, word_sets
from timeline.events._sentences.links import link_of
from timeline.events._sentences.pieces import Piece


def subjects_of(
    pieces: Sequence[Piece],
    start: int,
    head: Head,
    relative: str,
    antecedent: Piece | None,
    earlier: Sequence[tuple[tuple[Piece, ...], str]],
) -> tuple[Piece, ...]:
    """The actors that the predicate is said of; those of the clause before where it has none of its own.

    `earlier` are the subjects and relative words of the clauses before it in the sentence, in order.
    """
    back = range(head.at - 1, start, -1)
    start = next((at + 1 for at in back if _ends_sentence(pieces[at - 1], pieces[at])), start)
    found: list[Piece] = []
    if head.noun:
        near = range(head.at - 1, max(start, head.at - 5) - 1, -1)
        owner = next((pieces[i] for i in near if pieces[i].kind == "actor" and _owns(pieces[i])), None)
        if owner is not None and all(entry.family in ("travel", "plain") for entry in head.entries):
            return (owner,)
        found = [owner] if owner is not None else []
    for at in range(start, head.at):
        piece = pieces[at]
        if piece.actor is None or piece.possessive:
            continue
        if link_of(pieces, at) in ("", "between") or _leads(pieces, at):
            found.append(piece)
    if found and head.noun and earlier and all(piece.possessive for piece in found):
        return (*earlier[-1][0], *found)
    return tuple(found) or _shared(pieces, start, head, relative, antecedent, earlier)


def _leads(pieces: Sequence[Piece], at: int) -> bool:
    """Whether somebody stands for those led: "the delegation led by Foreign Minister Radman reached Riga"."""
    words = [piece.word for piece in pieces[max(0, at - 2) : at]]
    return words[-1:] == ["by"] and words[:1] in (["led"], ["headed"])


def _ends_sentence(before: Piece, piece: Piece) -> bool:
    """Whether a full stop within a row ends a sentence: not that of "Gen."."""
    return piece.word == "." and piece.kind == "mark" and (before.kind != "word" or len(before.word) > 4)


def _shared(
    pieces: Sequence[Piece],
    start: int,
    head: Head,
    relative: str,
    antecedent: Piece | None,
    earlier: Sequence[tuple[tuple[Piece, ...], str]],
) -> tuple[Piece, ...]:
    """The subject of a predicate without one of its own: that of the clause it hangs on."""
    if relative in ("who", "which") and antecedent is not None and antecedent.kind == "actor":
        return (antecedent,)
    if relative in ("who", "which", "that") and start > 0 and pieces[start].word == "who":
        return ()
    if head.noun and pieces[start].word == "whose":
        before = [piece for piece in pieces[max(0, start - 4) : start] if piece.actor is not None]
        return tuple(before[-1:])
    if earlier and not head.noun and _has_other_subject(pieces, start, head.at):
        return ()
    if not earlier:
        return ()
    if head.noun and any(pieces[at].word in ("their", "his", "her") for at in range(start, head.at)):
        return earlier[0][0] or earlier[-1][0]
    if head.noun:
        joined = bool(earlier[-1][1])
    else:
        joined = pieces[start].word in (",", "and", "but", "or", ";") and not relative
    main = (subjects for subjects, side in reversed(earlier) if not side) if joined else iter(())
    shared = next(main, earlier[-1][0])
    # "he had been Chinh's dinner guest, and had said": the owner of the guest is no speaker
    actors = tuple(piece for piece in shared if head.noun or not piece.possessive)
    if joined and not head.noun and all(side for _, side in earlier):
        return _before_aside(pieces, start) or actors or shared
    return actors or shared


def _before_aside(pieces: Sequence[Piece], start: int) -> tuple[Piece, ...]:
    """The subject before an aside: "Yoon, whose plane had refuelled in Oslo, landed"."""
    aside = next((i for i in range(start) if pieces[i].word in ("whose", "whom")), 0)
    people = [i for i in range(aside) if pieces[i].actor is not None and not pieces[i].possessive]
    return tuple(pieces[i] for i in people if link_of(pieces, i) == "")


def _has_other_subject(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether words that name no actor stand as the subject: "for foreign troops to leave"."""
    light = word_sets("joins", "relative", "adverbs", "auxiliaries", "determiners", "governing", "pronouns")
    inside = False
    for piece in pieces[start:end]:
        if piece.kind == "mark":
            inside = False
        elif piece.word in word_set("prepositions") and piece.word != "for":
            inside = True
        elif piece.kind == "place" and not inside and not piece.possessive:
            return True  # "he had meant to stay, but Iraq marched into Kuwait"
        elif piece.kind == "word" and not inside and piece.word not in light:
            return True
    return False


def _owns(piece: Piece) -> bool:
    """Whether the actor is the owner of the noun: "Kishida's visit", "his own stay", "her tour"."""
    pronoun = piece.actor is not None and piece.word in ("his", "her", "their", "its")
    return piece.possessive or pronoun


def bidden(
    pieces: Sequence[Piece],
    start: int,
    before: Head,
    objects: Sequence[tuple[str, Piece]],
    subjects: tuple[Piece, ...],
) -> tuple[Piece, ...]:
    """The subject of an infinitive behind who is asked or sent: "She invited Mr Rao to visit Norway"."""
    bids = any(entry.lemma in word_set("bidding") for entry in before.entries) and not before.noun
    asked = [
        piece
        for link, piece in objects
        if link == "" and piece.actor is not None and piece.start < pieces[start].start
    ]
    if pieces[start].word != "to" or not bids or not asked:
        return subjects
    return tuple(piece for piece in asked if not piece.possessive) or subjects
