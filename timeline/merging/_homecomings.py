"""What the texts tell of travellers at home: coming back is an arrival, being there is no event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from timeline.lang import load
from timeline.merging._facts import Fact, short_name
from timeline.model import Actor, Place
from timeline.places.countries import country_of_capital


@cache
def _rules(name: str, language: str = "en") -> frozenset[str]:
    return frozenset(load(language, "merging")[name])


def homecomings(groups: Sequence[list[Fact]], people: Mapping[str, Actor]) -> list[list[Fact]]:
    """The facts of travel that is no stop: visits of one's own capital are returns to it, or nothing.

    "From there she goes back to Washington" is an arrival; "In Moscow, Peskov said" is no visit.
    """
    told: list[list[Fact]] = []
    for group in groups:
        kept = [read for fact in group if (read := _read(fact, people)) is not None]
        if kept:
            told.append(kept)
    return told


def _read(fact: Fact, people: Mapping[str, Actor]) -> Fact | None:
    travellers = [people[person.actor] for person in fact.who if person.role == "traveller"]
    if fact.mention.type != "visit" or not travellers or not fact.where:
        return fact
    if not all(_is_seat(fact.where[0], actor.country) for actor in travellers):
        return fact
    if fact.mention.rule not in _rules("returning"):
        return None
    names = " and ".join(short_name(actor) for actor in travellers)
    title = f"{names} {'return' if len(travellers) > 1 else 'returns'} to {fact.where[0].name}"
    return replace(fact, mention=replace(fact.mention, type="arrival", title=title), title=title)


def _is_seat(place: Place, country: str | None) -> bool:
    """Whether a place is somebody's country, or its capital."""
    if country is None or place.country != country:
        return False
    return place.kind == "country" or country_of_capital(place.name) == country
