"""Wall time and peak memory of whole commands, each in a process of its own; the best of several runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def run(arguments: Sequence[str], timeout: float = 120) -> tuple[float, float]:
    """(seconds, peak memory in MB) of one run of the command line."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0 or took > timeout:
        raise RuntimeError(f"timeline {' '.join(arguments)} failed")
    return took, used.ru_maxrss / 1024


def best(arguments: Sequence[str], runs: int = RUNS) -> tuple[float, float]:
    """Least time and greatest memory of several runs, the first of which warms the disk and is left out."""
    run(arguments)
    times, peaks = zip(*(run(arguments) for _ in range(runs)), strict=True)
    return min(times), max(peaks)


def bench() -> Iterator[tuple[str, str, str]]:
    """(what, figure, what it should be) for each command."""
    with tempfile.TemporaryDirectory() as folder:
        took, _ = best(["--help"])
        yield "timeline --help", f"{took:.2f} s", "at most 0.25 s"
        took, peak = best(["build", "seeds", "-o", folder])
        yield "timeline build seeds", f"{took:.2f} s", "at most 4 s"
        yield "  peak memory", f"{peak:.0f} MB", "at most 400 MB"
        chronology = f"{folder}/chronology.json"
        took, _ = best(["extract", "seeds", "-o", chronology])
        yield "timeline extract seeds", f"{took:.2f} s", ""
        for ending in ("svg", "png", "pdf"):
            took, _ = best(["draw", chronology, "-o", f"{folder}/timeline.{ending}"], 2)
            yield f"timeline draw -o timeline.{ending}", f"{took:.2f} s", ""
        took, _ = best(["map", chronology, "-o", f"{folder}/routes.html"], 2)
        yield "timeline map", f"{took:.2f} s", ""
