"""Corrections by hand as they stand in corrections.toml.

[[reject]]
id = "e-1a2b3c4d5e"

[[confirm]]
quote = "On Friday the premier sat down in Jakarta"

[[change]]
quote = "By Sunday he had got to Ulaanbaatar"
date = "2022-05-01"
place = "Ulaanbaatar"
status = "happened"

[[same]]
people = ["fumio-kishida", "Kishida Fumio"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from timeline.calendar import between, day_count, in_month, in_year, on_day
from timeline.errors import TimelineError
from timeline.model import EventType, Status, When

Action = Literal["reject", "confirm", "change", "same"]

_ADDRESS: Final = frozenset({"id", "quote", "type"})
_CHANGES: Final = frozenset({"date", "place", "status", "title"})
_KEYS: Final[dict[str, frozenset[str]]] = {
    "reject": _ADDRESS,
    "confirm": _ADDRESS,
    "change": _ADDRESS | _CHANGES,
    "same": frozenset({"people"}),
}
_ENTRIES: Final = "[[reject]], [[confirm]], [[change]] or [[same]]"
_DATES: Final = "2022-05-01, 2022-05, 2022, 2022-04-30/2022-05-01 or unknown"
_TYPES: Final = ("stop", *get_args(EventType))
_DAY: Final = re.compile(r"(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?")


class DamagedCorrections(TimelineError, ValueError):
    """A corrections file is no TOML or asks for what there is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction: what to do, to which facts, and the new values where it changes them.

    Facts are addressed by `id`, or by `quote` (words of their evidence) and, where one sentence tells
    several, by `type` (an event type, or "stop"). `dated` says whether `when` is to be set, as None is
    "not known".
    """

    action: Action
    id: str | None = None
    quote: str | None = None
    type: str | None = None
    dated: bool = False
    when: When | None = None
    place: str | None = None
    status: Status | None = None
    title: str | None = None
    people: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The correction's address as the file writes it."""
        if self.action == "same":
            return f"same: {', '.join(self.people)}"
        address = f"id {self.id}" if self.id else f"quote {self.quote!r}"
        return f"{self.action}: {address}"


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file; raises DamagedCorrections, naming file, entry and remedy."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise DamagedCorrections(f"{path.name}: cannot be read: {fault}") from fault
    return parse_corrections(text, path.name)


def parse_corrections(text: str, name: str) -> tuple[Correction, ...]:
    """The corrections in TOML text; `name` is the file's name for errors."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise DamagedCorrections(f"{name}: no TOML: {fault}") from fault
    corrections: list[Correction] = []
    for action, entries in tables.items():
        if action not in _KEYS or not isinstance(entries, list):
            raise DamagedCorrections(f"{name}: unknown entry {action!r}: write {_ENTRIES}")
        corrections += [
            _correction(action, entry, f"{name}: [[{action}]] number {number}")
            for number, entry in enumerate(entries, 1)
        ]
    return tuple(corrections)


def _listed(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _allowed(words: Sequence[str]) -> str:
    return f"allowed {'is' if len(words) == 1 else 'are'} {_listed(words)}"


def _correction(action: str, entry: dict[str, Any], place: str) -> Correction:
    allowed = _KEYS[action]
    unknown = sorted(set(entry) - allowed)
    if unknown:
        raise DamagedCorrections(f"{place}: unknown key {unknown[0]!r}: {_allowed(sorted(allowed))}")
    if action == "same":
        return Correction(action="same", people=_people(entry, place))
    for key, value in entry.items():
        if not isinstance(value, str) or not value.strip():
            raise DamagedCorrections(f"{place}: {key!r} must be a text in quotes")
    if ("id" in entry) == ("quote" in entry):
        raise DamagedCorrections(f"{place}: name the fact by either 'id' or 'quote'")
    if action == "change" and not _CHANGES & set(entry):
        raise DamagedCorrections(f"{place}: nothing to change: give {_listed(sorted(_CHANGES))}")
    return Correction(
        action=action,  # type: ignore[arg-type]  # its name is a key of _KEYS
        id=entry.get("id"),
        quote=entry.get("quote"),
        type=_one_of(entry, "type", _TYPES, place),
        dated="date" in entry,
        when=_when(entry["date"], place) if "date" in entry else None,
        place=entry.get("place"),
        status=_one_of(entry, "status", get_args(Status), place),
        title=_title(entry, place),
    )


def _people(entry: dict[str, Any], place: str) -> tuple[str, ...]:
    people = entry.get("people")
    if not isinstance(people, list) or len(people) < 2 or not all(isinstance(p, str) and p for p in people):
        raise DamagedCorrections(f"{place}: 'people' must list two or more ids or names")
    return tuple(people)


def _one_of(entry: dict[str, Any], key: str, allowed: tuple[str, ...], place: str) -> Any:
    value = entry.get(key)
    if value is not None and value not in allowed:
        raise DamagedCorrections(f"{place}: {key} {value!r} is not known: {_allowed(allowed)}")
    return value


def _title(entry: dict[str, Any], place: str) -> str | None:
    title = entry.get("title")
    if title is not None and len(title) > 90:
        raise DamagedCorrections(f"{place}: the title has {len(title)} characters: at most 90 fit a label")
    return title


def _when(text: str, place: str) -> When | None:
    """A date as a correction writes it: "2022-05-01", "2022-05", "2022-04-30/2022-05-01", "unknown"."""
    if text == "unknown":
        return None
    try:
        return _parsed(text)
    except ValueError as fault:
        raise DamagedCorrections(f"{place}: date {text!r} is no date: write {_DATES}") from fault


def _parsed(text: str) -> When:
    if "/" in text:
        first, last = (None if side == ".." else _day(side) for side in text.split("/"))
        if (first is None and last is None) or (first is not None and last is not None and first > last):
            raise ValueError(text)
        return between(first, last, text=text)
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = int(found[1]), found[2], found[3]
    if day:
        return on_day(day_count(year, int(month), int(day)), text=text)
    if month:
        day_count(year, int(month), 1)
        return in_month(year, int(month), text=text)
    return in_year(year, text=text)


def _day(text: str) -> int:
    found = _DAY.fullmatch(text)
    if not found or not found[3]:
        raise ValueError(text)
    return day_count(int(found[1]), int(found[2]), int(found[3]))


def correction_lines(fact: str) -> str:
    """Lines for corrections.toml that address a fact by its id, each change to be filled in or left out."""
    address = f'id = "{fact}"\n'
    changes = 'date = "2022-05-01"\nplace = ""\nstatus = "happened"\ntitle = ""\n'
    commented = "".join(f"# {line}\n" for line in changes.splitlines())
    return f"[[confirm]]\n{address}\n[[reject]]\n{address}\n[[change]]\n{address}{commented}"
