"""How long a journey is said to last: "day two of an eight-day journey", "a three-day tour"."""

from __future__ import annotations

import re

from timeline.calendar import between, span
from timeline.events._scene import Scene, Told
from timeline.events._sentences.words import words_of
from timeline.model import When

_DAYS = re.compile(r"P(\d{1,2})D")
_LONGEST = 40  # days; and one day is left before the first, as texts count the day of setting out or not


def note_tour(told: Told, scene: Scene) -> None:
    """Remember the days of a journey whose length and place in the calendar a sentence tells."""
    nouns = set(words_of("travel")["nouns"]["journey"])
    words = {piece.word for piece in told.pieces}
    lengths = [_length(piece.time.value) for piece in told.pieces if piece.time is not None]
    days = next((length for length in lengths if length), None)
    if days is None or not words & nouns:
        return
    first = _first_day(told, scene)
    if first is not None:
        scene.tour = between(first - 1, first + days - 1, basis="inferred")


def _length(value: str) -> int | None:
    found = _DAYS.fullmatch(value)
    return int(found[1]) if found and 1 < int(found[1]) <= _LONGEST else None


def _first_day(told: Told, scene: Scene) -> int | None:
    """The day on which the journey begins: from "day two" and the day that is told, else from the start."""
    day = _day_of(scene.time[1].when if scene.time is not None else None)
    ordinals: dict[str, int] = words_of("travel")["ordinals"]
    number = next((n for phrase, n in ordinals.items() if phrase in told.text.lower()), None)
    own = [piece.time.when for piece in told.pieces if piece.time is not None and piece.time.when is not None]
    at = next((found for found in map(_day_of, own) if found is not None), day)
    if number is not None and at is not None:
        return at - number + 1
    begins = re.search(r"\b(?:starts?|begins?|began|started|sets? out|leaves|left)\b", told.text)
    return at if begins else None


def _day_of(when: When | None) -> int | None:
    return span(when).first if when is not None and when.precision == "day" else None
