"""What holds of any chronology: nothing overlaps, nothing is cut, nothing is lost."""

import random

import pytest

from tests.figures.counting import faults
from tests.figures.strange import strange
from timeline.figures import draw_pages
from timeline.layouts import SIZES
from timeline.layouts._facts import LANES

PAGES = (*SIZES, (8.0, 6.0), (30.0, 10.0), (12.0, 20.0))


@pytest.mark.parametrize("seed", range(14))
def test_any_chronology_is_drawn_whole(seed) -> None:
    chance, chronology = random.Random(seed), strange(seed)
    size = chance.choice(PAGES)
    timeline = draw_pages(chronology, size=size, lanes=chance.choice(LANES))
    routes = draw_pages(chronology, "routes", size=size, multiples=chance.random() < 0.4)
    for figure in (*timeline[:8], *routes[:4]):
        found = faults(figure)
        assert (found.overlapping, found.outside, found.on_other_marks) == ([], [], [])
    stops = {stop.id for trip in chronology.trips for stop in trip.stops}
    for figures, ids in ((timeline, stops | {event.id for event in chronology.events}), (routes, stops)):
        drawn = {artist.get_gid() for figure in figures for artist in figure.findobj()}
        assert {f"event-{id_}" for id_ in ids} <= drawn
