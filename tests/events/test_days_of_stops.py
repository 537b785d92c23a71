"""The days of stops, from short texts to the journey."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.made import chronology, source
from timeline.model import Chronology
from timeline.pipeline import chronology_of

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
    ("Kishida landed in Oslo on Friday. On Saturday he met students in Bergen. On Sunday he met students in "
     "Oslo. On Tuesday he left for Madrid.", "Oslo", "2022-04-29/2022-05-03"),
    ("Kishida landed in Oslo on Friday. On Saturday he met students in Bergen. On Monday he left for Madrid.",
     "Oslo", "2022-04-29"),
    ("From Oslo Kishida flew on to Madrid on Monday.", "Oslo", "2022-05-02"),
    ("Kishida met students in Oslo on Monday. He then flew to Madrid.", "Madrid", "2022-05-02/2022-05-04"),
    ("Kishida was in Oslo a week ago yesterday.", "Oslo", "2022-04-26"),
    ("Kishida lived in Japan and stayed in Oslo until 2019.", "Oslo", "2019"),
    ("No guest had come since 1948. Kishida is in Oslo.", "Oslo", "2022-05-04~"),
    # which day is whose
    ("Kishida gave up a trip to Oslo which had been pencilled in for tomorrow.", "Oslo", "2022-05-05"),
    ("Kishida discussed a visit to Oslo with Ola Berg, who is due on Friday.", "Oslo", None),
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
    ("Kishida landed in Oslo on Sunday and met Ola Berg on Tuesday.", "Oslo", "2022-05-01/2022-05-03"),
    ("Kishida landed in Oslo on Sunday. He met Ola Berg in April.", "Oslo", "2022-05-01"),
    ("Kishida leaves Tokyo on Friday for Oslo, where he will stay until Sunday.", "Oslo",
     "2022-05-06/2022-05-08"),
    ("Kishida returned to Tokyo on Monday from a two-day visit to Norway.", "Norway",
     "2022-05-01/2022-05-02"),
    ("The two-day visit of Kishida to Norway started on Monday.", "Norway", "2022-05-02/2022-05-03"),
    ("Kishida's three-day visit to Norway begins on Friday.", "Norway", "2022-05-06/2022-05-08"),
    ("Kishida's two-day visit to Norway ended on Tuesday.", "Norway", "2022-05-02/2022-05-03"),
    ("Kishida leaves on Saturday for a five-day tour of Norway and Spain.", "Spain", "2022-05-07/2022-05-11"),
    ("Kishida returned on Tuesday from a five-day tour of Norway and Spain.", "Spain",
     "2022-04-29/2022-05-03"),
    # the way home
    ("Kishida met students in Oslo on Saturday. He flew home on Monday.", "Oslo", "2022-04-30/2022-05-02"),
    ("Kishida met students in Oslo on Saturday. He was back in Tokyo on Monday.", "Oslo", "2022-04-30"),
]  # fmt: skip


NAMED = "Japanese Prime Minister Fumio Kishida "
PLAN = ("2022-04-20", NAMED + "will be in Norway from May 1 to 3 and in Spain from May 3 to 4.")

# (texts with their days, place, the days of its stop)
TOGETHER = [
    ([PLAN, ("2022-05-05", NAMED + "met Ola Berg in Oslo on Monday.")], "Oslo", "2022-05-01/2022-05-03"),
    ([PLAN, ("2022-05-05", NAMED + "landed in Oslo on May 2.")], "Oslo", "2022-05-02/2022-05-03"),
    ([PLAN, ("2022-05-02", NAMED + "broke off his visit to Norway on Monday.")], "Norway",
     "2022-05-01/2022-05-02"),
    ([PLAN, ("2022-05-05", NAMED + "landed in Oslo on May 2 and left on May 4.")], "Oslo",
     "2022-05-02/2022-05-04"),
    ([PLAN, ("2022-05-05", "MADRID, May 5 – " + NAMED + "arrived here on Tuesday evening and met Ana Ruiz on "
      "Thursday.")], "Madrid", "2022-05-03/2022-05-05"),
]  # fmt: skip


def days_of_stops(told: Chronology) -> list[tuple[str, str | None]]:
    names = {one.id: one.name for one in told.places}
    stops = [stop for trip in told.trips for stop in trip.stops]
    return [(names[stop.place], stop.when.edtf if stop.when else None) for stop in stops]


@pytest.mark.parametrize(("texts", "place", "days"), TOGETHER)
def test_texts_together_give_the_days_of_a_stop(
    texts: list[tuple[str, str]], place: str, days: str | None
) -> None:
    sources = [replace(source(text, day), id=day, source=f"{day}.txt") for day, text in texts]
    found = days_of_stops(chronology_of(sources, keep_text=True))
    assert (place, days) in found, found


@pytest.mark.parametrize(("text", "place", "days"), STAYS)
def test_a_text_gives_the_days_of_a_stop(text: str, place: str, days: str | None) -> None:
    found = days_of_stops(chronology(LEAD + text))
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


def test_one_who_only_comes_along_stays_as_long() -> None:
    told = chronology(
        "Japanese Prime Minister Fumio Kishida and Foreign Minister Yoshimasa Hayashi flew to Oslo on "
        "Sunday. Kishida met Ola Berg in Oslo on Tuesday."
    )
    assert days_of_stops(told) == [("Oslo", "2022-05-01/2022-05-03")] * 2


def test_a_row_may_say_until_when_one_stays() -> None:
    told = chronology(
        "AUTUMN TOUR OF PRIME MINISTER FUMIO KISHIDA, NOVEMBER 2022\n\n"
        "Sat 5      Mumbai. Dinner; the prime minister remains in the city until Monday morning.\n"
        "Tue 8      Kochi. Visit to a port.\n",
        "2022-10-20",
    )
    assert days_of_stops(told) == [("Mumbai", "2022-11-05/2022-11-07"), ("Kochi", "2022-11-08")]


def test_one_who_will_remain_somewhere_is_not_there_yet() -> None:
    told = chronology(
        "TOKYO, 4 May 2022 – Prime Minister Fumio Kishida of Japan will fly to Norway on Saturday. In Oslo, "
        "where he remains until Monday, he will meet Ola Berg."
    )
    assert days_of_stops(told) == [("Oslo", "2022-05-07/2022-05-09")]


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


def test_the_rows_of_a_table_give_places_and_days() -> None:
    told = chronology(
        "List of foreign journeys made by Prime Minister Ingrid Solheim (2021)\n"
        "From an encyclopedia\n\n"
        "Ingrid Solheim, the prime minister of Norway, took office on 2 April 2021.\n\n"
        "No. | Country | Places | Dates | Remarks\n"
        "1 | Sudan | Khartoum | 2–3 May | Prisoners released.\n"
        "2 | Kenya | Nairobi | 6–7 May |\n"
        "3 | Uganda | Kampala | 7–8 May | Attended a fair, spoke with farmers.\n",
        None,
    )
    assert days_of_stops(told) == [
        ("Khartoum", "2021-05-02/2021-05-03"),
        ("Nairobi", "2021-05-06/2021-05-07"),
        ("Kampala", "2021-05-07/2021-05-08"),
    ]
    assert [len(trip.stops) for trip in told.trips] == [1, 2]
