"""A folder in which what the docs show is built, with the files and commands that they name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import browser  # noqa: F401  the fixture, for pages that are framed
from tests.house._sources import ROOT

_BLOCK = re.compile(r"^(```|~~~)(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"`([\w/.]+)`[^`]*:\n\n\Z")


class Section:
    """The part of a page under one heading: its blocks by language, its files, its commands."""

    def __init__(self, page: str, heading: str) -> None:
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        assert found, f"{page} has no heading {heading!r}"
        self.text = found[1]
        self.blocks = [(block[2], block[3], block.start()) for block in _BLOCK.finditer(self.text)]

    def of(self, language: str) -> list[str]:
        return [text for kind, text, _ in self.blocks if kind == language]

    def commands(self) -> list[str]:
        return [line for text in (*self.of("sh"), *self.of("bash")) for line in text.splitlines()]

    def files(self) -> dict[str, str]:
        """The blocks that the words before them name, "In `docs/conf.py`:"."""
        named = ((_NAME.search(self.text[:start]), text) for _, text, start in self.blocks)
        return {name[1]: text for name, text in named if name}


@pytest.fixture
def section():
    return Section


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds, and in `output` their chronology."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "output").mkdir()
    run("timeline extract seeds -o output/chronology.json", folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder, for one test alone."""
    return Path(shutil.copytree(made, tmp_path / "work"))


def run(command: str, folder: Path) -> str:
    """What a command printed; one that fails, fails the test with what it said."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euc", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


def put(files: dict[str, str], folder: Path) -> None:
    """Write the files that a section shows."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def visit(browser):  # noqa: F811
    """Opens a file in the browser; its `faults` are console errors and requests that would leave."""
    contexts = []

    def open_file(path: Path):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda said: said.type == "error" and page.faults.append(said.text))
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.route("**/*", lambda route: _only_files(route, page))
        page.goto(path.as_uri())
        page.wait_for_load_state("load")
        return page

    yield open_file
    for context in contexts:
        context.close()


def _only_files(route, page):
    if route.request.url.startswith(("file:", "data:", "blob:", "about:")):
        return route.continue_()
    page.faults.append(f"a request to {route.request.url}")
    return route.abort()
