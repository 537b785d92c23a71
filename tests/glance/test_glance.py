from __future__ import annotations

from pathlib import Path

import msgspec

from timeline import glance
from timeline.chronology import read_chronology

CHRONOLOGY = read_chronology(Path(__file__).parents[1] / "chronologies" / "small.json")


def test_a_chronology_shows_its_journeys_and_events() -> None:
    shown = CHRONOLOGY._repr_html_()
    assert "31 events" in shown
    assert all(trip.title in shown for trip in CHRONOLOGY.trips)


def test_a_trip_shows_its_stops_in_order() -> None:
    trip = CHRONOLOGY.trips[0]
    shown = trip._repr_html_()
    places = [shown.index(f">{stop.place}<") for stop in trip.stops]
    assert places == sorted(places)


def test_words_of_documents_are_no_markup() -> None:
    hostile = msgspec.structs.replace(CHRONOLOGY.trips[0], title="<script>alert(1)</script>")
    assert "<script>" not in hostile._repr_html_()


def test_what_is_left_out_is_counted() -> None:
    assert "and 5 more" in glance.table(("a",), [("x",)] * (glance.MOST + 5))
