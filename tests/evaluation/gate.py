"""The gate of accuracy: figures on the cases may rise and never fall.

`python -m tests.evaluation.gate` raises the floors to what is reached now, and refuses to lower one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from timeline.evaluation import Figure, evaluate

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
FLOORS = ROOT / "tests" / "floors_cases.toml"
# The smaller, the better; of the others, the greater.
FAULTS = frozenset(
    {
        "overprecise", "identity", "bad_stops", "extra_trips", "extra_votes", "noise_events",
        "wrong_docdates",
    }
)  # fmt: skip
NO_FLOOR = ("cases", "events_per_gold")  # how many there are says nothing of how right they are
HEAD = """\
# What `timeline evaluate tests/cases` must reach, with the dates of publication and without them; for counts
# of faults, what it must not exceed. Only ever made stricter: python -m tests.evaluation.gate does that.
"""
Floors = dict[str, float]


def worse(name: str, reached: float, floor: float) -> bool:
    """Whether a figure is on the wrong side of its floor."""
    return reached > floor if name in FAULTS else reached < floor


def fallen(figures: Mapping[str, Figure], floors: Floors) -> dict[str, tuple[Figure, float]]:
    """The figures below their floors, with these; a figure that is missing has fallen."""
    reached = {name: figures.get(name) for name in floors}
    return {
        name: (figure, floors[name])
        for name, figure in reached.items()
        if figure is None or worse(name, figure, floors[name])
    }


def raised(figures: Mapping[str, Figure], floors: Floors) -> Floors:
    """The floors, each as strict as what is reached; raises ValueError where a figure is below its floor."""
    lower = fallen(figures, floors)
    if lower:
        raise ValueError(f"below the floor, which is never lowered: {lower}")
    return {
        name: int(figure * 100) / 100 if isinstance(figure, float) else figure
        for name, figure in figures.items()
        if figure is not None and name not in NO_FLOOR
    }


def read_floors() -> dict[str, Floors]:
    """The floors with dates given, and undated."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def main() -> None:
    """Raise the floors to what is reached."""
    floors = read_floors() if FLOORS.exists() else {}
    parts = [HEAD]
    for part, undated in (("given", False), ("undated", True)):
        now = raised(evaluate(CASES, undated=undated).figures, floors.get(part, {}))
        lines = "".join(f"{name} = {floor}\n" for name, floor in now.items())
        parts.append(f"\n[{part}]\n{lines}")
    FLOORS.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
