"""Draw events from all cases, for a person to judge: `python tools/sample_events.py SHEET`.

Every case under tests/cases is extracted with its dates of publication. Of all events the hundred whose ids
come first in the order of their SHA-256 with a fixed seed are written to SHEET, a line each with tabs
between: what was read, and five verdicts to fill in with 1 or 0. So an event stays in the sample when others
come and go. Verdicts that SHEET has already for an event that reads the same are kept.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from timeline import extract  # noqa: E402 - found beside this script, installed or not
from timeline.model import Chronology, Event  # noqa: E402

CASES = ROOT / "tests" / "cases"
SEED = "2026"
SIZE = 100
READ = ("case", "event", "type", "status", "when", "who", "where", "title", "text", "quote")
VERDICTS = ("right_type", "right_participants", "right_place", "right_date", "right_status")
COLUMNS = (*READ, *VERDICTS, "note")
Row = dict[str, str]


def chronologies() -> Iterator[tuple[str, Chronology]]:
    """The cases' names and what is read from them, the dates of publication given."""
    for path in sorted(CASES.rglob("case.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["documents"]
        dates = {d["file"]: dt.date.fromisoformat(d["published"]) for d in gold if d.get("published")}
        name = path.parent.relative_to(CASES).as_posix()
        yield name, extract([path.parent / entry["file"] for entry in gold], dates=dates)


def row_of(case: str, chronology: Chronology, event: Event) -> Row:
    """What was read of an event; its quote is that of its first evidence, on one line."""
    people = {actor.id: actor.name for actor in chronology.people}
    places = {place.id: place for place in chronology.places}
    sources = {document.id: Path(document.source).name for document in chronology.documents}
    first = event.evidence[0]
    values = (
        case,
        event.id,
        event.type,
        event.status,
        event.when.edtf if event.when else "",
        "; ".join(f"{people[part.actor]} ({part.role})" for part in event.who),
        "; ".join(f"{places[key].name} ({places[key].country or '-'})" for key in event.where),
        event.title,
        sources[first.document],
        " ".join(first.quote.split()),
    )
    return dict(zip(READ, values, strict=True))


def drawn(rows: Iterable[Row], size: int = SIZE) -> list[Row]:
    """As many rows as `size`, drawn by the seed, in the order of their cases and days."""
    chosen = sorted(rows, key=lambda row: lot(row["case"], row["event"]))[:size]
    return sorted(chosen, key=lambda row: (row["case"], row["when"], row["event"]))


def lot(case: str, event: str) -> str:
    """The place of an event in the order of drawing."""
    return hashlib.sha256(f"{SEED} {case} {event}".encode()).hexdigest()


def read_sheet(path: Path) -> list[Row]:
    """The rows of a sheet; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def write_sheet(path: Path, rows: Iterable[Row]) -> None:
    """The rows, verdicts that are not there left empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def kept(rows: Iterable[Row], judged: Iterable[Row]) -> list[Row]:
    """The rows with the verdicts that were given to events that read the same."""
    known = {tuple(row[name] for name in READ): row for row in judged}
    return [row | known.get(tuple(row[name] for name in READ), {}) for row in rows]


def precision(rows: Iterable[Row]) -> dict[str, float]:
    """The share that is right in each respect, and in all ("event"), of the rows that are judged."""
    judged = [[row[name] == "1" for name in VERDICTS] for row in rows if row[VERDICTS[0]] != ""]
    shares = {name.removeprefix("right_"): [row[at] for row in judged] for at, name in enumerate(VERDICTS)}
    shares["event"] = [all(row) for row in judged]
    return {name: sum(marks) / len(marks) if marks else 0.0 for name, marks in shares.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sheet", type=Path)
    sheet = parser.parse_args().sheet
    every = [row_of(case, found, event) for case, found in chronologies() for event in found.events]
    rows = kept(drawn(every), read_sheet(sheet))
    write_sheet(sheet, rows)
    waiting = sum(row.get(VERDICTS[0], "") == "" for row in rows)
    print(f"{len(rows)} of {len(every)} events drawn, {waiting} to be judged")
    if waiting < len(rows):
        shares = precision(row for row in rows if VERDICTS[0] in row)
        print("  ".join(f"{name} {share:.2f}" for name, share in shares.items()))


if __name__ == "__main__":
    main()
