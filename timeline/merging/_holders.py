"""Who an office without a name is, known by the journey: a timetable's "prime minister" is he who made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import msgspec
from msgspec.structs import replace

from timeline import lang
from timeline.merging._claims import Claim, is_named
from timeline.merging._days import gap, length
from timeline.merging._facts import Fact, with_name
from timeline.merging._places import same_stop
from timeline.model import Actor, Participant

_FEWEST_STOPS: Final = 2
_MONTH: Final = 31


def name_holders(
    facts: Sequence[Fact], claims: Sequence[Claim], people: Mapping[str, Actor]
) -> tuple[list[Fact], dict[str, Actor]]:
    """The facts with nameless offices replaced by the one named traveller of the same stops, and all people.

    Who holds an office of a country is of that country.
    """
    holders = find_holders(claims, people)
    known = dict(people)
    for office, holder in sorted(holders.items()):
        actor = known[holder]
        known[holder] = msgspec.structs.replace(
            actor, role=actor.role or people[office].role, country=actor.country or people[office].country
        )
    named = [_renamed(fact, holders, people) if fact.actors & holders.keys() else fact for fact in facts]
    return named, known


def find_holders(claims: Sequence[Claim], people: Mapping[str, Actor]) -> dict[str, str]:
    """The id of the named traveller behind each office that shares at least two stops with nobody else."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.called_off and (length(claim.days) or _MONTH + 1) <= _MONTH:
            told.setdefault(claim.traveller, []).append(claim)
    found: dict[str, str] = {}
    for office in sorted(key for key in told if not is_named(people[key])):
        rivals = [
            key
            for key in sorted(told)
            if is_named(people[key])
            and _may_hold(people[key], people[office])
            and _shared_stops(told[key], told[office]) >= min(_FEWEST_STOPS, _stops(told[office]))
        ]
        rivals = [key for key in rivals if people[key].role == people[office].role] or rivals
        if len(rivals) == 1:
            found[office] = rivals[0]
    return found


def _may_hold(person: Actor, office: Actor) -> bool:
    if person.country and office.country and person.country != office.country:
        return False
    if not person.role or not office.role or person.role in office.role or office.role in person.role:
        return True
    return person.country is not None and person.country == office.country and office.role in _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset(lang.load("en", "merging")["generic_offices"])


def _shared_stops(one: Sequence[Claim], other: Sequence[Claim]) -> int:
    """How many places both travellers are at on the same days."""
    shared = {
        b.place.country or b.place.id
        for a in one
        for b in other
        if same_stop(a.place, b.place) and gap(a.days, b.days) == 0
    }
    return len(shared)


def _stops(claims: Sequence[Claim]) -> int:
    return len({claim.place.country or claim.place.id for claim in claims})


def _renamed(fact: Fact, holders: Mapping[str, str], people: Mapping[str, Actor]) -> Fact:
    who: dict[str, Participant] = {}
    title = fact.title
    for person in fact.who:
        key = holders.get(person.actor, person.actor)
        who.setdefault(key, Participant(actor=key, role=person.role))
        title = with_name(title, people[person.actor].name, people[key])
    return replace(fact, who=tuple(who.values()), title=title)
