"""The days of stops, from short texts to the journey."""

from __future__ import annotations

import pytest

from tests.events.made import chronology

LEAD = "Japanese Prime Minister Fumio Kishida is on a tour of many countries. "

# (text, place, the days of its stop); the text is of Wednesday, 4 May 2022
STAYS = [
    # one is in a place until one leaves it for the next
    ("Kishida landed in Oslo on Saturday. On Monday he left for Madrid.", "Oslo", "2022-04-30/2022-05-02"),
    ("Kishida landed in Oslo on Saturday. On Monday he left for Madrid. On Tuesday he met students there.",
     "Madrid", "2022-05-02/2022-05-03"),
    ("Kishida met students in Oslo on Monday. On Monday evening he left for Madrid. "
     "On Tuesday he met students in Madrid.", "Madrid", "2022-05-03"),
    ("Kishida landed in Oslo on Saturday. On Monday he left for Japan.", "Oslo", "2022-04-30/2022-05-02"),
    ("Kishida landed in Oslo on Saturday. His plane left on Monday.", "Oslo", "2022-04-30/2022-05-02"),
    # a verb goes on from the one before
    ("Kishida landed in Oslo on Saturday. He stayed there until Monday evening, met students and went on to "
     "Madrid.", "Madrid", "2022-05-02"),
    ("Kishida was in Oslo on Saturday. Spaniards had a guest on Monday: Kishida stopped in Madrid.", "Madrid",
     "2022-05-02"),
    ("Kishida was in Oslo on Saturday. On Monday he flew to Madrid, where he met students in Toledo.",
     "Toledo", "2022-05-02"),
    # the length of a stay
    ("Kishida lands in Oslo on Friday for five days.", "Oslo", "2022-05-06/2022-05-10"),
    ("Kishida flew to Oslo on Monday for a night.", "Oslo", "2022-05-02/2022-05-03"),
    ("Kishida starts a three-day visit to Norway on Friday.", "Norway", "2022-05-06/2022-05-08"),
    ("Kishida ended a three-day visit to Norway on Monday.", "Norway", "2022-04-30/2022-05-02"),
    ("Kishida met students during a three-day visit to Norway on Monday.", "Norway", "2022-05-02"),
    ("Kishida left Oslo on Monday after six days.", "Oslo", "2022-04-27/2022-05-02"),
    ("Kishida arrived in Oslo on 26 April and stayed three days.", "Oslo", "2022-04-26/2022-04-28"),
    ("Kishida arrived in Oslo on 26 April. He will stay away for three days.", "Oslo", "2022-04-26"),
    ("Kishida will be in Oslo on a state visit from May 10 to 12.", "Oslo", "2022-05-10/2022-05-12"),
    # a later stop, or the span of a whole country, bounds a stay
    ("Kishida met students in Oslo on Saturday. On Tuesday he flew on to Madrid.", "Oslo",
     "2022-04-30/2022-05-03"),
    ("Kishida met students in Oslo on Monday. On Tuesday he flew on to Madrid.", "Oslo", "2022-05-02"),
    ("Kishida will be in Norway from May 10 to 15. He is to meet students in Oslo on May 11 and to go on to "
     "Bergen on May 13.", "Oslo", "2022-05-10/2022-05-13"),
    ("Kishida will be in Norway from May 10 to 15. He is to meet students in Oslo on May 11 and to go on to "
     "Bergen on May 13.", "Bergen", "2022-05-13/2022-05-15"),
    # which day is whose
    ("In Oslo, where the tour of Kishida began on Monday, and in Madrid a day later, Kishida spoke of fish.",
     "Madrid", "2022-05-03"),
    ("Kishida met students in Oslo on Monday. It was the same story the previous day in Madrid. There, "
     "Kishida and Ola Berg called for peace.", "Madrid", "2022-05-01"),
    ("OSLO, 4 May 2022 – Kishida met Ola Berg in Oslo. He remains in the country until tomorrow.", "Oslo",
     "2022-05-04/2022-05-05"),
    ("On Saturday the palace called off the visit by Kishida to Norway.", "Norway", None),
    ("The palace called off a Saturday visit by Kishida to Norway.", "Norway", "2022-04-30"),
    ("Kishida landed in Oslo late on Tuesday; he cancelled a side trip to Madrid.", "Madrid", None),
    ("Kishida had been in Oslo on Monday. He was in Madrid earlier in the week.", "Madrid",
     "2022-05-02/2022-05-03"),
    # the way home
    ("Kishida met students in Oslo on Saturday. He flew home on Monday.", "Oslo", "2022-04-30/2022-05-02"),
    ("Kishida met students in Oslo on Saturday. He was back in Tokyo on Monday.", "Oslo", "2022-04-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "days"), STAYS)
def test_a_text_gives_the_days_of_a_stop(text: str, place: str, days: str | None) -> None:
    told = chronology(LEAD + text)
    names = {one.id: one.name for one in told.places}
    found = [
        (names[stop.place], stop.when.edtf if stop.when else None)
        for trip in told.trips
        for stop in trip.stops
    ]
    assert (place, days) in found, found


def test_a_timetable_ends_a_stop_with_the_departure_for_the_next() -> None:
    told = chronology(
        "PRIME MINISTER FUMIO KISHIDA'S TIMETABLE\n\n"
        "May 9    Lands in Oslo\n"
        "May 10   Talks with Prime Minister Ingrid Solheim of Norway\n"
        "May 12   Breakfast. Then departure for Madrid\n"
        "May 13   Madrid: speech\n"
    )
    names = {one.id: one.name for one in told.places}
    (trip,) = told.trips
    assert [(names[stop.place], stop.when and stop.when.edtf) for stop in trip.stops] == [
        ("Oslo", "2022-05-09/2022-05-12"),
        ("Madrid", "2022-05-13"),
    ]


def test_one_who_lands_at_home_in_the_evening_was_abroad_on_that_day_too() -> None:
    told = chronology(
        LEAD + "He opened a fair in Oslo on Sunday.\n\nTHE WAY BACK (Monday)\n"
        "09:00 Oslo         departure\n"
        "16:40 Helsinki     take-off again after refuelling\n"
        "21:20 Tokyo        arrival\n",
        "2022-05-01",
    )
    names = {one.id: one.name for one in told.places}
    (trip,) = told.trips
    assert any("take-off" in piece.quote for stop in trip.stops for piece in stop.evidence)
    assert [(names[stop.place], stop.when and stop.when.edtf) for stop in trip.stops] == [
        ("Oslo", "2022-05-01/2022-05-02"),
        ("Helsinki", "2022-05-02"),
    ]


def test_what_ends_a_stop_is_among_its_evidence() -> None:
    told = chronology(LEAD + "Kishida landed in Oslo on Saturday. On Monday he left for Madrid.")
    first = next(
        stop for trip in told.trips for stop in trip.stops if stop.when and "04-30" in stop.when.edtf
    )
    assert [piece.quote for piece in first.evidence][-1] == "On Monday he left for Madrid."


def test_what_was_to_last_longer_dates_nothing_that_happened() -> None:
    told = chronology(
        "OSLO, 4 May 2022 – Japanese Prime Minister Fumio Kishida broke off his tour. He had been due "
        "to carry on until the 12th. Norway was the fourth country he reached."
    )
    assert [stop.when for trip in told.trips for stop in trip.stops] == [None]
