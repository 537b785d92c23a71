"""Score find_places: hard sentences with one name each, and news corpora in two halves.

    python tools/score_places.py [--errors N] [--half tune|report|all] [SHARED]

SHARED is the folder that holds eval/ (geo_score.py, place-probe.tsv) and corpora/geoparsing/; it is
looked for beside the checkout. Each corpus is cut in halves by the CRC of the document's id: one to tune
on, one to report.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import math
import os
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from timeline.places import find_places  # noqa: E402 - found beside this script, installed or not

CORPORA = {"TR-News": "trnews", "LGL": "lgl"}


def shared_folder() -> Path | None:
    """The folder of the corpora and scorers: $TIMELINE_CORPORA's parent or ../shared, or None."""
    given = os.environ.get("TIMELINE_CORPORA")
    folder = Path(given).parent if given else ROOT.parent / "shared"
    return folder if (folder / "corpora" / "geoparsing").is_dir() else None


def day_of(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def half_of(doc: str) -> str:
    return "tune" if zlib.crc32(doc.encode()) % 2 == 0 else "report"


def annotated(document: dict[str, Any]) -> dict[str, Any]:
    """A document's places as the corpus scorer reads them."""
    places = []
    for found in find_places(document["text"], day_of(document.get("date"))):
        row: dict[str, Any] = {"start": found.start, "end": found.end}
        if found.place:
            row |= {"lat": found.place.lat, "lon": found.place.lon}
            row |= {"cc": found.place.country, "kind": found.place.kind}
        places.append(row)
    return {"doc": document["doc"], "toponyms": places}


def corpus_scores(shared: Path, name: str, half: str, errors: int = 0) -> tuple[dict[str, Any], str]:
    """The scorer's figures for one half of a corpus, and its list of errors."""
    lines = (
        (shared / "corpora" / "geoparsing" / f"{CORPORA[name]}.jsonl").read_text(encoding="utf-8").split("\n")
    )
    documents = [json.loads(line) for line in lines if line.strip()]
    documents = [d for d in documents if half in ("all", half_of(d["doc"]))]
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder) / "gold.jsonl", Path(folder) / "found.jsonl"
        gold.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
        found.write_text("\n".join(json.dumps(annotated(d)) for d in documents), encoding="utf-8")
        command = [sys.executable, str(shared / "eval" / "geo_score.py"), str(gold), str(found), "--json"]
        done = subprocess.run([*command, "--errors", str(errors)], check=True, capture_output=True, text=True)
    end = done.stdout.rindex("\n}") + 2
    return json.loads(done.stdout[:end]), done.stdout[end:]


def kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    (a1, o1), (a2, o2) = [(math.radians(x), math.radians(y)) for x, y in (one, two)]
    h = math.sin((a2 - a1) / 2) ** 2 + math.cos(a1) * math.cos(a2) * math.sin((o2 - o1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1, h)))


def probe_scores(shared: Path) -> tuple[int, int, list[str]]:
    """How many of the hard sentences are right, of how many, and the wrong ones."""
    with (shared / "eval" / "place-probe.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = [row["sentence"] for row in rows if not right(row)]
    return len(rows) - len(wrong), len(rows), wrong


def right(row: dict[str, str]) -> bool:
    """Whether the place of one hard sentence is found, by the rules of the probe."""
    start = row["sentence"].find(row["name"])
    end = start + len(row["name"])
    hits = [
        p for p in find_places(row["sentence"], day_of(row["published"])) if p.start < end and start < p.end
    ]
    if row["kind"] == "none":
        return not hits
    place = next((p.place for p in hits if row["name"] in p.text), None)
    if place is None or place.country != row["country"]:
        return False
    if not row["lat"]:
        return True
    if place.lat is None or place.lon is None:
        return False
    most = 400 if row["kind"] == "region" else 60
    return kilometres((float(row["lat"]), float(row["lon"])), (place.lat, place.lon)) <= most


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", nargs="?", type=Path, default=shared_folder())
    parser.add_argument("--half", choices=["tune", "report", "all"])
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    if not asked.shared:
        sys.exit("no corpora: give the folder that holds eval/ and corpora/, or set TIMELINE_CORPORA")
    good, total, wrong = probe_scores(asked.shared)
    print(f"hard sentences {good}/{total}")
    for sentence in wrong:
        print("  wrong:", sentence)
    for name in CORPORA:
        for half in [asked.half] if asked.half else ["tune", "report"]:
            figures, errors = corpus_scores(asked.shared, name, half, asked.errors if half == "tune" else 0)
            found = figures["recognition"]
            print(
                f"{name:8} {half:6} recognition P {found['P']:.3f} R {found['R']:.3f} F1 {found['F1']:.3f}"
                f"  e2e {figures['e2e']['F1']:.3f}  e2e_lenient {figures['e2e_lenient']['F1']:.3f}"
                f"  e2e_country {figures['e2e_country']['F1']:.3f}"
            )
            print(errors, end="")


if __name__ == "__main__":
    main()
