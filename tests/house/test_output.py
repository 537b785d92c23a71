"""The committed output is what a fresh run makes, and a run repeats itself byte for byte."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import timeline
from tests.house._sources import PACKAGE, ROOT
from timeline.chronology import check

SCHEMA = json.loads((PACKAGE / "chronology.schema.json").read_text(encoding="utf-8"))
CASES = sorted(path.parent for path in (ROOT / "tests" / "cases").rglob("case.json"))


def built(folder: Path, seed: str) -> dict[str, bytes]:
    """Everything that the main command makes, in a process of its own with its own order of hashes."""
    subprocess.run(
        [sys.executable, "-m", "timeline", "build", "seeds", "-o", str(folder)],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
    )  # fmt: skip
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    return built(tmp_path_factory.mktemp("one"), "1"), built(tmp_path_factory.mktemp("other"), "2")


def test_two_runs_make_the_same_bytes(runs: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    one, other = runs
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.parametrize("name", ["chronology.json", "layouts.json"])
def test_the_committed_output_is_what_a_run_makes(
    name: str, runs: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    """`make demo` writes it anew; read the difference before you commit it."""
    assert (ROOT / "output" / name).read_bytes() == runs[0][name]


def test_the_committed_files_are_those_that_a_run_makes(
    runs: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    assert {path.name for path in (ROOT / "output").iterdir()} == runs[0].keys()


def test_the_order_of_the_sources_does_not_matter() -> None:
    files = sorted((ROOT / "seeds").glob("*.txt"))
    assert timeline.extract(files) == timeline.extract(files[::-1])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_extracted_fits_the_contract_and_itself(case: Path) -> None:
    chronology = timeline.extract([case], keep_text=True)
    written = json.loads(timeline.export(chronology, format="json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(written)
    assert [finding for finding in check(chronology) if finding.kind == "fault"] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_can_be_drawn(case: Path, tmp_path: Path) -> None:
    done = timeline.build([case], tmp_path)
    assert {"chronology.json", "timeline.svg", "timeline.png"} <= {path.name for path in done.files}
