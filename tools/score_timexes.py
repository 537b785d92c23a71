"""Score the time expressions against TimeML corpora, as TempEval-3 does.

    python tools/score_timexes.py CORPORA [--errors FILE]

CORPORA is a folder with one folder a corpus (timebank, aquaint, wikiwars, …) of .tml files. For each corpus
it prints F1 of spans (strict: the same, relaxed: overlapping), type and value over all documents, over the
half that rules are tuned on and over the half that they are only reported on. A document is in the tuning
half when crc32 of its name without .tml is even. The day of writing is not scored. Values are compared as
they stand: where a corpus writes 198X for a decade and we write 198, that counts as wrong; `loose` counts
such habits (198X, 2000-W6) as right. --errors writes the tuning half's errors, one JSON object a line.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from timeline.timexes import find_timexes, resolve_timexes

_TAG = re.compile(r"<(/?)([A-Za-z][\w.]*)([^<>]*)>|<!--.*?-->", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Mark(NamedTuple):
    """A tagged time: text[start:end]."""

    start: int
    end: int
    type: str
    value: str


class Gold(NamedTuple):
    """A document of a corpus."""

    name: str
    created: str
    text: str
    marks: list[Mark]


def read_tml(path: Path) -> Gold:
    """The text between the TEXT tags, its TIMEX3 tags and the day of writing."""
    source = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    created = ""
    for found in re.finditer(r"<TIMEX3\b([^>]*)>", source):
        attributes = _attributes(found[1])
        if attributes.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME") or (
            attributes.get("tid") == "t0"
        ):
            created = attributes.get("value", "")
            break
    body = re.search(r"<TEXT\b[^>]*>(.*)</TEXT>", source, re.DOTALL)
    if body is None:
        raise SystemExit(f"{path}: no <TEXT>")
    text, marks = _untag(body[1])
    return Gold(path.stem, created, text, marks)


def _attributes(text: str) -> dict[str, str]:
    return {key: html.unescape(double or single) for key, double, single in _ATTRIBUTE.findall(text)}


def _untag(body: str) -> tuple[str, list[Mark]]:
    pieces: list[str] = []
    open_tags: list[tuple[dict[str, str], int]] = []
    marks: list[Mark] = []
    length = last = 0
    for found in _TAG.finditer(body):
        pieces.append(html.unescape(body[last : found.start()]))
        length += len(pieces[-1])
        last = found.end()
        if found[2] != "TIMEX3":
            continue
        if not found[1]:
            if not found[3].rstrip().endswith("/"):
                open_tags.append((_attributes(found[3]), length))
            continue
        attributes, start = open_tags.pop()
        if attributes.get("tid") != "t0":
            marks.append(Mark(start, length, attributes.get("type", ""), attributes.get("value", "")))
    pieces.append(html.unescape(body[last:]))
    text = "".join(pieces)
    return text, sorted(mark for mark in marks if text[mark.start : mark.end].strip())


def annotate(gold: Gold) -> list[Mark]:
    """What the library finds in a document that was written on its day."""
    try:
        reference: dt.date | None = dt.date.fromisoformat(gold.created[:10])
    except ValueError:
        reference = None
    found = resolve_timexes(gold.text, find_timexes(gold.text), reference)
    return [Mark(timex.start, timex.end, timex.type, timex.value) for timex in found]


def match(gold: list[Mark], found: list[Mark]) -> Iterator[tuple[int, int]]:
    """Pairs of overlapping marks, each used once: the same spans first, then the longest overlap."""
    candidates = []
    low = 0
    for i, one in enumerate(gold):
        while low < len(found) and found[low].end <= min(mark.start for mark in gold[i:]):
            low += 1
        for j in range(low, len(found)):
            if found[j].start >= one.end:
                break
            shared = min(one.end, found[j].end) - max(one.start, found[j].start)
            if shared > 0:
                candidates.append((one[:2] != found[j][:2], -shared, one.start, found[j].start, i, j))
    used: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j in sorted(candidates):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield i, j


def loose(value: str) -> str:
    """A value without the habits of one corpus: 198X is 198, 2000-W6 is 2000-W06."""
    value = re.sub(r"^(\d{3})X$", r"\1", value)
    return re.sub(r"-W(\d)$", r"-W0\1", value)


def count(gold: list[Mark], found: list[Mark]) -> Counter[str]:
    """The counts that the figures are made of."""
    counts: Counter[str] = Counter(gold=len(gold), found=len(found))
    for i, j in match(gold, found):
        one, other = gold[i], found[j]
        counts["relaxed"] += 1
        counts["strict"] += one[:2] == other[:2]
        counts["type"] += one.type == other.type
        counts["value"] += one.value == other.value
        counts["loose"] += loose(one.value) == loose(other.value)
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """F1 in percent of strict, relaxed, type, value and loose value."""
    total = counts["gold"] + counts["found"]
    return {
        name: 200 * counts[name] / total if total else 0.0
        for name in ("strict", "relaxed", "type", "value", "loose")
    }


def is_tuning(name: str) -> bool:
    """Whether a document belongs to the half that rules are tuned on."""
    return zlib.crc32(name.encode()) % 2 == 0


def score(folder: Path) -> dict[str, dict[str, float]]:
    """The figures of one corpus: {"all": {"strict": …}, "tuning": …, "reporting": …}."""
    counts = {part: Counter[str]() for part in ("all", "tuning", "reporting")}
    for path in sorted(folder.glob("*.tml")):
        gold = read_tml(path)
        counted = count(gold.marks, annotate(gold))
        counts["all"] += counted
        counts["tuning" if is_tuning(gold.name) else "reporting"] += counted
    return {part: figures(counted) for part, counted in counts.items()}


def errors(gold: Gold) -> Iterator[dict[str, object]]:
    """What differs in one document, with the words around it."""
    found = annotate(gold)
    pairs = list(match(gold.marks, found))
    rows: list[tuple[Mark | None, Mark | None]] = [(gold.marks[i], found[j]) for i, j in pairs]
    rows += [(mark, None) for i, mark in enumerate(gold.marks) if i not in {i for i, _ in pairs}]
    rows += [(None, mark) for j, mark in enumerate(found) if j not in {j for _, j in pairs}]
    for one, other in rows:
        if one != other:
            mark = one or other
            assert mark is not None
            around = gold.text[max(0, mark.start - 60) : mark.end + 40]
            yield {"document": gold.name, "gold": one, "found": other, "around": around}


def _corpora(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_dir() and any(path.glob("*.tml")))


def main() -> None:
    """Print the table, and write the errors where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--errors", type=Path, help="write the errors of the tuning half here")
    options = parser.parse_args()
    print(f"{'corpus':<12}{'half':<12}" + "".join(f"{name:>9}" for name in figures(Counter())))
    for folder in _corpora(options.corpora):
        for part, row in score(folder).items():
            print(f"{folder.name:<12}{part:<12}" + "".join(f"{value:>9.1f}" for value in row.values()))
    if options.errors:
        with options.errors.open("w", encoding="utf-8") as out:
            for folder in _corpora(options.corpora):
                for path in sorted(folder.glob("*.tml")):
                    if is_tuning(path.stem):
                        for row in errors(read_tml(path)):
                            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
