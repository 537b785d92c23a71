"""A hundred events of the cases, judged by hand against the texts, and the tools that draw and compare."""

from pathlib import Path

import pytest

from timeline import pipeline
from tools.ablation import PARTS, measured
from tools.sample_events import (
    CASES,
    READ,
    SIZE,
    VERDICTS,
    Row,
    drawn,
    kept,
    precision,
    read_sheet,
    write_sheet,
)

SHEET = read_sheet(Path(__file__).parent / "event_sheet.tsv")
# Shares that are right; only ever raised.
FLOORS = {"type": 0.95, "participants": 0.9, "place": 0.9, "date": 0.9, "status": 0.9, "event": 0.75}


@pytest.mark.parametrize("respect", FLOORS)
def test_the_events_are_right(respect: str) -> None:
    assert precision(SHEET)[respect] >= FLOORS[respect]


def test_every_event_of_the_sheet_is_judged_and_every_fault_explained() -> None:
    assert len(SHEET) == SIZE == len({(row["case"], row["event"]) for row in SHEET})
    assert {row[name] for row in SHEET for name in VERDICTS} <= {"0", "1"}
    assert [row["event"] for row in SHEET if "0" in marks(row) and not row["note"]] == []


def marks(row: Row) -> list[str]:
    return [row[name] for name in VERDICTS]


def test_every_quote_of_the_sheet_is_in_its_text() -> None:
    for row in SHEET:
        text = (CASES / row["case"] / row["text"]).read_text(encoding="utf-8")
        assert row["quote"] in " ".join(text.split())


def made(number: int, verdicts: str = "11111", **read: str) -> Row:
    row = dict.fromkeys(READ, "") | {"case": "made", "event": f"e-{number}"} | read
    return row | dict(zip(VERDICTS, verdicts, strict=True)) | {"note": ""}


def test_an_event_is_right_if_it_is_right_in_all_respects() -> None:
    rows = [made(1), made(2, "11101"), made(3, "10101"), made(4)]
    assert precision(rows) == {
        "type": 1.0, "participants": 0.75, "place": 1.0, "date": 0.5, "status": 1.0, "event": 0.5,
    }  # fmt: skip
    assert precision([])["event"] == 0.0


def test_an_event_stays_in_the_sample_when_others_come_and_go() -> None:
    rows = [made(number) for number in range(50)]
    sample = {row["event"] for row in drawn(rows, 10)}
    assert len(sample) == 10
    assert {row["event"] for row in drawn(rows[::-1], 10)} == sample
    assert len(sample & {row["event"] for row in drawn([*rows, made(50), made(51)], 10)}) >= 8
    unseen = next(row for row in rows if row["event"] not in sample)
    assert {row["event"] for row in drawn([row for row in rows if row != unseen], 10)} == sample


def test_verdicts_are_kept_while_an_event_reads_the_same(tmp_path: Path) -> None:
    assert read_sheet(tmp_path / "sheet.tsv") == []
    judged = [made(1, "11011", title='a "quoted" title'), made(2, status="planned")]
    write_sheet(tmp_path / "sheet.tsv", judged)
    assert read_sheet(tmp_path / "sheet.tsv") == judged
    now = [{name: row[name] for name in READ} for row in judged]
    now[1]["status"] = "happened"
    assert kept(now, judged) == [judged[0], now[1]]


def test_leaving_parts_out_costs_something_and_leaves_no_trace() -> None:
    before = dict(vars(pipeline))
    figures = {name: measured(CASES / "tours", part) for name, part in PARTS.items()}
    whole, clauses, names, dates, alone = figures.values()
    assert all(0 <= figure <= 1 for line in figures.values() for figure in line)
    assert sum(clauses) < sum(whole)
    assert sum(names) < sum(whole)
    assert sum(dates[3:]) < sum(whole[3:])
    assert sum(alone) < sum(whole)
    assert dict(vars(pipeline)) == before
