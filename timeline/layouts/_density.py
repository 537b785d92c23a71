"""More facts than can be named: how many there are in each lane and stretch of time, as counted cells."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from timeline.layouts._axis import Cell, Scale, build_scale, segment_cells
from timeline.layouts._facts import Facts, Lane
from timeline.layouts._lists import emit_title
from timeline.layouts._metrics import ASCENT, text_width, wrap
from timeline.layouts._style import Size
from timeline.layouts._words import range_words
from timeline.layouts.scene import Layout, Page, Sheet

_BIN = 2.6


def layout_density(facts: Facts, size: Size, title: str) -> Layout:
    """One page of counts: a row a lane, the busiest first where not all have room, and a row for all."""
    sheet, unit = Sheet(), size.type_pt
    count = len(facts.dated) + len(facts.undated)
    words = f"{count:,} events, counted; none of them is named · {_extent(facts)}"
    if facts.undated:
        words += f" · {len(facts.undated):,} not dated"
    y = emit_title(sheet, title, words, size)
    rows = _rows(facts, int((size.height - y - 7 * unit) / (1.5 * unit)))
    column = min(0.24 * size.width, max(text_width(name, unit, bold=True) for name, _ in rows))
    left, right = size.margin + column + unit, size.width - size.margin - 4.5 * unit
    scale = build_scale([(fact.first, fact.end) for fact in facts.dated], left, right, 8 * unit)
    y = _emit_rows(sheet, rows, scale, y, size)
    foot = y + 1.6 * unit + size.margin
    note = "The darker a cell, the more events begin in it; the last column counts a row."
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
    return [("All", everything), *((lane.name or "Events", days[lane]) for lane in lanes), *others]


def _emit_rows(
    sheet: Sheet, rows: list[tuple[str, list[int]]], scale: Scale, top: float, size: Size
) -> float:
    unit, step = size.type_pt, 1.5 * size.type_pt
    cells = [cell for part in scale.segments for cell in segment_cells(part, size.small)]
    y = _emit_names(sheet, cells, top, size)
    edges = _edges(scale, unit)
    for name, days in rows:
        line = wrap(name, scale.left - size.margin - unit, unit, bold=True)
        shown = line[0] if len(line) == 1 else line[0].rstrip(" ,") + "…"
        base = y + step / 2 + 0.36 * unit
        sheet.text(size.margin, base, shown, unit, bold=True)
        _emit_counts(sheet, days, scale, edges, y, step, size)
        sheet.text(size.width - size.margin, base, f"{len(days):,}", unit, anchor="end")
        y += step * (1.35 if name == "All" else 1)
    return y


def _emit_names(sheet: Sheet, cells: list[Cell], top: float, size: Size) -> float:
    tiers = 1 + max(cell.tier for cell in cells)
    for cell in cells:
        base = top + ASCENT * size.small + (0 if cell.tier or tiers == 1 else 1.35 * size.small)
        if cell.name:
            middle = (cell.left + cell.right) / 2
            sheet.text(
                middle, base, cell.name, size.small, anchor="middle", tone="muted", bold=cell.tier == 1
            )
    return top + tiers * 1.35 * size.small + 0.4 * size.type_pt


def _edges(scale: Scale, unit: float) -> list[tuple[float, float]]:
    """The cells in which events are counted, about three quarters of an em wide, from edge to edge."""
    found: list[tuple[float, float]] = []
    for part in scale.segments:
        many = max(1, int((part.right - part.left) / (_BIN * unit)))
        width = (part.right - part.left) / many
        bounds = [part.left + width * step for step in range(many + 1)]
        found.extend(pairwise(bounds))
    return found


def _emit_counts(
    sheet: Sheet,
    days: list[int],
    scale: Scale,
    edges: list[tuple[float, float]],
    y: float,
    step: float,
    size: Size,
) -> None:
    counts: Counter[int] = Counter()
    index = 0
    for x in sorted(scale.x(day + 0.01) for day in days):
        while index < len(edges) - 1 and x >= edges[index][1]:
            index += 1
        counts[index] += 1
    most = max(counts.values())
    for cell, count in sorted(counts.items()):
        left, right = edges[cell]
        share = round(count / most, 2)
        sheet.box(left + 0.2, y + 0.6, right - left - 0.4, step - 1.2, "count", strength=0.12 + 0.88 * share)
        words = str(count)
        if text_width(words, size.small) <= right - left - 1.5:
            tone = "on-bar" if share > 0.45 else "ink"
            base = y + step / 2 + 0.36 * size.small
            sheet.text((left + right) / 2, base, words, size.small, anchor="middle", tone=tone)
