"""The week of writing, from a text that calls the week of a dated plan "next week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline import lang
from timeline.calendar import iso, weekday
from timeline.dating._facts import Draft
from timeline.dating._head import Partial
from timeline.dating._infer import Inferred, fits_partial, opening_weekday

_REACH = 3
_WEEK = 7


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    weeks = lang.load("en", "documents_dates")["weeks"]
    return re.compile(rf"(?<!of )\b(?:{'|'.join(weeks)})\b", re.IGNORECASE), weeks


def from_week(one: Draft, partial: Partial | None, context: int | None) -> Inferred | None:
    """The day, or the week, of writing: "sets out next week ... On Aug. 3 he will be in Rome" said on Friday.

    `context` is a day near which the text's days without a year lie.
    """
    found = sorted(_weeks(one, context)) if context is not None else []
    if not found or len({first for first, _ in found}) > 1:
        return None
    first, said = found[0]
    because = f"The text says “{said}” of the week of {iso(first + _WEEK * _pattern()[1][said])}"
    days = [day for day in range(first, first + _WEEK) if fits_partial(partial, day)]
    opening = opening_weekday(one)
    if opening is not None and opening.weekday is not None:
        days = [day for day in days if (weekday(day) - opening.weekday) % _WEEK <= 1]
        because = f"{because}, and opens with “{one.quote(opening)}”"
    return Inferred((days[0], days[-1]), f"{because}.") if days else None


def _weeks(one: Draft, context: int) -> Iterator[tuple[int, str]]:
    """The Monday of the week of writing, by each week that the text counts from it and names a day of."""
    pattern, weeks = _pattern()
    for number, sentence in enumerate(one.sentences):
        if sentence.zone != "body":
            continue
        for match in pattern.finditer(one.source.text, sentence.start, sentence.end):
            said = " ".join(match.group().lower().split())
            day = _day_after(one, number, match.start(), context)
            if day is not None:
                yield day - weekday(day) + 1 - _WEEK * weeks[said], said


def _day_after(one: Draft, number: int, start: int, context: int) -> int | None:
    """The first day that the text names by its month from there on, in the same sentence or soon after."""
    for clue in one.clues:
        named = clue.month is not None and clue.day is not None and clue.zone == "body"
        if named and clue.start >= start and clue.sentence - number <= _REACH:
            days = clue.days(context)
            return days[0] if days else None
    return None
