"""The axis: names of cells, breaks, and where a day lies."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from timeline.calendar import parse_day
from timeline.layouts._axis import build_scale, mondays, segment_cells
from timeline.layouts._metrics import text_width

DAY = parse_day("2022-04-29")


def names(first: str, last: str, width: float) -> list[list[str]]:
    scale = build_scale([(parse_day(first), parse_day(last) + 1)], 0, width, 40)
    cells = [cell for part in scale.segments for cell in segment_cells(part, 7)]
    return [[cell.name for cell in cells if cell.tier == tier and cell.name] for tier in (0, 1)]


@pytest.mark.parametrize(
    "first, last, fine, coarse",
    [
        ("2022-04-29", "2022-05-01", "Thu 28, Fri 29, Sat 30, Sun 1, Mon 2", "April 2022, May 2022"),
        ("2022-03-01", "2022-04-20", "28, 7, 14, 21, 28, 4, 11, 18", "Feb, March 2022, April 2022"),
        ("2022-02-11", "2022-08-28", "Feb, Mar, Apr, May, Jun, Jul, Aug", "2022"),
        ("2018-02-01", "2019-06-01", ", ".join(["Jan", "Apr", "Jul", "Oct", "Jan", "Apr"]), "2018, 2019"),
        ("1999-01-01", "2011-12-31", ", ".join(str(year) for year in range(1999, 2012)), ""),
        ("-0120-01-01", "0119-12-31", "120 BCE, 80 BCE, 60 BCE, 40 BCE, 20 BCE, 1 CE, 20 CE", ""),
    ],
)
def test_an_axis_is_written_as_a_person_would(first, last, fine, coarse) -> None:
    width = 160 if first == "2018-02-01" else 480
    shown = names(first, last, width)
    assert ", ".join(shown[0]).startswith(fine)
    assert ", ".join(shown[1]) == coarse


def test_time_in_which_nothing_happens_is_left_out() -> None:
    extents = [
        (parse_day("-0125-01-01"), parse_day("-0124-01-01")),
        (parse_day("2004-01-01"), parse_day("2005-01-01")),
        (parse_day("2022-02-11"), parse_day("2022-12-31")),
        (parse_day("2022-03-01"), parse_day("2022-04-01")),
    ]
    scale = build_scale(extents, 100, 500, 40)
    assert len(scale.segments) == 3
    assert [part.right - part.left for part in scale.segments[:2]] == [40, 40]
    assert [segment_cells(part, 7)[0].name for part in scale.segments] == ["126 BCE", "2004", "Feb"]


def test_events_spread_evenly_are_not_cut() -> None:
    extents = [(DAY + 30 * month, DAY + 30 * month + 1) for month in range(12)]
    assert len(build_scale(extents, 0, 400, 40).segments) == 1


def test_weeks_are_marked_while_they_can_be_told_apart() -> None:
    (part,) = build_scale([(DAY, DAY + 120)], 0, 480, 40).segments
    assert 17 <= len(mondays(part)) <= 24
    (wide,) = build_scale([(DAY, DAY + 4000)], 0, 480, 40).segments
    assert mondays(wide) == []


days = some.integers(min_value=-200_000, max_value=800_000)
extents = some.lists(some.tuples(days, some.integers(1, 400)), min_size=1, max_size=12)


@given(extents)
def test_later_days_never_lie_further_left(found) -> None:
    spans = [(first, first + length) for first, length in found]
    scale = build_scale(spans, 50, 450, 40)
    places = [scale.x(day) for day in sorted(day for span in spans for day in span)]
    assert places == sorted(places)
    assert all(50 <= x <= 450.001 for x in places)
    assert scale.segments[0].left == 50 and scale.segments[-1].right == pytest.approx(450)


@given(extents)
def test_names_of_cells_never_touch(found) -> None:
    scale = build_scale([(first, first + length) for first, length in found], 50, 450, 40)
    for part in scale.segments:
        for tier in (0, 1):
            cells = [cell for cell in segment_cells(part, 7) if cell.name and cell.tier == tier]
            ends = [(c.at - text_width(c.name, 7) / 2, c.at + text_width(c.name, 7) / 2) for c in cells]
            assert all(one[1] < other[0] for one, other in pairwise(ends))


def test_an_axis_narrower_than_a_name_goes_without() -> None:
    scale = build_scale([(DAY, DAY + 32)], 0, 70, 40)
    assert all(cell.right > cell.left for part in scale.segments for cell in segment_cells(part, 7))
