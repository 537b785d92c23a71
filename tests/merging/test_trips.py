from tests.merging.made import mention, part, visit
from timeline.merging import DocumentPart, merge
from timeline.model import Chronology, Trip


def merged(*parts: DocumentPart) -> Chronology:
    return merge(parts, tool="test", keep_text=False)


def stops(trip: Trip) -> list[tuple[str, str | None, str]]:
    return [(stop.place, stop.when and stop.when.edtf, stop.status) for stop in trip.stops]


TOUR = (
    part(
        "digest",
        "2022-05-02",
        mention(
            "On Friday the premier met Widodo in Jakarta.",
            "meeting",
            "kishida:participant widodo:host",
            "jakarta",
            "2022-04-29",
            basis="relative",
        ),
        mention(
            "On Sunday Kishida met his Vietnamese counterpart in Hanoi.",
            "meeting",
            "kishida:participant chinh:host",
            "hanoi",
            "2022-05-01",
            basis="relative",
        ),
    ),
    part(
        "hanoi",
        "2022-05-01",
        mention(
            "Kishida and Chinh met in Hanoi on Sunday, May 1.",
            "meeting",
            "kishida:participant chinh:host",
            "hanoi",
            "2022-05-01",
        ),
        visit(
            "Kishida is a guest in Vietnam from April 30 to May 1.",
            "kishida",
            "vietnam",
            "2022-04-30/2022-05-01",
            journey="j1",
            order=0,
        ),
        visit(
            "From Vietnam he goes on to Indonesia, Thailand, Italy and Britain.",
            "kishida",
            "indonesia",
            status="planned",
            journey="j1",
            order=1,
        ),
        visit(
            "From Vietnam he goes on to Indonesia, Thailand, Italy and Britain.",
            "kishida",
            "thailand",
            status="planned",
            journey="j1",
            order=2,
        ),
        visit(
            "From Vietnam he goes on to Indonesia, Thailand, Italy and Britain.",
            "kishida",
            "italy",
            status="planned",
            journey="j1",
            order=3,
        ),
        visit(
            "From Vietnam he goes on to Indonesia, Thailand, Italy and Britain.",
            "kishida",
            "britain",
            status="planned",
            journey="j1",
            order=4,
        ),
    ),
)


def test_two_texts_tell_one_journey_and_the_dated_meeting_decides_the_order() -> None:
    chronology = merged(*TOUR)
    (trip,) = chronology.trips
    assert stops(trip) == [
        ("jakarta", "2022-04-29", "happened"),
        ("hanoi", "2022-04-30/2022-05-01", "happened"),
        ("thailand", None, "planned"),
        ("italy", None, "planned"),
        ("britain", None, "planned"),
    ]
    (conflict,) = [conflict for conflict in chronology.conflicts if conflict.kind == "order"]
    assert conflict.about == trip.id
    assert conflict.kept == "Jakarta before Hanoi"
    assert {claim.value for claim in conflict.claims} == {"Jakarta before Hanoi", "Hanoi before Jakarta"}
    assert all(claim.evidence for claim in conflict.claims)


def test_every_stop_has_the_event_of_its_visit() -> None:
    chronology = merged(*TOUR)
    events = {event.id: event for event in chronology.events}
    for trip in chronology.trips:
        for stop in trip.stops:
            visits = [events[key] for key in stop.events if events[key].type == "visit"]
            assert [event.where for event in visits] == [(stop.place,)]
    assert sorted(event.type for event in chronology.events) == ["meeting"] * 2 + ["visit"] * 5


def test_the_title_names_traveller_places_and_months() -> None:
    (trip,) = merged(*TOUR).trips
    assert trip.title == "Kishida: Jakarta, Hanoi, Thailand, Italy, Britain, April–May 2022"


def test_home_is_no_stop() -> None:
    chronology = merged(
        part(
            "home",
            "2022-05-01",
            visit("Kishida was in Tokyo.", "kishida", "tokyo", "2022-05-01"),
            visit("He came home.", "kishida", "vietnam", "2022-05-01", home=True),
        )
    )
    assert chronology.trips == ()


def test_a_return_home_parts_two_journeys_and_months_do() -> None:
    near = part(
        "march",
        "2022-03-22",
        visit("He was in Vietnam on March 20.", "kishida", "vietnam", "2022-03-20"),
        mention("He flew home on March 21.", "arrival", "kishida:traveller", "tokyo", "2022-03-21"),
        visit("He will be in Italy on March 24.", "kishida", "italy", "2022-03-24", status="planned"),
        visit("He was in Britain last November.", "kishida", "britain", "2021-11"),
    )
    assert [[place for place, _, _ in stops(trip)] for trip in merged(near).trips] == [
        ["britain"],
        ["vietnam"],
        ["italy"],
    ]


def test_two_named_cities_are_two_stops_and_their_country_joins_both() -> None:
    chronology = merged(
        part(
            "china",
            "2023-04-02",
            visit(
                "He is in China from April 12 to 15.",
                "kishida",
                "china",
                "2023-04-12/2023-04-15",
                status="planned",
            ),
            visit(
                "He is in Shanghai on the 12th and 13th.",
                "kishida",
                "shanghai",
                "2023-04-12/2023-04-13",
                status="planned",
            ),
            visit("He is in Beijing on the 14th.", "kishida", "beijing", "2023-04-14", status="planned"),
        )
    )
    (trip,) = chronology.trips
    assert [place for place, _, _ in stops(trip)] == ["shanghai", "beijing"]


def test_coming_back_within_days_is_one_stay() -> None:
    chronology = merged(
        part(
            "sheet",
            None,
            visit("Aug 7 Johannesburg", "kishida", "johannesburg", "2022-08-07", status="planned"),
            visit("Aug 8 Pretoria", "kishida", "pretoria", "2022-08-08", status="planned"),
            visit("Aug 9 Johannesburg", "kishida", "johannesburg", "2022-08-09", status="planned"),
        )
    )
    (trip,) = chronology.trips
    assert stops(trip) == [
        ("johannesburg", "2022-08-07/2022-08-09", "planned"),
        ("pretoria", "2022-08-08", "planned"),
    ]


def test_a_venue_is_named_by_its_city() -> None:
    chronology = merged(
        part(
            "rome",
            "2023-01-10",
            mention(
                "Lunch at Palazzo Chigi on Tuesday.",
                "meeting",
                "kishida:participant",
                "palazzo-chigi",
                "2023-01-10",
            ),
            visit("He was in Rome on January 10.", "kishida", "rome", "2023-01-10"),
        )
    )
    (trip,) = chronology.trips
    assert stops(trip) == [("rome", "2023-01-10", "happened")]


def test_a_plan_that_a_later_text_reports_happened() -> None:
    plan = part(
        "a",
        "2022-04-20",
        visit("He will be in Hanoi on May 1.", "kishida", "hanoi", "2022-05-01", status="planned"),
    )
    report = part(
        "b",
        "2022-05-02",
        visit("He was in Hanoi on Sunday.", "kishida", "hanoi", "2022-05-01", basis="relative"),
    )
    (trip,) = merged(plan, report).trips
    assert stops(trip) == [("hanoi", "2022-05-01", "happened")]
    assert len(trip.stops[0].evidence) == 2
    (alone,) = merged(plan).trips
    assert stops(alone) == [("hanoi", "2022-05-01", "planned")]


def test_a_cancelled_plan_is_kept_apart_from_the_new_one() -> None:
    chronology = merged(
        part(
            "a",
            "2023-03-25",
            visit(
                "He was to be in China from March 26 to 31; it is off.",
                "kishida",
                "china",
                "2023-03-26/2023-03-31",
                status="cancelled",
            ),
        ),
        part("b", "2023-04-15", visit("He was in Beijing on April 14.", "kishida", "beijing", "2023-04-14")),
    )
    assert [stops(trip) for trip in chronology.trips] == [
        [("china", "2023-03-26/2023-03-31", "cancelled")],
        [("beijing", "2023-04-14", "happened")],
    ]


def test_a_later_text_beats_an_earlier_one_and_the_misfit_is_a_conflict() -> None:
    chronology = merged(
        part(
            "a",
            "2023-04-02",
            visit("Italy from the 22nd.", "kishida", "italy", "2023-04-22/2023-04-25", status="planned"),
        ),
        part(
            "b",
            "2023-04-27",
            mention("He came to Rome on 21 April.", "arrival", "kishida:traveller", "rome", "2023-04-21"),
            visit("He was in Rome until the 25th.", "kishida", "rome", "2023-04-25"),
        ),
        part(
            "c",
            "2023-04-10",
            visit("He arrives on the 20th.", "kishida", "rome", "2023-04-20", status="planned"),
        ),
    )
    (trip,) = chronology.trips
    assert stops(trip) == [("rome", "2023-04-21/2023-04-25", "happened")]
    (conflict,) = [c for c in chronology.conflicts if c.kind == "date"]
    assert conflict.about == trip.stops[0].id
    assert conflict.kept == "2023-04-21/2023-04-25"
    assert conflict.because == "a report of what happened beats a plan"


def test_a_stop_between_two_others_has_their_window() -> None:
    sentence = "From Jakarta, where he was on April 29, he went to Vietnam and was in Rome on May 4."
    chronology = merged(
        part(
            "tour",
            "2022-05-06",
            visit(sentence, "kishida", "jakarta", "2022-04-29", journey="j", order=0),
            visit(sentence, "kishida", "vietnam", journey="j", order=1),
            visit(sentence, "kishida", "rome", "2022-05-04", journey="j", order=2),
        )
    )
    (trip,) = chronology.trips
    between = trip.stops[1].when
    assert between is not None
    assert (between.edtf, between.precision, between.basis) == (
        "2022-04-29/2022-05-04",
        "interval",
        "inferred",
    )


def test_stops_without_any_date_keep_the_order_of_the_text() -> None:
    chronology = merged(
        part(
            "undated",
            None,
            *(
                visit(f"Then {place}.", "kishida", place, journey="j")
                for place in ("vietnam", "italy", "britain")
            ),
        )
    )
    (trip,) = chronology.trips
    assert stops(trip) == [(place, None, "happened") for place in ("vietnam", "italy", "britain")]
    assert trip.when is None


def test_companions_share_the_event_and_have_a_trip_each() -> None:
    chronology = merged(
        part(
            "pair",
            "2022-05-02",
            mention(
                "Kishida and his wife were in Rome on May 1.",
                "visit",
                "kishida:traveller yuko:traveller",
                "rome",
                "2022-05-01",
            ),
        ),
    )
    assert sorted(trip.traveller for trip in chronology.trips) == ["kishida", "yuko"]
    assert len(chronology.events) == 1
    assert {stop.events for trip in chronology.trips for stop in trip.stops} == {(chronology.events[0].id,)}


def test_a_call_is_no_stop_and_neither_is_the_hosts_home() -> None:
    chronology = merged(
        part(
            "call",
            "2022-05-02",
            mention(
                "Kishida spoke to Widodo in Jakarta by phone.",
                "call",
                "kishida:participant widodo:participant",
                "jakarta",
                "2022-05-01",
            ),
            mention(
                "Widodo met Chinh in Jakarta.",
                "meeting",
                "widodo:host chinh:participant",
                "jakarta",
                "2022-05-01",
            ),
        ),
    )
    assert [trip.traveller for trip in chronology.trips] == ["chinh"]


def test_origin_is_where_the_text_says_that_it_set_out() -> None:
    chronology = merged(
        part(
            "leaving",
            "2022-05-02",
            mention("He left Tokyo on April 29.", "departure", "kishida:traveller", "tokyo", "2022-04-29"),
            visit("He was in Jakarta on April 29.", "kishida", "jakarta", "2022-04-29"),
        ),
    )
    (trip,) = chronology.trips
    assert trip.origin == "tokyo"
    assert "tokyo" in {place.id for place in chronology.places}


def test_a_stop_that_was_dropped_stays_in_its_journey_and_a_cancelled_journey_beside_it_does_not() -> None:
    def off(place: str, day: str) -> tuple:
        return visit(f"The call at {place} is off.", "kishida", place, day, status="cancelled")

    tour = (
        visit("Jakarta on the 29th.", "kishida", "jakarta", "2022-04-29"),
        visit("Rome on May 2.", "kishida", "rome", "2022-05-02"),
    )
    (trip,) = merged(part("a", "2022-05-04", *tour, off("hanoi", "2022-04-30"))).trips
    assert [(place, status) for place, _, status in stops(trip)] == [
        ("jakarta", "happened"),
        ("hanoi", "cancelled"),
        ("rome", "happened"),
    ]
    assert len(merged(part("a", "2022-05-04", *tour, off("britain", "2022-05-03"))).trips) == 2


def test_an_undated_stop_belongs_to_the_journey_told_next_to_it_unless_it_is_only_an_idea() -> None:
    told = part(
        "a",
        "2022-05-04",
        visit("He visited Rome in 2019.", "kishida", "rome", "2019"),
        visit("On the 29th he was in Jakarta.", "kishida", "jakarta", "2022-04-29"),
        visit("Then he flew to Vietnam.", "kishida", "vietnam"),
        visit("He has been asked to come to Britain.", "kishida", "britain", status="considered"),
    )
    assert sorted([stop.place for stop in trip.stops] for trip in merged(told).trips) == [
        ["britain"],
        ["jakarta", "vietnam"],
        ["rome"],
    ]


def test_a_text_of_unknown_date_joins_the_one_journey_that_it_can_mean() -> None:
    dated = part("a", "2022-05-04", visit("He was in Rome on May 1.", "kishida", "rome", "2022-05-01"))
    undated = part("b", None, visit("Rome is on his way.", "kishida", "rome", status="planned"))
    assert len(merged(dated, undated).trips) == 1
    older = part("c", "2019-05-04", visit("He was in Rome on May 1.", "kishida", "rome", "2019-05-01"))
    assert len(merged(dated, undated, older).trips) == 3


def test_where_one_of_unknown_home_set_out_is_no_stop() -> None:
    chronology = merged(
        part(
            "tour",
            "2022-05-04",
            mention("Guest leaves New York.", "departure", "guest:traveller", "new-york", "2022-05-01"),
            visit("Guest is in Rome.", "guest", "rome", "2022-05-02"),
            mention("Guest is back in New York.", "arrival", "guest:traveller", "new-york", "2022-05-04"),
        )
    )
    (trip,) = chronology.trips
    assert stops(trip) == [("rome", "2022-05-02", "happened")]
    assert trip.origin == "new-york"


def test_an_office_without_a_name_travels_only_where_the_text_says_so() -> None:
    met = mention("He met the minister in Rome.", "meeting", "minister:participant", "rome", "2022-05-02")
    came = visit("The minister came to Rome.", "minister", "rome", "2022-05-02")
    assert merged(part("a", "2022-05-04", met)).trips == ()
    assert len(merged(part("a", "2022-05-04", met, came)).trips) == 1


def test_an_office_that_makes_the_same_stops_as_one_named_traveller_is_that_traveller() -> None:
    sheet = part(
        "sheet",
        None,
        visit("29 Rome", "minister", "rome", "2022-04-29", status="planned"),
        visit("30 Jakarta", "minister", "jakarta", "2022-04-30", status="planned"),
        visit("1 Britain", "minister", "britain", "2022-05-01", status="planned"),
    )
    told = part(
        "told",
        "2022-05-02",
        visit("Chinh was in Rome on Friday.", "chinh", "rome", "2022-04-29"),
        visit("He was in Jakarta on Saturday.", "chinh", "jakarta", "2022-04-30"),
        visit("Widodo was in Rome on Friday.", "kishida", "rome", "2022-04-29"),
    )
    chronology = merged(sheet, told)
    assert sorted((trip.traveller, [stop.place for stop in trip.stops]) for trip in chronology.trips) == [
        ("chinh", ["rome", "jakarta", "britain"]),
        ("kishida", ["rome"]),
    ]


def test_the_day_of_setting_out_is_not_the_day_of_every_place() -> None:
    leaving = "On Monday he sets out for Italy, Britain and Thailand."
    told = [
        visit(leaving, "kishida", place, "2023-01-09", status="planned", order=order, rule="travel: leave")
        for order, place in enumerate(("italy", "britain", "thailand"))
    ]
    chronology = merged(part("a", "2023-01-04", *told))
    (trip,) = chronology.trips
    assert stops(trip) == [
        ("italy", "2023-01-09", "planned"),
        ("britain", None, "planned"),
        ("thailand", None, "planned"),
    ]


def test_a_companion_has_the_days_of_the_one_whom_the_text_names_beside_him() -> None:
    both = "From April 28 to May 5 Kishida and his wife will travel to Italy and Britain."
    plan = [
        mention(
            both,
            "visit",
            "kishida:traveller yuko:traveller",
            place,
            status="planned",
            window="2022-04-28/2022-05-05",
        )
        for place in ("italy", "britain")
    ]
    chronology = merged(
        part("plan", "2022-04-20", *plan),
        part("report", "2022-05-06", visit("He was in Rome on May 1.", "kishida", "rome", "2022-05-01")),
    )
    (trip,) = [trip for trip in chronology.trips if trip.traveller == "yuko"]
    (italy,) = [stop for stop in trip.stops if stop.place == "rome"]
    assert italy.when and (italy.when.edtf, italy.when.basis, italy.status) == (
        "2022-05-01",
        "inferred",
        "planned",
    )


def test_a_place_that_someone_has_set_out_for_is_still_planned() -> None:
    leaving = "He is leaving now for Italy and Britain."
    told = [
        visit(leaving, "kishida", place, order=order, rule="travel: leave")
        for order, place in enumerate(("italy", "britain"))
    ]
    (trip,) = merged(part("a", "2022-04-29", *told)).trips
    assert [stop.status for stop in trip.stops] == ["happened", "planned"]


def test_one_leaves_a_country_from_its_last_city() -> None:
    chronology = merged(
        part(
            "china",
            "2023-04-16",
            visit("In Shanghai he toured a works on the 12th.", "kishida", "shanghai", "2023-04-12"),
            visit("In Beijing he met Xi on the 14th.", "kishida", "beijing", "2023-04-14"),
            mention("He left China on the 15th.", "departure", "kishida:traveller", "china", "2023-04-15"),
            mention("He came to China on the 11th.", "arrival", "kishida:traveller", "china", "2023-04-11"),
        )
    )
    (trip,) = chronology.trips
    assert stops(trip) == [
        ("shanghai", "2023-04-11/2023-04-12", "happened"),
        ("beijing", "2023-04-14/2023-04-15", "happened"),
    ]


def test_a_report_of_a_meeting_without_its_place_still_shows_that_the_traveller_was_there() -> None:
    chronology = merged(
        part(
            "sheet",
            "2022-04-20",
            mention(
                "1 May Hanoi: Prime Minister Chinh",
                "meeting",
                "kishida:participant chinh:host",
                "hanoi",
                "2022-05-01",
                status="planned",
            ),
        ),
        part(
            "report",
            "2022-05-02",
            mention(
                "On Sunday Chinh met his visitor Kishida.",
                "meeting",
                "chinh:participant kishida:participant",
                "",
                "2022-05-01",
            ),
        ),
    )
    (trip,) = chronology.trips
    assert stops(trip) == [("hanoi", "2022-05-01", "happened")]


def test_titles_name_the_holder_of_an_office() -> None:
    sheet = part(
        "sheet",
        None,
        visit("foreign minister of Vietnam in Rome", "minister", "rome", "2022-04-29"),
        mention(
            "foreign minister of Vietnam meets Meloni",
            "meeting",
            "minister:participant",
            "rome",
            "2022-04-29",
        ),
    )
    told = part("told", "2022-05-02", visit("Chinh was in Rome.", "chinh", "rome", "2022-04-29"))
    titles = {event.title for event in merged(sheet, told).events}
    assert titles == {"Chinh visits Rome", "Chinh meets Meloni"}


def test_a_weekday_is_of_the_week_that_a_written_date_of_the_same_stop_names() -> None:
    def told(words: str) -> list[tuple[str, str | None, str]]:
        chronology = merged(
            part(
                "a",
                "2023-01-10",
                visit("Rome gets him then.", "kishida", "rome", "2023-01-05", basis="relative", words=words),
            ),
            part(
                "b", "2023-01-04", visit("12/01/2023 Rome", "kishida", "rome", "2023-01-12", status="planned")
            ),
        )
        return [stop for trip in chronology.trips for stop in stops(trip)]

    assert told("Thursday") == [("rome", "2023-01-12", "planned")]
    assert len(told("last Thursday")) == 2
    assert len(told("a week ago")) == 2


def test_a_stop_that_an_earlier_text_plans_and_a_later_one_reports_lies_between_them() -> None:
    chronology = merged(
        part("a", "2022-10-04", visit("Hanoi is next.", "kishida", "hanoi", status="planned")),
        part(
            "b",
            "2022-10-07",
            visit("He was in Jakarta on the 3rd.", "kishida", "jakarta", "2022-10-03"),
            visit("He came by way of Hanoi.", "kishida", "hanoi"),
            visit("He was in Rome on the 7th.", "kishida", "rome", "2022-10-07"),
        ),
    )
    (trip,) = chronology.trips
    assert stops(trip) == [
        ("jakarta", "2022-10-03", "happened"),
        ("hanoi", "2022-10-04/2022-10-07", "happened"),
        ("rome", "2022-10-07", "happened"),
    ]


def test_a_text_written_during_a_journey_speaks_of_that_journey() -> None:
    dated = part(
        "a", "2022-10-08", visit("He was in Jakarta on the 3rd.", "kishida", "jakarta", "2022-10-03")
    )
    during = part("b", "2022-10-04", visit("Hanoi is next.", "kishida", "hanoi", status="planned"))
    later = part("c", "2022-12-04", visit("Hanoi is next.", "kishida", "hanoi", status="planned"))
    assert len(merged(dated, during).trips) == 1
    assert len(merged(dated, later).trips) == 2


def test_until_a_weekday_is_the_first_one_after_the_arrival() -> None:
    chronology = merged(
        part(
            "a",
            "2022-08-05",
            mention("On Tuesday she landed in Rome.", "arrival", "kishida:traveller", "rome", "2022-08-02"),
            visit(
                "She stayed until Wednesday.",
                "kishida",
                "rome",
                "../2022-08-10",
                basis="relative",
                words="Wednesday",
            ),
        )
    )
    (trip,) = chronology.trips
    assert stops(trip) == [("rome", "2022-08-02/2022-08-03", "happened")]


def test_what_is_planned_after_the_return_home_is_another_journey() -> None:
    told = part(
        "a",
        "2023-04-27",
        visit("He was in Rome on Monday.", "kishida", "rome", "2023-04-24"),
        mention("He flew home on Wednesday.", "arrival", "kishida:traveller", "tokyo", "2023-04-26"),
        visit("Britain is next.", "kishida", "britain", status="planned"),
    )
    assert [[stop.place for stop in trip.stops] for trip in merged(told).trips] == [["rome"], ["britain"]]


def test_all_that_one_text_says_of_one_undated_stop_is_one_stop() -> None:
    told = part(
        "a",
        "2023-03-27",
        visit("Was he to visit Italy?", "kishida", "italy", status="considered"),
        visit("Media had written that he would go to Italy.", "kishida", "italy", status="planned"),
        visit("Nothing of the kind is prepared for Italy.", "kishida", "italy", status="denied"),
    )
    (trip,) = merged(told).trips
    assert stops(trip) == [("italy", None, "denied")]


def test_home_bounds_the_stop_after_the_last_dated_one() -> None:
    told = part(
        "a",
        None,
        mention(
            "He was in Rome on October 4.", "arrival", "kishida:traveller", "rome", "1960-10-04", order=0
        ),
        visit("From there he went on to Britain.", "kishida", "britain", order=1),
        mention(
            "He was home on October 7.", "arrival", "kishida:traveller", "tokyo", "1960-10-07", home=True
        ),
    )
    (trip,) = merged(told).trips
    assert [place_when[:2] for place_when in stops(trip)] == [
        ("rome", "1960-10-04"),
        ("britain", "1960-10-04/1960-10-07"),
    ]


def test_who_holds_an_office_of_a_country_is_at_home_there() -> None:
    sheet = part(
        "sheet",
        None,
        visit("29 Rome", "minister", "rome", "2022-04-29"),
        visit("30 Jakarta", "minister", "jakarta", "2022-04-30"),
    )
    told = part(
        "told",
        "2022-05-02",
        visit("Guest was in Rome.", "guest", "rome", "2022-04-29"),
        visit("Guest was in Jakarta.", "guest", "jakarta", "2022-04-30"),
        visit("Guest was in Hanoi on May 1.", "guest", "hanoi", "2022-05-01"),
    )
    (trip,) = merged(sheet, told).trips
    assert [stop.place for stop in trip.stops] == ["rome", "jakarta"]


def test_a_stay_that_a_later_text_gives_other_days_has_those_days() -> None:
    chronology = merged(
        part(
            "a",
            "2023-03-31",
            visit(
                "China from April 10 to 14.", "kishida", "china", "2023-04-10/2023-04-14", status="planned"
            ),
        ),
        part(
            "b",
            "2023-04-02",
            visit(
                "Correction: April 12 to 15.", "kishida", "china", "2023-04-12/2023-04-15", status="planned"
            ),
        ),
    )
    (trip,) = chronology.trips
    assert stops(trip) == [("china", "2023-04-12/2023-04-15", "planned")]
    (conflict,) = chronology.conflicts
    assert (conflict.kind, conflict.kept) == ("date", "2023-04-12/2023-04-15")
    assert conflict.because == "the later text beats the earlier one"


def test_visits_of_one_year_told_far_apart_are_several_journeys() -> None:
    filler = "What else the year brought is told elsewhere, and at some length, by others. " * 6
    told = part(
        "a",
        None,
        visit("In 1994 he visited Italy.", "kishida", "italy", "1994"),
        mention(filler, "statement", "kishida:speaker"),
        visit("In 1994 he was in Britain, too.", "kishida", "britain", "1994"),
    )
    assert len(merged(told).trips) == 2


def test_a_venue_is_named_by_a_city_that_another_text_of_the_run_names() -> None:
    chronology = merged(
        part("a", "2023-01-12", visit("He was at Palazzo Chigi.", "kishida", "palazzo-chigi", "2023-01-10")),
        part("b", "2023-01-12", mention("Talks are held in Rome.", "meeting", "widodo:participant", "rome")),
    )
    assert [
        stop.place for trip in chronology.trips for stop in trip.stops if trip.traveller == "kishida"
    ] == ["rome"]


def test_coming_back_to_a_city_is_no_conflict_of_order() -> None:
    rows = [("johannesburg", "2022-08-07"), ("pretoria", "2022-08-08"), ("johannesburg", "2022-08-09")]
    told = [
        visit(f"{day} {place}", "kishida", place, day, journey="table", order=order)
        for order, (place, day) in enumerate(rows)
    ]
    assert merged(part("sheet", None, *told)).conflicts == ()
    back = [
        visit("First Pretoria.", "kishida", "pretoria", "2022-08-08", journey="t", order=0),
        visit("Then Johannesburg.", "kishida", "johannesburg", "2022-08-07", journey="t", order=1),
    ]
    assert [conflict.kind for conflict in merged(part("sheet", None, *back)).conflicts] == ["order"]


def test_an_act_in_a_place_is_no_journey_of_one_whose_home_is_unknown() -> None:
    acted = visit(
        "In Beijing, Guest Person spoke.", "guest", "beijing", "2022-05-01", rule="travel: act in place"
    )
    flown = visit("Guest Person flew to Rome.", "guest", "rome", "2022-05-03", rule="travel: go")
    assert merge([part("a", "2022-05-04", acted)], tool="test", keep_text=False).trips == ()
    both = merge([part("a", "2022-05-04", acted, flown)], tool="test", keep_text=False)
    assert sorted(stop.place for trip in both.trips for stop in trip.stops) == ["beijing", "rome"]
