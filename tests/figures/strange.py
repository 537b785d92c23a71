"""Chronologies with dates of every kind and words of every sort, the same for the same number."""

from __future__ import annotations

import random
from typing import Final, get_args

import msgspec

from tests.figures.samples import CITIES, event, person, slug, trip, whole
from timeline.calendar import between, civil, day_count, in_month, in_year, on_day
from timeline.model import Chronology, Claim, Conflict, EventType, Participant, Status, When

WORDS: Final = [
    "alpha",
    "beta",
    "gamma—delta",
    "epsilon-zeta",
    "Straße",
    "Встреча",
    "$x^2$",
    "<b>",
    "&",
    "conference",
    "of",
    "ministers",
]
STATUSES: Final = get_args(Status)
TYPES: Final = get_args(EventType)


def when(chance: random.Random, base: int, spread: int) -> When | None:
    """A date of any kind near a day, or none."""
    day = base + chance.randint(-spread, spread)
    year, month, _ = civil(day)
    century = (year - 1) // 100 * 100 + 1
    about = chance.random() < 0.2
    span = chance.choice([1, 2, 5, 30, 400])
    return chance.choice(
        [
            on_day(day, approximate=about),
            on_day(day),
            between(day, day + span, approximate=about, basis=chance.choice(["explicit", "inferred"])),
            in_month(year, month, approximate=about),
            in_year(year, approximate=about),
            between(day, None, approximate=about),
            between(None, day, approximate=about),
            between(day_count(century, 1, 1), day_count(century + 99, 12, 31), precision="century"),
            None,
        ]
    )


def strange(seed: int) -> Chronology:
    """Up to 40 events and 5 journeys, within days, years or millennia."""
    chance = random.Random(seed)
    base, spread = chance.choice([738_000, 0, -50_000]), chance.choice([2, 20, 200, 2000, 40_000])
    names = [f"Person {'Very Long Name ' * chance.randrange(3)}{number}" for number in range(4)]
    events = tuple(
        event(
            number,
            " ".join(chance.choices(WORDS, k=chance.randint(1, 12)))[:90].strip(),
            when(chance, base, spread),
            type=chance.choice(TYPES),
            status=chance.choice(STATUSES),
            where=(slug(chance.choice(sorted(CITIES))),),
            who=(Participant(actor=slug(chance.choice(names)), role="participant"),),
        )
        for number in range(chance.choice([0, 1, 12, 40]))
    )
    trips = []
    for number in range(chance.randrange(6)):
        cities = chance.choices(sorted(CITIES), k=chance.randint(1, 6))
        tour = trip(number, chance.choice(names), " ".join(chance.choices(WORDS, k=3)), cities, "2022-05-01")
        stops = tuple(
            msgspec.structs.replace(
                stop, when=when(chance, base, min(spread, 30)), status=chance.choice(STATUSES)
            )
            for stop in tour.stops
        )
        trips.append(msgspec.structs.replace(tour, stops=stops))
    claims = (Claim(value="one day", evidence=()), Claim(value="another", evidence=()))
    about = [each.id for each in (*events, *trips)][:: chance.randint(2, 9)]
    conflicts = tuple(Conflict(about=id_, kind="date", claims=claims) for id_ in about)
    return whole(events, tuple(trips), tuple(person(name) for name in names), conflicts)
