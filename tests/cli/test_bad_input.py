"""Bad input: one clear line that names the file and the reason; the rest is done; nothing is half-written."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Done

Cli = Callable[..., Done]
GOOD = "Prime Minister Fumio Kishida met President Joko Widodo in Jakarta on Friday, April 29, 2022.\n"
BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty.txt: empty; nothing to read in it"),
    ("blank.txt", b" \r\n\t\n", "blank.txt: empty; nothing to read in it"),
    (
        "binary.txt", bytes(range(256)) * 4,
        "binary.txt: binary, not text; give the text itself, or a format that is read",
    ),
    (
        "latin.txt", "Bogotá, 3 May 2022".encode("latin-1"),
        "latin.txt: in an unknown encoding, not UTF-8 (byte 0xe1 at offset 5); save it as UTF-8",
    ),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    return made


def notes(path: Path) -> list[str]:
    return [note["because"] for note in json.loads(path.read_bytes())["notes"] if note["kind"] == "unread"]


@pytest.mark.parametrize(("name", "data", "message"), BAD, ids=[name for name, *_ in BAD])
def test_a_file_that_cannot_be_read(
    name: str, data: bytes, message: str, cli: Cli, folder: Path, tmp_path: Path
) -> None:
    (folder / name).write_bytes(data)
    out = tmp_path / "out.json"
    assert cli("extract", folder, "-o", out) == Done(1, "", f"timeline: {message}\n")
    assert notes(out) == [message]
    assert [document["source"] for document in json.loads(out.read_bytes())["documents"]] == ["good.txt"]
    assert cli("annotate", folder, "-o", out) == Done(1, "", f"timeline: {message}\n")
    assert [json.loads(line)["document"] for line in out.read_text("utf-8").splitlines()] == ["good.txt"]
    assert cli("text", folder / name) == Done(1, "", f"timeline: {message}\n")


def test_a_missing_path(cli: Cli, folder: Path, tmp_path: Path) -> None:
    missing, out = tmp_path / "none.txt", tmp_path / "out.json"
    message = f"{missing}: there is no such file or folder; check the path"
    assert cli("extract", folder, missing, "-o", out) == Done(1, "", f"timeline: {message}\n")
    assert notes(out) == [message]
    assert json.loads(out.read_bytes())["documents"]


def test_an_empty_folder(cli: Cli, tmp_path: Path) -> None:
    empty, out = tmp_path / "empty", tmp_path / "out.json"
    empty.mkdir()
    message = f"{empty}: no texts in this folder; name a folder or file that has some"
    assert cli("extract", empty, "-o", out) == Done(1, "", f"timeline: {message}\n")
    assert notes(out) == [message]
    assert json.loads(out.read_bytes())["events"] == []


def test_build_does_the_rest(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = cli("build", folder, "-o", tmp_path / "out")
    assert done == Done(1, "", "timeline: empty.txt: empty; nothing to read in it\n")
    assert notes(tmp_path / "out" / "chronology.json") == ["empty.txt: empty; nothing to read in it"]
    assert (tmp_path / "out" / "timeline.svg").exists()


def test_an_output_folder_that_cannot_be_one(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here already", encoding="utf-8")
    assert cli("build", folder, "-o", tmp_path / "file") == Done(
        1, "", f"timeline: {tmp_path}/file: cannot be written: file exists; choose another place with -o\n"
    )
    assert cli("build", folder, "-o", tmp_path / "file" / "out") == Done(
        1, "",
        f"timeline: {tmp_path}/file/out: cannot be written: not a directory; choose another place with -o\n",
    )  # fmt: skip
    assert (tmp_path / "file").read_text(encoding="utf-8") == "here already"


def test_an_output_folder_that_may_not_be_written(folder: Path, tmp_path: Path) -> None:
    """As a user who is not root, whom no permission stops."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    code = (
        # What is used is imported before the right to read it is given up.
        "import difflib, os, sys, timeline.building, timeline.pipeline\n"
        "from timeline.cli import main\n"
        "os.getuid() or os.setuid(65534)\n"
        "main(sys.argv[1:])\n"
    )
    for path in (tmp_path, *list(tmp_path.parents)[:2]):
        path.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(folder), "-o", str(locked)],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    message = f"timeline: {locked}: cannot be written: permission denied; choose another place with -o\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", message)
    assert list(locked.iterdir()) == []


def test_a_build_that_fails_leaves_nothing_half_written(
    cli: Cli, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device", "timeline.png")

    monkeypatch.setattr("timeline.building._write_pages", broken)
    assert cli("build", folder, "-o", tmp_path / "out") == Done(
        1, "", "timeline: timeline.png: no space left on device\n"
    )
    assert list((tmp_path / "out").iterdir()) == []


def test_figures_of_an_older_run_do_not_stay(cli: Cli, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in ("votes.svg", "routes-7.png", "mine.svg", "votes.txt"):
        (out / name).write_text("old", encoding="utf-8")
    assert cli("build", folder, "-o", out).status == 0
    names = {path.name for path in out.iterdir()}
    assert {"mine.svg", "votes.txt"} <= names
    assert not {"votes.svg", "routes-7.png"} & names


@pytest.mark.parametrize("command", ["show", "check", "map", "draw", "export"])
def test_a_damaged_chronology(command: str, cli: Cli, tmp_path: Path) -> None:
    damaged = tmp_path / "c.json"
    damaged.write_bytes(b'{"format": "timeline/chronology@1", "documents": [')
    target = tmp_path / {"map": "out.html", "draw": "out.svg", "export": "out.csv"}.get(command, "out")
    more = [] if command in ("show", "check") else ["-o", target]
    assert cli(command, damaged, *more) == Done(
        1, "", f"timeline: {damaged}: not a chronology in format 1: Input data was truncated\n"
    )
    assert not target.exists()


def test_a_text_without_any_date_is_no_error(cli: Cli, tmp_path: Path) -> None:
    text, out = tmp_path / "text.txt", tmp_path / "out.json"
    text.write_text("The president met the prime minister of Vietnam in Hanoi.\n", encoding="utf-8")
    assert cli("extract", text, "-o", out) == Done(0, "", "")
    (document,) = json.loads(out.read_bytes())["documents"]
    assert document["date"]["when"] is None
    assert document["date"]["basis"] == "unknown"


def test_a_date_for_no_source_is_wrong_usage(cli: Cli, folder: Path, tmp_path: Path) -> None:
    done = cli("extract", folder, "--date", "god.txt=2022-05-01", "-o", tmp_path / "out.json")
    assert done == Done(
        2, "", "timeline: --date god.txt: no source has this name; the sources are good.txt\n"
    )
    assert not (tmp_path / "out.json").exists()


def test_standard_input_is_a_source() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "extract", "-", "--keep-text"],
        input=GOOD.encode(), capture_output=True, check=True,
    )  # fmt: skip
    (document,) = json.loads(done.stdout)["documents"]
    assert document["text"] == GOOD


def test_corrections_beside_the_sources_are_applied_last(cli: Cli, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    (folder / "corrections.toml").write_text(
        '[[change]]\nquote = "met President Joko Widodo"\ntype = "meeting"\n'
        'date = "2022-05-02"\nplace = "Hanoi"\n'
        '[[reject]]\nid = "e-nothing"\n',
        encoding="utf-8",
    )
    for source in (folder, folder / "good.txt"):
        assert cli("extract", source, "-o", out) == Done(0, "", "")
        chronology = json.loads(out.read_bytes())
        (meeting,) = (event for event in chronology["events"] if event["type"] == "meeting")
        assert (meeting["when"]["edtf"], meeting["edited"]) == ("2022-05-02", True)
        assert [place[:5] for place in meeting["where"]] == ["hanoi"]
        assert [note["kind"] for note in chronology["notes"]] == ["correction-unused"]


def test_damaged_corrections_are_named_and_nothing_is_written(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (folder / "corrections.toml").write_text("[[change]\n", encoding="utf-8")
    done = cli("extract", folder, "-o", tmp_path / "out.json")
    assert done.status == 1
    assert done.err.startswith("timeline: corrections.toml: ")
    assert not (tmp_path / "out.json").exists()


def test_times_as_timeml(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = cli("annotate", folder, "--format", "timeml", "-o", tmp_path / "tml")
    assert done == Done(1, "", "timeline: empty.txt: empty; nothing to read in it\n")
    (made,) = (tmp_path / "tml").iterdir()
    assert made.name == "good.tml"
    assert 'value="2022-04-29"' in made.read_text(encoding="utf-8")
    assert cli("annotate", folder, "--format", "timeml").status == 2
