"""Place names: speed beside the peers that are installed, cost of the table, growth with length."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from timeline.places import find_places

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
_LOAD = """
import time
import timeline.places
began = time.perf_counter()
timeline.places.find_places("in Hanoi")
used = time.perf_counter() - began
print(used, int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024)
"""


def prose() -> str:
    """The text of the project's own dispatches."""
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))


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


def peers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """The gazetteer taggers that are installed here: they name countries and cities, and resolve nothing."""
    try:
        from geotext import GeoText
    except ImportError:
        pass
    else:
        yield "geotext", GeoText
    try:
        from flashgeotext.geotext import GeoText as FlashGeoText
    except ImportError:
        pass
    else:
        yield "flashgeotext", FlashGeoText().extract


def bench() -> Iterator[tuple[str, str, str]]:
    """(what, figure, what it should be)."""
    text = prose()
    find_places(text)
    documents = [text] * (500_000 // len(text))
    took = best(lambda: [find_places(document) for document in documents])
    yield "found, resolved and given a role", speed("".join(documents), took), "at least 500 KB/s"
    for name, tag in peers():
        tag(text)
        took = best(lambda tag=tag: [tag(document) for document in documents], 2)  # type: ignore[misc]
        yield f"{name}, found only", speed("".join(documents), took), ""
    for size in (1_000, 100_000, 1_000_000):
        piece = (text * (size // len(text) + 1))[:size]
        took = best(lambda piece=piece: find_places(piece), 2)  # type: ignore[misc]
        yield f"a text of {size:,} characters", speed(piece, took), "the same at every length"
    runs = [
        subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout
        for _ in range(RUNS)
    ]
    used, peak = (min(map(float, column)) for column in zip(*map(str.split, runs), strict=True))
    yield "first use, which loads the table", f"{used:.2f} s", "at most 0.30 s"
    yield "peak memory of a process that has done so", f"{peak:.0f} MB", "at most 100 MB"
