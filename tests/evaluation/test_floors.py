"""Accuracy on the cases does not fall."""

import pytest

from tests.evaluation.gate import CASES, fallen, raised, read_floors
from timeline.evaluation import evaluate

FLOORS = read_floors()


@pytest.mark.parametrize(("part", "undated"), [("given", False), ("undated", True)])
def test_the_cases_score_above_their_floors(part: str, undated: bool) -> None:
    assert fallen(evaluate(CASES, undated=undated).figures, FLOORS[part]) == {}


def test_every_figure_has_a_floor() -> None:
    assert FLOORS["given"].keys() >= {"stop_f1", "dated_stop_f1", "noise_events", "quotes_exact"}
    assert FLOORS["undated"].keys() == FLOORS["given"].keys() | {"docdate"}


def test_the_gate_sees_what_fell() -> None:
    floors = {"stop_f1": 0.8, "bad_stops": 1, "city": 0.9}
    assert fallen({"stop_f1": 0.79, "bad_stops": 2, "city": None}, floors) == {
        "stop_f1": (0.79, 0.8), "bad_stops": (2, 1), "city": (None, 0.9),
    }  # fmt: skip
    assert fallen({"stop_f1": 0.8, "bad_stops": 0, "city": 1.0}, floors) == {}


def test_the_gate_refuses_to_lower_a_floor() -> None:
    with pytest.raises(ValueError, match="never lowered"):
        raised({"stop_f1": 0.7}, {"stop_f1": 0.8})
    with pytest.raises(ValueError, match="never lowered"):
        raised({"bad_stops": 1}, {"bad_stops": 0})


def test_the_gate_raises_floors_and_rounds_down() -> None:
    figures = {"cases": 3, "stop_f1": 0.8754, "bad_stops": 0, "city": None, "order": 1.0}
    assert raised(figures, {"stop_f1": 0.8, "bad_stops": 2}) == {
        "stop_f1": 0.87,
        "bad_stops": 0,
        "order": 1.0,
    }
