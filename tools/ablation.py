"""What parts of the extraction are worth: `python tools/ablation.py [CASES]`.

Each line is an evaluation of the cases with one part left out: stop_f1, dated_stop_f1 and event_recall, with
the dates of publication and without them. The parts are left out here, by putting something simpler in their
place; the library has no switches for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from timeline import pipeline  # noqa: E402 - found beside this script, installed or not
from timeline.actors import Cast, find_actors  # noqa: E402
from timeline.dating import date_documents  # noqa: E402
from timeline.evaluation import evaluate  # noqa: E402
from timeline.events._sentences import times as _times  # noqa: E402
from timeline.events._sentences.clauses import Clause  # noqa: E402
from timeline.model import Chronology, DocumentDate, Note  # noqa: E402
from timeline.timexes import ResolvedTimex  # noqa: E402

FIGURES = ("stop_f1", "dated_stop_f1", "event_recall")
REFERRING = frozenset(("pronoun", "office", "group"))  # not names: "she", "the minister", "the two"
UNKNOWN = DocumentDate(when=None, basis="unknown")
whole_chronology_of = pipeline.chronology_of


def first_time(clause: Clause) -> tuple[str, ResolvedTimex] | None:
    """The first time of the sentence, whatever clause it stands in."""
    times = (piece.time for piece in clause.pieces if piece.time is not None)
    return next((("", time) for time in times if _times.is_point(time)), None)


def names_alone(*given: Any, **options: Any) -> Cast:
    """The actors of a text, mentions that are not names left out."""
    cast = find_actors(*given, **options)
    return replace(cast, mentions=tuple(m for m in cast.mentions if m.kind not in REFERRING))


def no_dates(*given: Any) -> tuple[DocumentDate, ...]:
    """The dates that were given; no other is looked for."""
    return tuple(date if date.basis == "given" else UNKNOWN for date in date_documents(*given))


def each_alone(texts: Sequence[Any], notes: Sequence[Note] = (), **options: Any) -> Chronology:
    """The chronologies of the texts one by one, put side by side."""
    alone = [whole_chronology_of([text], **options) for text in texts]
    joined = {
        name: tuple(chain.from_iterable(getattr(one, name) for one in alone))
        for name in ("documents", "people", "places", "events", "trips", "conflicts", "notes")
    }
    return msgspec.structs.replace(whole_chronology_of([], notes, **options), **joined)


@contextmanager
def put(name: str, *simpler: Any) -> Iterator[None]:
    """While it lasts, the modules of the extraction that import `name` find something simpler there."""
    rooms = [module for key, module in sorted(sys.modules.items()) if key.startswith("timeline.")]
    with ExitStack() as stack:
        for module in rooms:
            if hasattr(module, name):
                stack.enter_context(patch.object(module, name, *simpler))
        yield


@contextmanager
def without_clauses() -> Iterator[None]:
    """No attachment of times to clauses, nor to the places of a list."""
    with put("own_time", first_time), put("front_time", lambda _: None), put("place_times", lambda _: {}):
        yield


PARTS: dict[str, Callable[[], Any]] = {
    "all of it": ExitStack,
    "a sentence's first time for all its clauses": without_clauses,
    "names alone: no pronouns, offices, groups": lambda: put("find_actors", names_alone),
    "no dates of documents but those given": lambda: put("date_documents", no_dates),
    "each document alone": lambda: put("chronology_of", each_alone),
}


def measured(cases: Path, part: Callable[[], Any]) -> list[float]:
    """The figures with the dates of publication, then without them."""
    with part():
        runs = [evaluate(cases, undated=undated).figures for undated in (False, True)]
    return [float(run[name] or 0) for run in runs for name in FIGURES]


def main() -> None:
    cases = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "cases"
    print(f"{'':44}{'dates given':>37}{'undated':>37}\n{'':44}{line(FIGURES * 2)}")
    for name, part in PARTS.items():
        print(f"{name:44}{line(f'{figure:.3f}' for figure in measured(cases, part))}", flush=True)


def line(cells: Iterable[str]) -> str:
    """Cells in columns as wide as the names of the figures."""
    return "".join(f"{cell:>{width}}" for cell, width in zip(cells, (9, 15, 14) * 2, strict=True))


if __name__ == "__main__":
    main()
