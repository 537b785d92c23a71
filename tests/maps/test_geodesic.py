import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layouts.geodesic import distance_km, great_circle

points = st.tuples(st.floats(-89, 89), st.floats(-180, 180)).map(
    lambda at: (round(at[0], 3), round(at[1], 3))
)

TOKYO, HONOLULU, LONDON, SYDNEY = (35.68, 139.69), (21.31, -157.86), (51.51, -0.13), (-33.87, 151.21)


@pytest.mark.parametrize(
    "start, end, expected",
    [(TOKYO, HONOLULU, 6205), (LONDON, SYDNEY, 16990), ((0, 0), (0, 90), 10007.5), (TOKYO, TOKYO, 0)],
)
def test_distances(start, end, expected):
    assert distance_km(start, end) == pytest.approx(expected, rel=0.003, abs=0.01)


def test_the_way_to_honolulu_crosses_the_date_line_eastward():
    way = great_circle(TOKYO, HONOLULU)
    assert way[0] == TOKYO
    assert way[-1] == (21.31, 202.14)
    assert all(a[1] < b[1] for a, b in itertools.pairwise(way))


def test_the_way_between_antipodes_leads_over_a_pole():
    way = great_circle((10, 20), (-10, -160))
    assert max(lat for lat, _ in way) == 90


@given(points, points)
def test_no_step_is_longer_than_asked_and_no_way_jumps(start, end):
    way = great_circle(start, end, step_km=250)
    assert way[0] == start
    assert way[-1][0] == end[0]
    assert (way[-1][1] - end[1]) % 360 == pytest.approx(0, abs=1e-3) or (
        (way[-1][1] - end[1]) % 360 == pytest.approx(360, abs=1e-3)
    )
    assert all(distance_km(a, b) <= 251 for a, b in itertools.pairwise(way))
    assert all(abs(a[1] - b[1]) <= 180.001 for a, b in itertools.pairwise(way))


@given(points, points)
def test_the_way_is_as_long_as_the_distance(start, end):
    way = great_circle(start, end, step_km=100)
    length = sum(distance_km(a, b) for a, b in itertools.pairwise(way))
    assert length == pytest.approx(distance_km(start, end), rel=1e-3, abs=0.5)
