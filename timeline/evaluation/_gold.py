"""Cases with gold, and when a name or a time of a chronology agrees with the gold's."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

from timeline.calendar import day_count, iso, month_length
from timeline.errors import UnreadableSource
from timeline.model import Chronology, Evidence, When

Gold: TypeAlias = dict[str, Any]
Days: TypeAlias = tuple[int, int]
Place: TypeAlias = tuple[str, int, int]

_OFFICES: Final = frozenset(
    """
    president prime minister ministers pm foreign secretary state us u s of the king queen pope crown prince
    mr mrs ms dr sir and bin bint ibn al el abu da de di du del dos das van von la le ter den ben der
    chancellor premier general leader vice japan japanese american french chinese indian russian
    """.split()  # noqa: SIM905 (a list of words is read more easily so)
)


@dataclass(slots=True)
class Case:
    """A folder of texts, its gold, what was read from them, and what comparing the two has counted."""

    folder: Path
    gold: Gold
    chronology: Chronology
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        files = {entry["file"] for entry in self.gold["documents"]}
        for document in self.chronology.documents:
            name = Path(document.source).name
            if name in files:
                with (self.folder / name).open(encoding="utf-8", errors="replace", newline="") as file:
                    self.texts[document.id] = file.read()

    def places_of(self, quotes: list[Any]) -> list[Place]:
        """Where the texts hold the quotes: (document, start, end)."""
        wanted = [quote if isinstance(quote, str) else quote.get("quote", "") for quote in quotes]
        return [
            (document, found.start(), found.end())
            for quote in wanted
            if quote
            for document, text in self.texts.items()
            for found in re.finditer(re.escape(quote), text)
        ]

    def names(self) -> dict[str, frozenset[str]]:
        """The words of each actor's names."""
        return {
            actor.id: words(actor.name).union(*map(words, actor.aliases)) for actor in self.chronology.people
        }


def read_gold(folder: Path) -> Gold:
    """The gold of a case; raises UnreadableSource where case.json is none."""
    path = folder / "case.json"
    try:
        gold: Gold = json.loads(path.read_bytes())
        _ = gold["documents"]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise UnreadableSource(f"{path}: not a case with gold: {fault}") from fault
    return gold


def touch(evidence: tuple[Evidence, ...], places: list[Place]) -> bool:
    """Whether a piece of evidence overlaps one of the places."""
    return any(
        piece.document == document and piece.start < end and start < piece.end
        for piece in evidence
        for document, start, end in places
    )


def words(name: str | None) -> frozenset[str]:
    """The words of a name, folded, without titles and offices."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().casefold()
    return frozenset(re.findall(r"[a-z]{2,}", plain)) - _OFFICES


# --- times ------------------------------------------------------------------------------------------------


def days(start: str | None, end: str | None) -> Days | None:
    """First and last day of gold times such as "2022-03", or None where there is no time."""
    first, last = _day(start, last=False), _day(end or start, last=True)
    if first is None:
        return None if last is None else (last, last)
    return first, first if last is None else last


def _day(text: str | None, *, last: bool) -> int | None:
    found = re.match(r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?", text or "")
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or (12 if last else 1)), found[3]
    try:
        return day_count(year, month, int(day) if day else month_length(year, month) if last else 1)
    except ValueError:
        return None


def days_of(item: Gold) -> Days | None:
    """The days of a fact of the gold."""
    if item.get("date"):
        return _range(item["date"])
    return days(item.get("start"), item.get("end"))


def _range(text: str) -> Days | None:
    start, _, end = text.partition("/")
    return days(start, end or start)


def days_of_when(when: When | None) -> Days | None:
    """The days of a fact of a chronology."""
    return days(when.start, when.end) if when else None


def agree(gold: Days | None, found: Days | None, slack: int = 0) -> bool:
    """Inside the gold's days give or take `slack`, or sharing half of them; undated gold wants no one day."""
    if gold is None:
        return found is None or found[1] - found[0] >= 2
    if found is None:
        return False
    if gold[0] - slack <= found[0] and found[1] <= gold[1] + slack:
        return True
    shared = min(gold[1], found[1]) - max(gold[0], found[0]) + 1
    return shared > 0 and shared / (max(gold[1], found[1]) - min(gold[0], found[0]) + 1) >= 0.5


def fits(item: Gold, found: Days | None, slack: int = 0) -> bool:
    """Whether the days agree with the gold's, or with others that the gold accepts as well."""
    if agree(days_of(item), found, slack):
        return True
    others = [item[key] for key in ("alt_date", "true_date", "alternative") if item.get(key)]
    if any(agree(_range(other), found, slack) for other in others):
        return True
    if item.get("alt_start") or item.get("alt_end"):
        start, end = item.get("alt_start") or item.get("start"), item.get("alt_end") or item.get("end")
        return agree(days(start, end), found, slack)
    return False


def too_precise(item: Gold, found: Days | None) -> bool:
    """A day or two, where the gold knows only a month, a year or nothing."""
    if found is None or found[1] - found[0] > 1 or item.get("true_date") or item.get("alt_date"):
        return False
    gold = days_of(item)
    coarse = item.get("precision") in ("month", "year", "century", "unknown")
    return gold is None or (coarse and gold[1] - gold[0] >= 20)


def said(found: Days | None) -> str:
    """Days as an error names them."""
    if found is None:
        return "no time"
    return "..".join(map(iso, found))
