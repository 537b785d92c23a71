from __future__ import annotations

import pytest

from tests.events.made import chronology, told

# (sentence, type, part of the title, day); the text is of Wednesday, 4 May 2022
EVENTS = [
    ("President Joko Widodo met Prime Minister Fumio Kishida in Jakarta on Monday.", "meeting",
     "Widodo meets Kishida, Jakarta", "2022-05-02"),
    ("Prime Minister Fumio Kishida told a news conference on Tuesday that he was tired.", "press",
     "Kishida meets the press", "2022-05-03"),
    ("Foreign Minister Yoshimasa Hayashi spoke by phone with Secretary of State Antony Blinken on Monday.",
     "call", "Hayashi speaks with Blinken", "2022-05-02"),
    ("Foreign Minister Yoshimasa Hayashi spoke by video link on Monday.", "call", "Hayashi holds a call",
     "2022-05-02"),
    ("Prime Minister Fumio Kishida and Prime Minister Rishi Sunak signed a treaty in London on Tuesday.",
     "agreement", "Kishida and Sunak: signed a treaty in London", "2022-05-03"),
    ("Foreign Minister Yoshimasa Hayashi said on Monday that talks would go on.", "statement",
     "Hayashi makes a statement", "2022-05-02"),
    ("President Ferdinand Marcos took office on April 30.", "announcement", "Marcos: took office",
     "2022-04-30"),
]  # fmt: skip

EVENTS += [
    ("President Joko Widodo was sworn in on Monday.", "announcement", "Widodo: was sworn in", "2022-05-02"),
    ("President Joko Widodo hosted a state dinner for Prime Minister Fumio Kishida on Monday.", "meeting",
     "Widodo meets Kishida", "2022-05-02"),
    ("Prime Minister Fumio Kishida appointed Yoko Mori ambassador on Monday.", "announcement",
     "Kishida: appointed Yoko Mori ambassador", "2022-05-02"),
    ("An earthquake struck Turkey on Monday.", "disaster", "Earthquake, Turkey", "2022-05-02"),
    ("Parliament ratified the pact on Monday.", "agreement", "Parliament ratified the pact", "2022-05-02"),
    ("The communique was adopted on Monday.", "other", "The communique was adopted", "2022-05-02"),
    ("President Joko Widodo visited wounded soldiers on Monday.", "visit",
     "Widodo: visited wounded soldiers", "2022-05-02"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "title", "day"), EVENTS)
def test_a_sentence_gives_its_event(sentence: str, kind: str, title: str, day: str) -> None:
    found = [(e.type, e.title, e.when.edtf if e.when else None) for e in told(sentence)]
    assert any(kind == k and title in t and day == d for k, t, d in found), found


OTHERS = [
    ("President Joko Widodo died on Monday.", ["Widodo: died"]),
    ("President Joko Widodo took off on Monday.", ["Widodo: took off"]),
    ("President Joko Widodo was given 25 years in prison on Monday.", []),
]


@pytest.mark.parametrize(("sentence", "titles"), OTHERS)
def test_one_verb_and_its_time_are_enough(sentence: str, titles: list[str]) -> None:
    assert [event.title for event in told(sentence) if " years" not in event.title] == titles


WAYS = [
    ("President Joko Widodo set out on Monday.", "departure"),
    ("President Joko Widodo was back on Monday.", "arrival"),
    ("President Joko Widodo came back to power in January.", "other"),
]
TYPED = [
    ("President Joko Widodo will hold a meeting with the elders of the valley on Friday.", "meeting"),
    ("President Joko Widodo strolled along a lake near Nairobi in 2014.", "visit"),
    ("The finance minister was tired; President Joko Widodo was there in February.", "visit"),
    ("A delegation of six farmers will be travelling to Kenya in June.", "visit"),
    ("President Joko Widodo skipped the lunch on Monday.", "other"),
]


@pytest.mark.parametrize(("sentence", "kind"), TYPED)
def test_what_lacks_a_second_side_or_a_traveller_keeps_its_type(sentence: str, kind: str) -> None:
    assert kind in [event.type for event in told(sentence)]


DESCRIBED = [
    ("The group is to call on the mayor of Lyon on Friday.", "The group is to call on the mayor of Lyon"),
    ("The hall fell silent before their own chairman, who is to land in Oslo on Friday.",
     "Their own chairman is to land in Oslo"),
    ("Its judges issued the warrant on Monday.", "Its judges issued the warrant"),
    ("Bells and a choir: the city buried its mayor on Monday.", "The city buried its mayor"),
    ("It issued the warrant on Monday.", ""),
    ("The Ministry of Health announced on Monday that it was full.", "The Ministry of Health announced"),
    ("A government source said on Monday that the wards were full.", ""),
    ("The town museum opens the new wing on Friday.", ""),
    ("She is not the first of the house to make the trip this year.", ""),
    ("Next guided tour in English on Friday.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "title"), DESCRIBED)
def test_one_whom_nobody_names_is_told_in_the_words_of_the_text(sentence: str, title: str) -> None:
    titles = [event.title for event in told(sentence)]
    assert title in titles if title else not titles


FIRM = [
    ("HELSINKI, 4 May (Nordic Desk) - Bells rang and a choir sang when the city buried its mayor.\n\n"
     "President Joko Widodo told reporters that he was glad.", "press", "2022-05-04~"),
    ("President Joko Widodo landed in Oslo on Monday. He addressed both houses of parliament.", "statement",
     "2022-05-02"),
    ("President Joko Widodo landed in Oslo on Monday. He spoke of friends.", "statement", None),
    ("President Joko Widodo landed in Oslo on Monday. They wanted him to lay a wreath.", "ceremony", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "day"), FIRM)
def test_a_speech_needs_no_time_of_its_own(text: str, kind: str, day: str | None) -> None:
    found = [e.when.edtf for e in told(text) if e.type == kind and e.when is not None]
    assert found == ([day] if day else [])


def test_whom_the_text_only_describes_is_the_other_side_of_a_meeting() -> None:
    text = "President Joko Widodo landed in Oslo on Monday. He met the foreign minister."
    assert "Widodo meets the foreign minister, Oslo" in [event.title for event in told(text)]


def test_the_time_behind_a_description_is_that_of_what_is_done() -> None:
    text = (
        "President Joko Widodo will lay the foundation stone of a school named after her in Bergen in June."
    )
    assert ("ceremony", "2022-06") in [(e.type, e.when and e.when.edtf) for e in told(text)]


def test_what_was_to_have_been_done_on_a_weekday_was_the_last_one() -> None:
    (one,) = told("President Joko Widodo was to have opened a seminar on Thursday night.")
    assert (one.status, one.when and one.when.start) == ("cancelled", "2022-04-28")


def test_a_prize_that_is_received_is_no_meeting() -> None:
    found = [
        event.type for event in told("President Joko Widodo received the Nobel prize in Oslo on Monday.")
    ]
    assert "meeting" not in found
    assert "visit" in found


def test_the_day_of_a_report_is_not_that_of_a_story_told_by_days() -> None:
    text = (
        "HELSINKI, 4 May (Nordic Desk) - President Joko Widodo landed there on Monday to much applause."
        "\n\nHe told reporters that he was glad."
    )
    assert not [event for event in told(text) if event.type == "press"]


def test_where_one_is_to_be_received_is_where_one_goes() -> None:
    text = (
        "President Joko Widodo leaves for Madrid on Thursday, where King Felipe is to receive him on Friday."
    )
    (met,) = [event for event in told(text) if event.type == "meeting"]
    assert [place.name for place in met.where] == ["Madrid"]


def test_who_returned_is_back_wherever_home_is() -> None:
    assert [(e.type, e.where) for e in told("President Joko Widodo returned on Monday.")] == [("arrival", ())]


def test_a_verb_that_no_list_has_is_known_by_its_subject_and_form() -> None:
    (one,) = told("President Joko Widodo quibbled over the menu on Monday; his peace plan gathered dust.")
    assert one.title == "Widodo: quibbled over the menu"


@pytest.mark.parametrize(("sentence", "kind"), WAYS)
def test_setting_out_and_coming_home_need_no_place(sentence: str, kind: str) -> None:
    assert [event.type for event in told(sentence)] == [kind]


ATTACKS = [
    ("Missiles struck Kyiv on Friday.", [("2022-04-29", "Kyiv")]),
    ("The strikes of Friday killed twelve people.", [("2022-04-29", "")]),
    ("Foreign Minister Yoshimasa Hayashi deplored Russia's invasion of Ukraine on Friday.", []),
    ("The U.N. General Assembly passed a resolution on Friday condemning the invasion of Ukraine.", []),
    ("President Joko Widodo had begun in Senegal on Friday.", []),
]


@pytest.mark.parametrize(("sentence", "attacks"), ATTACKS)
def test_an_attack_has_its_own_day_and_nobody_who_only_spoke_of_it(
    sentence: str, attacks: list[tuple[str, str]]
) -> None:
    events = [event for event in told(sentence) if event.type == "conflict"]
    found = [(e.when.edtf if e.when else "", "".join(p.name for p in e.where)) for e in events]
    assert found == attacks
    assert not any(event.who for event in events)


def test_a_resolution_that_is_passed_is_no_statement() -> None:
    text = "The U.N. General Assembly passed a resolution on Friday condemning the invasion of Ukraine."
    assert not [event for event in told(text) if event.type == "statement"]


def test_an_owner_is_no_subject_of_the_next_verb() -> None:
    text = (
        "President Joko Widodo had been Prime Minister Fumio Kishida's dinner guest, and had said on Monday"
    )
    (said,) = [event for event in told(f"{text} that all was well.") if event.type == "statement"]
    assert said.title == "Widodo makes a statement"


def test_those_invited_to_a_meeting_are_to_meet_there() -> None:
    text = "Japan may invite the foreign ministers of Oman and Chad, that were once one, to a meeting"
    (meeting,) = [event for event in told(f"{text} in December.") if event.type == "meeting"]
    assert (meeting.status, meeting.when and meeting.when.edtf) == ("considered", "2022-12")
    assert len(meeting.who) == 3


def test_a_call_has_no_place() -> None:
    text = "Prime Minister Fumio Kishida, in Paris, spoke by phone with President Joe Biden on Monday."
    assert [e.where for e in told(text) if e.type == "call"] == [()]


def test_every_quote_is_the_text_itself() -> None:
    text = (
        "Prime Minister Fumio Kishida met President Joko Widodo in Jakarta on Friday. On Sunday he was in "
        "Hanoi. He will fly to Rome on Thursday."
    )
    made = chronology(text)
    quotes = [x for e in made.events for x in e.evidence]
    assert quotes
    assert all(text[x.start : x.end] == x.quote for x in quotes)


def test_the_same_text_gives_the_same_chronology() -> None:
    text = "Prime Minister Fumio Kishida met President Joko Widodo in Jakarta on Friday."
    assert chronology(text) == chronology(text)
