"""The last word of all documents on whether something happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.merging._facts import Fact
from timeline.model import Status

_WEIGHT: Final[dict[Status, int]] = {
    "happened": 4,
    "cancelled": 3,
    "denied": 2,
    "planned": 1,
    "considered": 0,
}
_OPEN: Final = frozenset({"planned", "considered"})


def last_word(facts: Sequence[Fact]) -> Fact:
    """The fact whose status holds: the latest text, but no plan takes back a report.

    A text of unknown date has no say over a dated one unless it tells what a plan cannot.
    """
    ranked = sorted(facts, key=lambda fact: (fact.recency[0], _WEIGHT[fact.status], fact.recency))
    word = ranked[0]
    for fact in ranked[1:]:
        if not (fact.status in _OPEN and word.status not in _OPEN and not _revived(word, fact)):
            word = fact
    return word


def _revived(word: Fact, later: Fact) -> bool:
    """A plan that was called off and is announced again in a later text stands again."""
    return (
        word.status in ("cancelled", "denied")
        and later.status == "planned"
        and word.written.last is not None
        and later.written.first is not None
        and later.written.first > word.written.last
    )


def disputed(facts: Sequence[Fact]) -> bool:
    """Whether one text reports what another denies or calls off."""
    said = {fact.status for fact in facts}
    return "happened" in said and bool(said & {"cancelled", "denied"})
