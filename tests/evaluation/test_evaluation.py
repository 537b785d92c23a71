"""The figures of `evaluate`, on a chronology and a gold that were made to differ in known ways."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.chronology._made import TEXT, day, made
from timeline.errors import UnreadableSource
from timeline.evaluation import evaluate
from timeline.evaluation._gold import agree, days, fits, too_precise, words
from timeline.model import Chronology, Vote, VotePosition

GOLD: dict[str, Any] = {
    "documents": [{"file": "trip.txt", "published": "2022-05-02"}],
    "trips": [
        {
            "traveller": "Ada Minh",
            "stops": [
                {
                    "country": "FJ", "city": "Suva", "start": "2022-04-29", "end": "2022-04-29",
                    "precision": "day", "status": "happened", "quote": "Ada Minh flew to Suva",
                },
                {
                    "country": "WS", "city": "Apia", "start": "2022-05-05", "end": "2022-05-05",
                    "precision": "day", "status": "happened", "quote": "She went on to Apia",
                },
                {"country": "TO", "city": "Nuku‘alofa", "start": None, "end": None, "status": "planned"},
            ],
        }
    ],
    "votes": [
        {
            "date": "2022-03-02", "for": 90, "against": 20, "bounds": {"for": "at least"},
            "positions": {"JP": "for", "LA": "against"}, "subject": "membership",
        }
    ],
    "events": [
        {"date": "2022-04-29", "type": "visit", "who": ["Ada Minh"], "country": "FJ", "status": "happened"},
        {"date": "2022-03", "type": "press", "who": ["United Nations"], "status": "planned"},
        {"date": "1999", "type": "call", "who": ["Ada Minh"], "status": "happened", "quote": "nowhere"},
    ],
    "noise": ["A meeting in March is planned."],
    "not_stops": [],
}  # fmt: skip


def voted() -> Chronology:
    chronology = made()
    vote = replace(
        chronology.events[2], id="e-vote", type="vote", when=day("2022-03-02"),
        vote=Vote(
            body="UN", subject="membership",
            positions=(VotePosition(country="JP", vote="for"), VotePosition(country="FR", vote="for")),
        ),
    )  # fmt: skip
    return replace(chronology, events=(*chronology.events, vote))


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cases" / "pacific"
    folder.mkdir(parents=True)
    (folder / "trip.txt").write_text(TEXT, encoding="utf-8")
    (folder / "case.json").write_text(json.dumps(GOLD), encoding="utf-8")
    monkeypatch.setattr("timeline.pipeline.extract", lambda *_, **__: voted())
    return tmp_path / "cases"


def test_figures(cases: Path) -> None:
    figures, errors = evaluate(cases, undated=True)
    wanted = {
        "cases": 1, "stop_precision": 1.0, "stop_recall": 2 / 3, "stop_f1": 0.8, "dated_stop_f1": 0.4,
        "exact_dates": 0.5, "overprecise": 0, "city": 1.0, "status": 1.0, "order": 1.0,
        "trip_pairs_f1": 1.0, "identity": 0, "bad_stops": 0, "extra_trips": 0, "votes_found": 1.0,
        "extra_votes": 0, "tally": 0.0, "position_f1": 0.5, "event_recall": 2 / 3, "event_type": 0.5,
        "event_status": 1.0, "events_per_gold": 5 / 3, "noise_events": 3, "quotes_exact": 1.0,
        "docdate": 1.0, "wrong_docdates": 0,
    }  # fmt: skip
    assert figures == pytest.approx(wanted)
    assert "pacific: missed stop: Ada Minh, Nuku‘alofa TO, no time: “”" in errors
    assert "pacific: position: vote of 2022-03-02..2022-03-02: LA: against, got None" in errors


def test_figures_are_printed_a_line_each(cases: Path) -> None:
    lines = str(evaluate(cases)).splitlines()
    assert lines[0] == "cases              1"
    assert lines[3] == "stop_f1            0.800"
    assert lines[-2] == "docdate            -"


def test_only_takes_the_cases_that_are_named(cases: Path) -> None:
    assert evaluate(cases, only="pac").figures["cases"] == 1
    with pytest.raises(UnreadableSource) as raised:
        evaluate(cases, only="atlantic")
    assert str(raised.value) == f"{cases}: no case.json under this folder"


def test_a_damaged_case_is_named(cases: Path) -> None:
    (cases / "pacific" / "case.json").write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableSource, match=r"pacific/case\.json: not a case with gold"):
        evaluate(cases)


SPRING = days("2022-03", "2022-05")


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (None, None, True),
        (None, days("2022-03-01", None), False),
        (None, SPRING, True),
        (SPRING, days("2022-04-02", None), True),
        (SPRING, days("2022-06-01", None), True),
        (SPRING, days("2022-06-02", None), False),
        (days("2022-05-01", None), days("2022-04-30", "2022-05-01"), True),
        (days("2022-05-03", None), days("2022-05-01", "2022-05-08"), False),
        (days("-0127", None), days("-0127", None), True),
        (SPRING, None, False),
    ],
)
def test_when_times_agree(gold: Any, found: Any, expected: bool) -> None:
    assert agree(gold, found, slack=1) is expected


def test_other_times_that_the_gold_accepts() -> None:
    assert fits({"date": "2022-05-01", "true_date": "2022-05-09"}, days("2022-05-09", None))
    assert fits({"start": "2022-05-01", "alt_end": "2022-05-20"}, days("2022-05-02", "2022-05-19"))
    assert not fits({"date": "2022-05-01"}, days("2022-05-09", None))


def test_too_precise_is_a_day_where_a_month_is_known() -> None:
    month = {"date": "2022-05", "precision": "month"}
    assert too_precise(month, days("2022-05-01", None))
    assert not too_precise(month, days("2022-05", None))
    assert too_precise({}, days("2022-05-01", None))
    assert not too_precise({"date": "2022-05-01", "precision": "day"}, days("2022-05-01", None))


def test_names_agree_without_titles_and_accents() -> None:
    assert words("Prime Minister Phạm Minh Chính") == {"pham", "minh", "chinh"}
    assert not words("President")
