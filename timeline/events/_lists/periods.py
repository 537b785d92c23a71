"""Accounts by months or years: "June. Samoa and Tonga. Jakarta on the 6th."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.events._scene import STOP_KINDS, Told
from timeline.events._sentences.pieces import Piece
from timeline.events._types import Reading
from timeline.model import Place
from timeline.timexes import ResolvedTimex

_FEWEST = 3
_LONG = ("month", "season", "year")
_OPENERS = frozenset(
    (
        "finally",
        "then",
        "first",
        "next",
        "lastly",
        "back",
        "again",
        "in",
        "also",
        "after",
        "that",
        "to",
        "and",
    )
)
_BEFORE = frozenset(
    ("", ",", "and", "then", "in", "to", "at", "&", "finally", "next", "lastly", "first", "–")
)
_ENDS = frozenset((";", ":"))


def find_periods(reading: Reading) -> Mapping[int, ResolvedTimex]:
    """The month or year that stands over a paragraph, or opens it with a full stop, by the paragraph.

    A text has three of them or none.
    """
    text = reading.source.text
    alone = {t.start: t for t in reading.timexes if t.when is not None and t.when.precision in _LONG}
    found: dict[int, ResolvedTimex] = {}
    above: ResolvedTimex | None = None
    heads: set[int] = set()
    for sentence in reading.sentences:
        time = alone.get(sentence.start)
        whole = time is not None and text[sentence.start : sentence.end].rstrip(".: ") == time.text
        if whole and time is not None:
            heads.add(time.start)
            found[sentence.paragraph] = time
            above = time if sentence.zone == "header" or sentence.kind == "row" else None
        elif sentence.zone == "header":
            above = None
        elif above is not None:
            found.setdefault(sentence.paragraph, above)
    return found if len(heads) >= _FEWEST else {}


def places_of_period(told: Told, period: ResolvedTimex) -> Iterator[tuple[Place, ResolvedTimex]]:
    """The places of a sentence without a verb, each with its own time or the period's."""
    heads = {clause.head.at for clause in told.clauses if not clause.head.noun}
    last = next((i for i, piece in enumerate(told.pieces) if piece.word in _ENDS), len(told.pieces))
    part = told.pieces[:last]
    first = next((i for i, piece in enumerate(part) if piece.word not in _OPENERS), len(part))
    if first == len(part) or part[first].place is None or any(at < last for at in heads):
        return
    for i, piece in enumerate(part):
        place = piece.place.place if piece.place is not None else None
        before = part[i - 1].word if i else ""
        if place is None or piece.possessive or place.kind not in STOP_KINDS or before not in _BEFORE:
            continue
        yield place, _time_of(part[i + 1 :], period)


def _time_of(rest: Sequence[Piece], period: ResolvedTimex) -> ResolvedTimex:
    for piece in rest:
        if piece.place is not None:
            break
        if piece.time is not None and piece.time.when is not None and piece.time.type != "DURATION":
            return piece.time
    return period
