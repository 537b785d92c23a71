"""Day counts, intervals and EDTF."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import calendar
from timeline.calendar import Span


@given(st.dates())
def test_counts_are_those_of_the_standard_library(day):
    assert calendar.day_count(day.year, day.month, day.day) == day.toordinal()
    assert calendar.civil(day.toordinal()) == (day.year, day.month, day.day)
    assert calendar.weekday(day.toordinal()) == day.isoweekday()
    assert calendar.iso(day.toordinal()) == day.isoformat()


@given(st.integers(-2_000_000, 5_000_000))
def test_a_day_count_has_one_day_and_back(count):
    assert calendar.day_count(*calendar.civil(count)) == count
    assert calendar.parse_day(calendar.iso(count)) == count


def test_years_before_the_common_era():
    assert calendar.civil(0) == (0, 12, 31)
    assert calendar.iso(calendar.day_count(-127, 3, 1)) == "-0127-03-01"
    assert calendar.month_length(0, 2) == 29
    assert calendar.in_year(-137).edtf == "-0137"


@pytest.mark.parametrize("text", ["", "2022", "2022-13-01", "2022-02-30", "May 1"])
def test_what_is_no_day(text):
    with pytest.raises(ValueError):
        calendar.parse_day(text)


@given(st.integers(1, 9998), st.integers(1, 12))
def test_months_have_their_length(year, month):
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    assert calendar.month_length(year, month) == (following - dt.date(year, month, 1)).days


def test_edtf_of_intervals():
    assert calendar.between(1, 1).edtf == "0001-01-01"
    assert calendar.between(1, None).edtf == "0001-01-01/.."
    assert calendar.between(None, 2).edtf == "../0001-01-02"
    assert calendar.in_month(2022, 2, approximate=True).edtf == "2022-02~"
    assert calendar.in_month(2024, 2).end == "2024-02-29"
    assert calendar.span(calendar.on_day(5)) == Span(5, 5)


spans = st.tuples(st.none() | st.integers(0, 50), st.none() | st.integers(0, 50)).map(
    lambda ends: Span(*ends)
)


@given(spans, spans, st.integers(0, 50))
def test_a_day_is_in_the_intersection_when_it_is_in_both(one, other, day):
    def holds(span):
        return (span.first is None or span.first <= day) and (span.last is None or day <= span.last)

    shared = calendar.intersect(one, other)
    assert (shared is not None and holds(shared)) == (holds(one) and holds(other))
