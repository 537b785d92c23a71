"""The vote grid: countries by votes, grouped and sorted, with the tallies that the texts state."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.layouts._ballots import (
    HUES,
    SHOWN,
    WORDS,
    Column,
    Line,
    Row,
    count_words,
    grid_lines,
    read_columns,
    read_rows,
    tally,
    votes_title,
)
from timeline.layouts._facts import conflict_lines
from timeline.layouts._lists import Entry, Sample, emit_legend, emit_nothing, emit_title, flow_list
from timeline.layouts._metrics import ASCENT, LINE, clean, text_width, wrap
from timeline.layouts._style import Size, page_size
from timeline.layouts.scene import Layout, Page, Sheet
from timeline.model import Chronology, Position

CELL = 1.9
GUTTER = 2.0
STEP = 1.4


@dataclass(frozen=True, slots=True)
class Grid:
    """A vote grid to be laid out."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    size: Size
    title: str
    conflicts: tuple[str, ...]


def layout_votes(
    chronology: Chronology, size: str | tuple[float, float] = "a4", *, title: str | None = None
) -> Layout:
    """The pages of a vote grid; a vote's cell is blank where the texts do not say how a country voted."""
    measures = page_size(size)
    columns = read_columns(chronology)
    grid = Grid(
        columns,
        read_rows(columns),
        measures,
        clean(title) if title is not None else votes_title(columns),
        conflict_lines(chronology, {column.event.id for column in columns}),
    )
    pages = _empty_page(grid) if not columns else _wide_page(grid) if _is_wide(grid) else None
    pages = pages or _narrow_pages(grid)
    return Layout(kind="votes", pages=tuple(pages), held=len(columns))


def _empty_page(grid: Grid) -> list[Page]:
    sheet = Sheet()
    y = emit_title(sheet, grid.title, "", grid.size)
    y = emit_nothing(sheet, "The texts tell of no vote.", y, grid.size)
    return [_finish(grid, sheet, y)]


def _name_width(grid: Grid) -> float:
    widest = max((text_width(row.name, grid.size.type_pt) for row in grid.rows if row.positions), default=0)
    return min(widest, 0.32 * grid.size.width)


def _is_wide(grid: Grid) -> bool:
    """Whether the votes have room for their titles above their columns."""
    room = grid.size.width - 2 * grid.size.margin - max(_name_width(grid), 9 * grid.size.type_pt)
    return bool(grid.columns) and room / len(grid.columns) >= 11 * grid.size.type_pt and len(grid.rows) <= 40


def _subtitle(grid: Grid) -> str:
    countries = sum(1 for row in grid.rows if row.positions)
    votes = "1 vote" if len(grid.columns) == 1 else f"{len(grid.columns)} votes"
    return f"{votes} · positions of {countries} {'country' if countries == 1 else 'countries'}"


def _emit_cell(sheet: Sheet, position: Position | None, x: float, y: float, unit: float, of: str) -> None:
    if position is not None:
        sheet.mark(x, y, 1.05 * unit, f"vote.{position}", hue=HUES[position], of=of)


def _samples(grid: Grid) -> list[Sample]:
    unit = grid.size.type_pt
    occurring = {vote for row in grid.rows for vote in row.positions}

    def drawn(position: Position | None) -> Sample:
        def draw(sheet: Sheet, left: float, right: float, middle: float) -> None:
            if position is None:
                sheet.box(right - 1.3 * unit, middle - 0.5 * unit, 1.1 * unit, unit, "frame")
            _emit_cell(sheet, position, right - 0.7 * unit, middle, unit, "")

        return Sample(WORDS[position] if position else "blank: not said in the texts", draw)

    found = [drawn(position) for position in SHOWN if position in occurring]
    return [*found, drawn(None)] if None in occurring else found


def _finish(grid: Grid, sheet: Sheet, y: float) -> Page:
    size = grid.size
    tips = {column.event.id: _sentence(column) for column in grid.columns}
    shown = sorted({shape.of for shape in sheet.shapes if shape.of in tips})
    return Page(
        width=size.width,
        height=max(size.height if size.fixed else 0.0, round(y + size.margin, 2)),
        title=grid.title,
        description=_description(grid),
        shapes=tuple(sheet.shapes),
        tips=tuple((id_, tips[id_]) for id_ in shown),
    )


def _sentence(column: Column) -> str:
    tallies = ", ".join(
        f"{WORDS[position]} {count_words(tally(column.vote, position))}"
        for position in SHOWN
        if tally(column.vote, position) is not None
    )
    return f"{column.title}, {column.date}" + (f": {tallies}" if tallies else "; no tally stated")


def _description(grid: Grid) -> str:
    votes = "; ".join(f"{column.number}. {_sentence(column)}" for column in grid.columns)
    countries = "; ".join(
        f"{row.name}: " + ", ".join(WORDS[vote] if vote else "not said" for vote in row.positions)
        for row in grid.rows[:60]
        if row.positions
    )
    return f"Vote grid. {votes}. {countries}."


def _wide_page(grid: Grid) -> list[Page] | None:
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
    lines = grid_lines(grid.rows, name - unit, right - left, unit)
    y = _emit_lines(sheet, grid, lines, (left, left, right), middles, y + 0.3 * unit, unit, size.row)
    y = _emit_foot(sheet, grid, left, right, middles, y)
    y = emit_legend(sheet, _samples(grid), y + unit, size)
    pages = _with_conflicts(grid, [(sheet, y + 0.5 * unit)]) if grid.conflicts else [(sheet, y)]
    if pages[0][1] + size.margin > size.height:
        return None
    return [_finish(grid, sheet, y) for sheet, y in pages]


def _emit_headers(sheet: Sheet, grid: Grid, middles: Sequence[float], cell: float, y: float) -> float:
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


def _emit_lines(
    sheet: Sheet,
    grid: Grid,
    lines: Sequence[Line],
    edges: tuple[float, float, float],
    middles: Sequence[float],
    y: float,
    type_: float,
    step: float,
) -> float:
    """Add lines between edges: where they begin, where the names do, and where they end."""
    left, names, right = edges
    for number, line in enumerate(lines):
        if line.ruled and number:
            sheet.path([(left, y), (right, y)], "rule")
        x = left if line.heading else names
        sheet.text(x, y + step / 2 + 0.36 * type_, line.text, type_, bold=line.heading)
        for column, position, x in zip(grid.columns, line.positions, middles, strict=False):
            _emit_cell(sheet, position, x, y + step / 2, type_, column.event.id)
        y += step
    return y


def _emit_foot(
    sheet: Sheet, grid: Grid, left: float, right: float, middles: Sequence[float], y: float
) -> float:
    """The tallies as the texts state them, a row a position."""
    unit, step = grid.size.type_pt, grid.size.row
    y += 0.3 * unit
    sheet.path([(left, y), (right, y)], "axis")
    sheet.text(left, y + step / 2 + 0.5 * unit, "Tally as stated", unit, bold=True)
    y += 1.1 * step
    for position in SHOWN:
        counts = [tally(column.vote, position) for column in grid.columns]
        if all(count is None for count in counts):
            continue
        base = y + step / 2 + 0.36 * unit
        _emit_cell(sheet, position, left + 0.6 * unit, y + step / 2, unit, "")
        sheet.text(left + 1.8 * unit, base, WORDS[position], unit)
        for column, count, x in zip(grid.columns, counts, middles, strict=True):
            sheet.text(x, base, count_words(count), unit, anchor="middle", of=column.event.id)
        y += step
    if all(tally(column.vote, position) is None for column in grid.columns for position in SHOWN):
        sheet.text(left + 1.8 * unit, y + step / 2 + 0.36 * unit, "none stated", unit, tone="muted")
        y += step
    return y


def _narrow_pages(grid: Grid) -> list[Page]:
    """Pages with numbered columns in blocks side by side, and a key that says which number is which vote."""
    small = grid.size.small
    room = grid.size.width - 2 * grid.size.margin
    most = max(1, int((room - _narrow_name(grid)) / (CELL * small)))
    pages: list[Page] = []
    for start in range(0, max(1, len(grid.columns)), most):
        pages.extend(_numbered_pages(_part(grid, start, start + most)))
    return pages


def _narrow_name(grid: Grid) -> float:
    """The room for names in blocks: that of the longest, up to a share of the page."""
    small = grid.size.small
    widest = max((text_width(row.name, small) for row in grid.rows if row.positions), default=0)
    share = 0.25 if len(grid.columns) > 1 else 0.178
    return min(max(widest, 8 * small), share * grid.size.width) + 0.8 * small


def _part(grid: Grid, start: int, end: int) -> Grid:
    if start == 0 and end >= len(grid.columns):
        return grid
    rows = tuple(Row(row.name, row.positions[start:end]) for row in grid.rows)
    rows = tuple(row for row in rows if any(row.positions))
    conflicts = grid.conflicts if start == 0 else ()
    return Grid(grid.columns[start:end], rows, grid.size, grid.title, conflicts)


def _numbered_pages(grid: Grid) -> list[Page]:
    size, small = grid.size, grid.size.small
    step = STEP * small
    block = _narrow_name(grid) + len(grid.columns) * CELL * small
    across = max(1, int((size.width - 2 * size.margin + GUTTER * small) / (block + GUTTER * small)))
    lines = grid_lines(grid.rows, _narrow_name(grid) - 0.8 * small, block, small)
    sheets = _emit_key(grid, [_titled(grid)])
    pages = [_finish(grid, sheet, y) for sheet, y in sheets[:-1]]
    sheet, y = sheets[-1]
    if size.height - size.margin - 4.5 * size.row - y < 8 * step:
        pages.append(_finish(grid, sheet, y))
        sheet, y = _titled(grid)
    while lines:
        room = size.height - size.margin - 4.5 * size.row - y - 1.7 * small
        down = max(1, min(int(room / step), max(6, math.ceil(len(lines) / across))))
        taken, lines = lines[: down * across], lines[down * across :]
        y = _emit_blocks(sheet, grid, taken, down, block, y)
        pages.append(_finish(grid, sheet, emit_legend(sheet, _samples(grid), y + small, size)))
        sheet, y = _titled(grid)
    return pages or [_finish(grid, sheet, y)]


def _emit_key(grid: Grid, pages: list[tuple[Sheet, float]]) -> list[tuple[Sheet, float]]:
    """The sheets with the votes behind the numbers, and what sources dispute about them."""
    size = grid.size
    if len(grid.columns) == 1:
        sheet, y = pages[-1]
        of = grid.columns[0].event.id
        for line in wrap(_sentence(grid.columns[0]), size.width - 2 * size.margin, size.type_pt):
            sheet.text(size.margin, y + ASCENT * size.type_pt, line, size.type_pt, of=of)
            y += LINE * size.type_pt
        pages[-1] = (sheet, y + 0.6 * size.type_pt)
    else:
        entries = [Entry(str(column.number), _sentence(column), column.event.id) for column in grid.columns]
        pages[-1:] = flow_list(pages[-1][0], "The votes", entries, pages[-1][1], size, lambda: _titled(grid))
    return _with_conflicts(grid, pages)


def _with_conflicts(grid: Grid, pages: list[tuple[Sheet, float]]) -> list[tuple[Sheet, float]]:
    entries = [Entry(str(number), line) for number, line in enumerate(grid.conflicts, 1)]
    sheet, y = pages[-1]
    heading = "⚠ Sources disagree"
    return [*pages[:-1], *flow_list(sheet, heading, entries, y, grid.size, lambda: _titled(grid))]


def _titled(grid: Grid) -> tuple[Sheet, float]:
    sheet = Sheet()
    return sheet, emit_title(sheet, grid.title, _subtitle(grid), grid.size)


def _emit_blocks(sheet: Sheet, grid: Grid, lines: Sequence[Line], down: int, block: float, y: float) -> float:
    size, small = grid.size, grid.size.small
    step, cell = STEP * small, CELL * small
    numbered = len(grid.columns) > 1
    top = y + (1.5 if numbered else 0.2) * small
    for index, start in enumerate(range(0, len(lines), down)):
        left = size.margin + index * (block + GUTTER * small)
        first = left + block - cell * len(grid.columns) if numbered else left
        middles = [first + cell * (number + 0.5) for number in range(len(grid.columns))]
        for column, x in zip(grid.columns, middles, strict=True) if numbered else ():
            sheet.text(x, y + ASCENT * small, str(column.number), small, anchor="middle", bold=True)
        sheet.path([(left, top), (left + block, top)], "axis")
        members = lines[start : start + down]
        inner = top + 0.2 * small
        name = left if numbered else left + cell
        _emit_lines(sheet, grid, members, (left, name, left + block), middles, inner, small, step)
    return top + 0.2 * small + min(down, len(lines)) * step
