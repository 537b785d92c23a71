"""What several sentences or texts say of one plan, and who comes home."""

from __future__ import annotations

import pytest

from tests.events.made import chronology, source
from timeline.model import Event
from timeline.pipeline import chronology_of


def events_of(text: str, kind: str) -> list[Event]:
    return [event for event in chronology(text).events if event.type == kind]


def test_two_who_signed_on_the_day_of_their_meeting_have_met() -> None:
    plan = source(
        "All was well. President Joko Widodo meets Prime Minister Pia Horn on Friday.", "2022-05-04"
    )
    report = source(
        "All was well. On Friday President Joko Widodo and Prime Minister Pia Horn signed a treaty.",
        "2022-05-07",
    )
    both = chronology_of([plan, report])
    (meeting,) = [event for event in both.events if event.type == "meeting"]
    assert meeting.status == "happened"
    assert len({piece.document for piece in meeting.evidence}) >= 1
    (alone,) = [event for event in chronology_of([plan]).events if event.type == "meeting"]
    assert alone.status == "planned"


HOME = [
    ("President Emmanuel Macron of France was in Oslo. From there he goes back to Paris.", "arrival"),
    ("President Emmanuel Macron of France was in Oslo. In Paris he said on Tuesday that he was tired.",
     "statement"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), HOME)
def test_nobody_visits_his_own_capital(text: str, kind: str) -> None:
    places = {place.id: place.name for place in chronology(text).places}
    told = [(e.type, places[where]) for e in chronology(text).events for where in e.where]
    assert ("visit", "Paris") not in told
    assert (kind, "Paris") in told


def test_two_meetings_of_one_text_with_different_people_are_two() -> None:
    text = (
        "All was well. President Joko Widodo met Prime Minister Pia Horn in Oslo on Monday. "
        "President Joko Widodo met Prime Minister Olu Banda in Oslo on Monday evening."
    )
    assert [len(event.who) for event in events_of(text, "meeting")] == [2, 2]


def test_a_news_conference_is_where_it_was_held() -> None:
    text = (
        "All was well. President Joko Widodo told a news conference on Monday, held in the town of Bergen, "
        "that he would rest."
    )
    found = chronology(text)
    places = {place.id: place.name for place in found.places}
    assert [(e.type, [places[w] for w in e.where]) for e in found.events] == [("press", ["Bergen"])]


def test_a_text_that_looks_back_on_a_planned_meeting_reports_it() -> None:
    plan = source(
        "All was well. President Joko Widodo meets Prime Minister Pia Horn on Friday.", "2022-05-04"
    )
    report = source(
        "All was well. The bridge should be mended, Joko Widodo said after seeing Prime Minister Pia Horn.",
        "2022-05-07",
    )
    (meeting,) = [e for e in chronology_of([plan, report]).events if e.type == "meeting"]
    assert (meeting.status, meeting.when and meeting.when.edtf) == ("happened", "2022-05-06")
    assert not [e for e in chronology_of([report]).events if e.type == "meeting"]
