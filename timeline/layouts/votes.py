"""The vote grid: countries by votes, grouped and sorted, with the tallies that the texts state."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from timeline.calendar import span
from timeline.layouts._facts import conflict_lines, flag_words, flags_of
from timeline.layouts._lists import Entry, Sample, emit_legend, emit_list, emit_nothing, emit_title
from timeline.layouts._metrics import ASCENT, LINE, clean, text_width, wrap
from timeline.layouts._style import Size, page_size
from timeline.layouts._words import when_words
from timeline.layouts.scene import NEUTRAL, Layout, Page, Sheet
from timeline.model import Chronology, Count, Event, Position, Vote

POSITIONS: Final[tuple[Position, ...]] = ("for", "abstain", "absent", "against")
WORDS: Final = {"for": "for", "against": "against", "abstain": "abstained", "absent": "absent"}
HUES: Final = {"for": 0, "against": 1, "abstain": 4, "absent": NEUTRAL}
_SHOWN: Final[tuple[Position, ...]] = ("for", "against", "abstain", "absent")


@dataclass(frozen=True, slots=True)
class _Column:
    """A vote of the grid."""

    event: Event
    vote: Vote
    number: int
    flags: str
    positions: dict[str, Position]

    @property
    def date(self) -> str:
        return when_words(self.event.when)

    @property
    def title(self) -> str:
        status = "" if self.event.status == "happened" else f" ({self.event.status})"
        outcome = f", {self.vote.outcome}" if self.vote.outcome == "rejected" else ""
        return f"{clean(self.event.title)}{outcome}{status}{self.flags}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A country and its position in each vote, or (with no positions) the heading of a group."""

    name: str
    positions: tuple[Position | None, ...] = ()


@dataclass(frozen=True, slots=True)
class _Grid:
    columns: tuple[_Column, ...]
    rows: tuple[_Row, ...]
    size: Size
    title: str
    conflicts: tuple[str, ...]


def layout_votes(
    chronology: Chronology, size: str | tuple[float, float] = "a4", *, title: str | None = None
) -> Layout:
    """The pages of a vote grid; a vote's cell is blank where the texts do not say how a country voted."""
    measures = page_size(size)
    columns = _columns(chronology)
    grid = _Grid(
        columns,
        _rows(columns),
        measures,
        clean(title) if title is not None else _title(columns),
        conflict_lines(chronology, {column.event.id for column in columns}),
    )
    pages = _empty_page(grid) if not columns else _wide_page(grid) if _is_wide(grid) else None
    pages = pages or _narrow_pages(grid)
    return Layout(kind="votes", pages=tuple(pages), held=len(columns))


def _empty_page(grid: _Grid) -> list[Page]:
    sheet = Sheet()
    y = emit_title(sheet, grid.title, "", grid.size)
    y = emit_nothing(sheet, "The texts tell of no vote.", y, grid.size)
    return [_finish(grid, sheet, y, ())]


def _columns(chronology: Chronology) -> tuple[_Column, ...]:
    voted = [event for event in chronology.events if event.vote is not None]
    voted.sort(key=lambda event: (event.when is None, _first(event), event.id))
    flags = flags_of(chronology, {event.id for event in voted})
    return tuple(
        _Column(
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


def _title(columns: Sequence[_Column]) -> str:
    bodies = sorted({clean(column.vote.body) for column in columns})
    return f"Votes of the {bodies[0].removeprefix('the ')}" if len(bodies) == 1 else "Votes"


def _rows(columns: Sequence[_Column]) -> tuple[_Row, ...]:
    """Countries that voted alike stand together; one vote alone is grouped under headings."""
    from timeline.places.countries import country_name

    codes = sorted({code for column in columns for code in column.positions})
    rows = [
        _Row(country_name(code), tuple(column.positions.get(code) for column in columns)) for code in codes
    ]
    rows.sort(key=lambda row: (_pattern(row), row.name))
    if len(columns) != 1:
        return tuple(rows)
    headed = []
    for _, group in groupby(rows, key=_pattern):
        members = list(group)
        position = members[0].positions[0]
        many = "1 country" if len(members) == 1 else f"{len(members)} countries"
        headed += [_Row(f"{WORDS[position or 'absent'].capitalize()}: {many} named"), *members]
    return tuple(headed)


def _pattern(row: _Row) -> tuple[int, ...]:
    return tuple(POSITIONS.index(vote) if vote else len(POSITIONS) for vote in row.positions)


def count_words(count: Count | None) -> str:
    """A count as the texts state it: 143, at least 90, about 20, or a dash where they state none."""
    if count is None:
        return "–"
    return str(count.n) if count.bound == "exactly" else f"{count.bound} {count.n}"


def _tally(vote: Vote, position: Position) -> Count | None:
    return vote.tally.for_ if position == "for" else getattr(vote.tally, position, None)


def _name_width(grid: _Grid) -> float:
    widest = max((text_width(row.name, grid.size.type_pt) for row in grid.rows if row.positions), default=0)
    return min(widest, 0.32 * grid.size.width)


def _is_wide(grid: _Grid) -> bool:
    """Whether the votes have room for their titles above their columns."""
    room = grid.size.width - 2 * grid.size.margin - max(_name_width(grid), 9 * grid.size.type_pt)
    return bool(grid.columns) and room / len(grid.columns) >= 11 * grid.size.type_pt and len(grid.rows) <= 40


def _subtitle(grid: _Grid) -> str:
    countries = sum(1 for row in grid.rows if row.positions)
    votes = "1 vote" if len(grid.columns) == 1 else f"{len(grid.columns)} votes"
    return f"{votes} · positions of {countries} {'country' if countries == 1 else 'countries'}"


def _emit_cell(sheet: Sheet, position: Position | None, x: float, y: float, unit: float, of: str) -> None:
    if position is not None:
        sheet.mark(x, y, 1.05 * unit, f"vote.{position}", hue=HUES[position], of=of)


def _samples(grid: _Grid) -> list[Sample]:
    unit = grid.size.type_pt
    occurring = {vote for row in grid.rows for vote in row.positions}

    def drawn(position: Position | None) -> Sample:
        def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
            _emit_cell(sheet, position, right - 0.6 * unit, middle, unit, "")

        return Sample(WORDS[position] if position else "blank: not said in the texts", draw)

    found = [drawn(position) for position in _SHOWN if position in occurring]
    return [*found, drawn(None)] if None in occurring else found


def _finish(grid: _Grid, sheet: Sheet, y: float, rows: Sequence[_Row]) -> Page:
    size = grid.size
    tips = {column.event.id: _sentence(column) for column in grid.columns}
    shown = sorted({shape.of for shape in sheet.shapes if shape.of in tips})
    return Page(
        width=size.width,
        height=size.height if size.fixed else round(y + size.margin, 2),
        title=grid.title,
        description=_description(grid, rows),
        shapes=tuple(sheet.shapes),
        tips=tuple((id_, tips[id_]) for id_ in shown),
    )


def _sentence(column: _Column) -> str:
    tallies = ", ".join(
        f"{WORDS[position]} {count_words(_tally(column.vote, position))}"
        for position in _SHOWN
        if _tally(column.vote, position) is not None
    )
    return f"{column.title}, {column.date}" + (f": {tallies}" if tallies else "; no tally stated")


def _description(grid: _Grid, rows: Sequence[_Row]) -> str:
    votes = "; ".join(f"{column.number}. {_sentence(column)}" for column in grid.columns)
    countries = "; ".join(
        f"{row.name}: " + ", ".join(WORDS[vote] if vote else "not said" for vote in row.positions)
        for row in rows[:60]
        if row.positions
    )
    return f"Vote grid. {votes}. {countries}."


def _wide_page(grid: _Grid) -> list[Page] | None:
    """One page with each vote's title above its column, None where that does not fit."""
    size, sheet, unit = grid.size, Sheet(), grid.size.type_pt
    y = emit_title(sheet, grid.title, _subtitle(grid), size)
    left, right = size.margin, size.width - size.margin
    name = max(_name_width(grid), text_width("Tally as stated", unit, bold=True)) + unit
    cell = min((right - left - name) / len(grid.columns), 24 * unit)
    right = left + name + cell * len(grid.columns)
    middles = [left + name + cell * (index + 0.5) for index in range(len(grid.columns))]
    y = _emit_headers(sheet, grid, middles, cell, y)
    sheet.path([(left, y), (right, y)], "axis")
    y = _emit_rows(sheet, grid, grid.rows, left, right, middles, y + 0.3 * unit)
    y = _emit_foot(sheet, grid, left, right, middles, y)
    y = emit_legend(sheet, _samples(grid), y + unit, size)
    entries = [Entry(str(number), line) for number, line in enumerate(grid.conflicts, 1)]
    if entries:
        bottom = size.height - size.margin
        y, taken = emit_list(sheet, "⚠ Sources disagree", entries, y + 0.5 * unit, bottom, size)
        if taken < len(entries):
            return None
    return [_finish(grid, sheet, y, grid.rows)] if y + size.margin <= size.height else None


def _emit_headers(sheet: Sheet, grid: _Grid, middles: Sequence[float], cell: float, y: float) -> float:
    unit, small = grid.size.type_pt, grid.size.small
    blocks = [wrap(column.title, cell - unit, small) for column in grid.columns]
    for column, middle in zip(grid.columns, middles, strict=True):
        of = column.event.id
        for step, date in enumerate(wrap(column.date, cell - unit, unit, bold=True)):
            base = y + ASCENT * unit + step * LINE * unit
            sheet.text(middle, base, date, unit, anchor="middle", bold=True, of=of)
    dates = max(len(wrap(column.date, cell - unit, unit, bold=True)) for column in grid.columns)
    y += dates * LINE * unit + 0.2 * unit
    for column, middle, lines in zip(grid.columns, middles, blocks, strict=True):
        for step, line in enumerate(lines):
            base = y + ASCENT * small + step * LINE * small
            sheet.text(middle, base, line, small, anchor="middle", of=column.event.id)
    return y + max(len(lines) for lines in blocks) * LINE * small + 0.4 * unit


def _emit_rows(
    sheet: Sheet,
    grid: _Grid,
    rows: Sequence[_Row],
    left: float,
    right: float,
    middles: Sequence[float],
    y: float,
) -> float:
    unit, step = grid.size.type_pt, grid.size.row
    before: _Row | None = None
    for row in rows:
        if before is not None and (
            not row.positions or (len(middles) > 1 and before.positions != row.positions)
        ):
            sheet.path([(left, y), (right, y)], "rule")
        base = y + step / 2 + 0.36 * unit
        heading = not row.positions
        room = right - left if heading else middles[0] - left - unit
        name = wrap(row.name, room, unit, bold=heading)
        sheet.text(left, base, name[0] + ("…" if len(name) > 1 else ""), unit, bold=heading)
        for column, position, x in zip(grid.columns, row.positions, middles, strict=False):
            _emit_cell(sheet, position, x, y + step / 2, unit, column.event.id)
        before, y = row, y + step
    return y


def _emit_foot(
    sheet: Sheet, grid: _Grid, left: float, right: float, middles: Sequence[float], y: float
) -> float:
    """The tallies as the texts state them, a row a position."""
    unit, step = grid.size.type_pt, grid.size.row
    y += 0.3 * unit
    sheet.path([(left, y), (right, y)], "axis")
    sheet.text(left, y + step / 2 + 0.5 * unit, "Tally as stated", unit, bold=True)
    y += 1.1 * step
    for position in _SHOWN:
        counts = [_tally(column.vote, position) for column in grid.columns]
        if all(count is None for count in counts):
            continue
        base = y + step / 2 + 0.36 * unit
        _emit_cell(sheet, position, left + 0.6 * unit, y + step / 2, unit, "")
        sheet.text(left + 1.8 * unit, base, WORDS[position], unit)
        for column, count, x in zip(grid.columns, counts, middles, strict=True):
            sheet.text(x, base, count_words(count), unit, anchor="middle", of=column.event.id)
        y += step
    if all(_tally(column.vote, position) is None for column in grid.columns for position in _SHOWN):
        sheet.text(left + 1.8 * unit, y + step / 2 + 0.36 * unit, "none stated", unit, tone="muted")
        y += step
    return y


def _narrow_pages(grid: _Grid) -> list[Page]:
    """Pages with numbered columns in blocks side by side, and a key that says which number is which vote."""
    unit = grid.size.type_pt
    room = grid.size.width - 2 * grid.size.margin
    name = max(_name_width(grid), 8 * unit) + 0.8 * unit
    most = max(1, int((room - name) / (1.9 * unit)))
    pages: list[Page] = []
    for start in range(0, max(1, len(grid.columns)), most):
        part = _part(grid, start, start + most)
        pages.extend(_numbered_pages(part, name))
    return pages


def _part(grid: _Grid, start: int, end: int) -> _Grid:
    if start == 0 and end >= len(grid.columns):
        return grid
    rows = tuple(_Row(row.name, row.positions[start:end]) for row in grid.rows)
    rows = tuple(row for row in rows if any(row.positions))
    return _Grid(grid.columns[start:end], rows, grid.size, grid.title, grid.conflicts if start == 0 else ())


def _numbered_pages(grid: _Grid, name: float) -> list[Page]:
    size, unit = grid.size, grid.size.type_pt
    votes, cell = len(grid.columns), 1.9 * unit
    block = name + votes * cell
    gap = 1.8 * unit
    across = max(1, int((size.width - 2 * size.margin + gap) / (block + gap)))
    pages, rows, first = [], list(grid.rows), True
    while first or rows:
        sheet = Sheet()
        y = emit_title(sheet, grid.title, _subtitle(grid), size)
        y = _emit_key(sheet, grid, y) if first else y
        bottom = size.height - size.margin - 4.5 * size.row
        if first and bottom - y < 6 * size.row:
            pages.append(_finish(grid, sheet, y, ()))
            first = False
            continue
        down = max(1, int((bottom - y - 1.2 * size.row) / size.row))
        down = min(down, max(6, math.ceil(len(rows) / across)))
        taken, rows = rows[: down * across], rows[down * across :]
        y = _emit_blocks(sheet, grid, taken, down, name, gap, y)
        y = emit_legend(sheet, _samples(grid), y + unit, size)
        pages.append(_finish(grid, sheet, y, taken))
        first = False
    return pages


def _emit_key(sheet: Sheet, grid: _Grid, y: float) -> float:
    size = grid.size
    if len(grid.columns) == 1:
        for line in wrap(_sentence(grid.columns[0]), size.width - 2 * size.margin, size.type_pt):
            sheet.text(
                size.margin, y + ASCENT * size.type_pt, line, size.type_pt, of=grid.columns[0].event.id
            )
            y += LINE * size.type_pt
    else:
        entries = [Entry(str(column.number), _sentence(column), column.event.id) for column in grid.columns]
        y, _ = emit_list(sheet, "The votes", entries, y, size.height - size.margin, size)
    entries = [Entry(str(number), line) for number, line in enumerate(grid.conflicts, 1)]
    if entries:
        y, _ = emit_list(sheet, "⚠ Sources disagree", entries, y, size.height - size.margin, size)
    return y + 0.6 * size.type_pt


def _emit_blocks(
    sheet: Sheet, grid: _Grid, rows: Sequence[_Row], down: int, name: float, gap: float, y: float
) -> float:
    size, unit = grid.size, grid.size.type_pt
    cell = 1.9 * unit
    block = name + len(grid.columns) * cell
    top = y + (1.5 * unit if len(grid.columns) > 1 else 0.2 * unit)
    for index, start in enumerate(range(0, len(rows), down)):
        left = size.margin + index * (block + gap)
        middles = [left + name + cell * (number + 0.5) for number in range(len(grid.columns))]
        if len(grid.columns) > 1:
            for column, x in zip(grid.columns, middles, strict=True):
                sheet.text(x, y + ASCENT * unit, str(column.number), unit, anchor="middle", bold=True)
        sheet.path([(left, top), (left + block, top)], "axis")
        members = rows[start : start + down]
        _emit_rows(sheet, grid, members, left, left + block, middles, top + 0.2 * unit)
    return top + 0.2 * unit + min(down, len(rows)) * size.row
