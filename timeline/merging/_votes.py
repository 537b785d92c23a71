"""The same vote in several texts as one, with its tallies and positions compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from timeline.merging._days import gap, length, overlaps, within
from timeline.merging._events import fitted
from timeline.merging._facts import Fact
from timeline.merging._grouping import agglomerate, candidates
from timeline.merging._ids import union
from timeline.merging._wording import words
from timeline.model import (
    Bound,
    Claim,
    Conflict,
    Count,
    Evidence,
    Outcome,
    Position,
    Tally,
    Vote,
    VotePosition,
)  # fmt: skip

_KINDS: Final = ("for_", "against", "abstain", "absent")
_BOUNDS: Final[dict[Bound, int]] = {"exactly": 3, "at least": 2, "at most": 2, "about": 1}
_MONTH: Final = 31


@dataclass(frozen=True, slots=True)
class MergedVote:
    """A vote of all texts, and what they disagree on (`about` is filled in by the caller)."""

    vote: Vote
    conflicts: tuple[Conflict, ...]


def group_votes(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Vote facts by vote; a fact joins the group that it fits best and contradicts in nothing."""
    pairs = ((_sameness(facts[i], facts[j]), i, j) for i, j in candidates([range(len(facts))]))
    return agglomerate(facts, (pair for pair in pairs if pair[0] > 0), _no_contradiction)


def with_plans(
    groups: Sequence[list[Fact]], votes: Sequence[list[Fact]]
) -> tuple[list[list[Fact]], list[list[Fact]]]:
    """Groups of facts and of votes, each vote that was only expected put to the one that was then taken.

    "A vote there is expected next week" may mean another vote of that week than the one told of, and stays a
    plan; "another vote is due on Friday" can mean only Friday's.
    """
    taken = [list(vote) for vote in votes]
    rest: list[list[Fact]] = []
    for group in groups:
        meant = [vote for vote in taken if all(_came_true(plan, vote) for plan in group)]
        if len(meant) == 1:
            meant[0].extend(group)
        else:
            rest.append(group)
    return rest, taken


def _came_true(plan: Fact, vote: Sequence[Fact]) -> bool:
    if plan.mention.type != "vote" or plan.status != "planned" or plan.when is None or not _is_day(plan):
        return False
    told = [fact for fact in vote if fact.status == "happened" and fact.when is not None and _is_day(fact)]
    return any(plan.actors & fact.actors and within(fact.days, plan.days) for fact in told)


def _no_contradiction(one: Fact, other: Fact) -> bool:
    a, b = _vote(one), _vote(other)
    return same_body(a.body, b.body) and not _clash(a, b) and _days_fit(one, other)


def _sameness(one: Fact, other: Fact) -> float:
    """How surely two mentions tell one vote: 0 where anything that both state differs."""
    a, b = _vote(one), _vote(other)
    if not _no_contradiction(one, other):
        return 0.0
    if a.resolution and b.resolution and _number(a.resolution) == _number(b.resolution):
        return 10.0
    shared = len(words(a.subject or "") & words(b.subject or ""))
    tallies = sum(_same_count(getattr(a.tally, k), getattr(b.tally, k)) for k in _KINDS)
    voted = len({(p.country, p.vote) for p in a.positions} & {(p.country, p.vote) for p in b.positions})
    same_days = one.when is not None and other.when is not None and _is_day(one) and _is_day(other)
    if same_days:
        return 1.0 + shared + tallies + voted / 10
    if one.when is None or other.when is None:
        strong = tallies >= 2 or shared >= (2 if one.document == other.document else 3)
        return 0.5 + shared + tallies if strong else 0.0
    return 0.5 + shared + tallies if shared or tallies else 0.0


def _vote(fact: Fact) -> Vote:
    assert fact.mention.vote is not None
    return fact.mention.vote


def _clash(a: Vote, b: Vote) -> bool:
    """Whether two votes state different resolutions, or outcomes that exclude one another."""
    if a.resolution and b.resolution:
        return _number(a.resolution) != _number(b.resolution)
    return {a.outcome, b.outcome} == {"adopted", "rejected"} or _tallies_clash(a.tally, b.tally)


def _tallies_clash(a: Tally, b: Tally) -> bool:
    """Whether most of the counts that both state cannot be the same."""
    both = [(getattr(a, k), getattr(b, k)) for k in _KINDS]
    stated = [(x, y) for x, y in both if x is not None and y is not None]
    return bool(stated) and sum(not _counts_fit(x, y) for x, y in stated) * 2 > len(stated)


def _days_fit(one: Fact, other: Fact) -> bool:
    if one.when is None or other.when is None:
        return not (_told_before(one, other) or _told_before(other, one))
    if _is_day(one) and _is_day(other):
        return gap(one.days, other.days) == 0
    wide = max(length(one.days) or 999, length(other.days) or 999)
    return wide <= _MONTH and (overlaps(one.days, other.days) or within(one.days, other.days))


def _told_before(undated: Fact, other: Fact) -> bool:
    """Whether a text tells a vote as past and was written before the day of the other."""
    written, day = undated.written.last, other.days.first
    past = undated.when is None and undated.status == "happened"
    return past and written is not None and day is not None and written < day


def _is_day(fact: Fact) -> bool:
    return (length(fact.days) or 999) <= 2


def same_body(one: str, other: str) -> bool:
    """Whether two names can mean one body: "the Assembly" and "UN General Assembly" can."""
    a, b = _body_words(one), _body_words(other)
    return not a or not b or a <= b or b <= a


def _body_words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.casefold().replace("u.n.", "un"))) - {
        "the",
        "of",
        "un",
        "united",
        "nations",
    }


def _number(resolution: str) -> str:
    return re.sub(r"[^a-z0-9/]", "", resolution.casefold().removeprefix("a/res/"))


def _same_count(one: Count | None, other: Count | None) -> int:
    return int(one is not None and other is not None and one.n == other.n)


def _counts_fit(one: Count, other: Count) -> bool:
    """Whether two statements of a count can both be true: "more than 90" and 93 can."""
    low1, high1 = _range(one)
    low2, high2 = _range(other)
    return max(low1, low2) <= min(high1, high2)


def _range(count: Count) -> tuple[float, float]:
    if count.bound == "at least":
        return count.n, float("inf")
    if count.bound == "at most":
        return 0, count.n
    slack = max(2, count.n * 0.25) if count.bound == "about" else 0
    return count.n - slack, count.n + slack


def merge_votes(facts: Sequence[Fact], about: str) -> MergedVote:
    """One vote of all facts that tell it; the exact count beats a bound, the later text an earlier one."""
    ranked = sorted(facts, key=lambda fact: fact.recency, reverse=True)
    votes = [_vote(fact) for fact in ranked]
    tally, tally_conflicts = _merge_tallies(ranked, about)
    positions, position_conflicts = _merge_positions(ranked, about)
    merged = Vote(
        body=max((vote.body for vote in votes), key=lambda name: (len(_body_words(name)), len(name), name)),
        positions=positions,
        subject=max(
            (v.subject for v in votes if v.subject), key=lambda s: (len(words(s)), -len(s), s), default=None
        ),
        resolution=next((vote.resolution for vote in votes if vote.resolution), None),
        outcome=_outcome(votes),
        tally=tally,
    )
    return MergedVote(merged, (*tally_conflicts, *position_conflicts))


def vote_title(facts: Sequence[Fact]) -> str:
    """The title that says most of what was voted on and still fits a label."""
    return max(
        (fitted(fact.title) for fact in facts), key=lambda title: (len(words(title)), -len(title), title)
    )


def _outcome(votes: Iterable[Vote]) -> Outcome:
    return next((vote.outcome for vote in votes if vote.outcome != "unknown"), "unknown")


def _merge_tallies(ranked: Sequence[Fact], about: str) -> tuple[Tally, list[Conflict]]:
    counts: dict[str, Count] = {}
    conflicts: list[Conflict] = []
    for kind in _KINDS:
        told = [(count, fact) for fact in ranked if (count := getattr(_vote(fact).tally, kind)) is not None]
        if told:
            best = max(told, key=lambda pair: (_BOUNDS[pair[0].bound], pair[1].recency))[0]
            counts[kind] = best
            if any(not _counts_fit(best, count) for count, _ in told):
                conflicts.append(_tally_conflict(kind, best, told, about))
    return msgspec.structs.replace(Tally(), **counts), conflicts


def _tally_conflict(kind: str, kept: Count, told: Sequence[tuple[Count, Fact]], about: str) -> Conflict:
    name = kind.rstrip("_")
    values: dict[str, list[Evidence]] = {}
    for count, fact in told:
        values.setdefault(_said(name, count), []).append(fact.evidence)
    claims = tuple(Claim(value=value, evidence=union(pieces)) for value, pieces in sorted(values.items()))
    because = "an exact count beats a bound, and a later text an earlier one"
    return Conflict(about=about, kind="tally", claims=claims, kept=_said(name, kept), because=because)


def _said(kind: str, count: Count) -> str:
    bound = "" if count.bound == "exactly" else f"{count.bound} "
    return f"{kind}: {bound}{count.n}"


def _merge_positions(ranked: Sequence[Fact], about: str) -> tuple[tuple[VotePosition, ...], list[Conflict]]:
    told: dict[str, list[tuple[Position, tuple[Evidence, ...]]]] = {}
    for fact in ranked:
        for position in _vote(fact).positions:
            evidence = position.evidence or (fact.evidence,)
            told.setdefault(position.country, []).append((position.vote, evidence))
    merged: list[VotePosition] = []
    conflicts: list[Conflict] = []
    for country, said in sorted(told.items()):
        kept = said[0][0]
        agreeing = union(piece for vote, evidence in said if vote == kept for piece in evidence)
        merged.append(VotePosition(country=country, vote=kept, evidence=agreeing))
        if any(vote != kept for vote, _ in said):
            conflicts.append(_position_conflict(country, kept, said, about))
    return tuple(merged), conflicts


def _position_conflict(
    country: str, kept: Position, said: Sequence[tuple[Position, tuple[Evidence, ...]]], about: str
) -> Conflict:
    values: dict[str, list[Evidence]] = {}
    for vote, evidence in said:
        values.setdefault(f"{country}: {vote}", []).extend(evidence)
    claims = tuple(Claim(value=value, evidence=union(pieces)) for value, pieces in sorted(values.items()))
    return Conflict(
        about=about, kind="position", claims=claims, kept=f"{country}: {kept}",
        because="the later text beats the earlier one",
    )  # fmt: skip
