"""`make bench`: every bench_*.py here in order, a line a figure. Not timed tests, for machines differ."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(wanted: list[str]) -> None:
    """Run the benchmarks whose names are given, or all."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        name = path.stem.removeprefix("bench_")
        if not wanted or name in wanted:
            print(f"\n{name}")
            for what, figure, aim in import_module(f"tests.benchmarks.{path.stem}").bench():
                print(f"  {what:48} {figure:>12}  {aim}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
