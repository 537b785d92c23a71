"""No label overlaps another, lies on another fact's mark, or leaves the page, in any size."""

import pytest

from tests.figures.counting import faults, outside, overlapping
from tests.figures.samples import awkward, many, small, votes, voyages
from timeline.figures import draw, draw_pages
from timeline.layouts import SIZES

pytestmark = pytest.mark.filterwarnings("ignore::timeline.figures._fonts.MissingGlyphs")
CHRONOLOGIES = {
    "small": small(), "hundred": many(100), "votes": votes(5, 4), "world": votes(193, 1),
    "ballots": votes(30, 25), "voyages": voyages(), "awkward": awkward(),
}  # fmt: skip


def assert_clear(figures) -> None:
    for figure in figures:
        found = faults(figure)
        assert found.overlapping == []
        assert found.outside == []
        assert found.on_other_marks == []
        assert found.least_type >= 7


@pytest.mark.parametrize("size", [*SIZES, (12.0, 9.0)], ids=str)
@pytest.mark.parametrize("name", ["small", "awkward"])
def test_a_timeline_is_clear(name, size) -> None:
    assert_clear(draw_pages(CHRONOLOGIES[name], size=size))


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_a_hundred_events_are_clear(size) -> None:
    assert_clear(draw_pages(CHRONOLOGIES["hundred"], size=size)[:4])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["small", "votes", "world", "ballots", "awkward"])
def test_a_vote_grid_is_clear(name, size) -> None:
    assert_clear(draw_pages(CHRONOLOGIES[name], "votes", size=size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("multiples", [False, True])
@pytest.mark.parametrize("name", ["small", "voyages"])
def test_a_route_map_is_clear(name, multiples, size) -> None:
    assert_clear(draw_pages(CHRONOLOGIES[name], "routes", size=size, multiples=multiples))


@pytest.mark.parametrize("lanes", ["kind", "country", "document", "none"])
def test_every_way_of_sorting_is_clear(lanes) -> None:
    assert_clear(draw_pages(CHRONOLOGIES["small"], lanes=lanes))


@pytest.mark.parametrize("count", [500, 2000])
def test_many_events_are_clear(count) -> None:
    assert_clear(draw_pages(many(count))[:6])


def test_given_axes_are_kept_to() -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 8))
    left = figure.add_axes((0.02, 0.05, 0.55, 0.9))
    right = figure.add_axes((0.6, 0.05, 0.38, 0.9))
    drawn = draw(CHRONOLOGIES["small"], ax=left)
    draw(CHRONOLOGIES["small"], "votes", ax=right)
    assert drawn and all(artist.axes is left for artist in drawn)
    assert overlapping(figure) == []
    assert outside(figure) == []


def test_the_counting_sees_an_overlap() -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2, 1))
    figure.text(0.1, 0.5, "one and")
    figure.text(0.12, 0.5, "another")
    figure.text(0.9, 0.1, "leaves the page")
    assert overlapping(figure) == [("one and", "another")]
    assert outside(figure) == ["leaves the page"]
