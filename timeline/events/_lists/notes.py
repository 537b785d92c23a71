"""Places told with their days and no verb: "Tehran in 1820, Kabul and Leh two years later"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline.events._scene import Told, is_stop, most_exact
from timeline.events._sentences.pieces import Piece
from timeline.model import Place
from timeline.timexes import ResolvedTimex

_WORDS = "and in on the from then again also at to of both until via"
_JOINS = frozenset((*"(),&–—-:/|•*·", *_WORDS.split()))
_SIGNS = frozenset(":|,)–—-")
_WAYS = frozenset(("–", "—", "-", "to", "→", ">"))
_CUTS = frozenset((";", "."))


@dataclass
class _Row:
    """What has been read of a segment: places without a time yet, and pairs."""

    open: list[Place] = field(default_factory=list)
    last: list[Place] = field(default_factory=list)
    pairs: list[tuple[Place, ResolvedTimex]] = field(default_factory=list)
    leading: ResolvedTimex | None = None


def noted_places(told: Told) -> Iterator[tuple[Place, ResolvedTimex]]:
    """The places with which the parts of a row begin, each with its time; what is done there may follow."""
    for segment in _segments(told.pieces):
        yield from _read(segment)


def _segments(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces between semicolons and full stops."""
    segment: list[Piece] = []
    for piece in pieces:
        if piece.word in _CUTS and segment:
            yield segment
            segment = []
        elif piece.word not in _CUTS:
            segment.append(piece)
    if segment:
        yield segment


def _read(segment: Sequence[Piece]) -> list[tuple[Place, ResolvedTimex]]:
    """The pairs at the beginning of a segment."""
    row = _Row()
    for i, piece in enumerate(segment):
        if piece.place is not None and piece.place.place is not None and not piece.possessive:
            if piece.place.role == "demonym" or not is_stop(piece.place.place):
                break
            label = i + 1 < len(segment) and segment[i + 1].word == ":"
            label = label and any(other.place is not None for other in segment[i + 2 :])
            if not label:
                row.open.append(piece.place.place)
                row.last = []
        elif piece.time is not None:
            if piece.time.when is None or piece.time.type not in ("DATE", "TIME"):
                break
            _take(row, piece.time)
        elif piece.word not in _JOINS:
            break
    if row.leading is not None:
        row.pairs += [(place, row.leading) for place in most_exact(row.open)]
    return row.pairs


def _take(row: _Row, time: ResolvedTimex) -> None:
    """Give a time to the places before it: "Paris (May 2019, June 2020)" is two stays in Paris."""
    if row.leading is not None:
        row.pairs += [(place, row.leading) for place in most_exact(row.open)]
        row.leading, row.open = time, []
    elif row.open:
        row.last = list(most_exact(row.open))
        row.pairs += [(place, time) for place in row.last]
        row.open = []
    elif row.last:
        row.pairs += [(place, time) for place in row.last]
    else:
        row.leading = time


def leg_of(pieces: Sequence[Piece]) -> tuple[Place, Place] | None:
    """Both ends of a leg with which the rest of a row begins: "Tunis – Rome", "Accra–Lagos (by air)"."""
    first = next((i for i, piece in enumerate(pieces) if piece.word not in _SIGNS), len(pieces))
    ends = [piece.place.place if piece.place is not None else None for piece in pieces[first : first + 3]]
    if len(ends) < 3 or ends[0] is None or ends[2] is None or ends[0].id == ends[2].id:
        return None
    bare = all(place.kind == "city" for place in (ends[0], ends[2]))
    return (ends[0], ends[2]) if bare and pieces[first + 1].word in _WAYS else None


def left_before(segment: Sequence[Piece], at: int, cues: Iterable[str]) -> bool:
    """Whether a place stands behind that which is left: "leaves Hamburg for Cape Town"."""
    before = next((i for i in range(at - 1, -1, -1) if segment[i].place is not None), None)
    words = [piece.word for piece in segment[:before]] if before is not None else []
    return bool(words) and " ".join(words).endswith(tuple(cues))
