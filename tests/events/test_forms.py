"""Texts that are no plain paragraphs: schedules, logs, fact boxes, lists by year, short lives.

forms.txt holds them: "=== name | day of writing", the text, "---", and a line for every stop.
"""

import datetime as dt
import re
from pathlib import Path

import pytest

from timeline.documents import read_sources
from timeline.pipeline import chronology_of

CASES = re.split(r"^=== ", (Path(__file__).parent / "forms.txt").read_text(encoding="utf-8"), flags=re.M)[1:]


def stops(text, day, folder):
    """Every stop as "traveller|place|days|status"."""
    (folder / "text.txt").write_text(text, encoding="utf-8")
    dates = {"text.txt": dt.date.fromisoformat(day)} if day else {}
    chronology = chronology_of(read_sources([folder / "text.txt"], dates)[0])
    names = {actor.id: actor.name for actor in chronology.people}
    places = {place.id: place.name for place in chronology.places}
    return sorted(
        f"{names[trip.traveller]}|{places[stop.place]}|{stop.when.edtf if stop.when else ''}|{stop.status}"
        for trip in chronology.trips
        for stop in trip.stops
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition(" |")[0])
def test_the_stops_of_a_text(case, tmp_path):
    head, _, rest = case.partition("\n")
    text, _, wanted = rest.partition("\n---\n")
    assert stops(text, head.partition("|")[2].strip(), tmp_path) == sorted(wanted.strip().splitlines())
