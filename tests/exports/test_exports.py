"""Exports read back by the libraries of their formats."""

import csv
import datetime as dt
import io
import itertools
import json

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.chronology._made import made, small
from timeline.errors import BadOption
from timeline.exports import export, formats
from timeline.exports.geojson import cut_at_antimeridian
from timeline.layouts.geodesic import great_circle
from timeline.model import Chronology, decode


def rows(chronology: Chronology) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(chronology, format="csv").decode(), newline="")))


def test_formats_are_found_and_others_named() -> None:
    assert sorted(formats()) == ["csv", "geojson", "ics", "json"]
    with pytest.raises(BadOption) as raised:
        export(made(), format="xls")
    assert str(raised.value) == "no export to 'xls'; there are csv, geojson, ics, json"


@pytest.mark.parametrize("format", ["csv", "geojson", "ics", "json"])
def test_the_same_chronology_gives_the_same_bytes(format: str) -> None:
    assert export(small(), format=format) == export(small(), format=format)


def test_json_is_the_contract() -> None:
    assert decode(export(small(), format="json"), "x") == small()


def test_csv_has_a_row_an_event_and_a_row_a_stop() -> None:
    table = rows(made())
    assert [(row["fact"], row["id"], row["number"]) for row in table] == [
        ("event", "e-suva", ""), ("event", "e-apia", ""), ("event", "e-plan", ""), ("event", "e-open", ""),
        ("stop", "s-suva", "1"), ("stop", "s-apia", "2"),
    ]  # fmt: skip
    assert table[0]["lat"] == "-18.14"
    assert (table[1]["start"], table[1]["end"], table[1]["edtf"]) == ("", "2022-05-01", "../2022-05-01")
    assert table[3]["start"] == table[3]["precision"] == ""
    assert table[4]["quote"] == "Ada Minh flew to Suva"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str) -> None:
    hostile = f'{sign}HYPERLINK("x")'
    events = tuple(replace(event, title=hostile) for event in made().events)
    people = tuple(replace(actor, name=hostile) for actor in made().people)
    for row in rows(made(events=events, people=people)):
        for name, cell in row.items():
            assert name in ("lat", "lon") or not cell.startswith(sign)


def test_a_day_before_our_era_is_no_formula_either() -> None:
    bce = next(row for row in rows(small()) if "-0125" in row["edtf"])
    assert bce["edtf"] == "'-0125"


def entries(chronology: Chronology) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(export(chronology, format="ics"))
    return {str(entry["uid"]).partition("@")[0]: entry for entry in calendar.walk("VEVENT")}


def test_ics_holds_what_a_calendar_can_say() -> None:
    found = entries(made())
    assert set(found) == {"e-suva", "e-plan"}
    visit, plan = found["e-suva"], found["e-plan"]
    assert (visit["dtstart"].dt, visit["dtend"].dt) == (dt.date(2022, 4, 29), dt.date(2022, 4, 30))
    assert visit["dtstamp"].dt == dt.datetime(2022, 4, 29, tzinfo=dt.UTC)
    assert (visit["status"], visit["location"]) == ("CONFIRMED", "Suva")
    assert visit["description"] == "trip.txt: “Ada Minh flew to Suva”"
    assert (plan["status"], plan["summary"]) == ("TENTATIVE", "A meeting (day not known)")
    assert (plan["dtstart"].dt, plan["dtend"].dt) == (dt.date(2022, 3, 1), dt.date(2022, 4, 1))


def test_ics_says_what_was_called_off() -> None:
    statuses = {event.id: event.status for event in small().events}
    for id, entry in entries(small()).items():
        expected = {"happened": "CONFIRMED", "planned": "TENTATIVE", "considered": "TENTATIVE"}
        assert entry["status"] == expected.get(statuses[id], "CANCELLED")


def test_geojson_has_points_in_order_and_legs_between() -> None:
    features = json.loads(export(made(), format="geojson"))["features"]
    points = [f for f in features if f["geometry"]["type"] == "Point"]
    assert [f["properties"]["number"] for f in points] == [1, 2]
    assert points[0]["geometry"]["coordinates"] == [178.44, -18.14]
    (leg,) = (f for f in features if f["geometry"]["type"] != "Point")
    west, east = leg["geometry"]["coordinates"]
    assert (west[0], west[-1][0], east[0][0], east[-1]) == ([178.44, -18.14], 180, -180, [-171.77, -13.83])
    assert leg["properties"]["from"] == "Suva"


def test_geojson_begins_at_the_origin_and_says_when_a_point_is_not_known() -> None:
    trip = replace(made().trips[0], origin="apia")
    unknown = replace(trip.stops[0], id="s-nuku", place="nuku")
    features = json.loads(
        export(made(trips=(replace(trip, stops=(*trip.stops, unknown)),)), format="geojson")
    )
    places = [(f["properties"].get("from"), f["properties"].get("to")) for f in features["features"]]
    assert [pair for pair in places if pair[0]] == [("Apia", "Suva"), ("Suva", "Apia")]
    assert [f["id"] for f in features["features"] if f["geometry"] is None] == ["s-nuku"]


POINTS = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@settings(deadline=None)
@given(POINTS, POINTS)
def test_a_cut_line_stays_on_the_map_and_loses_nothing(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    line = great_circle(one, other)
    pieces = cut_at_antimeridian(line)
    assert all(-180 <= lon <= 180 for piece in pieces for _, lon in piece)
    assert all(abs(a[1] - b[1]) <= 180 for piece in pieces for a, b in itertools.pairwise(piece))
    for before, after in itertools.pairwise(pieces):
        assert abs(before[-1][1]) == abs(after[0][1]) == 180
        assert before[-1][0] == after[0][0]
