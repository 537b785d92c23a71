"""What the texts of one run say of a person in so many words, for those that name the person alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.actors._types import Cast, Stated
from timeline.actors.words import plain

_CAPITAL = re.compile(r"[^\W\d_a-z][^\W\d_]+")


def told_elsewhere(texts: Sequence[tuple[str, Cast]]) -> list[dict[str, Stated]]:
    """For each text what the others say of people whom it names, by a word of the name that stands for it.

    Empty where a text needs nothing: it has the word for nobody's name, or says as much itself.
    """
    by_word: dict[str, list[tuple[int, Stated]]] = {}
    for number, (_, cast) in enumerate(texts):
        for one in cast.stated:
            for word in one.alone if len(one.core) > 1 or one.offices else ():
                by_word.setdefault(word, []).append((number, one))
    found: list[dict[str, Stated]] = []
    for number, (text, cast) in enumerate(texts if len(texts) > 1 else ()):
        own = {word: one for one in cast.stated for word in one.core}
        known: dict[str, Stated] = {}
        for word in {plain(word) for word in _CAPITAL.findall(text)} & by_word.keys():
            others = [one for other, one in by_word[word] if other != number]
            told = _agreed(word, others) if others else None
            if told is not None and _adds(own.get(word), told):
                known[word] = told
        found.append(known)
    return found


def _agreed(word: str, others: Sequence[Stated]) -> Stated:
    """What several texts say of a person; of two people of one name only that it is a name."""
    longest = max(others, key=lambda one: (len(one.core), one.core))
    if any(not set(one.core) <= set(longest.core) for one in others):
        return Stated((word,), frozenset((word,)))
    countries = {one.country for one in others} - {None}
    genders = {one.gender for one in others} - {None}
    return Stated(
        longest.core,
        longest.alone,
        countries.pop() if len(countries) == 1 else None,
        genders.pop() if len(genders) == 1 else None,
        tuple(sorted({o for one in others for o in one.offices}, key=lambda o: (o.name, o.country or ""))),
    )


def _adds(own: Stated | None, told: Stated) -> bool:
    """Whether a text does not know of somebody what others tell."""
    if own is None:
        return True
    return bool(
        (told.country and not own.country)
        or (told.gender and not own.gender)
        or (told.offices and not own.offices)
    )
