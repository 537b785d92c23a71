"""Stops and trips against gold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

from timeline.evaluation._gold import (
    Case,
    Days,
    Gold,
    days_of,
    days_of_when,
    fits,
    said,
    too_precise,
    touch,
    words,
)  # fmt: skip
from timeline.model import Stop, Trip

_FAR = 45  # days: farther apart, two stops are not the same


@dataclass(slots=True, eq=False)
class _Wanted:
    """A stop of the gold, and the stop of the chronology that was matched with it."""

    gold: Gold
    traveller: str
    who: frozenset[str]
    trip: int
    optional: bool
    found: _Found | None = None


@dataclass(slots=True, eq=False)
class _Found:
    """A stop of the chronology, and the stop of the gold that was matched with it."""

    stop: Stop
    trip: Trip
    number: int
    who: frozenset[str]
    country: str | None
    place: str
    days: Days | None
    gold: _Wanted | None = None


def score_stops(case: Case) -> None:
    """Count stops found, dated, placed and in order, trips joined, and travellers told apart."""
    wanted, found = _wanted(case), _found(case)
    _match(wanted, found)
    firm = [item for item in wanted if not item.optional]
    for item in firm:
        _judge(case, item)
    _count_others(case, wanted, found)
    matched = [item for item in firm if item.found]
    for one, other in combinations(matched, 2):
        if one.traveller == other.traveller:
            _judge_pair(case, one, other)
    _count_identities(case, matched)


def _wanted(case: Case) -> list[_Wanted]:
    return [
        _Wanted(
            stop, trip["traveller"], words(trip["traveller"]), number,
            bool(trip.get("optional") or stop.get("optional")),
        )
        for number, trip in enumerate(case.gold.get("trips", []))
        for stop in trip["stops"]
    ]  # fmt: skip


def _found(case: Case) -> list[_Found]:
    names = case.names()
    places = {place.id: place for place in case.chronology.places}
    return [
        _Found(
            stop, trip, number, names[trip.traveller], places[stop.place].country, places[stop.place].name,
            days_of_when(stop.when),
        )
        for trip in case.chronology.trips
        for number, stop in enumerate(trip.stops)
    ]  # fmt: skip


def _same_city(gold: Gold, name: str) -> bool:
    also = gold.get("city_alt") or []
    names = [gold.get("city"), gold.get("place"), *(also if isinstance(also, list) else [also])]
    return any(words(given) & words(name) for given in names if given)


def _same_place(gold: Gold, found: _Found) -> bool:
    country = gold.get("country")
    return found.country == country if country else _same_city(gold, found.place)


def _apart(gold: Days | None, found: Days | None) -> int:
    """Days between two times, 0 where they touch or one is not known."""
    if gold is None or found is None:
        return 0
    return max(0, gold[0] - found[1], found[0] - gold[1])


def _match(wanted: list[_Wanted], found: list[_Found]) -> None:
    """One to one: first where dates and city agree, then where dates do, then the rest."""
    pairs = [
        (item, stop) for item in wanted for stop in found
        if item.who & stop.who and _same_place(item.gold, stop)
    ]  # fmt: skip

    def rank(pair: tuple[_Wanted, _Found]) -> tuple[object, ...]:
        item, stop = pair
        dated, city = fits(item.gold, stop.days, 1), _same_city(item.gold, stop.place)
        return (
            not (dated and city), not dated, item.optional, _apart(days_of(item.gold), stop.days), not city,
            -len(item.who & stop.who), item.trip, stop.trip.id, stop.number,
        )  # fmt: skip

    for item, stop in sorted(pairs, key=rank):
        if item.found is None and stop.gold is None and _apart(days_of(item.gold), stop.days) <= _FAR:
            item.found, stop.gold = stop, item


def _judge(case: Case, item: _Wanted) -> None:
    gold, found, counts = item.gold, item.found, case.counts
    label = f"{item.traveller}, {gold.get('city') or ''} {gold.get('country')}, {said(days_of(gold))}"
    counts["stops"] += 1
    if found is None:
        case.errors.append(f"missed stop: {label}: “{gold.get('quote', '')[:80]}”")
        return
    counts["stops_found"] += 1
    sharp = too_precise(gold, found.days)
    dated = fits(gold, found.days, 1) and not sharp
    counts["stops_dated"] += dated
    counts["overprecise"] += sharp
    if not dated:
        case.errors.append(f"{'too precise' if sharp else 'wrong date'}: {label}: got {said(found.days)}")
    if gold.get("precision") == "day" and days_of(gold):
        counts["days"] += 1
        counts["days_exact"] += found.days == days_of(gold)
    if gold.get("city"):
        counts["cities"] += 1
        counts["cities_right"] += _same_city(gold, found.place)
    if gold.get("status"):
        right = found.stop.status in (gold["status"], gold.get("status_alt"))
        counts["statuses"] += 1
        counts["statuses_right"] += right
        if not right:
            case.errors.append(f"wrong status: {label}: {gold['status']}, got {found.stop.status}")


def _count_others(case: Case, wanted: list[_Wanted], found: list[_Found]) -> None:
    """Stops and trips that the gold does not have."""
    noise = case.places_of(case.gold.get("noise", []))
    refused = [(item.get("country"), case.places_of([item])) for item in case.gold.get("not_stops", [])]
    travellers = frozenset[str]().union(*(item.who for item in wanted if not item.optional))
    extra = set()
    for stop in found:
        if stop.gold is None and _of_a_group(stop, wanted):
            continue
        if stop.gold is None:
            bad = touch(stop.stop.evidence, noise) or any(
                stop.country == country and touch(stop.stop.evidence, places) for country, places in refused
            )
            case.counts["bad_stops"] += bad
            if stop.who & travellers:
                kind = "no stop" if bad else "wrong stop"
                case.errors.append(f"{kind}: {stop.trip.traveller}, {stop.place}, {said(stop.days)}")
            else:
                extra.add(stop.trip.id)
        optional = stop.gold is not None and stop.gold.optional
        case.counts["stops_given"] += bool(stop.who & travellers) and not optional
    case.counts["extra_trips"] += len(extra)
    case.errors.extend(f"extra trip: {trip}" for trip in sorted(extra))


def _of_a_group(stop: _Found, wanted: list[_Wanted]) -> bool:
    """A stop of one of several who travelled together, whom the gold gives one trip."""
    return any(
        stop.who & item.who and stop.country == item.gold.get("country") and fits(item.gold, stop.days, 1)
        for item in wanted
        if _several(item.traveller)
    )


def _several(traveller: str) -> bool:
    return bool(re.search(r" and |,|&", traveller))


def _judge_pair(case: Case, one: _Wanted, other: _Wanted) -> None:
    """Two found stops of one traveller: rightly in one trip or not, and in the right order."""
    counts = case.counts
    assert one.found and other.found
    joined, together = one.trip == other.trip, one.found.trip.id == other.found.trip.id
    counts["pairs_gold"] += joined
    counts["pairs_given"] += together
    counts["pairs_found"] += joined and together
    early, late = days_of(one.gold), days_of(other.gold)
    if not (joined and early and late and early[0] != late[0]):
        return
    first, second = (one.found, other.found) if early[0] < late[0] else (other.found, one.found)
    if together:
        ordered = first.number < second.number
    else:
        ordered = bool(first.days and second.days and first.days[0] <= second.days[0])
    counts["orders"] += 1
    counts["orders_right"] += ordered


def _count_identities(case: Case, matched: list[_Wanted]) -> None:
    """Travellers split over several actors, or merged with another."""
    actors: dict[str, set[str]] = {}
    travellers: dict[str, set[str]] = {}
    for item in matched:
        if item.found:
            actors.setdefault(item.traveller, set()).add(item.found.trip.traveller)
            travellers.setdefault(item.found.trip.traveller, set()).add(item.traveller)
    for name, ids in actors.items():
        if len(ids) > 1 and not _several(name):
            case.counts["identity"] += len(ids) - 1
            case.errors.append(f"split traveller: {name} is {', '.join(sorted(ids))}")
    for actor, names in travellers.items():
        if len(names) > 1 and not any(map(_several, names)):
            case.counts["identity"] += len(names) - 1
            case.errors.append(f"merged travellers: {actor} is {', '.join(sorted(names))}")
