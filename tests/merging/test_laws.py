"""Laws that hold for whatever the texts tell."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merging.made import PEOPLE, PLACES, mention, part
from timeline.calendar import span
from timeline.merging import DocumentPart, merge
from timeline.model import Chronology, decode, encode

TYPES = ("visit", "arrival", "departure", "meeting", "press", "call", "statement", "summit")
DAYS = (None, "2022-04-29", "2022-04-30", "2022-05-01", "2022-05-03", "2022-05", "2022-04-30/2022-05-02",
        "2021-11", "2022-05-01/..")  # fmt: skip
WINDOWS = (None, "2022-04-28/2022-05-06")
TRAVELLERS = [key for key in PEOPLE if key != "un-general-assembly"]
STATUSES = ("happened", "planned", "considered", "cancelled", "denied")


@st.composite
def told(draw: st.DrawFn) -> tuple[str, object]:
    kind = draw(st.sampled_from(TYPES))
    role = "traveller" if kind in ("visit", "arrival", "departure") else "participant"
    keys = draw(st.lists(st.sampled_from(TRAVELLERS), max_size=2, unique=True))
    where = draw(st.lists(st.sampled_from(sorted(PLACES)), max_size=2, unique=True))
    return mention(
        f"Sentence {draw(st.integers(0, 6))} tells it.",
        kind,
        " ".join(f"{key}:{role}" for key in keys),
        " ".join(where),
        draw(st.sampled_from(DAYS)),
        status=draw(st.sampled_from(STATUSES)),
        basis=draw(st.sampled_from(("explicit", "relative"))),
        journey=draw(st.sampled_from((None, "j", "k"))),
        order=draw(st.sampled_from((None, 0, 1, 2))),
        window=draw(st.sampled_from(WINDOWS)),
        home=draw(st.sampled_from((False, False, False, True))),
        confidence=draw(st.sampled_from((0.2, 0.8))),
    )


@st.composite
def documents(draw: st.DrawFn) -> list[DocumentPart]:
    count = draw(st.integers(1, 3))
    return [
        part(
            name,
            draw(st.sampled_from((None, "2022-04-28", "2022-05-02"))),
            *draw(st.lists(told(), max_size=6)),
        )
        for name in ("one", "two", "three")[:count]
    ]


def merged(parts: list[DocumentPart]) -> Chronology:
    return merge(parts, tool="test", keep_text=False)


LAW = settings(max_examples=150, deadline=None, derandomize=True)


@LAW
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_the_documents_does_not_matter(parts: list[DocumentPart], dice) -> None:
    shuffled = list(parts)
    dice.shuffle(shuffled)
    assert encode(merged(shuffled)) == encode(merged(parts))


@LAW
@given(documents())
def test_a_text_read_twice_adds_nothing_but_its_document(parts: list[DocumentPart]) -> None:
    copies = [
        replace(p, source=replace(p.source, id=f"z-{p.source.id}", source=f"z/{p.source.source}"))
        for p in parts
    ]
    once, twice = merged(parts), merged([*parts, *copies])
    assert len(twice.documents) == 2 * len(once.documents)
    assert msgspec.structs.replace(twice, documents=()) == msgspec.structs.replace(once, documents=())
    assert encode(merged([*parts, *parts])) == encode(once)


@LAW
@given(documents())
def test_quotes_are_exactly_the_text(parts: list[DocumentPart]) -> None:
    chronology = merged(parts)
    texts = {p.source.id: p.source.text for p in parts}
    facts = [*chronology.events, *(stop for trip in chronology.trips for stop in trip.stops)]
    pieces = [piece for fact in facts for piece in fact.evidence]
    pieces += [
        piece for conflict in chronology.conflicts for claim in conflict.claims for piece in claim.evidence
    ]
    for piece in pieces:
        assert piece.quote and texts[piece.document][piece.start : piece.end] == piece.quote


@LAW
@given(documents())
def test_no_stop_is_at_home_and_stops_stand_in_the_order_of_their_days(parts: list[DocumentPart]) -> None:
    chronology = merged(parts)
    homes = {actor.id: actor.country for actor in chronology.people}
    countries = {place.id: place.country for place in chronology.places}
    for trip in chronology.trips:
        assert all(countries[stop.place] != homes[trip.traveller] for stop in trip.stops)
        days = [span(stop.when) for stop in trip.stops if stop.when and stop.when.precision == "day"]
        assert [day.first for day in days] == sorted(day.first for day in days)


@LAW
@given(documents())
def test_everything_that_is_referred_to_is_there_once(parts: list[DocumentPart]) -> None:
    chronology = merged(parts)
    assert decode(encode(chronology), "merged") == chronology
    events = [event.id for event in chronology.events]
    stops = [stop for trip in chronology.trips for stop in trip.stops]
    ids = [*events, *(stop.id for stop in stops), *(trip.id for trip in chronology.trips)]
    assert len(ids) == len(set(ids))
    assert {key for stop in stops for key in stop.events} <= set(events)
    assert all(stop.events for stop in stops)
    assert {place for event in chronology.events for place in event.where} <= {
        p.id for p in chronology.places
    }
    assert {p.actor for e in chronology.events for p in e.who} <= {actor.id for actor in chronology.people}
    assert {conflict.about for conflict in chronology.conflicts} <= set(ids)


@LAW
@given(documents())
def test_no_stop_is_dated_to_a_day_that_no_sentence_names(parts: list[DocumentPart]) -> None:
    named = {m.when.edtf for p in parts for m in p.mentions if m.when}
    days = {side for edtf in named for side in edtf.split("/") if side.count("-") == 2}
    days |= {"2022-05-02", "2022-04-28"}  # "since Sunday" ends with its text
    for trip in merged(parts).trips:
        for stop in trip.stops:
            if stop.when and stop.when.precision == "day":
                assert stop.when.edtf in days


@LAW
@given(documents())
def test_no_fact_ends_before_it_begins(parts: list[DocumentPart]) -> None:
    chronology = merged(parts)
    facts = [
        *chronology.events,
        *chronology.trips,
        *(stop for trip in chronology.trips for stop in trip.stops),
    ]
    for fact in facts:
        if fact.when and fact.when.start and fact.when.end:
            assert fact.when.start <= fact.when.end
