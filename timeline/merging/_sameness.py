"""Whether two mentions tell one event, and the groups of those that do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from msgspec.structs import replace

from timeline.calendar import Span, iso
from timeline.merging._days import length, overlaps, within
from timeline.merging._facts import Fact
from timeline.merging._grouping import agglomerate, candidates
from timeline.merging._places import compatible, exactness, most_exact
from timeline.merging._wording import likeness
from timeline.model import EventType, Place

_FAMILIES: Final[dict[EventType, str]] = {
    "meeting": "meeting", "summit": "meeting", "press": "statement", "statement": "statement",
    "announcement": "statement", "agreement": "agreement", "ceremony": "agreement",
    "visit": "visit", "arrival": "arrival", "departure": "departure",
}  # fmt: skip
_SPOKEN: Final = frozenset({"statement"})
_ONCE_A_DAY: Final = frozenset({"agreement"})
_MONTH: Final = 31
_SINCE: Final = 7  # days within which a text looks back on a meeting without naming its day
_LIKE: Final = 0.34


def family(fact: Fact) -> str:
    """The family within which mentions can tell one event: a summit may be called a meeting."""
    return _FAMILIES.get(fact.mention.type, fact.mention.type)


def same_event(one: Fact, other: Fact) -> float:
    """How surely two mentions tell one event: 0 is not at all, and above 1 is surely."""
    if family(one) != family(other) or not _days_agree(one, other):
        return 0.0
    if not _places_agree(one, other):
        return 0.0
    shared, words = len(one.actors & other.actors), likeness(one.evidence.quote, other.evidence.quote)
    if one.actors and other.actors and not shared:
        return 0.0
    if _told_apart(one, other):
        return 0.0
    if family(one) in _SPOKEN:
        return _same_speech(one, other, words)
    if _looks_back(one, other) or _looks_back(other, one):
        return 1.1
    both_dated = one.when is not None and other.when is not None
    placed = bool(one.where and other.where)
    alone = min(len(one.actors), len(other.actors)) <= 1
    score = (
        0.35 * min(shared, 3) + 0.35 * placed + words + 0.25 * (both_dated and _sharp(one) and _sharp(other))
    )
    needed = 0.9 if both_dated else 1.05
    if family(one) in _ONCE_A_DAY and _same_day(one, other) and _subset(one, other):
        return 1.0 + words
    if alone and not placed and words < _LIKE:
        return 0.0
    return score if score >= needed else 0.0


def _looks_back(told: Fact, plan: Fact) -> bool:
    """Whether a text of those days takes a planned meeting as one that was: "after seeing Rao"."""
    written, day = told.written.first, plan.days.last
    near = written is not None and day is not None and 0 <= written - day <= _SINCE
    met = told.when is None and told.status == "happened" and plan.when is not None
    return met and near and family(told) == "meeting" and told.actors == plan.actors and len(plan.actors) > 1


def _told_apart(one: Fact, other: Fact) -> bool:
    """Whether one text tells of two, each with others: "He called on Rao, and was received by Diallo"."""
    alone = one.actors <= other.actors or other.actors <= one.actors
    return one.document == other.document and not alone


def _same_day(one: Fact, other: Fact) -> bool:
    return one.when is not None and other.when is not None and _sharp(one) and _sharp(other)


def _subset(one: Fact, other: Fact) -> bool:
    """Whether two texts name the same participants, or one of them only some."""
    return one.document != other.document and (one.actors <= other.actors or other.actors <= one.actors)


def _same_speech(one: Fact, other: Fact, words: float) -> float:
    """One speech: the same speaker on the same day, and like words or one press conference."""
    if one.when is None or other.when is None or not _speakers(one) & _speakers(other):
        return 0.0
    pressed = one.mention.type == other.mention.type == "press" and _sharp(one) and _sharp(other)
    return 1.0 + words if pressed or words >= _LIKE else 0.0


def _speakers(fact: Fact) -> frozenset[str]:
    """Who speaks; in an announcement, all who take part."""
    return frozenset(p.actor for p in fact.who if p.role == "speaker") or fact.actors


def _sharp(fact: Fact) -> bool:
    size = length(fact.days)
    return fact.when is not None and size is not None and size <= 2


def _days_agree(one: Fact, other: Fact) -> bool:
    """Whether the days can be the same: equal or overlapping, or a month that holds the other's day."""
    if one.when is None or other.when is None:
        return _near(one, other)
    a, b = one.days, other.days
    if not overlaps(a, b):
        return False
    sizes = length(a), length(b)
    if None in sizes:
        return True
    wide = max(size for size in sizes if size is not None)
    return wide <= _MONTH and (within(a, b) or within(b, a) or wide <= 10)


def _near(one: Fact, other: Fact) -> bool:
    """Whether an undated mention can mean the other: told by the same text, or by one of those weeks."""
    if one.document == other.document:
        return True
    spans = [fact.days if fact.when is not None else fact.written for fact in (one, other)]
    return overlaps(_widened(spans[0]), spans[1])


def _widened(days: Span) -> Span:
    return Span(
        None if days.first is None else days.first - _MONTH, None if days.last is None else days.last + _MONTH
    )


def group_events(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts by event: the surest pairs are joined first; no group holds two that contradict each other."""
    pairs = ((same_event(facts[i], facts[j]), i, j) for i, j in candidates(_blocks(facts)))
    return agglomerate(facts, (pair for pair in pairs if pair[0] > 0), _no_contradiction)


def share_place(group: Sequence[Fact]) -> list[Fact]:
    """The facts of one event, each at the place where it happened.

    Where the texts give places that exclude each other the most exact holds, then the one told most often;
    those without a place take the one that the others give.
    """
    told = [fact.where for fact in group if fact.where]
    if not told:
        return list(group)
    best = max(told, key=lambda where: (max(map(exactness, where)), told.count(where), repr(where)))
    kept = most_exact(place for where in (best, *told) for place in where if compatible(where, best))
    shared = kept if len(kept) == 1 else ()
    return [_placed(fact, shared, kept) for fact in group]


def _placed(fact: Fact, shared: tuple[Place, ...], kept: tuple[Place, ...]) -> Fact:
    if not fact.where:
        return replace(fact, where=shared)
    return fact if compatible(fact.where, kept) else replace(fact, where=kept)


def _no_contradiction(one: Fact, other: Fact) -> bool:
    return _days_agree(one, other) and _places_agree(one, other)


def _places_agree(one: Fact, other: Fact) -> bool:
    """Whether places fit: two who met on one day did not meet in two countries, whatever one text says."""
    if compatible(one.where, other.where):
        return True
    met = family(one) == family(other) == "meeting"
    apart = one.document == other.document and one.mention.start != other.mention.start
    return met and not apart and len(one.actors & other.actors) > 1 and _same_day(one, other)


def _blocks(facts: Sequence[Fact]) -> Iterable[list[int]]:
    """Indices of facts of one family that can be one event.

    They are of one text, of one pair of actors, or of one month with a shared actor or country.
    """
    blocks: dict[tuple[str, ...], list[int]] = {}
    for i, fact in enumerate(facts):
        shared = sorted(fact.actors | {f"at {place.country or place.id}" for place in fact.where})
        keys: list[tuple[str, ...]] = [("in", fact.document), *combinations(sorted(fact.actors)[:4], 2)]
        keys += [(month, key) for month in _months(fact) for key in shared or ["-"]]
        for key in keys:
            blocks.setdefault((family(fact), *key), []).append(i)
    return blocks.values()


def _months(fact: Fact) -> list[str]:
    """The months that a fact's days touch, those around its text for a fact without days."""
    days = fact.days if fact.when is not None else _widened(fact.written)
    ends = [day for day in days if day is not None]
    if not ends or ends[-1] - ends[0] > 4 * _MONTH:
        return []
    counts = range(ends[0], ends[-1] + 1)
    return sorted({iso(day)[:-3] for day in (*counts[::28], ends[-1])})
