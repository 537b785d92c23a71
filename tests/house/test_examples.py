"""Every command in the README and the docs, and every example in a docstring, is run."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.house._sources import ROOT, modules, name_of, project_files

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SETUP = "python3 -m venv"  # the two commands that set a machine up; test_package.py runs the first


def blocks(page: Path, language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")) if kind == language]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds, the cases and a finished output, in which the examples are run."""
    folder = tmp_path_factory.mktemp("workplace")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for case in ("seeds5", "odd/empty"):
        shutil.copytree(ROOT / "tests" / "cases" / case, folder / "tests" / "cases" / case)
    shell("timeline build seeds -o output && cp output/chronology.json .", folder)
    return folder


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euc", command], cwd=folder, env={**os.environ, "PATH": path},
        capture_output=True, text=True, check=True,
    )  # fmt: skip


COMMANDS = [
    (page, line.strip())
    for page in PAGES
    for block in blocks(page, "sh")
    for line in block.splitlines()
    if line.strip() and not line.startswith(SETUP)
]


@pytest.mark.parametrize(
    ("page", "command"), COMMANDS, ids=[f"{page.stem}: {command}" for page, command in COMMANDS]
)
def test_commands_in_the_docs_run(page: Path, command: str, workplace: Path) -> None:
    assert shell(command, workplace).stderr == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_in_the_docs_hold(page: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    found = doctest.testfile(str(page), module_relative=False)
    assert found.failed == 0
    assert found.attempted == page.read_text(encoding="utf-8").count(">>> ")


@pytest.mark.parametrize("module", modules(), ids=name_of)
def test_examples_in_docstrings_hold(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if module.stem == "__main__" or ">>> " not in module.read_text(encoding="utf-8"):
        return
    monkeypatch.chdir(ROOT)
    found = doctest.testmod(import_module(name_of(module)))
    assert found.attempted > 0
    assert found.failed == 0


def test_the_readme_has_the_two_commands() -> None:
    setups = [line for block in blocks(PAGES[0], "sh") for line in block.splitlines() if SETUP in line]
    assert setups == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/timeline build seeds -o output",
        'python3 -m venv .venv && .venv/bin/pip install -e ".[test]" && .venv/bin/python -m pytest',
    ]
    assert setups[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    kept = {path.relative_to(ROOT).as_posix() for path in project_files()}
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("https://", "http://")):
            path = (page.parent / target).resolve().relative_to(ROOT).as_posix()
            assert path in kept or any(name.startswith(f"{path}/") for name in kept), target


def test_every_page_is_reached_from_the_readme() -> None:
    seen, waiting = set(), [PAGES[0]]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        for target in re.findall(r"\]\(([^)#\s]+\.md)[^)]*\)", page.read_text(encoding="utf-8")):
            linked = (page.parent / target).resolve()
            if linked not in seen and linked.exists():
                waiting.append(linked)
    assert set(PAGES) <= seen
