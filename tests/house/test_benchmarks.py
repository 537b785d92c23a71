"""Benchmarks are run by hand, and must run then."""

from importlib import import_module
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("bench_*.py")), ids=lambda path: path.stem)
def test_every_benchmark_can_be_imported_and_called(path: Path) -> None:
    assert callable(import_module(f"tests.benchmarks.{path.stem}").bench)


def test_a_command_is_measured() -> None:
    from tests.benchmarks.bench_commands import run

    seconds, megabytes = run(["--help"])
    assert 0 < seconds < 60
    assert 5 < megabytes < 1000
    with pytest.raises(RuntimeError, match="show failed"):
        run(["show"])
