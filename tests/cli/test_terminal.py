"""What a person at a terminal sees, and a pipe does not."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.chronology._made import made
from tests.cli.conftest import ROOT
from timeline.chronology import write_chronology


def at_terminal(*arguments: str, stream: str) -> bytes:
    """What a command prints on one of its streams where that is a terminal."""
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    command = [sys.executable, "-m", "timeline", *arguments]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, **streams)  # type: ignore[call-overload]
    os.close(theirs)
    seen = b""
    while True:
        try:
            more = os.read(ours, 4096)
        except OSError:  # the other side is closed
            break
        if not more:
            break
        seen += more
    os.close(ours)
    assert process.wait() == 0
    return seen


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(
            f"Kishida met Widodo in Jakarta on {number + 1} May 2022.\n", "utf-8"
        )
    return folder


def test_a_bar_shows_how_far_many_texts_are(texts: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out.json")
    assert b"reading" in at_terminal("extract", str(texts), "-o", out, stream="stderr")
    few = [str(texts / f"{number}.txt") for number in range(3)]
    assert b"reading" not in at_terminal("extract", *few, "-o", out, stream="stderr")


def test_a_pipe_gets_no_bar(texts: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "timeline", "extract", str(texts), "-o", str(tmp_path / "out.json")]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""


def test_a_table_is_drawn_and_its_text_is_no_markup(tmp_path: Path) -> None:
    events = tuple(replace(event, title="[bold]Suva[/bold] :smile:") for event in made().events)
    path = write_chronology(made(events=events), tmp_path / "c.json")
    shown = at_terminal("show", str(path), stream="stdout").decode()
    assert "━" in shown
    assert "[bold]Suva[/bold]" in shown
