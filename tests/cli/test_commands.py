"""Commands that read a chronology, and what they print."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.chronology._made import SMALL, made, said
from tests.cli.conftest import Done
from timeline import cli as command_line
from timeline.chronology import write_chronology
from timeline.cli._main import run
from timeline.model import Claim, Conflict

Cli = Callable[..., Done]


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    conflict = Conflict(
        about="s-apia", kind="date", kept="2022-05-01", because="it is later",
        claims=(Claim(value="2022-05-01", evidence=said("Sunday")), Claim(value="2022-04-30", evidence=())),
    )  # fmt: skip
    return write_chronology(made(conflicts=(conflict,)), tmp_path / "journey.json")


def test_help_lists_every_command(cli: Cli) -> None:
    shown = cli("--help")
    assert shown.status == 0
    for name in (
        "build", "extract", "annotate", "text", "evaluate", "show", "explain", "check", "export", "draw",
        "map", "page", "report",
    ):  # fmt: skip
        assert f"\n  {name} " in shown.out


def test_show(cli: Cli, journey: Path) -> None:
    assert cli("show", journey) == Done(
        0,
        "Events\n"
        "when              what          who             where  status      id\n"
        "2022-03           A meeting     United Nations         planned     e-plan\n"
        "2022-04-29        Minh in Suva  Ada Minh        Suva   happened    e-suva\n"
        "until 2022-05-01  Minh in Apia  Ada Minh        Apia   happened    e-apia\n"
        "undated           Some day                             considered  e-open\n"
        "\n"
        "Stops\n"
        "traveller  stop  when              where  status    id\n"
        "Ada Minh   1     2022-04-29        Suva   happened  s-suva\n"
        "Ada Minh   2     until 2022-05-01  Apia   happened  s-apia\n",
        "",
    )


def test_show_filters(cli: Cli, journey: Path) -> None:
    shown = cli("show", journey, "--where", "WS", "--from", "2022-05", "--status", "happened")
    assert "e-apia" in shown.out
    assert "e-suva" not in shown.out
    assert cli("show", journey, "--from", "soon") == Done(
        2, "", "timeline: 'soon' is no day: write YYYY-MM-DD, YYYY-MM or YYYY\n"
    )


def test_wide_signs_take_two_columns(cli: Cli) -> None:
    lines = cli("show", SMALL).out.splitlines()
    wide = next(line for line in lines if "岸文" in line or "岸田" in line)
    plain = next(line for line in lines if "Quad summit" in line)
    assert wide.index("happened") == plain.index("happened") - 4


def test_explain_an_event(cli: Cli, journey: Path) -> None:
    assert cli("explain", journey, "e-suva").out == (
        "visit e-suva\n"
        "  title: Minh in Suva\n"
        "  when: 2022-04-29\n"
        "  dated: explicit, to the day\n"
        "  status: happened\n"
        "  traveller: Ada Minh\n"
        "  where: Suva\n"
        "  trip.txt, characters 10 to 31, rule travel.fly:\n"
        "    “Ada Minh flew to Suva”\n"
        "\n"
        "To confirm, reject or change it, put some of this into corrections.toml by the sources:\n"
        "\n"
        "[[confirm]]\n"
        'id = "e-suva"\n'
        "\n"
        "[[reject]]\n"
        'id = "e-suva"\n'
        "\n"
        "[[change]]\n"
        'id = "e-suva"\n'
        '# date = "2022-05-01"\n'
        '# place = ""\n'
        '# status = "happened"\n'
        '# title = ""\n'
    )


def test_explain_a_stop_with_its_conflict(cli: Cli, journey: Path) -> None:
    assert (
        cli("explain", journey, "s-apia")
        .out.partition("\n\nTo confirm")[0]
        .endswith(
            "  the sources disagree on the date:\n"
            "    2022-05-01\n"
            "      trip.txt, characters 56 to 62, rule travel.fly:\n"
            "        “Sunday”\n"
            "    2022-04-30\n"
            "    kept: 2022-05-01\n"
            "    because: it is later"
        )
    )


@pytest.mark.parametrize("id", ["trip", "ada-minh", "suva", "nuku", "t-ada", "e-open"])
def test_explain_anything_that_has_an_id(cli: Cli, journey: Path, id: str) -> None:
    shown = cli("explain", journey, id)
    assert shown.status == 0
    assert id in shown.out.splitlines()[0]


def test_explain_an_id_that_nothing_has(cli: Cli, journey: Path) -> None:
    assert cli("explain", journey, "e-suvva") == Done(
        2, "",
        "timeline: nothing has the id 'e-suvva'; did you mean e-suva?; `timeline show` lists the ids\n",
    )  # fmt: skip


def test_check_lists_conflicts_and_faults(cli: Cli, journey: Path, tmp_path: Path) -> None:
    claims = "2022-05-01 (trip) or 2022-04-30 (no document)"
    conflict = f"conflict: s-apia: date: {claims}; kept 2022-05-01 because it is later\n"
    assert cli("check", journey) == Done(0, conflict, "")
    broken = write_chronology(made(places=made().places[1:]), tmp_path / "broken.json")
    checked = cli("check", broken)
    assert checked.status == 1
    assert "fault: e-suva: names suva, which is not among the places\n" in checked.out
    assert cli("show", broken) == Done(
        1, "",
        f"timeline: {broken}: e-suva: names suva, which is not among the places; "
        "`timeline check` lists all faults\n",
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "json", "geojson", "ics"])
def test_export(cli: Cli, journey: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out.{ending}"
    assert cli("export", journey, "-o", target) == Done(0, "", "")
    assert b"Suva" in target.read_bytes()


def test_export_filters(cli: Cli, journey: Path, tmp_path: Path) -> None:
    cli("export", journey, "-o", tmp_path / "out.json", "--type", "meeting")
    assert [event["id"] for event in json.loads((tmp_path / "out.json").read_bytes())["events"]] == ["e-plan"]


def test_wrong_usage_is_status_2(cli: Cli, journey: Path, tmp_path: Path) -> None:
    wrong = cli("export", journey, "-o", tmp_path / "out.xls")
    assert wrong.status == 2
    assert wrong.err.endswith(
        f"Invalid value for '-o': the ending of '{tmp_path}/out.xls' is not one of csv, geojson, ics, json\n"
    )
    assert not (tmp_path / "out.xls").exists()
    assert cli("nothing").status == 2
    for command in ("build", "draw", "map", "page", "report", "export"):
        missing, stdout = cli(command, journey), cli(command, journey, "-o", "-")
        assert (missing.status, stdout.status) == (2, 2)
        assert missing.err.endswith("Error: Missing option '-o' / '--output'.\n")
        assert stdout.err.endswith("this cannot go to standard output; name a file\n")
    assert cli("show").status == 2
    assert cli("show", journey, "--type", "party").status == 2
    assert cli("extract", "a.txt", "--date", "a.txt=soon").err.endswith(
        "Error: Invalid value for '--date': 'a.txt=soon' is not NAME=YYYY-MM-DD\n"
    )


def test_an_output_that_cannot_be_written_is_named(cli: Cli, journey: Path, tmp_path: Path) -> None:
    target = tmp_path / "none" / "out.csv"
    assert cli("export", journey, "-o", target) == Done(
        1, "",
        f"timeline: {target}: cannot be written: no such file or directory; choose another place with -o\n",
    )  # fmt: skip


def test_text_from_documents_cannot_steer_the_terminal(cli: Cli, tmp_path: Path) -> None:
    hostile = made(people=tuple(made().people[:0]) or made().people)
    text = write_chronology(hostile, tmp_path / "h.json").read_text(encoding="utf-8")
    (tmp_path / "h.json").write_text(text.replace("Minh in Suva", r"Minh\u001b[2J\u0007 in\nSuva"), "utf-8")
    for command in (["show"], ["explain", "e-suva"], ["check"]):
        name, *rest = command
        shown = cli(name, tmp_path / "h.json", *rest)
        assert "\x1b" not in shown.out
        assert "\x07" not in shown.out


def test_standard_input_is_a_chronology_too(journey: Path) -> None:
    piped = subprocess.run(
        [sys.executable, "-m", "timeline", "show", "-"],
        input=journey.read_bytes(), capture_output=True, check=True,
    )  # fmt: skip
    assert b"Minh in Suva" in piped.stdout


def test_a_reader_that_goes_away_is_no_fault(journey: Path) -> None:
    shell = f'"{sys.executable}" -m timeline show "{journey}" | head -1'
    piped = subprocess.run(shell, shell=True, capture_output=True, check=True)
    assert (piped.stdout, piped.stderr) == (b"Events\n", b"")


# --- the guard --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "status", "line"),
    [
        (
            KeyError("x"),
            1,
            "timeline: a fault of the program, KeyError: 'x'; please report it with what you ran",
        ),
        (RecursionError("deep"), 1, "timeline: a fault of the program, RecursionError: deep; please report"),
        (PermissionError(13, "Permission denied", "a.txt"), 1, "timeline: a.txt: permission denied"),
        (KeyboardInterrupt(), 130, "timeline: stopped"),
    ],
)
def test_no_traceback_reaches_a_user(
    fault: BaseException, status: int, line: str, cli: Cli, journey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise fault

    monkeypatch.setattr("timeline.showing.show", broken)
    done = cli("show", journey)
    assert done.status == status
    assert done.err.lstrip().startswith(line)
    assert len(done.err.strip().splitlines()) == 1


def test_who_mends_the_program_can_see_the_traceback(journey: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("timeline.showing.show", broken)
    monkeypatch.setenv("TIMELINE_DEBUG", "1")
    with pytest.raises(KeyError):
        run(["show", str(journey)])


def test_main_exits_with_the_status() -> None:
    with pytest.raises(SystemExit) as left:
        command_line.main(["show", "none.json"])
    assert left.value.code == 1
