"""Running the command line in this process."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from timeline.cli._main import run

ROOT = Path(__file__).resolve().parents[2]


class Done(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """timeline, called with arguments: its exit status and what it printed."""
    monkeypatch.delenv("TIMELINE_DEBUG", raising=False)

    def call(*args: str | Path) -> Done:
        status = run([str(arg) for arg in args])
        return Done(status, *capsys.readouterr())

    return call
