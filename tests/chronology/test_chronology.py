"""Reading, writing, filtering and checking chronologies."""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.chronology._made import SMALL, day, made, said, small
from timeline import model
from timeline.chronology import (
    Finding,
    all_evidence,
    check,
    filter_chronology,
    read_chronology,
    write_chronology,
)  # fmt: skip
from timeline.errors import BadOption, DamagedChronology, UnreadableSource, UnwritableOutput
from timeline.files import write_bytes, written_together
from timeline.model import Claim, Conflict, Note

SCHEMA = json.loads((Path(model.__file__).parent / "chronology.schema.json").read_text(encoding="utf-8"))


def ids(chronology: model.Chronology) -> set[str]:
    stops = {stop.id for trip in chronology.trips for stop in trip.stops}
    return stops | {event.id for event in chronology.events}


def test_what_was_written_reads_the_same_and_fits_the_contract(tmp_path: Path) -> None:
    for chronology in (made(), small()):
        path = write_chronology(chronology, tmp_path / "c.json")
        assert read_chronology(path) == chronology
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(path.read_bytes()))
        first = path.read_bytes()
        assert write_chronology(chronology, path).read_bytes() == first


def test_the_types_allow_what_the_contract_allows() -> None:
    definitions = SCHEMA["$defs"]
    pairs = {
        model.Precision: definitions["when"]["properties"]["precision"],
        model.Basis: definitions["when"]["properties"]["basis"],
        model.DateBasis: definitions["document"]["properties"]["date"]["properties"]["basis"],
        model.ActorKind: definitions["actor"]["properties"]["kind"],
        model.PlaceKind: definitions["place"]["properties"]["kind"],
        model.Status: definitions["status"],
        model.EventType: definitions["event"]["properties"]["type"],
        model.Outcome: definitions["vote"]["properties"]["outcome"],
        model.Bound: definitions["count"]["properties"]["bound"],
        model.ConflictKind: definitions["conflict"]["properties"]["kind"],
        model.NoteKind: definitions["note"]["properties"]["kind"],
    }
    for allowed, schema in pairs.items():
        assert list(allowed.__args__) == schema["enum"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "{}: not a chronology in format 1: Input data was truncated"),
        (b"{", "{}: not a chronology in format 1: Input data was truncated"),
        (b"\xff\xfe", "{}: not a chronology in format 1: JSON is malformed: invalid character (byte 0)"),
        (b"[]", "{}: not a chronology in format 1: Expected `object`, got `array`"),
        (b"{}", "{}: not a chronology in format 1: Object missing required field `format`"),
        (
            SMALL.read_bytes().replace(b'"kind": "person"', b'"kind": "ghost"', 1),
            "{}: not a chronology in format 1: Invalid enum value 'ghost' - at `$.people[0].kind`",
        ),
        (
            SMALL.read_bytes().replace(b"chronology@1", b"chronology@2", 1),
            "{}: not a chronology in format 1: Invalid enum value 'timeline/chronology@2' - at `$.format`",
        ),
    ],
)
def test_a_damaged_chronology_is_named_with_the_place_of_the_fault(
    data: bytes, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(data)
    with pytest.raises(DamagedChronology) as raised:
        read_chronology(path)
    assert str(raised.value) == message.format(path)


def test_a_missing_chronology_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read_chronology(tmp_path / "none.json")
    assert str(raised.value) == f"{tmp_path}/none.json: cannot be read: no such file or directory"
    with pytest.raises(UnreadableSource) as raised:
        read_chronology(tmp_path)
    assert str(raised.value) == f"{tmp_path}: cannot be read: is a directory"


def moved(quote: str) -> tuple[model.Evidence, ...]:
    return (replace(said(quote)[0], start=0, end=len(quote)),)


EVENT, TRIP = made().events[0], made().trips[0]
FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"events": (EVENT, EVENT)}, "e-suva", "two events have this id"),
    ({"people": ()}, "e-suva", "names ada-minh, which is not among the people"),
    ({"places": made().places[1:]}, "e-suva", "names suva, which is not among the places"),
    ({"events": made().events[1:]}, "s-suva", "names e-suva, which is not among the events"),
    ({"trips": (replace(TRIP, origin="nowhere"),)}, "t-ada", "names nowhere, which is not among the places"),
    ({"documents": ()}, "e-suva", "names trip, which is not among the documents"),
    (
        {"events": (replace(EVENT, evidence=moved("flew to Suva")), *made().events[1:])},
        "e-suva", "its quote is not at 0 in trip",
    ),
    (
        {"events": (replace(EVENT, when=replace(day("2022-05-02"), end="2022-05-01")), *made().events[1:])},
        "e-suva", "ends on 2022-05-01, before it begins on 2022-05-02",
    ),
    (
        {"events": (replace(EVENT, when=replace(day("2022-05-02"), end="2022-02-31")), *made().events[1:])},
        "e-suva", "2022-05-02/2022-02-31 are not days",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "about", "fault"), FAULTS, ids=[fault for *_, fault in FAULTS])
def test_facts_that_do_not_fit_together_are_faults(
    changes: dict[str, Any], about: str, fault: str, tmp_path: Path
) -> None:
    broken = made(**changes)
    assert Finding("fault", about, fault) in check(broken)
    path = write_chronology(broken, tmp_path / "c.json")
    assert read_chronology(path, sound=False) == broken
    with pytest.raises(DamagedChronology, match="`timeline check` lists all faults"):
        read_chronology(path)


def test_check_lists_conflicts_and_notes() -> None:
    conflict = Conflict(
        about="s-apia", kind="date", kept="2022-05-01", because="it is later",
        claims=(
            Claim(value="2022-05-01", evidence=said("Sunday")), Claim(value="2022-04-30", evidence=()),
        ),
    )  # fmt: skip
    note = Note(kind="impossible-date", document="trip", text="31 February", because="no such day")
    assert check(made(conflicts=(conflict,), notes=(note,))) == (
        Finding(
            "conflict", "s-apia",
            "date: 2022-05-01 (trip) or 2022-04-30 (no document); kept 2022-05-01 because it is later",
        ),
        Finding("impossible-date", "trip.txt", "“31 February”: no such day"),
    )  # fmt: skip
    assert check(made()) == ()


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, {"e-suva", "e-apia", "e-plan", "e-open", "s-suva", "s-apia"}),
        ({"from_": "2022-05-01"}, {"e-apia", "s-apia"}),
        ({"to": "2022-03"}, {"e-plan", "e-apia", "s-apia"}),
        ({"from_": "2022-04", "to": "2022-04-29"}, {"e-suva", "s-suva", "e-apia", "s-apia"}),
        ({"from_": "2023"}, set()),
        ({"from_": "-0127", "to": "2022"}, {"e-suva", "e-apia", "e-plan", "s-suva", "s-apia"}),
        ({"who": ["MINH"]}, {"e-suva", "e-apia", "s-suva", "s-apia"}),
        ({"who": ["un"]}, {"e-plan"}),
        ({"where": ["WS"]}, {"e-apia", "s-apia"}),
        ({"where": ["suva", "WS"]}, {"e-suva", "s-suva", "e-apia", "s-apia"}),
        ({"type": ["meeting"]}, {"e-plan"}),
        ({"type": ["visit"]}, {"e-suva", "e-apia", "s-suva", "s-apia"}),
        ({"status": ["planned", "considered"]}, {"e-plan", "e-open"}),
    ],
)
def test_filters(conditions: dict[str, Any], expected: set[str]) -> None:
    assert ids(filter_chronology(made(), **conditions)) == expected


@pytest.mark.parametrize(
    "text", ["yesterday", "2022-13", "2022-02-30", "2022-00", "22/5", "-", "2022-1-1-1", "--1"]
)
def test_a_day_that_is_none_is_named(text: str) -> None:
    with pytest.raises(BadOption) as raised:
        filter_chronology(made(), from_=text)
    assert str(raised.value) == f"{text!r} is no day: write YYYY-MM-DD, YYYY-MM or YYYY"


CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "from_": st.sampled_from(["2022", "2022-04", "2022-04-29", "-0200"]),
        "to": st.sampled_from(["2022", "2022-06", "2022-05-02", "1900"]),
        "who": st.lists(st.sampled_from(["Kishida", "Hayashi", "UN"]), max_size=2),
        "where": st.lists(st.sampled_from(["Tokyo", "VN", "xx"]), max_size=2),
        "type": st.lists(st.sampled_from(["visit", "vote", "call"]), max_size=2),
        "status": st.lists(st.sampled_from(["planned", "happened"]), max_size=2),
    },
)


@settings(max_examples=60, deadline=None)
@given(CONDITIONS)
def test_a_filtered_chronology_is_sound_and_filtering_again_changes_nothing(
    conditions: dict[str, Any],
) -> None:
    once = filter_chronology(small(), **conditions)
    assert ids(once) <= ids(small())
    assert check(once) == ()
    assert filter_chronology(once, **conditions) == once


def test_all_evidence_names_what_rests_on_it() -> None:
    assert [about for about, _ in all_evidence(made())] == [
        "e-suva", "e-apia", "e-plan", "e-open", "s-suva", "s-apia",
    ]  # fmt: skip


# --- writing ----------------------------------------------------------------------------------------------


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    write_bytes(target, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(UnwritableOutput) as raised:
        write_bytes(target, b"new")
    assert (
        str(raised.value)
        == f"{target}: cannot be written: no space left on device; choose another place with -o"
    )
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_no_folder_or_over_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match="cannot be written: no such file or directory"):
        write_bytes(tmp_path / "none" / "a.txt", b"")
    with pytest.raises(UnwritableOutput, match="cannot be written: is a directory"):
        write_bytes(tmp_path, b"")


def test_links_and_pipes_are_written_through(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_bytes(tmp_path / "link", b"x")
    assert (tmp_path / "real").read_bytes() == b"x"
    assert (tmp_path / "link").is_symlink()
    write_bytes("/dev/null", b"x")
    assert not Path("/dev/null").is_file()


def test_files_that_belong_together_appear_together(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with written_together(folder) as draft:
        (draft / "a").write_bytes(b"a")
        assert list(folder.iterdir()) == [draft]
    assert [path.name for path in folder.iterdir()] == ["a"]
    with pytest.raises(ZeroDivisionError), written_together(folder) as draft:
        (draft / "a").write_bytes(b"b")
        _ = 1 / 0
    assert (folder / "a").read_bytes() == b"a"
    assert [path.name for path in folder.iterdir()] == ["a"]
