"""How long figures take, and how large their files are."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.figures.samples import FILE, many, small
from timeline.model import encode

DRAW = """
import sys
from timeline.chronology import read_chronology
from timeline.figures import draw_pages, write_figure
for figure in draw_pages(read_chronology(sys.argv[1]), sys.argv[2])[:1]:
    for ending in ("png", "svg", "pdf"):
        write_figure(figure, f"{sys.argv[3]}/figure.{ending}")
"""


def cold(chronology: Path, kind: str, folder: str) -> str:
    """What a new process takes to draw a chronology as PNG, SVG and PDF: by the clock, and of processor."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-W", "ignore", "-c", DRAW, str(chronology), kind, folder], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{time.perf_counter() - start:.2f} s ({spent:.2f})"


def bench() -> Iterator[tuple[str, str, str]]:
    """Lines of what was measured, the figure, and the aim."""
    from timeline.layouts import layout_timeline

    with tempfile.TemporaryDirectory() as folder:
        for kind, most in (("timeline", "100 KB"), ("votes", "100 KB"), ("routes", "400 KB")):
            took = cold(FILE, kind, folder)
            yield f"31 events, {kind}: PNG, SVG and PDF, cold", took, "2.5 s (of processor)"
            size = Path(folder, "figure.svg").stat().st_size
            yield f"31 events, {kind}: SVG", f"{size / 1000:.0f} KB", most
        made = Path(folder, "made.json")
        made.write_bytes(encode(many(10_000)))
        yield "10,000 events: PNG, SVG and PDF, cold", cold(made, "timeline", folder), "6 s"
    yield "layout of 500 labels", f"{packing(500) * 1000:.0f} ms", "50 ms"
    for count, chronology in ((31, small()), (100, many(100)), (500, many(500))):
        start = time.perf_counter()
        pages = len(layout_timeline(chronology).pages)
        yield f"{count} events: {pages} pages laid out", f"{time.perf_counter() - start:.2f} s", ""


def packing(count: int) -> float:
    """Seconds of processor to find places for so many labels on one page, the median of five."""
    from timeline.layouts import layout_timeline

    chronology = many(count)
    layout_timeline(chronology, (40, 200), panels=False)
    times = []
    for _ in range(5):
        start = time.process_time()
        layout_timeline(chronology, (40, 200), panels=False)
        times.append(time.process_time() - start)
    return statistics.median(times)
