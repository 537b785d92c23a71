"""How long one stays: "lands on Friday for five days", "starts a three-day visit", "left after a night"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.calendar import between, span
from timeline.events._sentences.clauses import Clause
from timeline.events._sentences.pieces import Piece
from timeline.events._sentences.times import replace_text
from timeline.events._sentences.words import words_of
from timeline.model import EventType, When

_DAYS = re.compile(r"P(\d{1,2})([DW])")
_LONGEST = 31  # days
_NEAR = 8  # pieces within which the verb of a visit stands: "his visit to Oslo ended"
_RECENT = 10  # days before a return, within which a tour of unknown length was


def lasting(clause: Clause, kind: EventType, when: When | None) -> When | None:
    """The days of a stay whose first or last day and length a clause tells; None where it does not."""
    if when is None or when.approximate or (when.precision not in ("day", "time") and None not in span(when)):
        return None
    first, last = span(when)
    ends = _ends(clause, kind)
    length = length_of_stay(clause, "after" if kind == "departure" else "for")
    day = (last if first in (None, last) else None) if ends else first
    if length is None or not 1 < length <= _LONGEST or day is None or ends is None:
        return None
    days = (day - length + 1, day) if ends else (day, day + length - 1)
    return replace_text(between(*days), when)


def days_of_tour(clause: Clause, kind: EventType, when: When | None) -> When | None:
    """The days in which the several places of a journey lie that begins or ends on a day, else None.

    "Leaves on Saturday for a five-day tour of Egypt and Jordan": from Saturday to Wednesday.
    """
    if not clause.head.noun or when is None or when.precision not in ("day", "time"):
        return None
    ends, day = _ends(clause, kind), span(when).first
    if ends is None or day is None:
        return None
    known = lasting(clause, kind, when)
    return known or replace_text(between(*((day - _RECENT, day) if ends else (day, None))), when)


def frames(verb: Clause) -> bool:
    """Whether a verb only says when a journey begins or ends: "his visit began on Friday"."""
    table = words_of("travel")["lasting"]
    word = verb.pieces[verb.head.at].word
    return not verb.head.noun and word in table["frames"]


def is_prolonged(clause: Clause) -> bool:
    """Whether a stay is said to last longer: "extended his stay until Friday"."""
    before = {piece.word for piece in clause.pieces[: clause.head.at]}
    return clause.head.noun and bool(before & set(words_of("travel")["lasting"]["longer"]))


def is_ended(clause: Clause) -> bool:
    """Whether a clause tells the end of a visit: "broke off his visit to Oslo on Tuesday"."""
    words = {piece.word for piece in clause.pieces[: clause.head.at]}
    back = words & set(words_of("travel")["lasting"]["returns"])
    return clause.head.noun and not back and _ends(clause, "visit") is True


def _ends(clause: Clause, kind: EventType) -> bool | None:
    """Whether the day told is the last of the stay; None where it may be any."""
    if kind == "departure":
        return True
    if not clause.head.noun:
        return False
    table = words_of("travel")["lasting"]
    before = {piece.word for piece in clause.pieces[: clause.head.at]}
    verbs = {*table["begins"], *table["ends"], *table["returns"]}
    behind = (piece.word for piece in clause.pieces[clause.head.at + 1 : clause.head.at + _NEAR])
    before = before if before & verbs else {next((word for word in behind if word in verbs), "")}
    begun, ended = before & set(table["begins"]), before & {*table["ends"], *table["returns"]}
    return None if bool(begun) == bool(ended) else bool(ended)


def length_of_stay(clause: Clause, link: str = "for") -> int | None:
    """The days of a stay: "for five days", "stayed three days", "a three-day visit", nights and a day."""
    pieces, at = clause.pieces, clause.head.at
    if clause.head.noun:
        return next((n for p in pieces[max(0, at - 3) : at] if (n := _days(p)) is not None), None)
    if {p.word for p in pieces[at : at + 3]} & set(words_of("travel")["lasting"]["elsewhere"]):
        return None  # "stays away for three days"
    stays = any(entry.family == "travel" and entry.group == "stay" for entry in clause.head.entries)
    for i in range(at + clause.head.length, len(pieces)):
        if pieces[i].word in (";", ".", "and", "but", "then") and i >= clause.end:
            return None
        lead = [piece.word for piece in pieces[max(0, i - 3) : i]]
        led = link in lead or (stays and link == "for" and i == at + clause.head.length)
        if led and (found := _days(pieces[i]) or _nights(pieces, i)) is not None:
            return found
    return None


def _days(piece: Piece) -> int | None:
    found = _DAYS.fullmatch(piece.time.value) if piece.time is not None else None
    return int(found[1]) * (7 if found[2] == "W" else 1) if found else None


def _nights(pieces: Sequence[Piece], i: int) -> int | None:
    """The days of so many nights: "for a night" is that day and the next."""
    table = words_of("travel")["lasting"]
    if pieces[i].word not in table["nights"] or not i:
        return None
    number: int | None = table["numbers"].get(pieces[i - 1].word)
    return None if number is None else number + 1
