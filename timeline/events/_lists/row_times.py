"""The day that a row of a timetable gives one of its places itself, beside that which it begins with."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from msgspec.structs import replace

from timeline.calendar import between, on_day, span
from timeline.events._sentences.pieces import Piece
from timeline.timexes import ResolvedTimex

BOUNDS = frozenset(("until", "till", "through", "to"))


def own_time_of(
    segment: Sequence[Piece], at: int, timex: ResolvedTimex, ahead: frozenset[str]
) -> ResolvedTimex:
    """The day that a row gives the place at segment[at] itself: "off to Beijing on Sunday"."""
    rest = list(itertools.takewhile(lambda piece: piece.place is None, segment[at + 1 :]))
    for before, piece in itertools.pairwise((segment[at], *rest)):
        time = piece.time
        if time is None or time.when is None or time.type != "DATE":
            continue
        whole = (
            timex.when is not None and timex.when.precision == "year" and time.value[:4] == timex.value[:4]
        )
        if time.when.precision != "day" and not (whole and time.when.precision == "month"):
            continue
        until = before.word in BOUNDS
        first, last = span(timex.when).first if timex.when else None, span(time.when).last
        if until and first is not None and last is not None and first <= last:
            return replace(timex, when=between(first, last, text=time.text, basis=time.when.basis))
        return _ahead(time, timex, segment, ahead) if not until else timex
    return timex


def _ahead(
    time: ResolvedTimex, row: ResolvedTimex, segment: Sequence[Piece], ahead: frozenset[str]
) -> ResolvedTimex:
    """A weekday that a row tells as to come, the first after the row's: "he is off to Beijing on Sunday"."""
    said = {piece.word for piece in segment}
    first, day = span(row.when).first if row.when else None, span(time.when).first if time.when else None
    if first is None or day is None or not first - 7 <= day < first or not said & ahead:
        return time
    return replace(time, when=on_day(day + 7, text=time.text, basis="relative"))
