"""Time expressions: speed beside dateparser's search on the same text, cost of the import, growth."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from timeline.timexes import find_spans, find_timexes, resolve_timexes

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = dt.date(2022, 5, 11)
RUNS = 5
# The peak is read from /proc: what getrusage tells of a child includes the parent that it was forked from.
_IMPORT = """
import time
began = time.process_time()
import timeline.timexes
imported = time.process_time()
timeline.timexes.find_timexes("on Friday")
used = time.process_time()
status = open("/proc/self/status").read()
print(imported - began, used - imported, int(status.split("VmHWM:")[1].split()[0]) / 1024)
"""


def prose() -> str:
    """The text of the project's own dispatches."""
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))


def read(text: str) -> None:
    """All that the library makes of the times of a text."""
    find_spans(text, resolve_timexes(text, find_timexes(text), WRITTEN))


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """Least processor time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def speed(text: str, took: float) -> str:
    """Kilobytes of UTF-8 a second."""
    return f"{len(text.encode()) / took / 1000:,.0f} KB/s"


def bench() -> Iterator[tuple[str, str, str]]:
    """(what, figure, what it should be)."""
    from dateparser.search import search_dates

    text = prose()
    read(text)
    many = text * (1_000_000 // len(text))
    took = best(lambda: read(many))
    yield "found, resolved and joined", speed(many, took), "at least 1,000 KB/s"
    began = time.process_time()
    search_dates(text, languages=["en"])
    yield "dateparser.search.search_dates, same text", speed(text, time.process_time() - began), ""
    for size in (1_000, 100_000, 1_000_000, 10_000_000):
        piece = (text * (size // len(text) + 1))[:size]
        took = best(lambda piece=piece: read(piece), 1 if size > 1_000_000 else 3)  # type: ignore[misc]
        yield f"a text of {size:,} characters", speed(piece, took), "the same at every length"
    runs = [
        subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True).stdout
        for _ in range(RUNS)
    ]
    imported, used, peak = (min(map(float, column)) for column in zip(*map(str.split, runs), strict=True))
    yield "import", f"{imported:.2f} s", "at most 0.15 s"
    yield "first use, which compiles the rules", f"{used:.2f} s", ""
    yield "peak memory of a process that has done so", f"{peak:.0f} MB", "at most 60 MB"
