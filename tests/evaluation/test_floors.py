"""Accuracy on the cases does not fall."""

import pytest

from tests.evaluation.gate import CASES, README, TABLE, fallen, raised, read_floors, shown, table
from timeline.evaluation import Figure, evaluate

FLOORS = read_floors()


@pytest.fixture(scope="module")
def reached() -> dict[str, dict[str, Figure]]:
    return {part: evaluate(CASES, undated=part == "undated").figures for part in ("given", "undated")}


@pytest.mark.parametrize("part", ["given", "undated"])
def test_the_cases_score_above_their_floors(part: str, reached: dict[str, dict[str, Figure]]) -> None:
    assert fallen(reached[part], FLOORS[part]) == {}


def test_the_readme_says_what_is_reached(reached: dict[str, dict[str, Figure]]) -> None:
    """`python -m tests.evaluation.gate` writes the table."""
    (said,) = TABLE.findall(README.read_text(encoding="utf-8"))
    assert said == table(**reached)


@pytest.mark.parametrize(
    ("figure", "text"), [(None, "–"), (3, "3"), (1.0, "1.00"), (0.8599, ".85"), (0.29, ".29"), (0.0, ".00")]
)
def test_figures_are_rounded_down(figure: Figure, text: str) -> None:
    assert shown(figure) == text


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
