"""What docs/comparison.md says of this package is what tools/compare_peers.py sees of it."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.house._sources import ROOT
from timeline import read_chronology

PAGE = (ROOT / "docs" / "comparison.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def peers():
    spec = spec_from_file_location("compare_peers", ROOT / "tools" / "compare_peers.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(row: str) -> list[str]:
    """This package's cells of the rows with that beginning."""
    cells = re.findall(rf"^\| {re.escape(row)}[^|]* \| ([^|]+) \|", PAGE, re.MULTILINE)
    assert cells, row
    return cells


def look(peers, browser, name: str, folder: Path, tabs: int) -> dict[str, object]:
    make, selector = peers.TOOLS[name]
    path = folder / "page.html"
    path.write_text(make(read_chronology(peers.SAMPLE), folder), encoding="utf-8")
    return peers.look(
        browser, path, selector, peers.names(name, read_chronology(peers.SAMPLE)), wait=600, tabs=tabs
    )


def test_the_figure(peers, browser, tmp_path, monkeypatch):
    monkeypatch.setattr(peers.sys, "argv", ["compare_peers.py", "", str(tmp_path)])
    seen = look(peers, browser, "timeline: figure", tmp_path, 1)
    assert ours("labels that overlap") == [str(seen["overlaps"])]
    assert seen["labels"] == seen["whole"] > 60
    assert seen["asks"] == seen["faults"] == 0


def test_the_page(peers, browser, tmp_path):
    seen = look(peers, browser, "timeline: page", tmp_path, 110)
    assert ours("events reached by the Tab key") == [f"{seen['keyboard']} of 31 on the page"]
    assert ours("events in the browser's print") == [f"{seen['printed']} of 31"]
    assert seen["asks"] == seen["faults"] == 0
    assert re.search(rf"page {seen['kB'] / 1000:.2f} MB", ours("size with its library")[0])


def test_the_map(peers, browser, tmp_path):
    seen = look(peers, browser, "timeline: map", tmp_path, 40)
    assert ours("stops named") == [f"{seen['whole']}, none overlapping"]
    assert ours("stops reached by the Tab key") == [f"{seen['keyboard']} of 8"]
    assert ours("stops in the browser's print") == [str(seen["printed"])]
    assert seen["overlaps"] == seen["asks"] == seen["faults"] == 0


def test_a_leg_over_the_date_line(peers, browser, tmp_path, capsys):
    peers.legs(browser, tmp_path)
    ours_seen, leaflet = capsys.readouterr().out.splitlines()
    degrees = [int(part) for part in re.findall(r"\[(\d+),", ours_seen)]
    assert abs(sum(degrees) - int(re.findall(r"(\d+)°", ours("a leg from")[0])[0])) <= 1
    assert re.findall(r"\[(\d+),", leaflet) == re.findall(r"\| (\d+)°, a straight line", PAGE)
