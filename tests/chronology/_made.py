"""Small chronologies for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from timeline.calendar import between, in_month, on_day, parse_day
from timeline.chronology import read_chronology
from timeline.model import (
    Actor,
    Chronology,
    Document,
    DocumentDate,
    Event,
    Evidence,
    Participant,
    Place,
    Stop,
    Trip,
    When,
)  # fmt: skip

SMALL = Path(__file__).resolve().parents[1] / "chronologies" / "small.json"
TEXT = "On Friday Ada Minh flew to Suva. She went on to Apia on Sunday. A meeting in March is planned."


def small() -> Chronology:
    """31 events of many kinds of date and status, and two journeys."""
    return read_chronology(SMALL)


def day(text: str) -> When:
    return on_day(parse_day(text))


def said(quote: str, document: str = "trip") -> tuple[Evidence, ...]:
    start = TEXT.index(quote)
    return (Evidence(document=document, start=start, end=start + len(quote), quote=quote, rule="travel.fly"),)


def made(**changes: Any) -> Chronology:
    """A journey of one traveller to Suva and, over the 180th meridian, to Apia; and a planned meeting."""
    to_suva, to_apia = said("Ada Minh flew to Suva"), said("went on to Apia on Sunday")
    facts: dict[str, Any] = {
        "documents": (
            Document(
                id="trip", source="trip.txt", sha256="0" * 64, text=TEXT,
                date=DocumentDate(when=day("2022-05-02"), basis="given", because="given as 2022-05-02"),
            ),
        ),
        "people": (
            Actor(id="ada-minh", name="Ada Minh", kind="person", aliases=("Minh",)),
            Actor(id="un", name="United Nations", kind="organisation"),
        ),
        "places": (
            Place(id="suva", name="Suva", kind="city", country="FJ", lat=-18.14, lon=178.44),
            Place(id="apia", name="Apia", kind="city", country="WS", lat=-13.83, lon=-171.77),
            Place(id="nuku", name="Nuku‘alofa", kind="city", country="TO"),
        ),
        "events": (
            Event(
                id="e-suva", type="visit", title="Minh in Suva", when=day("2022-04-29"), status="happened",
                evidence=to_suva, who=(Participant(actor="ada-minh", role="traveller"),), where=("suva",),
            ),
            Event(
                id="e-apia", type="visit", title="Minh in Apia", when=between(None, parse_day("2022-05-01")),
                status="happened", evidence=to_apia, where=("apia",),
                who=(Participant(actor="ada-minh", role="traveller"),),
            ),
            Event(
                id="e-plan", type="meeting", title="A meeting", when=in_month(2022, 3), status="planned",
                evidence=said("A meeting in March is planned"), who=(Participant(actor="un", role="host"),),
            ),
            Event(
                id="e-open", type="other", title="Some day", when=None, status="considered",
                evidence=said("planned"),
            ),
        ),
        "trips": (
            Trip(
                id="t-ada", traveller="ada-minh", title="Minh in the Pacific",
                stops=(
                    Stop(
                        id="s-suva", place="suva", when=day("2022-04-29"), status="happened",
                        evidence=to_suva, events=("e-suva",),
                    ),
                    Stop(
                        id="s-apia", place="apia", when=between(None, parse_day("2022-05-01")),
                        status="happened", evidence=to_apia, events=("e-apia",),
                    ),
                ),
            ),
        ),
        "conflicts": (),
        "notes": (),
    }  # fmt: skip
    return Chronology(format="timeline/chronology@1", **(facts | changes))
