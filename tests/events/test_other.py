"""Happenings of no family: only those that somebody is said to have done, each told in words of its own."""

from __future__ import annotations

import pytest

from tests.events.made import told

# (text, the types and titles that it gives); written on Wednesday, 4 May 2022
TEXTS = [
    ("President Joko Widodo closed his mountain week on Monday.",
     [("other", "Widodo: closed his mountain week")]),
    ("Oman, Chad and Peru all refused on Monday to let the ship dock.",
     [("other", "Oman, Chad and Peru: refused to let the ship dock")]),
    ("Peru stopped paying its foreign creditors in 2020.",
     [("other", "Peru: stopped paying its foreign creditors")]),
    ("President Joko Widodo, a carpenter born in Surakarta in 1961, likes metal.",
     [("other", "Widodo: born in Surakarta")]),
    # nobody does it, or it is no happening
    ("The ceasefire in the valley ended on Monday.", []),
    ("President Joko Widodo wants an answer by Monday.", []),
    ("The talks with President Joko Widodo went on until two on Monday.", []),
    ("While serving in the valley in April 1993 two men learned to ski.", []),
    ("It had been much the same story on Monday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TEXTS)
def test_somebody_does_something(text: str, events: list[tuple[str, str]]) -> None:
    assert [(event.type, event.title) for event in told(text) if event.type == "other"] == events


def test_whom_a_verb_reaches_takes_part() -> None:
    (event,) = told("A new pope gave President Joko Widodo a medal in Rome on Monday.")
    assert [role.key for role in event.who] == ["joko-widodo"]
    assert event.title.startswith("A new pope: gave")


TYPED = [
    ("Ms. Karin Ek landed in Oslo on Sunday. Her plane left on Monday.", "departure", ["karin-ek"]),
    ("Prime Minister Pia Horn had President Joko Widodo at the villa on Monday.", "meeting",
     ["pia-horn", "joko-widodo"]),
    ("Prime Minister Pia Horn called on her opposite number, Olu Banda, on Monday.", "meeting",
     ["pia-horn", "olu-banda"]),
    ("President Joko Widodo and President Pia Horn are friends. The two presidents saw each other on Monday.",
     "meeting", ["joko-widodo", "pia-horn"]),
    ("Prime Minister Pia Horn had a request, which she received by phone from Joko Widodo on Monday.", "call",
     ["pia-horn", "joko-widodo"]),
    ("Prime Minister Pia Horn said all was well, her press secretary said on Monday.", "statement",
     ["spokesman-of-pia-horn"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "who"), TYPED)
def test_what_is_told_by_other_words_has_its_type(text: str, kind: str, who: list[str]) -> None:
    assert [sorted(r.key for r in e.who) for e in told(text) if e.type == kind][-1] == sorted(who)


def test_an_ageing_subject_is_who_was_told_of() -> None:
    text = "Doctors told President Joko Widodo to rest.\n\nThe 60-year-old went into hospital on Monday."
    assert [event.title for event in told(text)] == ["Widodo: went into hospital"]


def test_a_descriptive_noun_is_the_one_just_named() -> None:
    text = "On Monday President Joko Widodo gave Chico Moreno a prize. The singer had won it in 2019."
    (event,) = [event for event in told(text) if event.when is not None and event.when.edtf == "2019"]
    assert [role.key for role in event.who] == ["chico-moreno"]


PROGRAMMES = [
    (
        "All was well. On Thursday Joko Widodo meets Prime Minister Pia Horn.",
        "planned",
        "2022-05-05",
    ),
    (
        "All was well. On Thursday Joko Widodo met Prime Minister Pia Horn.",
        "happened",
        "2022-04-28",
    ),
]


@pytest.mark.parametrize(("text", "status", "day"), PROGRAMMES)
def test_the_present_with_a_weekday_is_a_programme(text: str, status: str, day: str) -> None:
    (event,) = [event for event in told(text) if event.type == "meeting"]
    assert (event.status, event.when and event.when.edtf) == (status, day)


ATTACKS = [
    ("President Joko Widodo turned back on Monday, hours after missiles had struck Kyiv.", ["2022-05-02"]),
    ("On Monday President Joko Widodo wept for two men who were killed while working in Peru in May 1993.",
     ["1993-05"]),
    ("On Monday President Joko Widodo wept for two men who were killed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), ATTACKS)
def test_an_attack_told_aside_has_the_day_of_its_circumstance(text: str, days: list[str]) -> None:
    assert [e.when.edtf for e in told(text) if e.type == "conflict" and e.when] == days


SAID = [
    ("All was well. President Joko Widodo was told on Monday that the bridge was closed.", []),
    ("All was well. Reports were denied by Prime Minister Pia Horn on Monday.", ["pia-horn"]),
    ("All was well. President Joko Widodo denied the reports on Monday.", ["joko-widodo"]),
]


@pytest.mark.parametrize(("text", "speakers"), SAID)
def test_who_is_told_something_says_nothing(text: str, speakers: list[str]) -> None:
    found = [event for event in told(text) if event.type == "statement"]
    assert [role.key for event in found for role in event.who] == speakers
