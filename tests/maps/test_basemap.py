import itertools

import pytest

from timeline.errors import BadOption
from timeline.layouts.basemap import DETAILS, load_basemap


@pytest.mark.parametrize("detail", DETAILS)
def test_rings_are_closed_and_never_jump_over_the_date_line(detail):
    for country in load_basemap(detail).countries:
        for ring in country.rings:
            assert ring[0] == ring[-1], country.name
            seams = [(a, b) for a, b in itertools.pairwise(ring) if abs(a[0] - b[0]) > 180 and a[1] != -90]
            assert not seams, country.name


@pytest.mark.parametrize("detail", DETAILS)
def test_every_country_code_stands_once(detail):
    codes = [
        country.code for country in load_basemap(detail).countries if country.code and country.code != "AU"
    ]
    assert len(codes) == len(set(codes))
    assert {"VN", "KZ", "XK", "FJ", "AQ"} <= set(codes)


@pytest.mark.parametrize(
    "code, lon, lat", [("RU", 100, 60), ("MN", 105, 47), ("AQ", 0, -80), ("ZA", 24, -30)]
)
def test_a_point_of_the_country_lies_in_its_outline(code, lon, lat):
    (country,) = (country for country in load_basemap("110m").countries if country.code == code)
    assert any(is_inside(polygon[0], lon, lat) for polygon in country.polygons)


def is_inside(ring, x, y):
    crossings = 0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        crossings += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossings % 2 == 1


def test_a_view_across_the_date_line_gets_both_sides():
    countries = {country.code for country, _ in load_basemap("110m").polygons_within(150, 210)}
    assert {"RU", "US", "NZ", "FJ"} <= countries
    lons = [
        lon
        for country, polygon in load_basemap("110m").polygons_within(150, 210)
        if country.code == "US"
        for lon, _ in polygon[0]
    ]
    assert min(lons) > 100


def test_another_detail_is_refused():
    with pytest.raises(BadOption, match=r"^no base map of detail '10m': choose 110m or 50m$"):
        load_basemap("10m")
