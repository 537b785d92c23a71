"""Bare weekdays read anew: "Washington gets him from Thursday" is the Thursday that another text dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from msgspec.structs import replace
from msgspec.structs import replace as replaced

from timeline import lang
from timeline.calendar import Span, iso
from timeline.merging._claims import Claim
from timeline.merging._days import days_of, gap, length
from timeline.merging._facts import Fact
from timeline.merging._places import same_stop
from timeline.model import When

_WEEK: Final = 7
_MONTH: Final = 31

Spot = tuple[str, int]


def mend_weekdays(facts: Sequence[Fact], claims: Sequence[Claim]) -> list[Fact]:
    """The facts with weekdays a week off put right by written-out dates of the same traveller and place.

    A weekday is a guess between two weeks; a date that is written out is none. What is said to have
    happened on a day after its text is planned.
    """
    shifts = _shifts(claims)
    return [_shifted(fact, shifts[_spot(fact)]) if _spot(fact) in shifts else fact for fact in facts]


def _spot(fact: Fact) -> Spot | None:
    timex = fact.mention.timex
    return None if timex is None else (fact.document, timex.start)


def _shifts(claims: Sequence[Claim]) -> Mapping[Spot | None, int]:
    """By how many days the time at each spot is to be moved."""
    anchors: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.when is not None and claim.when.basis == "explicit" and (length(claim.days) or 99) <= _MONTH:
            anchors.setdefault(claim.traveller, []).append(claim)
    found = _unequal(claims)
    for claim in claims:
        if claim.when is None or claim.when.basis != "relative" or not _is_bare_weekday(claim.when.text):
            continue
        there = [
            anchor for anchor in anchors.get(claim.traveller, ()) if same_stop(anchor.place, claim.place)
        ]
        shift = _shift(claim.days, [anchor.days for anchor in there]) or _stayed(claim, claims)
        if shift:
            found.setdefault(_spot(claim.fact), shift)
    return found


def _unequal(claims: Sequence[Claim]) -> dict[Spot | None, int]:
    """The weeks between the readings of one weekday by several rules, where one of them has moved it."""
    found: dict[Spot | None, int] = {}
    for claim in claims:
        timex = claim.fact.mention.timex
        if timex is None or timex.when is None or claim.when is None or claim.days.first is None:
            continue
        raw = days_of(timex.when).first
        if raw is not None and abs(claim.days.first - raw) == _WEEK:
            found[_spot(claim.fact)] = claim.days.first - raw
    return found


def _stayed(claim: Claim, claims: Sequence[Claim]) -> int:
    """The shift that makes "until Friday" the first Friday after the arrival that the same text tells."""
    if claim.kind != "departure" or claim.days.last is None:
        return 0
    came = [
        other.days.first
        for other in claims
        if other.traveller == claim.traveller
        and other.fact.document == claim.fact.document
        and other.kind in ("arrival", "day")
        and other.place.id == claim.place.id
        and other.days.first is not None
    ]
    fitting = [
        by for by in (-_WEEK, 0, _WEEK) if any(0 <= claim.days.last + by - day < _WEEK for day in came)
    ]
    return fitting[0] if len(fitting) == 1 else 0


def _shift(days: Span, anchors: Sequence[Span]) -> int:
    if any(gap(days, anchor) <= 1 for anchor in anchors):
        return 0
    fitting = [by for by in (_WEEK, -_WEEK) if any(gap(_moved(days, by), anchor) == 0 for anchor in anchors)]
    return fitting[0] if len(fitting) == 1 else 0


def _moved(days: Span, by: int) -> Span:
    return Span(*(None if day is None else day + by for day in days))


def _is_bare_weekday(text: str) -> bool:
    said = set(re.findall(r"\w+", text.casefold()))
    return bool(said & _weekdays()) and not said & _fixing() and not re.search(r"\d", text)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(lang.load("en", "merging")["weekdays"])


@cache
def _fixing() -> frozenset[str]:
    return frozenset(lang.load("en", "merging")["fixing"])


def _shifted(fact: Fact, by: int) -> Fact:
    if fact.when is None or _is_moved(fact, by):
        return fact
    when = _moved_when(fact.when, by)
    days = days_of(when)
    later = fact.written.last is not None and days.first is not None and days.first > fact.written.last
    status = "planned" if later and fact.status == "happened" else fact.status
    return replace(fact, when=when, days=days, status=status)


def _is_moved(fact: Fact, by: int) -> bool:
    """Whether the rule that read the fact has moved its weekday already."""
    timex = fact.mention.timex
    raw = days_of(timex.when).first if timex is not None else None
    return raw is not None and fact.days.first == raw + by


def _moved_when(when: When, by: int) -> When:
    days = _moved(days_of(when), by)
    start, end = (None if day is None else iso(day) for day in days)
    first = None if start is None else start + (when.start or "")[10:]
    last = None if end is None else end + (when.end or "")[10:]
    single = start if start == end else f"{start or '..'}/{end or '..'}"
    edtf = first if when.precision == "time" and first == last else single
    return replaced(when, start=first, end=last, edtf=edtf)
