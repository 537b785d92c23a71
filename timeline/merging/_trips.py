"""Trips: the stops of one traveller, gathered, dated and put in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from timeline import lang
from timeline.calendar import civil
from timeline.merging._claims import AtHome, Claim
from timeline.merging._days import as_when, days_of, hull, length
from timeline.merging._events import joint_confidence
from timeline.merging._facts import Fact, short_name
from timeline.merging._ids import make_id, union
from timeline.merging._journeys import group_journeys
from timeline.merging._legs import close_stays
from timeline.merging._order import Dated, bound_windows, order_stops
from timeline.merging._status import last_word
from timeline.merging._stays import Stay, date_stay
from timeline.merging._stops import StopClaims, gather_stops
from timeline.model import Actor, Evidence, Place, Status, Stop, Trip, When

_TITLE_STOPS: Final = 6


class DraftStop(msgspec.Struct, frozen=True):
    """A stop before its events are known."""

    id: str
    traveller: str
    place: Place
    stay: Stay
    status: Status
    claims: tuple[Claim, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All sentences that speak of it."""
        return union([*(claim.fact.evidence for claim in self.claims), *self.stay.also])

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts behind its claims."""
        return tuple(claim.fact for claim in self.claims)


class DraftTrip(msgspec.Struct, frozen=True):
    """A journey of one traveller, its stops in order; `leaving` are the facts of setting out from home."""

    traveller: str
    stops: tuple[DraftStop, ...]
    leaving: tuple[Fact, ...]


def draft_trips(claims: Sequence[Claim], homes: Sequence[AtHome]) -> list[DraftTrip]:
    """All journeys of all travellers, in an order that depends on nothing but their content."""
    trips: list[DraftTrip] = []
    for traveller in sorted({claim.traveller for claim in claims}):
        own = [claim for claim in claims if claim.traveller == traveller]
        at_home = [home for home in homes if home.traveller == traveller]
        drafts = (_draft(traveller, journey, at_home) for journey in group_journeys(own, at_home))
        trips += [draft for draft in drafts if draft.stops]
    return _told_apart(trips)


def _told_apart(trips: Sequence[DraftTrip]) -> list[DraftTrip]:
    """The trips, each stop with an id of its own where one sentence tells two stops at one place."""
    seen: Counter[str] = Counter()

    def named(stop: DraftStop) -> DraftStop:
        seen[stop.id] += 1
        return stop if seen[stop.id] == 1 else replace(stop, id=f"{stop.id}-{seen[stop.id]}")

    return [replace(trip, stops=tuple(map(named, trip.stops))) for trip in trips]


def _draft(traveller: str, claims: Sequence[Claim], homes: Sequence[AtHome]) -> DraftTrip:
    dated = [(stop, date_stay(stop.claims)) for stop in gather_stops(claims)]
    ordered = order_stops(dated)
    origin = _origin(ordered) if not any(claim.home_known for claim in claims) else None
    away = [pair for pair in ordered if origin is None or pair[0].place.country != origin.country]
    days_at_home = [
        home.days.first for home in homes if home.days.first is not None and length(home.days) == 1
    ]
    closed = close_stays(away, homes)
    stops = tuple(_draft_stop(traveller, stop, stay) for stop, stay in bound_windows(closed, days_at_home))
    leaving = _leaving(stops, claims, homes) if origin is None else _at(claims, origin)
    return DraftTrip(traveller, stops, tuple(leaving))


def _origin(ordered: Sequence[Dated]) -> Place | None:
    """Where one whose home no text names set out: the first place, if all that is told is the leaving."""
    if not ordered or any(claim.fact.mention.type != "departure" for claim in ordered[0][0].claims):
        return None
    return ordered[0][0].place


def _at(claims: Sequence[Claim], origin: Place) -> list[Fact]:
    return [c.fact for c in claims if c.place == origin and c.fact.mention.type == "departure"]


def _draft_stop(traveller: str, stop: StopClaims, stay: Stay) -> DraftStop:
    place = stop.place
    evidence = [claim.fact.evidence for claim in stop.claims]
    return DraftStop(
        id=make_id("s", evidence, traveller, place.id),
        traveller=traveller,
        place=place,
        stay=stay,
        status=_status(stop.claims),
        claims=tuple(stop.claims),
    )


def _status(claims: Sequence[Claim]) -> Status:
    """The last word on a stop; a place that someone has only set out for is still planned."""
    telling = [claim.fact for claim in claims if not (claim.ahead and claim.fact.status == "happened")]
    return last_word(telling).status if telling else "planned"


def _leaving(stops: Sequence[DraftStop], claims: Sequence[Claim], homes: Sequence[AtHome]) -> list[Fact]:
    """The departures from home of a journey: of one name with it, or just before its first day."""
    names = {(c.fact.document, c.fact.mention.journey) for c in claims if c.fact.mention.journey}
    first = next((days_of(stop.stay.when).first for stop in stops if stop.stay.when), None)
    found = []
    for home in homes:
        fact = home.fact
        if fact.mention.type != "departure" or fact.mention.home or not fact.where:
            continue
        soon = first is not None and fact.days.first is not None and 0 <= first - fact.days.first <= 2
        if soon or (fact.document, fact.mention.journey) in names:
            found.append(fact)
    return found


def build_trip(draft: DraftTrip, events: Mapping[str, tuple[str, ...]], traveller: Actor) -> Trip:
    """The trip of a draft; `events` gives the ids of the events of each stop by the stop's id."""
    stops = tuple(_stop(stop, events.get(stop.id, ())) for stop in draft.stops)
    when = trip_when([stop.when for stop in stops])
    evidence = [piece for stop in draft.stops for piece in stop.evidence]
    return Trip(
        id=make_id("t", evidence, draft.traveller, *(stop.id for stop in draft.stops)),
        traveller=draft.traveller,
        title=trip_title(traveller, [stop.place for stop in draft.stops], when),
        stops=stops,
        when=when,
        origin=min((place.id for fact in draft.leaving for place in fact.where), default=None),
    )


def _stop(draft: DraftStop, events: tuple[str, ...]) -> Stop:
    purposes = [fact.mention.purpose for fact in draft.facts if fact.mention.purpose]
    return Stop(
        id=draft.id,
        place=draft.place.id,
        when=draft.stay.when,
        status=draft.status,
        evidence=draft.evidence,
        purpose=_purpose(purposes, draft.facts),
        events=events,
        confidence=joint_confidence(draft.facts),
    )


def _purpose(purposes: Sequence[str], facts: Sequence[Fact]) -> str | None:
    """The purpose that most facts give; a stopover only where no fact tells of more than passing through."""
    passing = [purpose for purpose in purposes if purpose in ("stopover", "transit")]
    if passing and len(passing) * 2 > len(facts):
        return passing[0]
    rest = sorted(set(purposes) - {"stopover", "transit"}, key=lambda text: (-purposes.count(text), text))
    return rest[0] if rest else None


def trip_when(times: Sequence[When | None]) -> When | None:
    """The span of a trip's stops; None where none is dated."""
    days = hull(days_of(when) for when in times if when is not None)
    single = [when for when in times if when is not None]
    if len(single) == 1 or (single and all(when == single[0] for when in single)):
        return single[0]
    return as_when(days)


def trip_title(traveller: Actor, places: Sequence[Place], when: When | None) -> str:
    """A short plain title: "Kishida: Jakarta, Hanoi, Thailand, Italy, Britain, April–May 2022"."""
    names = list(dict.fromkeys(place.name for place in places))
    if len(names) > _TITLE_STOPS:
        names = [*names[: _TITLE_STOPS - 1], "…"]
    span = _months(when)
    return f"{short_name(traveller)}: {', '.join(names)}{', ' + span if span else ''}"


def _months(when: When | None) -> str:
    days = days_of(when)
    if days.first is None or days.last is None:
        return ""
    months = lang.load("en", "merging")["months"]
    (year, month, _), (last_year, last_month, _) = civil(days.first), civil(days.last)
    if (year, month) == (last_year, last_month):
        return f"{months[month - 1]} {_year(year)}"
    if days.last - days.first >= 300:
        return _year(year) if year == last_year else f"{_year(year)}–{_year(last_year)}"
    if year == last_year:
        return f"{months[month - 1]}–{months[last_month - 1]} {_year(year)}"
    return f"{months[month - 1]} {_year(year)} – {months[last_month - 1]} {_year(last_year)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BCE"
