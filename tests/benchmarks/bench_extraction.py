"""Whole extraction: speed on one core, growth with length, and beside the small spaCy pipeline."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import timeline

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def cases() -> list[list[Path]]:
    """The texts of each case."""
    folders = sorted(path.parent for path in (ROOT / "tests" / "cases").rglob("case.json"))
    return [sorted(folder.glob("*.txt")) for folder in folders]


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """Least processor time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def speed(size: int, took: float) -> str:
    """Kilobytes of UTF-8 a second."""
    return f"{size / took / 1000:,.0f} KB/s"


def spacy_pipeline() -> Any | None:
    """The small English pipeline where it is installed, else None.

    Its makers publish it beside the package index; what bears its name there are copies by others, which
    nothing vouches for: no dependency on them.
    """
    try:
        import spacy

        return spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return None


def bench() -> Iterator[tuple[str, str, str]]:
    """(what, figure, what it should be)."""
    runs = cases()
    paths = [path for run in runs for path in run]
    size = sum(path.stat().st_size for path in paths)
    timeline.extract(runs[0])
    took = best(lambda: [timeline.extract(run) for run in runs])
    yield f"{len(runs)} cases, {size / 1000:.0f} KB", speed(size, took), "at least 150 KB/s"
    took = best(lambda: timeline.extract(paths))
    yield "the same texts as one run", speed(size, took), ""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    pipeline = spacy_pipeline()
    if pipeline is None:
        yield "the small spaCy pipeline alone", "not installed", ""
    else:
        took = best(lambda: [pipeline(text) for text in texts], 2)
        yield "the small spaCy pipeline alone", speed(size, took), ""
    yield from growth("\n\n".join(texts))


def growth(prose: str) -> Iterator[tuple[str, str, str]]:
    """Speed on single texts of growing length."""
    with tempfile.TemporaryDirectory() as folder:
        for size in (1_000, 10_000, 100_000):
            path = Path(folder, f"{size}.txt")
            path.write_text((prose * (size // len(prose) + 1))[:size], encoding="utf-8")
            took = best(lambda path=path: timeline.extract([path]), 2)  # type: ignore[misc]
            yield f"a text of {size:,} characters", speed(path.stat().st_size, took), ""
