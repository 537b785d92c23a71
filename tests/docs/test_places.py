"""What docs/places.md says of the table; its examples are run with those of all pages."""

from __future__ import annotations

import re

from tests.house._sources import ROOT
from timeline.places.gazetteer import CITY, gazetteer

PAGE = (ROOT / "docs" / "places.md").read_text(encoding="utf-8")
LICENCE = (ROOT / "timeline" / "places" / "data" / "LICENCE.txt").read_text(encoding="utf-8")


def test_the_number_of_cities():
    (told,) = re.findall(r"About (\d+),000 cities", PAGE)
    assert round(gazetteer()._columns["kind"].count(CITY) / 1000) == int(told)


def test_the_sources_are_those_of_the_licence():
    table = PAGE.partition("| source | licence | for |")[2]
    sources = [row.split(" | ")[0] for row in re.findall(r"^\| ([A-ZT].*) \|$", table, re.MULTILINE)]
    words = " ".join(LICENCE.split())
    assert len(sources) == 5
    assert all(source in words for source in sources)
