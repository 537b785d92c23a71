"""Layouts as values: the same bytes each time, nothing lost, and no drawing library."""

import subprocess
import sys
from itertools import pairwise

import msgspec
import pytest

from tests.figures.samples import event, many, person, small, trip, votes, voyages, whole
from timeline.calendar import between, in_month, in_year, on_day, parse_day
from timeline.layouts import encode_layout, layout_routes, layout_timeline, layout_votes
from timeline.layouts._facts import date_kind, read_facts
from timeline.layouts._projection import Azimuthal, World, equal_earth, fit_view
from timeline.layouts.scene import Layout, Text
from timeline.model import Event, Vote, VotePosition

DAY = parse_day("2022-05-01")


def words(layout: Layout) -> list[str]:
    return [shape.text for page in layout.pages for shape in page.shapes if isinstance(shape, Text)]


def test_the_same_chronology_gives_the_same_bytes() -> None:
    def encoded() -> bytes:
        return encode_layout(layout_timeline(small()), layout_votes(small()), layout_routes(small()))

    assert encoded() == encoded()
    assert list(msgspec.json.decode(encoded())) == ["timeline", "votes", "routes"]


def test_a_layout_can_be_read_back() -> None:
    layout = layout_timeline(small())
    data = msgspec.json.decode(encode_layout(layout))["timeline"]
    assert msgspec.convert(data, Layout) == layout


def test_layouts_need_no_drawing_library() -> None:
    code = "import sys, timeline.layouts; print('matplotlib' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    "when, type_, kind",
    [
        (on_day(DAY), "visit", "day"),
        (between(DAY, DAY + 2), "visit", "span"),
        (between(DAY, DAY + 9), "vote", "window"),
        (between(DAY, DAY + 9, basis="inferred"), "meeting", "window"),
        (in_month(2022, 5), "visit", "window"),
        (in_year(2004), "visit", "window"),
        (between(DAY, None), "visit", "open"),
        (between(None, DAY), "visit", "open"),
        (None, "visit", "undated"),
        (between(None, None), "visit", "undated"),
    ],
)
def test_how_a_date_is_drawn(when, type_, kind) -> None:
    assert date_kind(when, type_) == kind


def test_travellers_come_first_and_who_has_most_stops_before_all() -> None:
    lanes = list(dict.fromkeys(fact.lane for fact in read_facts(small(), "traveller").dated))
    names = [lane.name for lane in sorted(lanes, key=lambda lane: lane.rank)]
    assert names[:2] == ["Fumio Kishida", "Yoshimasa Hayashi"]
    assert names[2:] == [
        "Summits", "Meetings", "Calls", "Votes", "Agreements", "Statements", "Ceremonies",
    ]  # fmt: skip


def test_a_journey_stays_on_one_page() -> None:
    chronology = many(300)
    for journey in chronology.trips:
        ids = {stop.id for stop in journey.stops}
        pages = [
            number
            for number, page in enumerate(layout_timeline(chronology).pages)
            if ids & {getattr(shape, "of", "") for shape in page.shapes}
        ]
        assert len(pages) == 1
        break


def test_the_name_before_a_title_is_not_said_twice() -> None:
    tour = trip(1, "Fumio Kishida", "Kishida: Hanoi and Rome", ("Hanoi", "Rome"), "2022-05-01")
    shown = " ".join(words(layout_routes(whole(trips=(tour,), people=(person("Fumio Kishida"),)))))
    assert "Fumio Kishida: Hanoi and Rome" in shown and "Kishida: Kishida" not in shown


def test_the_days_of_documents_are_shown_where_asked() -> None:
    from timeline.model import DocumentDate

    chronology = whole((event(1, "x", on_day(DAY)),))
    written = msgspec.structs.replace(
        chronology.documents[0], title="The dispatch", date=DocumentDate(when=on_day(DAY + 1), basis="stated")
    )
    chronology = msgspec.structs.replace(chronology, documents=(written,))
    shown = words(layout_timeline(chronology, documents=True))
    assert "Documents" in shown and any(line.startswith("1 event and 1 text · ") for line in shown)
    assert "Documents" not in words(layout_timeline(chronology))


def test_a_timeline_says_how_many_stops_and_events_it_draws() -> None:
    tours = tuple(trip(n, who, "x", ("Hanoi",), "2022-05-01") for n, who in enumerate(("A A", "B B"), 1))
    both = whole((event(1, "x", on_day(DAY)),), tours, (person("A A"), person("B B")))
    assert any(line.startswith("2 stops and 1 event · ") for line in words(layout_timeline(both)))
    first = layout_timeline(many(300)).pages[0]
    counted = [shape.text for shape in first.shapes if isinstance(shape, Text) and "page 1 of" in shape.text]
    assert " of 300 stops and events · " in counted[0]


def test_countries_that_voted_alike_stand_together() -> None:
    def ballot(number: int, **positions) -> Event:
        vote = Vote(body="UN", positions=tuple(VotePosition(country=c, vote=v) for c, v in positions.items()))
        return event(number, f"Vote {number}", on_day(DAY + number), type="vote", vote=vote)

    chronology = whole(
        (
            ballot(1, JP="for", FR="for", VN="against", KZ="abstain"),
            ballot(2, JP="for", VN="against", TM="absent"),
        )
    )
    shown = words(layout_votes(chronology))
    names = [name for name in shown if name in ("Japan", "France", "Vietnam", "Kazakhstan", "Turkmenistan")]
    assert names == ["Japan", "France", "Kazakhstan", "Vietnam", "Turkmenistan"]
    assert "none stated" in shown


def test_all_countries_of_a_large_vote_are_named() -> None:
    from timeline.places.countries import countries

    layout = layout_votes(votes(193, 2))
    shown = " ".join(words(layout))
    for code in sorted(countries())[:193]:
        assert countries()[code].name.split()[0] in shown
    assert not [name for name in words(layout) if "…" in name]


def test_views_suit_the_journey() -> None:
    assert isinstance(fit_view([(35.7, 139.7), (21.3, -157.9)]), Azimuthal)
    assert isinstance(fit_view([(64, -22), (78, 15), (-78, 167), (-55, -68)]), World)
    x, y = Azimuthal.above(0, 180).project(0, -179)
    assert x == pytest.approx(0.01745, abs=1e-4) and y == pytest.approx(0)
    assert equal_earth(90, 0)[1] == pytest.approx(1.3173627591574)
    assert equal_earth(0, 180)[0] == pytest.approx(2.7066299836, abs=1e-6)


def test_a_way_across_the_date_line_does_not_cross_the_map() -> None:
    layout = layout_routes(voyages(), multiples=True)
    for page in layout.pages:
        for shape in page.shapes:
            if getattr(shape, "look", "").startswith("leg.") and len(shape.points) > 2:
                steps = [abs(a[0] - b[0]) for a, b in pairwise(shape.points)]
                assert max(steps) < page.width / 5


def test_stops_without_a_point_are_named_below_the_map() -> None:
    tour = trip(1, "Envoy", "Tour", ("Hanoi", "Rome"), "2022-05-01")
    lost = msgspec.structs.replace(tour.stops[1], place="nowhere")
    chronology = whole(trips=(msgspec.structs.replace(tour, stops=(tour.stops[0], lost)),))
    shown = " ".join(words(layout_routes(chronology)))
    assert "1 not on the map" in shown and "nowhere, 2 May 2022 [not on the map]" in shown


def test_conflicts_have_the_same_number_at_the_fact_and_in_the_list() -> None:
    from timeline.model import Claim, Conflict

    def conflict(about: str, kind="date") -> Conflict:
        return Conflict(
            about=about, kind=kind, claims=(Claim(value="one", evidence=()), Claim(value="two", evidence=()))
        )

    tour = trip(1, "Envoy", "Envoy: Spring tour", ("Hanoi", "Rome"), "2022-05-01")
    chronology = whole(
        (event(1, "Talks", on_day(DAY)),),
        (tour,),
        (person("Envoy"),),
        (conflict("e00001"), conflict(tour.id, "order"), conflict(tour.stops[1].id)),
    )
    shown = words(layout_timeline(chronology))
    assert "Talks ⚠1" in shown
    assert "Envoy’s journey, Hanoi to Rome, order: “one” or “two”" in shown
    assert any(text.endswith("⚠2") for text in shown) and any("Rome ⚠3" in text for text in shown)
    routes = words(layout_routes(chronology))
    assert any("Spring tour ⚠1" in text for text in routes)
    assert any(text.startswith("Rome") and text.endswith("⚠2") for text in routes)
    assert "Envoy in Rome, date: “one” or “two”" in routes and not any("Talks" in text for text in routes)


def test_stops_known_to_the_week_are_enlarged_with_their_journey_in_its_order() -> None:
    tour = trip(1, "Envoy", "Tour", ("Hanoi", "Tokyo", "Rome", "London"), "2022-05-01")
    week = between(DAY + 1, DAY + 7, basis="inferred")
    stops = (tour.stops[0], *(msgspec.structs.replace(stop, when=week) for stop in tour.stops[1:]))
    chronology = whole(
        (event(1, "before", on_day(DAY - 100)), event(2, "after", on_day(DAY + 200))),
        (msgspec.structs.replace(tour, stops=stops),),
        (person("Envoy"),),
    )
    shown = words(layout_timeline(chronology))
    assert "A\u20021–8 May 2022, enlarged" in shown
    panel = shown[shown.index("A\u20021–8 May 2022, enlarged") :]
    order = [text.split("\u2002")[-1] for text in panel if text.endswith(("Tokyo", "Rome", "London"))]
    assert order == ["Tokyo", "Rome", "London"]


def test_stops_known_to_the_same_month_are_not_enlarged() -> None:
    tour = trip(1, "Envoy", "Tour", ("Hanoi", "Tokyo", "Rome"), "2022-05-01")
    stops = tuple(msgspec.structs.replace(stop, when=in_month(2022, 5)) for stop in tour.stops)
    chronology = whole(
        (event(1, "before", on_day(DAY - 200)), event(2, "after", on_day(DAY + 200))),
        (msgspec.structs.replace(tour, stops=stops),),
        (person("Envoy"),),
    )
    assert not any("enlarged" in text for text in words(layout_timeline(chronology)))


def test_stops_of_days_on_end_share_a_row() -> None:
    tour = trip(1, "Envoy", "Tour", ("Hanoi", "Tokyo", "Rome"), "2022-05-01", 2)
    (page,) = layout_timeline(whole(trips=(tour,), people=(person("Envoy"),))).pages
    bars = [shape for shape in page.shapes if shape.of.startswith("s0001") and hasattr(shape, "height")]
    assert len(bars) == 3 and len({bar.y for bar in bars}) == 1


@pytest.mark.parametrize("status", ["happened", "planned", "cancelled"])
def test_a_journey_in_the_whole_looks_as_its_stops_do(status) -> None:
    tour = trip(1, "Envoy", "Tour", ("Hanoi", "Rome", "London"), "2022-05-01", status=status)
    chronology = whole(
        (event(1, "before", on_day(DAY - 200)), event(2, "after", on_day(DAY + 200))),
        (tour,),
        (person("Envoy"),),
    )
    (page,) = layout_timeline(chronology).pages
    (bar,) = (shape for shape in page.shapes if shape.of == tour.id and hasattr(shape, "height"))
    assert bar.look == f"journey.{status}"
    assert dict(page.tips)[tour.id] == "Tour (3 stops)"


def test_no_conflict_and_no_vote_is_dropped_where_there_is_little_room() -> None:
    from timeline.model import Claim, Conflict

    claims = tuple(Claim(value=f"claim {side} " + "of many words " * 12, evidence=()) for side in "ab")
    tours = tuple(
        trip(number, "Envoy", f"Tour {number}", ("Hanoi", "Rome"), f"2022-0{number + 1}-01")
        for number in range(6)
    )
    conflicts = tuple(Conflict(about=tour.stops[0].id, kind="date", claims=claims) for tour in tours)
    chronology = whole(trips=tours, people=(person("Envoy"),), conflicts=conflicts)
    for size in ("a4", "a4-column", "slide", (8.0, 6.0)):
        for make in (layout_routes, layout_timeline):
            shown = words(make(chronology, size))
            assert sum("claim a" in text for text in shown) == 6, (size, make)
    ballots = votes(20, 60)
    for size in ("a4-column", "slide", (8.0, 6.0)):
        shown = " ".join(words(layout_votes(ballots, size)))
        assert all(f"A vote on matter {number}" in shown for number in range(60))


def test_a_page_is_not_cut_on_a_day_of_a_journey() -> None:
    from timeline.layouts._paging import paged

    chronology = many(200)
    facts = read_facts(chronology, "traveller").dated
    groups = paged(facts, lambda group: len(group) <= 40)
    assert sum(len(group) for group in groups) == len(facts)
    assert all(one[-1].first <= other[0].first for one, other in pairwise(groups))
    for journey in {fact.trip for fact in facts if fact.trip}:
        assert sum(any(fact.trip == journey for fact in group) for group in groups) == 1


def test_pages_are_counted_with_those_that_lists_go_on_to() -> None:
    undated = tuple(
        event(number, f"A pledge of many words and no date, number {number}", None) for number in range(160)
    )
    layout = layout_timeline(whole((*undated, event(999, "Talks", on_day(DAY)))))
    assert len(layout.pages) > 1
    assert any(f"page 1 of {len(layout.pages)}" in text for text in words(layout))
    shown = " ".join(words(layout))
    assert all(f"number {number}" in shown for number in range(160))


@pytest.mark.parametrize("count, shared", [(7, [7]), (9, [5, 4]), (17, [6, 6, 5])])
def test_journeys_are_shared_evenly_among_maps(count, shared) -> None:
    tours = tuple(
        trip(number, "Envoy", f"Tour {number}", ("Hanoi",), f"2022-05-{number + 1:02}")
        for number in range(count)
    )
    pages = layout_routes(whole(trips=tours, people=(person("Envoy"),))).pages
    ids = [{shape.of for shape in page.shapes} & {tour.id for tour in tours} for page in pages]
    assert [len(found) for found in ids] == shared
