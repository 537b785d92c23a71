"""Where many leaders move at once: delegations, guests of summits, envoys, and who came years before."""

from __future__ import annotations

import pytest

from tests.events.made import told

TRAVEL = ("visit", "arrival", "departure")
BERG = "Prime Minister Anna Berg of Norway flew to Lisbon on Monday. "

# (text, who, place, day or None); the text is of Wednesday, 4 May 2022
TOLD = [
    ("A delegation of eight deputies led by Marta Lindqvist flew to Nairobi on Monday.", "marta-lindqvist",
     "Nairobi", "2022-05-02"),
    ("A delegation of eight deputies led by Marta Lindqvist flew to Nairobi on Monday. The group goes on to "
     "Kampala on Friday.", "marta-lindqvist", "Kampala", "2022-05-06"),
    (BERG + "There she opened a museum on Tuesday, and later strolled about Sintra.", "anna-berg", "Sintra",
     "2022-05-03"),
    (BERG + "President Rao of India took her along to Porto on Tuesday.", "anna-berg", "Porto", "2022-05-03"),
    (BERG + "President Rao of India took her along to Porto on Tuesday.", "rao", "Porto", "2022-05-03"),
    (BERG + "Received in Bogota on Sunday by the mayor, Mrs Berg spoke of trade.", "anna-berg", "Bogotá",
     "2022-05-01"),
    (BERG + "Since Mrs Berg's night in Quito on Tuesday nobody has slept.", "anna-berg", "Quito",
     "2022-05-03"),
    (BERG + "It was her first journey so far since January 2020, when she was in Lima.", "anna-berg", "Lima",
     "2020-01"),
    ("Peter Holm tried it with flights to and fro: Damascus on March 10 and 11, Ankara on March 13. Mr Rao "
     "stayed at home.", "peter-holm", "Ankara", "2022-03-13"),
    ("After the talks of the G20, M. Dupont proceeded on Monday to Dakar.", "dupont", "Dakar", "2022-05-02"),
    ("Rao of India gets in early from Tokyo, and flies on to Lima on Friday.", "rao", "Lima", "2022-05-06"),
]  # fmt: skip

REPORT = "ANKARA, 4 May 2022 - It rained. "
TOLD += [
    (REPORT + "Visiting Iranian Foreign Minister Ali Rezaei said on Monday that he was glad.", "ali-rezaei",
     "Ankara", "2022-05-02"),
    (REPORT + "The president met visiting Hungarian leader Peter Szabo on Tuesday.", "peter-szabo", "Ankara",
     "2022-05-03"),
    (REPORT + "Among the guests on Sunday were Kenya's president, Daniel Otieno, and others.",
     "daniel-otieno", "Ankara", "2022-05-01"),
    (REPORT + "The king of Spain was represented by his daughter, Princess Leonor, on Monday.", "leonor",
     "Ankara", "2022-05-02"),
    (REPORT + "The last Polish president to set foot here was Lech Nowak, in 1994.", "lech-nowak", "Ankara",
     "1994"),
    (REPORT + "President Omar Farid of Egypt sent his foreign minister, Nadia Halim, on Monday.",
     "nadia-halim", "Ankara", "2022-05-02"),
    (REPORT + "Russia's special envoy for Syria, Oleg Petrov, has left. The envoy was in Doha on Tuesday.",
     "oleg-petrov", "Doha", "2022-05-03"),
    (REPORT + "Mr Weber of Switzerland has been in town since Sunday.", "weber", "Ankara",
     "2022-05-01/2022-05-04"),
    (REPORT + "No Swiss premier had been on these shores since Karl Weber in 1986.", "karl-weber", "Ankara",
     "1986"),
    (REPORT + "Mr Rao is a guest. He first came as an official in 1988.", "rao", "Ankara", "1988"),
    ("By Our State Political Editor, Oslo, 4 May 2022\n\nAnil Rao of India came on Tuesday.", "anil-rao",
     "Oslo", "2022-05-03"),
    (REPORT + "Peter Holm, the Dane, landed in Rome on Monday.", "peter-holm", "Rome", "2022-05-02"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "place", "day"), TOLD)
def test_a_text_tells_who_was_where(text: str, who: str, place: str, day: str | None) -> None:
    found = [
        (role.key, event.where[0].name, event.when.edtf if event.when else None)
        for event in told(text)
        if event.type in TRAVEL and event.where
        for role in event.who
    ]
    assert (who, place, day) in found


COMMUNIQUE = (
    "At the invitation of His Excellency Daniel Otieno, President of the Republic of Kenya, His Excellency "
    "Peter Holm, Prime Minister of the Kingdom of Denmark, paid a visit to Kenya from 28 to 30 April. "
)


def test_a_communique_tells_whose_visit_it_was_and_who_is_invited() -> None:
    text = COMMUNIQUE + "The Prime Minister invited the President to pay a return visit to Denmark."
    found = {
        (role.key, event.where[0].name, event.status)
        for event in told(text)
        if event.type in TRAVEL and event.where
        for role in event.who
    }
    assert found == {("peter-holm", "Kenya", "happened"), ("daniel-otieno", "Denmark", "considered")}


# (text, who, place): nobody is told to be there
NOT_TOLD = [
    (BERG + "A group of protesters travelled to Geneva on Monday.", "anna-berg", "Geneva"),
    (BERG + "Mr Holm looked in on Monday on his way back to Berlin from Cairo.", "holm", "Berlin"),
    (REPORT + "Mr Holm of Denmark is visiting Ukrainian President Oleh Bondar.", "oleh-bondar", "Ankara"),
    (BERG + "Mr Rossi, fresh from the G7 in Biarritz, slept.", "anna-berg", "Biarritz"),
    (BERG + "And Mr Holm? On Tuesday he walked about Hobart.", "anna-berg", "Hobart"),
]


@pytest.mark.parametrize(("text", "who", "place"), NOT_TOLD)
def test_a_text_does_not_tell_of_others(text: str, who: str, place: str) -> None:
    found = {
        (role.key, event.where[0].name)
        for event in told(text)
        if event.type in TRAVEL and event.where and event.status == "happened"
        for role in event.who
    }
    assert (who, place) not in found


SUMMIT = "The leaders of nine Pacific states meet in Lima from Friday until Sunday.\n\n"

# (sentence, who, day or window); the summit is of 6 to 8 May 2022, the text of the 4th
AT_THE_SUMMIT = [
    ("Prime Minister Anna Berg of Norway will turn up, with two aides.", "anna-berg",
     "2022-05-06/2022-05-08"),
    ("Kenya is sending its trade minister, Peter Otieno.", "peter-otieno", "2022-05-06/2022-05-08"),
    ("Canada's Janet Moore is flying down on Thursday.", "janet-moore", "2022-05-05"),
    ("Chancellor Karl Weber of Germany attends the summit and flies home.", "karl-weber",
     "2022-05-06/2022-05-08"),
    ("Mr Holm of Denmark is in the city already.", "holm", "2022-05-04~"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "who", "day"), AT_THE_SUMMIT)
def test_who_comes_to_the_summit_is_where_it_is(sentence: str, who: str, day: str) -> None:
    found = [
        (role.key, event.where[0].name, (event.when or event.window))
        for event in told(SUMMIT + sentence)
        if event.type in TRAVEL and event.where
        for role in event.who
    ]
    assert (who, "Lima", day) in [(key, place, when and when.edtf) for key, place, when in found]


@pytest.mark.parametrize(
    "sentence", ["President Rao of India stayed away.", "President Rosa Diaz of Peru will turn up as well."]
)
def test_who_stays_away_or_is_at_home_comes_to_no_summit(sentence: str) -> None:
    assert [e.title for e in told(SUMMIT + sentence) if e.type in TRAVEL and e.who] == []


DIARY = """\
DESK DIARY (issued Monday, 2 May 2022)

THU 5 MAY
OSLO - Chancellor Karl Weber of Germany flies in overnight. Dinner Friday with the king.
LIMA - Prime Minister Rosa Diaz of Peru opens a bridge.

FRI 6 MAY
DAKAR - Weber, half a day.
ROME - Is Weber coming? No word.
"""


def test_a_diary_of_days_and_towns_tells_who_is_where() -> None:
    found = {
        (role.key, event.where[0].name, event.when and event.when.edtf, event.status)
        for event in told(DIARY, "2022-05-02")
        if event.type in TRAVEL and event.where
        for role in event.who
    }
    assert found == {
        ("karl-weber", "Oslo", "2022-05-05", "planned"),
        ("karl-weber", "Dakar", "2022-05-06", "planned"),
        ("karl-weber", "Rome", "2022-05-06", "considered"),
    }


LETTER = """\
FROM HILL AND VALLEY
Your member's autumn letter - Helen Marsh, North Vale

Dear neighbours,

Here is the answer. As chair of the group I took four colleagues to Taipei
from April 9 to 15. On the Wednesday we drove down to Hsinchu. He told us "I was in Osaka on Monday".

In June I hope to lead a committee trip to Singapore.

Warmly, Helen
"""


def test_the_writer_of_a_letter_goes_where_it_says_i() -> None:
    found = {
        (role.key, event.where[0].name, event.when and event.when.edtf, event.status)
        for event in told(LETTER)
        if event.type in TRAVEL and event.where
        for role in event.who
    }
    assert {row[:3] for row in found} >= {
        ("helen-marsh", "Taipei", "2022-04-09/2022-04-15"),
        ("helen-marsh", "Hsinchu", "2022-04-13"),
    }
    assert ("helen-marsh", "Osaka") not in {row[:2] for row in found}
