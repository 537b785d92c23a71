"""Chronologies to draw: the small one that holds every kind of date, and made ones of any length."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from timeline.calendar import between, on_day, parse_day
from timeline.model import (
    FORMAT,
    Actor,
    Chronology,
    Claim,
    Conflict,
    Count,
    Document,
    DocumentDate,
    Event,
    Evidence,
    Participant,
    Place,
    Stop,
    Tally,
    Trip,
    Vote,
    VotePosition,
    decode,
)

FILE = Path(__file__).parents[1] / "chronologies" / "small.json"
EVIDENCE = (Evidence(document="d1", start=0, end=4, quote="made"),)
DOCUMENT = Document(
    id="d1", source="made.txt", sha256="0" * 64, date=DocumentDate(when=None, basis="unknown")
)
CITIES = {
    "Jakarta": ("ID", -6.2, 106.85), "Hanoi": ("VN", 21.03, 105.85), "Rome": ("IT", 41.9, 12.48),
    "London": ("GB", 51.51, -0.13), "Tokyo": ("JP", 35.68, 139.69), "New York": ("US", 40.71, -74.01),
    "Honolulu": ("US", 21.31, -157.86), "Suva": ("FJ", -18.14, 178.44), "Apia": ("WS", -13.83, -171.77),
    "Wellington": ("NZ", -41.29, 174.78), "Reykjavik": ("IS", 64.15, -21.94),
    "Longyearbyen": ("SJ", 78.22, 15.65), "Utqiagvik": ("US", 71.29, -156.79),
    "McMurdo": ("AQ", -77.85, 166.67), "Ushuaia": ("AR", -54.8, -68.3), "Nairobi": ("KE", -1.29, 36.82),
}  # fmt: skip
PACIFIC = ("Tokyo", "Honolulu", "Apia", "Suva", "Wellington")
POLES = ("Reykjavik", "Longyearbyen", "Utqiagvik", "McMurdo", "Ushuaia")


def small() -> Chronology:
    """31 events: two tours, three votes, every kind of date and status."""
    return decode(FILE.read_bytes(), FILE.name)


def whole(
    events: tuple[Event, ...] = (),
    trips: tuple[Trip, ...] = (),
    people: tuple[Actor, ...] = (),
    conflicts: tuple[Conflict, ...] = (),
) -> Chronology:
    """A chronology of these facts, with all cities."""
    return Chronology(
        format=FORMAT,
        documents=(DOCUMENT,),
        people=people,
        places=tuple(
            Place(id=slug(name), name=name, kind="city", country=code, lat=lat, lon=lon)
            for name, (code, lat, lon) in CITIES.items()
        ),
        events=events,
        trips=trips,
        conflicts=conflicts,
        notes=(),
    )


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def event(number: int, title: str, when, **rest) -> Event:
    """An event with the id e00001 for number 1."""
    rest = {"type": "meeting", "status": "happened", **rest}
    return Event(id=f"e{number:05}", title=title, when=when, evidence=EVIDENCE, **rest)


def trip(number: int, who: str, title: str, cities, first: str, days: int = 1, **rest) -> Trip:
    """A journey with one stop after the other, each of so many days."""
    start = parse_day(first)
    stops = []
    for index, city in enumerate(cities):
        begin = start + index * days
        stops.append(
            Stop(
                id=f"s{number:04}.{index}",
                place=slug(city),
                when=between(begin, begin + days - 1),
                **{"status": "happened", **rest},
                evidence=EVIDENCE,
            )
        )
    return Trip(id=f"t{number:04}", traveller=slug(who), title=title, stops=tuple(stops))


def person(name: str) -> Actor:
    return Actor(id=slug(name), name=name, kind="person")


def many(count: int) -> Chronology:
    """So many facts of 40 travellers in five years, a third of them stops; the same every time."""
    chance, names = random.Random(7), [f"Traveller {number:02}" for number in range(40)]
    events: list[Event] = []
    trips: list[Trip] = []
    day0 = dt.date(2018, 1, 1).toordinal()
    while len(events) + 5 * len(trips) < count:
        who, day = chance.choice(names), day0 + chance.randrange(1825)
        if chance.random() < 0.07 and count - len(events) - 5 * len(trips) >= 5:
            first = dt.date.fromordinal(day).isoformat()
            cities = chance.sample(sorted(CITIES), 5)
            trips.append(trip(len(trips), who, f"Tour {len(trips)}", cities, first, chance.randint(1, 3)))
            continue
        last = day + chance.choice([0, 0, 0, 1, 2, 3, 5, 10, 20])
        events.append(
            event(
                len(events),
                f"Event {len(events)} of {who}",
                between(day, last),
                type=chance.choice(["meeting", "call", "summit", "statement", "agreement", "press"]),
                status=chance.choice(["happened"] * 8 + ["planned", "considered", "cancelled", "denied"]),
                who=(Participant(actor=slug(who), role="participant"),),
            )
        )
    return whole(tuple(events), tuple(trips), tuple(person(name) for name in names))


def voyages() -> Chronology:
    """A journey across the date line and one around the poles."""
    trips = (
        trip(0, "Pacific Envoy", "Across the date line", PACIFIC, "2022-06-01"),
        trip(1, "Polar Envoy", "Around the poles", POLES, "2022-06-10"),
    )
    return whole(trips=trips, people=(person("Pacific Envoy"), person("Polar Envoy")))


def votes(countries: int, ballots: int) -> Chronology:
    """Votes of so many countries, with a bound in the tally of the first."""
    from timeline.places.countries import countries as known

    codes = sorted(known())[:countries]
    chance = random.Random(countries)
    events = []
    for number in range(ballots):
        positions = tuple(
            VotePosition(country=code, vote=chance.choice(("for", "for", "against", "abstain", "absent")))
            for code in codes
        )
        tally = Tally(for_=Count(n=90, bound="at least"), against=Count(n=20, bound="about"))
        vote = Vote(body="UN General Assembly", positions=positions, tally=tally if number == 0 else Tally())
        day = on_day(parse_day("2022-03-02") + 20 * number)
        events.append(event(number, f"A vote on matter {number}", day, type="vote", vote=vote))
    return whole(tuple(events))


def awkward() -> Chronology:
    """Titles that look like markup, formulas and paths, long names, foreign scripts, and conflicts."""
    titles = (
        r"$\frac{1}{2}$ & <b>bold</b> </text><script>alert(1)</script> \LaTeX {x} _y_ %",
        "W" * 90,
        "Sehr langer Titel " * 4,
        "\u202eright to left\u202c and \x07 a bell",
        "Встреча министров в Ташкенте",
        "لقاء الوزراء في القاهرة",
        "cost $5 and $10",
    )
    first = parse_day("2022-03-01")
    events = tuple(event(number, title[:90], on_day(first + number)) for number, title in enumerate(titles))
    claims = (Claim(value="1 March $x$", evidence=()), Claim(value="2 March <i>", evidence=()))
    conflicts = (
        Conflict(about="e00000", kind="date", claims=claims, kept="1 March", because="it is explicit."),
    )
    return whole(events, conflicts=conflicts)
