"""The gate of accuracy: figures on the cases may rise and never fall.

`python -m tests.evaluation.gate` raises the floors to what is reached now, refuses to lower one, and writes
what is reached into the table of the README.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from timeline.evaluation import Figure, evaluate

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
README = ROOT / "README.md"
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


# What the README says of the figures, in its words.
SHOWN = {
    "stop_f1": "stops found (F1)",
    "dated_stop_f1": "stops found and dated (F1)",
    "city": "of the stops found: right city",
    "status": "of the stops found: right status",
    "order": "pairs of stops in the order travelled",
    "bad_stops": "stops where nobody went",
    "overprecise": "stops dated more exactly than the texts",
    "identity": "people split or merged",
    "votes_found": "votes found",
    "position_f1": "positions of countries (F1)",
    "event_recall": "dated events found",
    "noise_events": "events from menus and advertisements",
    "quotes_exact": "quotes that are exactly in the text",
    "docdate": "texts dated to within a day",
}
TABLE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def table(given: Mapping[str, Figure], undated: Mapping[str, Figure]) -> str:
    """The table of the README."""
    rows = (f"| {words} | {shown(given[name])} | {shown(undated[name])} |\n" for name, words in SHOWN.items())
    head = "| on the cases | dates of publication given | not given |\n| --- | --: | --: |\n"
    return head + "".join(rows)


def shown(figure: Figure) -> str:
    """A figure as the README has it: .85, 1.00, 3, or a dash."""
    if figure is None:
        return "–"
    return (
        f"{int(figure * 100 + 1e-9) / 100:.2f}".removeprefix("0")
        if isinstance(figure, float)
        else str(figure)
    )


def main() -> None:
    """Raise the floors to what is reached, and say in the README what that is."""
    floors = read_floors() if FLOORS.exists() else {}
    reached = {part: evaluate(CASES, undated=part == "undated").figures for part in ("given", "undated")}
    parts = [HEAD]
    for part, figures in reached.items():
        now = raised(figures, floors.get(part, {}))
        lines = "".join(f"{name} = {floor}\n" for name, floor in now.items())
        parts.append(f"\n[{part}]\n{lines}")
    FLOORS.write_text("".join(parts), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    README.write_text(TABLE.sub(table(**reached), readme), encoding="utf-8")


if __name__ == "__main__":
    main()
