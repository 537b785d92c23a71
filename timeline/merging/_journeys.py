"""Which claims of one traveller belong to one journey."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from timeline.calendar import Span
from timeline.merging._claims import AtHome, Claim, goes_home
from timeline.merging._days import OPEN, gap, hull, length, overlaps, within
from timeline.merging._grouping import candidates
from timeline.merging._places import same_stop

_NEAR_DAYS: Final = 4  # between two stops of a journey that no text ties together
_FAR_DAYS: Final = 25  # a journey name cannot bridge more, where both sides are dated
_RETOLD_DAYS: Final = 60  # from a text to the undated stop that it may mean
_CURRENT_GAP: Final = 3  # a text of a journey's days tells of that journey
_NEXT_SENTENCES: Final = 300  # code points; journeys of one year that are told further apart are several
_MONTH: Final = 31
_CURRENT_DAYS: Final = 45  # what a text tells without a date is of these weeks


class _Groups:
    """Claims by number, joined step by step; each group knows its dated days."""

    def __init__(self, claims: Sequence[Claim], homes: Sequence[AtHome]) -> None:
        self.claims = claims
        self.homes = homes
        self.root = list(range(len(claims)))
        self.days = {i: claim.days if claim.dated else OPEN for i, claim in enumerate(claims)}
        self._members = {i: [i] for i in self.root}
        self.told = _numbers(claims, lambda claim: claim.fact.document)

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root[one], self.root[other]))
        if low != high:
            for member in self._members[high]:
                self.root[member] = low
            self._members[low] += self._members.pop(high)
            self.days[low] = hull((self.days[low], self.days.pop(high)))

    def dated_days(self, index: int) -> Span:
        return self.days[self.root[index]]

    def beside(self, index: int) -> list[int]:
        """The other claims of the same document."""
        return [number for number in self.told[self.claims[index].fact.document] if number != index]

    def sorted(self) -> list[list[Claim]]:
        return [[self.claims[i] for i in sorted(self._members[key])] for key in sorted(self._members)]


def _numbers(claims: Sequence[Claim], key: Callable[[Claim], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        found.setdefault(key(claim), []).append(number)
    return found


def group_journeys(claims: Sequence[Claim], homes: Sequence[AtHome]) -> list[list[Claim]]:
    """One traveller's claims by journey; `claims` and `homes` are in the order of their facts."""
    groups = _Groups(claims, homes)
    _join_named(groups)
    _join_near(groups)
    _join_dropped(groups)
    _join_retold(groups)
    _join_told(groups)
    _join_current(groups)
    return groups.sorted()


def _join_named(groups: _Groups) -> None:
    """Join what one document ties to one journey, and what one sentence says of the same days."""
    for one, other in candidates(groups.told.values()):
        a, b = groups.claims[one], groups.claims[other]
        if not _bridgeable(groups, one, other):
            continue
        named = a.fact.mention.journey is not None and a.fact.mention.journey == b.fact.mention.journey
        told_together = a.fact.evidence.start == b.fact.evidence.start and a.days == b.days
        if named or told_together:
            groups.join(one, other)


def _bridgeable(groups: _Groups, one: int, other: int) -> bool:
    a, b = groups.dated_days(one), groups.dated_days(other)
    return not _home_between(groups, a, b) and gap(a, b) <= _FAR_DAYS


def _join_near(groups: _Groups) -> None:
    """Join dated claims that lie few days apart with no return home between, the nearest first."""
    for _, one, other in sorted(_near_pairs(groups.claims)):
        a, b = groups.claims[one], groups.claims[other]
        limit = 0 if a.called_off != b.called_off else _NEAR_DAYS
        if _are_rows(a, b):
            limit = 1
        if gap(a.days, b.days) <= limit and not _home_between(groups, a.days, b.days):
            groups.join(one, other)


def _are_rows(one: Claim, other: Claim) -> bool:
    """Whether two rows of one table tell them: each is a journey of its own where their days do not touch."""
    rows = one.fact.mention.rule == other.fact.mention.rule == "row of a table"
    return rows and one.fact.document == other.fact.document


def _near_pairs(claims: Sequence[Claim]) -> Iterator[tuple[int, int, int]]:
    """Pairs of dated claims at most a few days apart: (days, number, number)."""
    dated = sorted(
        (i for i, claim in enumerate(claims) if claim.dated), key=lambda i: (_start(claims[i].days), i)
    )
    reach: list[int] = []
    for i in dated:
        days = claims[i].days
        reach = [j for j in reach if _end(claims[j].days) >= _start(days) - _NEAR_DAYS]
        for j in reach:
            yield gap(claims[j].days, days), min(i, j), max(i, j)
        reach.append(i)


def _end(days: Span) -> int:
    return days.last if days.last is not None else 10**9


def _home_between(groups: _Groups, one: Span, other: Span) -> bool:
    """Whether the traveller is told to be home after the earlier and not after the later of two spans."""
    first, second = (one, other) if _start(one) <= _start(other) else (other, one)
    if first.last is None or second.first is None or first.last >= second.first:
        return False
    return any(
        home.days.first is not None
        and length(home.days) == 1
        and home.fact.status in ("happened", "planned")
        and _parts(home, home.days.first, first.last, second.first)
        for home in groups.homes
    )


def _parts(home: AtHome, day: int, left: int, came: int) -> bool:
    """Whether being home on a day ends one journey or begins another between two stops.

    One who "lands in Oslo at nine in the evening" was still at a stop of that day before.
    """
    if goes_home(home):
        return left <= day < came
    if home.fact.mention.type == "departure":
        return left < day <= came
    return left <= day <= came


def _start(days: Span) -> int:
    return days.first if days.first is not None else days.last if days.last is not None else -(10**9)


def _join_retold(groups: _Groups) -> None:
    """Join a claim that has no day of its own to the journey whose stop it must mean."""
    there = _numbers(groups.claims, lambda claim: claim.place.country or claim.place.id)
    for index, claim in enumerate(groups.claims):
        if not claim.dated:
            rivals = [
                (_retold(claim, groups.claims[number]), groups.root[number])
                for number in there[claim.place.country or claim.place.id]
                if groups.root[number] != groups.root[index]
                and _may_mean(claim, groups.claims[number])
                and not _is_over(groups, claim, groups.claims[number].days)
            ]
            found = sorted({(far, root) for far, root in rivals if far is not None})
            found = [pair for pair in found if groups.days[pair[1]] != OPEN] or found[:1]
            if found and (len({root for _, root in found}) == 1 or not _could_be_any(claim)):
                groups.join(index, found[0][1])


def _join_dropped(groups: _Groups) -> None:
    """Join a stop that was called off to the journey within whose days it was to be."""
    for index, claim in enumerate(groups.claims):
        if claim.called_off and claim.dated:
            around = [
                root for root, days in sorted(groups.days.items())
                if root != groups.root[index] and days != OPEN and within(claim.days, days)
            ]  # fmt: skip
            if around:
                groups.join(index, around[0])


def _join_told(groups: _Groups) -> None:
    """Join a stop without a day to those told before and after it of the journey that the text is about."""
    for index, claim in enumerate(groups.claims):
        if _is_loose(claim):
            near = [
                number
                for number in groups.beside(index)
                if _tells_on(claim, groups.claims[number])
                and not _is_over(groups, claim, groups.dated_days(number))
            ]
            places = [(groups.claims[number].fact.evidence.start, number) for number in near]
            here = (claim.fact.evidence.start, index)
            before, after = (
                max((p for p in places if p < here), default=None),
                min((p for p in places if p > here), default=None),
            )
            if before is not None and _follows(groups, before[1], index):
                groups.join(index, before[1])
            if after is not None and (before is None or _follows(groups, index, after[1])):
                groups.join(index, after[1])


def _is_over(groups: _Groups, claim: Claim, journey: Span) -> bool:
    """Whether a journey ended at home before the text of a claim that is still ahead."""
    written = claim.fact.written.first
    if claim.fact.status != "planned" or written is None or journey.last is None:
        return False
    return any(
        home.days.first is not None and journey.last <= home.days.first <= written and length(home.days) == 1
        for home in groups.homes
    )


def _is_loose(claim: Claim) -> bool:
    """Whether a claim has no days of its own, or none that say more than the year."""
    vague = claim.kind == "window" and (length(claim.days) or _MONTH + 1) > _MONTH
    return (
        (claim.when is None or claim.reckoned or vague)
        and not claim.called_off
        and claim.fact.status != "considered"
    )


def _follows(groups: _Groups, index: int, other: int) -> bool:
    """Whether the next stop of a text can be the next of the journey so far."""
    days, after = groups.dated_days(index), groups.dated_days(other)
    if OPEN in (days, after):
        return True
    return gap(days, after) <= _NEAR_DAYS and not _home_between(groups, days, after)


def _tells_on(claim: Claim, other: Claim) -> bool:
    """Whether `other` can be the journey's stop before or after a loose claim of the same text."""
    if other.called_off or other.fact.status == "considered":
        return False
    if claim.when is not None and not claim.reckoned:
        near = abs(claim.fact.evidence.start - other.fact.evidence.start) <= _NEXT_SENTENCES
        return other.when is not None and overlaps(claim.days, other.days) and (near or other.dated)
    written = claim.fact.written
    if claim.reckoned and other.dated and (length(claim.days) or _MONTH + 1) <= _MONTH:
        return gap(claim.days, other.days) <= _NEAR_DAYS
    return other.when is None or written.first is None or gap(written, other.days) <= _CURRENT_DAYS


def _join_current(groups: _Groups) -> None:
    """Join a stop without a day to the one journey in the midst of which its text was written."""
    for index, claim in enumerate(groups.claims):
        if claim.when is None and _is_loose(claim) and groups.dated_days(index) == OPEN:
            written = claim.fact.written
            under_way = [
                root
                for root, days in sorted(groups.days.items())
                if days != OPEN
                and written != OPEN
                and gap(days, written) <= _CURRENT_GAP
                and not _is_over(groups, claim, days)
            ]
            if len(under_way) == 1:
                groups.join(index, under_way[0])


def _could_be_any(claim: Claim) -> bool:
    """Whether nothing in a claim says which of several journeys to a place it means."""
    if claim.kind != "window":
        return claim.fact.written == OPEN
    size = length(claim.days)
    return size is None or size > _MONTH


def _may_mean(claim: Claim, other: Claim) -> bool:
    """Whether `other` can be the stop that an undated or vaguely dated claim speaks of."""
    if not same_stop(claim.place, other.place):
        return False
    if claim.when is None and other.when is None and claim.fact.document == other.fact.document:
        return True
    if claim.fact.status == "considered" != other.fact.status:
        return False
    if claim.called_off != other.called_off and not other.dated:
        return False
    if claim.kind == "window" and not claim.reckoned:
        if other.when is None:
            return False
        return overlaps(claim.days, other.days) if not other.dated else within(other.days, claim.days)
    return True


def _retold(claim: Claim, other: Claim) -> int | None:
    """Days from the text of an undated claim to the other claim; None where it cannot mean it."""
    if claim.kind == "window" and not claim.reckoned:
        return 0
    written, days = claim.fact.written, other.days
    if other.when is None:
        return 0
    if written.first is None:
        return 0 if claim.fact.document != other.fact.document else None
    if claim.fact.status == "planned" and days.last is not None and days.last < written.first - _NEAR_DAYS:
        return None
    if claim.fact.status == "happened" and days.first is not None and days.first > written.first + 1:
        return None
    far = gap(written, days)
    return far if far <= _RETOLD_DAYS else None
