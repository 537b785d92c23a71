"""TIMEX3 values as days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar import civil
from timeline.timexes._values import day_value, read_value, shifted, week_start, week_value, when_of

VALUES = [
    ("2022-05-01", None, "2022-05-01", "2022-05-01", "2022-05-01", "day"),
    ("2022-05-01TEV", None, "2022-05-01", "2022-05-01", "2022-05-01", "day"),
    ("2022-04", None, "2022-04", "2022-04-01", "2022-04-30", "month"),
    ("2022-04", "END", "2022-04-21~/2022-04-30~", "2022-04-21", "2022-04-30", "interval"),
    ("2022-04", "START", "2022-04-01~/2022-04-10~", "2022-04-01", "2022-04-10", "interval"),
    ("2022", None, "2022", "2022-01-01", "2022-12-31", "year"),
    ("2022", "APPROX", "2022~", "2022-01-01", "2022-12-31", "year"),
    ("2022", "MID", "2022-05-01~/2022-08-31~", "2022-05-01", "2022-08-31", "interval"),
    ("2022-W17", None, "2022-04-25/2022-05-01", "2022-04-25", "2022-05-01", "week"),
    ("2022-W17-WE", None, "2022-04-30/2022-05-01", "2022-04-30", "2022-05-01", "interval"),
    ("2022-Q2", None, "2022-04/2022-06", "2022-04-01", "2022-06-30", "interval"),
    ("2022-H2", None, "2022-07/2022-12", "2022-07-01", "2022-12-31", "interval"),
    ("2021-WI", None, "2021-24", "2021-12-01", "2022-02-28", "season"),
    ("197", None, "197X", "1970-01-01", "1979-12-31", "decade"),
    ("197", "END", "1976-01-01~/1979-12-31~", "1976-01-01", "1979-12-31", "interval"),
    ("12", "END", "1251-01-01~/1300-12-31~", "1251-01-01", "1300-12-31", "interval"),
    ("18", None, "1801/1900", "1801-01-01", "1900-12-31", "century"),
    ("BC0480", None, "-0479", "-0479-01-01", "-0479-12-31", "year"),
    ("BC04", None, "-0499/-0400", "-0499-01-01", "-0400-12-31", "century"),
    ("BC048", None, "-0488/-0479", "-0488-01-01", "-0479-12-31", "decade"),
]


@pytest.mark.parametrize(("value", "mod", "edtf", "start", "end", "precision"), VALUES)
def test_the_when_of_a_value(value, mod, edtf, start, end, precision):
    when = when_of(value, mod, "words", "explicit")
    assert (when.edtf, when.start, when.end, when.precision) == (edtf, start, end, precision)


@pytest.mark.parametrize(
    "value", ["XXXX-04", "P3D", "PAST_REF", "XXXX-WXX-5", "2022-02-30", "2022-13", "2022-Q5", "", "P1W"]
)
def test_what_names_no_days(value):
    assert when_of(value, None, "words", "explicit") is None


def test_clock_times_keep_the_offset_that_the_text_gives():
    when = when_of("2022-11-02T15:40+09", None, "15:40 JST", "explicit")
    assert (when.edtf, when.start, when.precision) == (
        "2022-11-02T15:40:00+09:00",
        "2022-11-02T15:40+09:00",
        "time",
    )
    assert when_of("2022-11-02T24:00", None, "midnight", "explicit").start == "2022-11-03T00:00"


@given(st.integers(1, 3_000_000))
def test_a_week_holds_its_days(count):
    year, week = (int(part) for part in week_value(count).split("-W"))
    assert week_start(year, week) <= count <= week_start(year, week) + 6


@given(st.integers(400_000, 1_000_000), st.sampled_from(["D", "W", "M", "Q", "Y"]), st.integers(-50, 50))
def test_steps_forth_and_back_come_home(count, unit, step):
    known = read_value(shifted(count, unit, step))
    assert shifted(known.span.first, unit, -step) == shifted(count, unit, 0)


@given(st.integers(-1_000_000, 3_000_000))
def test_day_values_read_back(count):
    assert read_value(day_value(count)).span == (count, count)
    assert civil(count)[1:] == tuple(int(part) for part in day_value(count).split("-")[1:])
