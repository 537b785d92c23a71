"""Claims on stops: each says that a traveller is, was or was to be at one place away from home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, Literal

import msgspec
from msgspec.structs import replace
from msgspec.structs import replace as replaced

from timeline import lang
from timeline.calendar import Span, in_month, in_year, span
from timeline.merging._days import OPEN, days_of, is_exact, open_year
from timeline.merging._facts import Fact, at
from timeline.merging._places import city_around, most_exact
from timeline.model import Actor, EventType, Evidence, Place, When

_ABROAD: Final = 3
TRAVEL: Final[frozenset[EventType]] = frozenset({"visit", "arrival", "departure"})
_BODILY: Final[frozenset[EventType]] = frozenset({"meeting", "summit", "press", "ceremony"})
_NOT_THERE: Final = frozenset({"host", "subject", "addressee", "absent", "target", "about"})

Kind = Literal["stay", "day", "arrival", "departure", "leaving", "window", "undated"]

_COARSE: Final = re.compile(
    r"(?:\.\./)?-?\d{3,4}(?:-\d\d|-W\d\d|X)?(?:/\.\.)?"
)  # TIMEX3 values of months, weeks, years

_YEAR_OR_MONTH: Final = re.compile(r"(?:\.\./)?(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:/\.\.)?")
_ENDS: Final[dict[EventType, Kind]] = {"arrival": "arrival", "departure": "departure"}


class Claim(msgspec.Struct, frozen=True):
    """One fact's word on one stop of one traveller.

    `kind` says how its days bind the stop: "stay" gives its first and last day, "day" a day within it,
    "arrival" and "departure" an end of it, "leaving" the day of setting out for it, "window" only days that
    it lies within. `ahead`: the sentence has the traveller set out for it, and not yet there; `shared`: its
    days are those of a country in which there are several stops.
    """

    traveller: str
    fact: Fact
    place: Place
    kind: Kind
    days: Span
    when: When | None
    home_known: bool = True
    ahead: bool = False
    shared: bool = False

    @property
    def called_off(self) -> bool:
        """Whether its sentence says that it did not or will not take place."""
        return self.fact.status in ("cancelled", "denied")

    @property
    def reckoned(self) -> bool:
        """Whether all that bounds it is the span of a tour, and not its own words."""
        return self.kind == "window" and self.fact.when is None

    @property
    def dated(self) -> bool:
        """Whether it names days and not only bounds."""
        return self.kind not in ("window", "undated")


class AtHome(msgspec.Struct, frozen=True):
    """Days on which a traveller was, or is to be, at home: the fact that says so."""

    traveller: str
    fact: Fact
    days: Span


def find_claims(
    facts: Sequence[Fact], people: Mapping[str, Actor]
) -> tuple[tuple[Claim, ...], tuple[AtHome, ...]]:
    """All claims on stops, and all homecomings and departures from home, in the order of the facts."""
    claims: list[Claim] = []
    homes: list[AtHome] = []
    returns = _told_homes(facts)
    seats = frozenset(
        (person.actor, place.id)
        for fact in facts
        if fact.mention.home
        for person in fact.who
        for place in fact.where
    )
    first = _first_goals(facts)
    moving = _movers(facts)
    named = {place.id: place for fact in facts for place in fact.where if place.kind == "city"}
    cities = [named[key] for key in sorted(named)]
    for fact in facts:
        for traveller in _travellers(fact, people):
            home = traveller.country or returns.get(traveller.id)
            if home is None and traveller.id not in moving:
                continue
            if fact.mention.home:
                homes.append(AtHome(traveller.id, fact, fact.days))
                continue
            for place in dict.fromkeys(city_around(place, cities) for place in most_exact(fact.where)):
                if (place.country is not None and place.country == home) or (traveller.id, place.id) in seats:
                    if fact.mention.type in TRAVEL:
                        homes.append(AtHome(traveller.id, fact, fact.days))
                elif place.kind != "area" or place.country is not None:
                    claim = _claim(traveller.id, at(fact, place), place, home is not None)
                    claims.append(_leaving(claim, first) if sets_out(fact) else claim)
    return tuple(claims), tuple(homes)


def _movers(facts: Sequence[Fact]) -> frozenset[str]:
    """Those of whom some text says that they travel, and not only that they did something in a place.

    "In Moscow, Dmitry Peskov said" tells of no journey while it is not known where he lives.
    """
    told = [fact for fact in facts if fact.mention.type in TRAVEL and fact.mention.rule not in _rules("acts")]
    moving = {person.actor for fact in told for person in fact.who if person.role == "traveller"}
    return frozenset(moving | _met_abroad(facts))


def _met_abroad(facts: Sequence[Fact]) -> set[str]:
    """Those who did something in so many countries that most of them cannot be their own."""
    seen: dict[str, set[str]] = {}
    for fact in facts:
        if fact.mention.rule in _rules("acts") and fact.status == "happened":
            countries = {place.country for place in fact.where if place.country is not None}
            for person in fact.who:
                seen.setdefault(person.actor, set()).update(countries)
    return {actor for actor, countries in seen.items() if len(countries) >= _ABROAD}


def sets_out(fact: Fact) -> bool:
    """Whether a sentence dates the setting out for a place and not the stay there."""
    return fact.mention.type == "visit" and fact.mention.rule in _rules("setting_out")


def moves_on(fact: Fact) -> bool:
    """Whether a sentence dates the way from one place to the next: "on Thursday he flew on to Seoul"."""
    return fact.mention.type == "visit" and fact.mention.rule in _rules("moving_on") and not fact.mention.home


def _first_goals(facts: Sequence[Fact]) -> dict[Evidence, int]:
    """The order of the first place that each sentence has someone set out for."""
    first: dict[Evidence, int] = {}
    for fact in facts:
        if sets_out(fact):
            order = fact.mention.order or 0
            first[fact.evidence] = min(order, first.get(fact.evidence, order))
    return first


def _leaving(claim: Claim, first: Mapping[Evidence, int]) -> Claim:
    """A claim of setting out: its day is that of the first place alone, the others come some time after."""
    ahead = (claim.fact.mention.order or 0) > first[claim.fact.evidence]
    if claim.kind not in ("day", "arrival") and not _is_day_or_next(claim):
        return replace(claim, ahead=ahead)
    if ahead:
        return replace(claim, kind="undated", days=OPEN, when=None, ahead=True)
    return replace(claim, kind="leaving")


def _is_day_or_next(claim: Claim) -> bool:
    """Whether all that is known is that one is there on the day of setting out or on the next."""
    first, last = claim.days
    return claim.kind == "stay" and first is not None and last == first + 1


def _told_homes(facts: Sequence[Fact]) -> dict[str, str]:
    """The country that a traveller is told to come home to, by the traveller's id."""
    return {
        person.actor: place.country
        for fact in facts
        if fact.mention.home
        for person in fact.who
        for place in fact.where
        if place.country is not None
    }


def goes_home(home: AtHome) -> bool:
    """Whether a fact tells of the way home and not of being there."""
    return home.fact.mention.type == "arrival" or home.fact.mention.rule in _rules("going")


def leaves_for_home(home: AtHome) -> bool:
    """Whether a fact dates the leaving for home: "flies home on Monday", not "landed at home on Monday"."""
    rule, planned = home.fact.mention.rule, home.fact.status == "planned"
    return rule in _rules("leaving_home") or (planned and rule in _rules("about_to_leave"))


@cache
def _rules(name: str) -> frozenset[str]:
    return frozenset(lang.load("en", "merging")[name])


def _travellers(fact: Fact, people: Mapping[str, Actor]) -> Iterable[Actor]:
    """The people whom the fact puts at its place.

    What someone does there makes a journey only of a named person whose home is known to be elsewhere.
    """
    kind = fact.mention.type
    if kind not in TRAVEL and kind not in _BODILY:
        return
    for person in fact.who:
        actor = people[person.actor]
        if actor.kind != "person":
            continue
        guest = person.role not in _NOT_THERE and actor.country is not None and is_named(actor)
        if person.role == "traveller" if kind in TRAVEL else guest:
            yield actor


def is_named(actor: Actor) -> bool:
    """Whether a text gives a person's name, and not only "foreign minister of Kazakhstan"."""
    return actor.role is None or not actor.name.casefold().startswith(actor.role.casefold())


def _claim(traveller: str, fact: Fact, place: Place, known: bool) -> Claim:
    mention = fact.mention
    if fact.when is None:
        kind: Kind = "undated" if mention.window is None else "window"
        return Claim(traveller, fact, place, kind, days_of(mention.window), mention.window, known)
    if (coarse := open_year(fact.when) or _coarse_end(fact)) is not None:
        return Claim(traveller, fact, place, "window", days_of(coarse), coarse, known)
    kind, days = _bound(fact, fact.when) if _names_days(fact) else ("window", _before(fact))
    return Claim(traveller, fact, place, kind, days, fact.when, known)


def _coarse_end(fact: Fact) -> When | None:
    """The year or month that a stay is only known to begin or end with: "stayed in Jamaica until 1872"."""
    timex, when = fact.mention.timex, fact.when
    found = _YEAR_OR_MONTH.fullmatch(timex.value) if timex is not None else None
    if found is None or when is None or None not in span(when) or span(when) == OPEN:
        return None
    year, month = int(found["year"]), found["month"]
    made = in_month(year, int(month)) if month else in_year(year)
    return replaced(made, text=when.text, basis=when.basis)


def _names_days(fact: Fact) -> bool:
    """Whether a fact's time names days: "from Aug. 3 to 5", not "earlier in the week", nor "until 2019"."""
    timex = fact.mention.timex
    interval = fact.when is not None and fact.when.precision == "interval"
    coarse = interval and timex is not None and _COARSE.fullmatch(timex.value) is not None
    return is_exact(fact.when) and not coarse


def _before(fact: Fact) -> Span:
    """The days that a vague time leaves: "has just come from Ghana" is any before that of the text."""
    gone = fact.mention.type == "departure" and fact.when is not None and fact.when.basis == "inferred"
    return Span(None, fact.days.last) if gone else fact.days


def _bound(fact: Fact, when: When) -> tuple[Kind, Span]:
    """How exact days bind a stop, and which days they are.

    "from Thursday" is its arrival, "until Friday" its departure; an interval that ends with the day of the
    text that tells it ("since Wednesday") is only what has been of it so far.
    """
    days = fact.days
    if days.first is None:
        return "departure", Span(days.last, days.last)
    if days.last is None:
        return "arrival", Span(days.first, days.first)
    if days.first != days.last:
        so_far = fact.status == "happened" and days.last == fact.written.last
        return ("day" if so_far else "stay"), days
    return _ENDS.get(fact.mention.type, "day"), days
