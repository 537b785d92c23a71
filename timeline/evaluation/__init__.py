"""How right extraction is on texts whose facts are known."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from timeline.errors import UnreadableSource
from timeline.evaluation._documents import score_documents
from timeline.evaluation._events import score_events, score_evidence, score_votes
from timeline.evaluation._gold import Case, read_gold
from timeline.evaluation._stops import score_stops

__all__ = ["Evaluation", "Figure", "evaluate"]

Figure: TypeAlias = float | int | None


class Evaluation(NamedTuple):
    """Figures by name (rates from 0 to 1; None where nothing was to be found), and errors, case by case."""

    figures: dict[str, Figure]
    errors: tuple[str, ...]

    def __str__(self) -> str:
        """A line a figure."""
        return "\n".join(f"{name:18} {_written(figure)}" for name, figure in self.figures.items())


def evaluate(cases: str | Path, *, undated: bool = False, only: str = "") -> Evaluation:
    """Extract each case under a folder and compare what comes out with its gold (docs/accuracy.md).

    A case is a folder of texts with a case.json. The dates of publication are given to extraction, unless
    `undated` leaves it to find them. `only` takes the cases whose path has this in it.
    Raises UnreadableSource where there is no case.
    """
    folders = [path.parent for path in sorted(Path(cases).rglob("case.json"))]
    folders = [folder for folder in folders if only in folder.relative_to(cases).as_posix()]
    if not folders:
        raise UnreadableSource(f"{cases}: no case.json under this folder")
    counts: Counter[str] = Counter(cases=len(folders))
    errors: list[str] = []
    for folder in folders:
        case = _compared(folder, undated)
        counts.update(case.counts)
        errors.extend(f"{folder.relative_to(cases).as_posix()}: {error}" for error in case.errors)
    return Evaluation(_figures(counts), tuple(errors))


def _compared(folder: Path, undated: bool) -> Case:
    from timeline.pipeline import extract

    gold = read_gold(folder)
    published = {entry["file"]: entry.get("published") for entry in gold["documents"]}
    dates = {name: dt.date.fromisoformat(day) for name, day in published.items() if day and not undated}
    chronology = extract([folder / entry["file"] for entry in gold["documents"]], dates=dates)
    case = Case(folder, gold, chronology)
    scores: tuple[Callable[[Case], None], ...] = (score_stops, score_votes, score_events, score_evidence)
    for score in (*scores, score_documents) if undated else scores:
        score(case)
    return case


def _figures(counts: Counter[str]) -> dict[str, Figure]:
    return dict(_all_figures(counts))


def _all_figures(n: Counter[str]) -> Iterator[tuple[str, Figure]]:
    yield "cases", n["cases"]
    yield "stop_precision", _rate(n["stops_found"], n["stops_given"])
    yield "stop_recall", _rate(n["stops_found"], n["stops"])
    yield "stop_f1", _f1(n["stops_found"], n["stops_given"], n["stops"])
    yield "dated_stop_f1", _f1(n["stops_dated"], n["stops_given"], n["stops"])
    yield "exact_dates", _rate(n["days_exact"], n["days"])
    yield "overprecise", n["overprecise"]
    yield "city", _rate(n["cities_right"], n["cities"])
    yield "status", _rate(n["statuses_right"], n["statuses"])
    yield "order", _rate(n["orders_right"], n["orders"])
    yield "trip_pairs_f1", _f1(n["pairs_found"], n["pairs_given"], n["pairs_gold"])
    yield "identity", n["identity"]
    yield "bad_stops", n["bad_stops"]
    yield "extra_trips", n["extra_trips"]
    yield "votes_found", _rate(n["votes_found"], n["votes"])
    yield "extra_votes", n["extra_votes"]
    yield "tally", _rate(n["tallies_right"], n["tallies"])
    yield "position_f1", _f1(n["positions_found"], n["positions_given"], n["positions"])
    yield "event_recall", _rate(n["events_found"], n["events"])
    yield "event_type", _rate(n["types_right"], n["events_found"])
    yield "event_status", _rate(n["events_status"], n["events_found"])
    yield "events_per_gold", _rate(n["events_given"], n["events"])
    yield "noise_events", n["noise_events"]
    yield "quotes_exact", _rate(n["quotes_exact"], n["quotes"])
    yield "docdate", _rate(n["documents_dated"], n["documents"])
    yield "wrong_docdates", n["wrong_docdates"]


def _rate(part: int, whole: int) -> Figure:
    return part / whole if whole else None


def _f1(found: int, given: int, gold: int) -> Figure:
    return 2 * found / (given + gold) if given or gold else None


def _written(figure: Figure) -> str:
    if figure is None:
        return "-"
    return f"{figure:.3f}" if isinstance(figure, float) else str(figure)
