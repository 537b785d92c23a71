from __future__ import annotations

import pytest

from tests.events.made import told

LEAD = "Japanese Prime Minister Fumio Kishida is on a tour of many countries. "
TRAVEL = ("visit", "arrival", "departure")

# (sentence, place, day or None, status); the text is of Wednesday, 4 May 2022
STOPS = [
    ("Kishida was in Singapore on Monday.", "Singapore", "2022-05-02", "happened"),
    ("Kishida will fly to Rome on Thursday.", "Rome", "2022-05-05", "planned"),
    ("Kishida landed in Lusaka on Tuesday.", "Lusaka", "2022-05-03", "happened"),
    ("Kishida visited Namibia and Kenya last month.", "Kenya", "2022-04", "happened"),
    ("Kishida may go to Kyiv in June.", "Kyiv", "2022-06", "considered"),
    ("Kishida is due in Ankara on Friday.", "Ankara", "2022-05-06", "planned"),
    ("Kishida had been expected in Belgrade on Tuesday.", "Belgrade", "2022-05-03", "cancelled"),
    ("Kishida was to have visited Oslo.", "Oslo", None, "cancelled"),
    ("A planned side trip to Hanoi was dropped at short notice.", "Hanoi", None, "cancelled"),
    ("Cambodia comes first.", "Cambodia", None, "planned"),
    ("On Tuesday it was Hanoi’s turn.", "Hanoi", "2022-05-03", "happened"),
    ("Honolulu was the first stop.", "Honolulu", None, "happened"),
    ("From Tashkent it is on to New Delhi.", "New Delhi", None, "planned"),
    ("Washington gets him from Thursday evening.", "Washington", "2022-05-05/..", "planned"),
    ("In Paris on Monday Kishida laid flowers at a memorial.", "Paris", "2022-05-02", "happened"),
    ("His itinerary includes South Korea.", "South Korea", None, "planned"),
    ("Kishida has just come back from Egypt and Uganda.", "Uganda", None, "happened"),
    ("The journey took him to Samoa.", "Samoa", None, "happened"),
    ("Kyiv has asked Kishida to come as well.", "Kyiv", None, "considered"),
]

NO_STOPS = [
    "Kishida will not visit Berlin.",
    "Berlin is not on the route.",
    "Kishida spoke about the war in Ukraine.",
    "Moscow said that Kishida was wrong.",
    "Kishida discussed the situation in Myanmar with his ministers.",
    "Kishida spoke with Canberra by telephone on Monday.",
]


@pytest.mark.parametrize(("sentence", "place", "day", "status"), STOPS)
def test_a_sentence_gives_its_stop(sentence: str, place: str, day: str | None, status: str) -> None:
    found = [
        (event.where[0].name, event.when.edtf if event.when else None, event.status)
        for event in told(LEAD + sentence)
        if event.type in TRAVEL and event.where
    ]
    assert (place, day, status) in found


@pytest.mark.parametrize("sentence", NO_STOPS)
def test_what_is_only_spoken_of_is_no_stop(sentence: str) -> None:
    assert [e.title for e in told(LEAD + sentence) if e.type in TRAVEL] == []


def test_each_place_of_a_list_has_its_own_day() -> None:
    text = LEAD + "Kishida was in Singapore on Monday and in Kuala Lumpur on Tuesday."
    days = {event.where[0].name: event.when and event.when.edtf for event in told(text)}
    assert days == {"Singapore": "2022-05-02", "Kuala Lumpur": "2022-05-03"}


def test_a_later_sentence_denies_a_plan() -> None:
    text = (
        "Reporters asked if President Vladimir Putin was getting ready to visit Armenia. "
        "Nothing of the kind is being prepared."
    )
    assert {event.status for event in told(text) if event.type in TRAVEL} == {"denied"}


def test_a_timetable_is_of_the_one_in_its_title() -> None:
    text = (
        "SECRETARY OF STATE'S TRAVEL, AUGUST 2022\n\n"
        "Aug 3 – 5      Phnom Penh, Cambodia\n"
        "Aug 6          Manila – President Marcos\n"
        "Aug 7          Johannesburg, South Africa\n"
    )
    stops = [e for e in told(text, "2022-08-01") if e.type == "visit"]
    assert [e.where[0].name for e in stops] == ["Phnom Penh", "Manila", "Johannesburg"]
    assert {role.key for e in stops for role in e.who} == {"secretary-of-state-of-us"}
    assert {e.status for e in stops} == {"planned"}


def test_a_chronology_of_years_is_of_its_subject() -> None:
    text = (
        "Clara Lindqvist's concert tours: a chronology\n\n"
        "1845: Vienna; first recital in Prague in the autumn.\n"
        "1846: Leipzig, Berlin, Hamburg.\n"
        "1850: Sails to New York with her impresario.\n"
    )
    stops = {(e.where[0].name, e.when and e.when.edtf) for e in told(text, None) if e.type == "visit"}
    assert {("Vienna", "1845"), ("Berlin", "1846"), ("New York", "1850")} <= stops


# (text, who, place, day or None); the text is of Wednesday, 4 May 2022
TOLD = [
    ("ANKARA, 4 May 2022\n\nPresident Kemal Aydin of Turkey had guests. On Monday he welcomed Serbian Prime "
     "Minister Milica Jovanovic at the palace.", "milica-jovanovic", "Ankara", "2022-05-02"),
    ("JAKARTA, 4 May 2022\n\nVietnam's prime minister, Tran Van Duc, followed on Tuesday, and Malaysian "
     "leader Ahmad Rashid touched down at dusk.", "tran-van-duc", "Jakarta", "2022-05-03"),
    ("Prime Minister Pieter Hoekman of the Netherlands went on to Paris on Monday, and President Ion "
     "Marinescu of Romania to Prague.", "ion-marinescu", "Prague", None),
    ("Prime Minister Fumio Kishida was in Seoul on Monday. He was accompanied by Foreign Minister Yoshimasa "
     "Hayashi.", "yoshimasa-hayashi", "Seoul", "2022-05-02"),
    ("Prime Minister Fumio Kishida travelled to India in 2001, to Nepal and Bhutan in 2003.", "fumio-kishida",
     "Nepal", "2003"),
    ("Prime Minister Fumio Kishida is in Dhaka until Friday.", "fumio-kishida", "Dhaka",
     "2022-05-04/2022-05-06"),
    ("Prime Minister Fumio Kishida visits the restored temple in Hanoi on Friday.", "fumio-kishida",
     "Hanoi", "2022-05-06"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "place", "day"), TOLD)
def test_a_text_tells_who_was_where(text: str, who: str, place: str, day: str | None) -> None:
    found = [
        (role.key, event.where[0].name, event.when.edtf if event.when else None)
        for event in told(text)
        if event.type in TRAVEL and event.where
        for role in event.who
    ]
    assert (who, place, day) in found, found


def test_a_log_is_of_the_one_it_abbreviates() -> None:
    text = (
        "POOL LOG, 20 May 2024\n\n"
        "0815 POTUS dep. Joint Base Andrews\n"
        "2130 Arr. Warsaw\n"
        "2200 Meeting with President Andrzej Kowalczyk of Poland\n"
        "RON Warsaw\n"
    )
    stops = [e for e in told(text, "2024-05-20") if e.type == "visit"]
    assert {e.where[0].name for e in stops} == {"Warsaw"}
    assert {(role.key, e.status) for e in stops for role in e.who} == {("president-of-us", "happened")}


def test_who_returns_to_the_report_comes_home() -> None:
    text = "OSLO, 4 May 2022\n\nForeign Minister Ingrid Solheim will return to Oslo on Friday."
    assert [e.home for e in told(text) if e.type in TRAVEL] == [True]


UNKNOWN = [
    "Before Karl Dose there was Ruvo Makelo. Karl Dose was calm. His successor, a younger man, set out.\n\n"
    "• Oct. 10, Cairo\n• Oct. 12, Amman\n• Oct. 14, Doha\n\nDose wished him well.\n",
    "Before Karl Dose there was Ruvo Makelo. The envoy tried it: Cairo on March 10, Amman on the 13th.\n"
    "Karl Dose wished Ruvo Makelo well.\n",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_list_about_somebody_unknown_is_nobody_elses(text: str) -> None:
    assert not [mention for mention in told(text) if mention.type == "visit"]


def test_who_is_somewhere_to_do_something_is_there() -> None:
    (found,) = told("President Karl Dose is in Oslo to open a fair.")
    assert (found.type, found.status) == ("visit", "happened") and found.when is not None


@pytest.mark.parametrize(
    "said",
    [
        "called for the city to take a new approach",
        "called on all to help the town push back against the Russian forces",
        "asked everybody to take part",
    ],
)
def test_what_is_asked_for_in_a_place_is_no_plan_to_be_there(said: str) -> None:
    found = told(
        f"In his meeting with King Harald in Oslo on Friday, President Karl Dose {said}.", "2022-05-01"
    )
    days = {event.when.edtf for event in found if event.when is not None}
    assert days == {"2022-04-29"} and all(event.status == "happened" for event in found)
