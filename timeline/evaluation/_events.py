"""Events, votes and evidence against gold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from timeline.evaluation._gold import (
    Case,
    Days,
    Gold,
    days_of,
    days_of_when,
    fits,
    said,
    touch,
    words,
)  # fmt: skip
from timeline.model import Count, Event, Vote

_Ranked: TypeAlias = tuple[tuple[float, ...], int, int]
_POSITIONS: Final = ("for", "against", "abstain", "absent")
_FAMILY: Final = {
    "signing": {"agreement", "ceremony"},
    "attack": {"conflict"},
    "visit": {"arrival", "departure", "meeting"},
    "press": {"statement", "announcement"},
    "statement": {"press", "announcement"},
    "meeting": {"summit", "visit"},
    "summit": {"meeting"},
}


def score_votes(case: Case) -> None:
    """Count votes found, their tallies and the positions of countries."""
    given = [event for event in case.chronology.events if event.vote]
    gold = case.gold.get("votes", [])
    pairs = [
        (_likeness(vote, event, event.vote), number, other)
        for number, vote in enumerate(gold)
        for other, event in enumerate(given)
        if event.vote and (days_of(vote) is None or fits(vote, days_of_when(event.when), 1))
    ]
    matched = _one_to_one(((-likeness,), number, other) for likeness, number, other in pairs if likeness)
    case.counts["extra_votes"] += len(given) - len(matched)
    for number, vote in enumerate(gold):
        event = given[matched[number]] if number in matched else None
        _judge_vote(case, vote, event.vote if event else None)


def _one_to_one(ranked: Iterable[_Ranked]) -> dict[int, int]:
    """Pairs of numbers, best rank first, each number used once."""
    matched: dict[int, int] = {}
    for _, number, other in sorted(ranked):
        if number not in matched and other not in matched.values():
            matched[number] = other
    return matched


def _stated(vote: Vote) -> dict[str, Count | None]:
    tally = vote.tally
    return dict(zip(_POSITIONS, (tally.for_, tally.against, tally.abstain, tally.absent), strict=True))


def _positions(vote: Vote) -> dict[str, str]:
    return {position.country: position.vote for position in vote.positions}


def _likeness(gold: Gold, event: Event, vote: Vote) -> int:
    positions, tally = _positions(vote), _stated(vote)
    counts = sum(
        (count := tally[kind]) is not None and count.n == gold[kind]
        for kind in _POSITIONS
        if gold.get(kind) is not None
    )
    votes = sum(positions.get(country) == kind for country, kind in (gold.get("positions") or {}).items())
    subject = words(gold.get("subject")) & words(f"{vote.subject or ''} {event.title}")
    return int(votes + 2 * counts + len(subject))


def _judge_vote(case: Case, gold: Gold, vote: Vote | None) -> None:
    counts = case.counts
    wanted = gold.get("positions") or {}
    counts["votes"] += 1
    counts["positions"] += len(wanted)
    counts["tallies"] += sum(gold.get(kind) is not None for kind in _POSITIONS)
    label = f"vote of {said(days_of(gold))}"
    if vote is None:
        case.errors.append(f"missed {label}: {gold.get('subject')}")
        return
    counts["votes_found"] += 1
    for kind, count in _stated(vote).items():
        if gold.get(kind) is not None:
            bound = (gold.get("bounds") or {}).get(kind)
            right = count is not None and count.n == gold[kind] and bound in (None, count.bound)
            counts["tallies_right"] += right
            if not right:
                got = f"{count.bound} {count.n}" if count else "nothing"
                case.errors.append(f"tally: {label}: {kind}: {bound or ''} {gold[kind]}, got {got}")
    positions = _positions(vote)
    counts["positions_given"] += len(positions)
    counts["positions_found"] += sum(positions.get(country) == kind for country, kind in wanted.items())
    for country in sorted(wanted.keys() | positions.keys()):
        if wanted.get(country) != positions.get(country):
            case.errors.append(
                f"position: {label}: {country}: {wanted.get(country)}, got {positions.get(country)}"
            )


def score_events(case: Case) -> None:
    """Count events of the gold that were found, with type and status, and events in noise lines."""
    gold = [event for event in case.gold.get("events", []) if not event.get("optional")]
    given = case.chronology.events
    matched = _one_to_one(_ranked(case, gold))
    for number, wanted in enumerate(gold):
        case.counts["events"] += 1
        if number not in matched:
            quote = wanted.get("quote", "")[:80]
            case.errors.append(f"missed event: {said(days_of(wanted))} {wanted.get('type')}: “{quote}”")
            continue
        event = given[matched[number]]
        case.counts["events_found"] += 1
        case.counts["types_right"] += _same_type(wanted, event)
        case.counts["events_status"] += event.status in (wanted.get("status"), wanted.get("status_alt"))
    case.counts["events_given"] += len(given)
    noise = case.places_of(case.gold.get("noise", []) + case.gold.get("negatives", []))
    for event in given:
        if touch(event.evidence, noise):
            case.counts["noise_events"] += 1
            case.errors.append(f"event in noise: {event.title}")


def _same_type(gold: Gold, event: Event) -> bool:
    kind = gold["type"]
    return event.type == kind or kind == "other" or event.type in _FAMILY.get(kind, ())


def _ranked(case: Case, gold: list[Gold]) -> Iterable[_Ranked]:
    names = case.names()
    countries = {place.id: place.country for place in case.chronology.places}
    for other, event in enumerate(case.chronology.events):
        when: Days | None = days_of_when(event.when)
        if when is None:
            continue
        who = frozenset[str]().union(*(names[part.actor] for part in event.who))
        where = {countries[place] for place in event.where}
        quotes = words(" ".join(piece.quote for piece in event.evidence))
        for number, wanted in enumerate(gold):
            if not fits(wanted, when):
                continue
            shared = len(who & frozenset[str]().union(*map(words, wanted.get("who") or [])))
            here = bool(wanted.get("country")) and wanted["country"] in where
            told = len(words(wanted.get("quote")) & quotes)
            if shared or here or told >= 4:
                likeness = min(shared, 4) + here + min(told, 6) / 2 - 0.1 * len(who)
                yield (not _same_type(wanted, event), -likeness), number, other


def score_evidence(case: Case) -> None:
    """Count quotes, and those that are exactly what the text has there."""
    facts = [event.evidence for event in case.chronology.events]
    facts += [stop.evidence for trip in case.chronology.trips for stop in trip.stops]
    for piece in (piece for evidence in facts for piece in evidence):
        text = case.texts.get(piece.document)
        exact = bool(piece.quote.strip()) and text is not None
        case.counts["quotes"] += 1
        case.counts["quotes_exact"] += exact and (text or "")[piece.start : piece.end] == piece.quote
