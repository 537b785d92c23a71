"""Sizes of the pages, and how fast a browser shows and filters them."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline.maps import write_map
from timeline.model import Chronology
from timeline.reports import write_page

FILTERS = [
    ("tp-kind", "meeting"), ("tp-kind", ""), ("tp-who", "5"), ("tp-who", ""), ("tp-search", "summit"),
    ("tp-search", ""), ("tp-status", "planned"), ("tp-status", ""), ("tp-from", "2020-01-01"),
    ("tp-from", ""),
]  # fmt: skip
FILTER = """([id, value]) => {
    document.getElementById(id).value = value;
    const began = performance.now();
    timelinePage.state.filter();
    document.body.offsetHeight;
    return performance.now() - began;
}"""
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def chronologies() -> Iterator[tuple[str, Chronology]]:
    """Small and large chronologies to write pages of."""
    from tests.figures.samples import many
    from tests.maps.samples import two_tours

    yield "2 journeys", two_tours()
    yield "10,000 events", many(10_000)


def bench() -> Iterator[tuple[str, str, str]]:
    """(what, figure, what it should be)."""
    with tempfile.TemporaryDirectory() as folder:
        for name, chronology in chronologies():
            made = write_map(chronology, Path(folder) / "routes.html")
            aim = "under 450 KB for five documents" if name == "2 journeys" else ""
            yield f"routes.html, {name}", f"{made.stat().st_size / 1000:.0f} KB", aim
            began = time.perf_counter()
            made = write_page(chronology, Path(folder) / "timeline.html")
            yield f"timeline.html written, {name}", f"{time.perf_counter() - began:.2f} s", ""
            yield f"timeline.html, {name}", f"{made.stat().st_size / 1000:.0f} KB", "under 1700 KB"
        yield from in_browser(made)


def in_browser(page: Path) -> Iterator[tuple[str, str, str]]:
    """First view and filters of the large page."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        firsts = [first_view(browser, page)[0] for _ in range(3)]
        yield "first view, 10,000 events", f"{min(firsts):.2f} s", "under 2 s"
        _, tab = first_view(browser, page)
        times = [tab.evaluate(FILTER, list(one)) for one in FILTERS * 3]
        yield "filter, median", f"{statistics.median(times):.0f} ms", "under 100 ms"
        yield "filter, slowest", f"{max(times):.0f} ms", ""
        browser.close()


def first_view(browser: Any, page: Path) -> tuple[float, Any]:
    """Seconds until the page is painted, and the page."""
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    began = time.perf_counter()
    tab.goto(page.as_uri())
    tab.evaluate(PAINTED)
    return time.perf_counter() - began, tab
