"""The votes of a chronology as columns of a grid, its countries as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from timeline.calendar import span
from timeline.layouts._facts import flag_words, flags_of
from timeline.layouts._metrics import clean, wrap
from timeline.layouts._words import when_words
from timeline.layouts.scene import NEUTRAL
from timeline.model import Chronology, Count, Event, Position, Vote

POSITIONS: Final[tuple[Position, ...]] = ("for", "abstain", "absent", "against")
WORDS: Final = {"for": "for", "against": "against", "abstain": "abstained", "absent": "absent"}
HUES: Final = {"for": 0, "against": 1, "abstain": 4, "absent": NEUTRAL}
SHOWN: Final[tuple[Position, ...]] = ("for", "against", "abstain", "absent")


@dataclass(frozen=True, slots=True)
class Column:
    """A vote of the grid."""

    event: Event
    vote: Vote
    number: int
    flags: str
    positions: dict[str, Position]

    @property
    def date(self) -> str:
        """The vote's day in words."""
        return when_words(self.event.when)

    @property
    def title(self) -> str:
        """The vote's title, with what is unusual about it."""
        status = "" if self.event.status == "happened" else f" ({self.event.status})"
        outcome = f", {self.vote.outcome}" if self.vote.outcome == "rejected" else ""
        return f"{clean(self.event.title)}{outcome}{status}{self.flags}"


@dataclass(frozen=True, slots=True)
class Row:
    """A country and its position in each vote, or (with no positions) the heading of a group."""

    name: str
    positions: tuple[Position | None, ...] = ()


class Line(NamedTuple):
    """A line of the grid: a row, or a further line of its name; `ruled` has a rule above it."""

    text: str
    positions: tuple[Position | None, ...]
    heading: bool
    ruled: bool


def grid_lines(rows: Sequence[Row], room: float, whole: float, type_: float) -> list[Line]:
    """The lines of rows whose names have `room`, headings `whole`; rules part those that voted unlike."""
    lines: list[Line] = []
    before: Row | None = None
    for row in rows:
        heading = not row.positions
        ruled = before is not None and (
            heading or (len(row.positions) > 1 and row.positions != before.positions)
        )
        first, *more = wrap(row.name, whole if heading else room, type_, bold=heading)
        lines.append(Line(first, row.positions, heading, ruled))
        lines.extend(Line(line, (), heading, False) for line in more)
        before = row
    return lines


def read_columns(chronology: Chronology) -> tuple[Column, ...]:
    """The votes in order of time, those without a date last."""
    voted = [event for event in chronology.events if event.vote is not None]
    voted.sort(key=lambda event: (event.when is None, _first(event), event.id))
    flags = flags_of(chronology, {event.id for event in voted})
    return tuple(
        Column(
            event,
            event.vote,
            number,
            flag_words(flags.get(event.id, ())),
            {position.country: position.vote for position in event.vote.positions},
        )
        for number, event in enumerate(voted, 1)
        if event.vote is not None
    )


def _first(event: Event) -> int:
    first, last = span(event.when) if event.when else (None, None)
    return first if first is not None else last or 0


def votes_title(columns: Sequence[Column]) -> str:
    """A title from the body that voted."""
    bodies = sorted({clean(column.vote.body) for column in columns})
    return f"Votes of the {bodies[0].removeprefix('the ')}" if len(bodies) == 1 else "Votes"


def read_rows(columns: Sequence[Column]) -> tuple[Row, ...]:
    """Countries that voted alike stand together; one vote alone is grouped under headings."""
    from timeline.places.countries import country_name

    codes = sorted({code for column in columns for code in column.positions})
    rows = [
        Row(country_name(code), tuple(column.positions.get(code) for column in columns)) for code in codes
    ]
    rows.sort(key=lambda row: (_pattern(row), row.name))
    if len(columns) != 1:
        return tuple(rows)
    headed = []
    for _, group in groupby(rows, key=_pattern):
        members = list(group)
        position = members[0].positions[0]
        many = "1 country" if len(members) == 1 else f"{len(members)} countries"
        headed += [Row(f"{WORDS[position or 'absent'].capitalize()}: {many} named"), *members]
    return tuple(headed)


def _pattern(row: Row) -> tuple[int, ...]:
    return tuple(POSITIONS.index(vote) if vote else len(POSITIONS) for vote in row.positions)


def count_words(count: Count | None) -> str:
    """A count as the texts state it: 143, at least 90, about 20, or a dash where they state none."""
    if count is None:
        return "–"
    return str(count.n) if count.bound == "exactly" else f"{count.bound} {count.n}"


def tally(vote: Vote, position: Position) -> Count | None:
    """The count of a position that the texts state."""
    return vote.tally.for_ if position == "for" else getattr(vote.tally, position, None)
