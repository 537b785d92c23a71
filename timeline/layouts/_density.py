"""More facts than can be named: how many there are in each lane and stretch of time, as counted cells."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

from timeline.layouts._axis import Cell, Scale, build_scale, months, segment_cells
from timeline.layouts._facts import Facts, Lane
from timeline.layouts._lists import emit_title
from timeline.layouts._metrics import ASCENT, text_width, wrap
from timeline.layouts._style import Size
from timeline.layouts._words import range_words
from timeline.layouts.scene import Layout, Page, Sheet

ALL = "All"
_CELL = 2.6
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)


def layout_density(facts: Facts, size: Size, title: str) -> Layout:
    """One page of counts: a row a lane, the busiest first where not all have room, and a row for all."""
    sheet, unit = Sheet(), size.type_pt
    count = len(facts.dated) + len(facts.undated)
    words = f"{count:,} events, counted; none of them is named · {_extent(facts)}"
    if facts.undated:
        words += f" · {len(facts.undated):,} not dated"
    if facts.conflicts:
        points = "1 point" if len(facts.conflicts) == 1 else f"{len(facts.conflicts):,} points"
        words += f" · sources disagree on {points}"
    y = emit_title(sheet, title, words, size)
    rows = _rows(facts, int((size.height - y - 7 * unit) / (1.5 * unit)))
    column = min(0.24 * size.width, max(text_width(name, unit, bold=True) for name, _ in rows))
    left, right = size.margin + column + unit, size.width - size.margin - 4.5 * unit
    scale = build_scale([(fact.first, fact.end) for fact in facts.dated], left, right, 8 * unit)
    y = _emit_rows(sheet, rows, scale, y, size)
    foot = y + 1.6 * unit + size.margin
    note = f"The darker a cell, the more events begin in it; the row “{ALL}” has a scale of its own."
    sheet.text(size.margin, y + 1.2 * unit, note, size.small, tone="muted")
    page = Page(
        width=size.width,
        height=size.height if size.fixed else round(foot, 2),
        title=title,
        description=f"{words}. " + "; ".join(f"{name}: {len(days):,}" for name, days in rows),
        shapes=tuple(sheet.shapes),
    )
    return Layout(kind="timeline", pages=(page,), held=count, unnamed=count)


def _extent(facts: Facts) -> str:
    first = min(fact.first for fact in facts.dated)
    last = max(fact.end for fact in facts.dated) - 1
    return range_words(first, last, short=False).replace(" – ", " to ")


def _rows(facts: Facts, most: int) -> list[tuple[str, list[int]]]:
    """Lanes with the first days of their facts: all together, the busiest, and the rest in one row."""
    days: dict[Lane, list[int]] = {}
    for fact in facts.dated:
        days.setdefault(fact.lane, []).append(fact.first)
    everything = [fact.first for fact in facts.dated]
    lanes = sorted(days, key=lambda lane: lane.rank)
    if len(lanes) > most - 2:
        busiest = sorted(lanes, key=lambda lane: (-len(days[lane]), lane.rank))[: most - 3]
        rest = [lane for lane in lanes if lane not in busiest]
        lanes = [lane for lane in lanes if lane in busiest]
        others = [(f"{len(rest)} other lanes", [day for lane in rest for day in days[lane]])]
    else:
        others = []
    return [(ALL, everything), *((lane.name or "Events", days[lane]) for lane in lanes), *others]


def _emit_rows(
    sheet: Sheet, rows: list[tuple[str, list[int]]], scale: Scale, top: float, size: Size
) -> float:
    unit, step = size.type_pt, 1.5 * size.type_pt
    cells = [cell for part in scale.segments for cell in segment_cells(part, size.small)]
    y = _emit_names(sheet, cells, top, size)
    edges = _edges(scale, unit)
    counts = {name: _counted(days, scale, edges) for name, days in rows}
    most = max(max(cells.values()) for name, cells in counts.items() if name != ALL or len(counts) == 1)
    for name, days in rows:
        line = wrap(name, scale.left - size.margin - unit, unit, bold=True)
        shown = line[0] if len(line) == 1 else line[0].rstrip(" ,") + "…"
        base = y + step / 2 + 0.36 * unit
        sheet.text(size.margin, base, shown, unit, bold=True)
        peak = max(counts[name].values()) if name == ALL else most
        _emit_counts(sheet, counts[name], edges, peak, y, step, size)
        sheet.text(size.width - size.margin, base, f"{len(days):,}", unit, anchor="end")
        y += step * (1.35 if name == ALL else 1)
    return y


def _emit_names(sheet: Sheet, cells: list[Cell], top: float, size: Size) -> float:
    tiers = 1 + max(cell.tier for cell in cells)
    for cell in cells:
        base = top + ASCENT * size.small + (0 if cell.tier or tiers == 1 else 1.35 * size.small)
        if cell.name:
            sheet.text(
                cell.at, base, cell.name, size.small, anchor="middle", tone="muted", bold=cell.tier == 1
            )
    return top + tiers * 1.35 * size.small + 0.4 * size.type_pt


def _edges(scale: Scale, unit: float) -> list[tuple[float, float]]:
    """The cells in which events are counted, from edge to edge: months, quarters, years or more."""
    found: list[tuple[float, float]] = []
    for part in scale.segments:
        step = next((step for step in _STEPS if step * 30.4 * part.per_day >= _CELL * unit), 12_000)
        bounds = [max(part.left, scale.x(day)) for day in months(part.start, part.end, step)]
        found.extend(pairwise([*bounds, part.right]))
    return found


def _counted(days: list[int], scale: Scale, edges: list[tuple[float, float]]) -> Counter[int]:
    """How many of the days lie in each cell."""
    counts: Counter[int] = Counter()
    index = 0
    for x in sorted(scale.x(day + 0.01) for day in days):
        while index < len(edges) - 1 and x >= edges[index][1]:
            index += 1
        counts[index] += 1
    return counts


def _emit_counts(
    sheet: Sheet,
    counts: Counter[int],
    edges: list[tuple[float, float]],
    most: int,
    y: float,
    step: float,
    size: Size,
) -> None:
    """A cell for each count, as dark as the square root of its share, so that small ones are seen."""
    for cell, count in sorted(counts.items()):
        left, right = edges[cell]
        share = round(0.1 + 0.9 * math.sqrt(count / most), 2)
        sheet.box(left + 0.2, y + 0.6, right - left - 0.4, step - 1.2, "count", strength=share)
        words = str(count)
        if text_width(words, size.small) <= right - left - 1.5:
            tone = "on-bar" if share > 0.55 else "ink"
            base = y + step / 2 + 0.36 * size.small
            sheet.text((left + right) / 2, base, words, size.small, anchor="middle", tone=tone)
