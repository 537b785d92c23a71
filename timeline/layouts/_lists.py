"""The text around the panels: title, legend, and the lists of what has no date and what sources dispute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from timeline.layouts._metrics import ASCENT, LINE, text_width, wrap
from timeline.layouts._style import Size
from timeline.layouts.scene import Sheet

Draw = Callable[[Sheet, float, float, float], None]
Further = Callable[[], tuple[Sheet, float]]


class Sample(NamedTuple):
    """An entry of a legend: `draw(sheet, left, right, middle)` adds what it shows."""

    text: str
    draw: Draw


class Entry(NamedTuple):
    """An entry of a list: what stands before it (a symbol or a number), and its words."""

    lead: Draw | str
    text: str
    of: str = ""


def emit_title(sheet: Sheet, title: str, subtitle: str, size: Size) -> float:
    """Add the title and the line below it; the next free y comes back."""
    y, room = size.margin, size.width - 2 * size.margin
    for text, type_, bold, tone in (
        (title, round(1.4 * size.type_pt, 2), True, "ink"),
        (subtitle, size.small, False, "muted"),
    ):
        for line in wrap(text, room, type_, bold) if text else []:
            sheet.text(size.margin, y + ASCENT * type_, line, type_, bold=bold, tone=tone)
            y += LINE * type_
        y += 0.25 * size.type_pt
    return y + 0.35 * size.type_pt


def emit_nothing(sheet: Sheet, words: str, top: float, size: Size) -> float:
    """Add a line that says why a figure is empty; the next free y comes back."""
    sheet.text(size.margin, top + size.type_pt, words, size.type_pt, tone="muted")
    return top + 2 * size.type_pt


def emit_legend(
    sheet: Sheet, samples: Sequence[Sample], top: float, size: Size, edge: float | None = None
) -> float:
    """Add legend entries, set like words in lines up to `edge`; the next free y comes back."""
    unit, sample = size.type_pt, 2.6 * size.type_pt
    x, y, edge = size.margin, top, edge or size.width - size.margin
    for entry in samples:
        room = edge - size.margin - sample - 0.6 * unit
        lines = wrap(entry.text, room, size.small)
        width = sample + 0.6 * unit + max(text_width(line, size.small) for line in lines)
        if x > size.margin and x + width > edge:
            x, y = size.margin, y + 1.5 * unit
        middle = y + 0.75 * unit
        entry.draw(sheet, x, x + sample, middle)
        for step, line in enumerate(lines):
            base = middle + 0.36 * size.small + step * LINE * size.small
            sheet.text(x + sample + 0.6 * unit, base, line, size.small, tone="muted")
        y += (len(lines) - 1) * LINE * size.small
        x += width + 1.6 * unit
    return y + 1.5 * unit if samples else top


def flow_list(
    sheet: Sheet, heading: str, entries: Sequence[Entry], y: float, size: Size, further: Further
) -> list[tuple[Sheet, float]]:
    """The sheets that a boxed list takes, each with its next free y: the given one, then `further` ones.

    An entry that is taller than a page makes its page taller.
    """
    pages = [(sheet, y)]
    fresh = False
    while entries:
        sheet, y = pages[-1]
        y, taken = emit_list(sheet, heading, entries, y, size, force=fresh)
        pages[-1] = (sheet, y)
        entries = entries[taken:]
        if entries:
            pages.append(further())
            fresh = True
    return pages


def emit_list(
    sheet: Sheet,
    heading: str,
    entries: Sequence[Entry],
    top: float,
    size: Size,
    *,
    left: float | None = None,
    force: bool = False,
) -> tuple[float, int]:
    """Add a boxed list as far as there is room; the next free y, and the number of entries taken.

    The box begins at `left`, else at the margin. With `force` it takes one entry at the least.
    """
    unit, small = size.type_pt, size.small
    inset, lead = 0.7 * unit, 1.9 * unit
    left = size.margin if left is None else left
    outer = size.width - size.margin - left
    symbols = bool(entries) and not isinstance(entries[0].lead, str)
    columns = 2 if symbols and outer > 40 * unit and len(entries) > 3 else 1
    width = (outer - inset) / columns
    room = width - inset - lead
    head = top + inset + 1.45 * unit
    height, taken = _fit(entries, room, columns, size.height - size.margin - head - inset, small)
    if not taken and force:
        height, taken = _heights(entries[:1], room, small)[0], 1
    if not taken:
        return top, 0
    sheet.text(left + inset, top + inset + ASCENT * unit, heading, unit, bold=True)
    for entry, column, y, lines in _flow(entries[:taken], room, columns, height, small):
        _emit_entry(sheet, entry, left + inset + column * width, head + y + ASCENT * small, lines, size)
    foot = head + height + inset * 0.6
    sheet.box(left, top, outer, foot - top, "frame")
    return foot + 0.8 * unit, taken


def _emit_entry(
    sheet: Sheet, entry: Entry, left: float, base: float, lines: Sequence[str], size: Size
) -> None:
    unit, small = size.type_pt, size.small
    if isinstance(entry.lead, str):
        sheet.text(left, base, entry.lead, small, bold=True)
    else:
        entry.lead(sheet, left, left + unit, base - 0.36 * small)
    for step, line in enumerate(lines):
        sheet.text(left + 1.9 * unit, base + step * LINE * small, line, small, of=entry.of)


def _heights(entries: Sequence[Entry], room: float, small: float) -> list[float]:
    return [len(wrap(entry.text, room, small)) * LINE * small + 0.22 * small for entry in entries]


def _columns_needed(heights: Sequence[float], limit: float) -> int:
    columns, used = 1, 0.0
    for height in heights:
        if used and used + height > limit + 0.01:
            columns, used = columns + 1, 0.0
        used += height
    return columns


def _fit(
    entries: Sequence[Entry], room: float, columns: int, limit: float, small: float
) -> tuple[float, int]:
    """The least height at which the entries fill the columns evenly, and how many fit below the limit."""
    heights = _heights(entries, room, small)
    taken = len(heights)
    while taken and (max(heights[:taken]) > limit or _columns_needed(heights[:taken], limit) > columns):
        taken -= 1
    if not taken:
        return 0.0, 0
    heights = heights[:taken]
    height = max(max(heights), sum(heights) / columns)
    while _columns_needed(heights, height) > columns:
        height += LINE * small / 2
    return height, taken


def _flow(
    entries: Sequence[Entry], room: float, columns: int, height: float, small: float
) -> list[tuple[Entry, int, float, list[str]]]:
    placed, column, y = [], 0, 0.0
    for entry, tall in zip(entries, _heights(entries, room, small), strict=True):
        if y and y + tall > height + 0.01 and column < columns - 1:
            column, y = column + 1, 0.0
        placed.append((entry, column, y, wrap(entry.text, room, small)))
        y += tall
    return placed
