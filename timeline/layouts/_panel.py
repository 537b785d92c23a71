"""One panel of a timeline: an axis, lanes, marks with their labels, and a grid that stays clear of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import NamedTuple

from timeline.layouts._axis import Cell, Scale, mondays, segment_cells
from timeline.layouts._facts import Fact, Lane, flag_words
from timeline.layouts._glyphs import BAR, emit_fact, fact_extent
from timeline.layouts._metrics import ASCENT, text_width, wrap
from timeline.layouts._pack import Glyph, Spot, pack
from timeline.layouts._style import Size
from timeline.layouts._words import when_words
from timeline.layouts.scene import NEUTRAL, Sheet
from timeline.model import Status


class Journey(NamedTuple):
    """A trip that a panel shows as one bar, because another panel shows its stops."""

    id: str
    lane: Lane
    start: int
    end: int
    label: str
    status: Status = "happened"


@dataclass(frozen=True, slots=True)
class Panel:
    """What a panel holds and where its axis lies; `hues` gives each traveller a colour."""

    scale: Scale
    facts: tuple[Fact, ...]
    journeys: tuple[Journey, ...]
    hues: dict[str, int]
    column: float
    left: float
    right: float
    bands: tuple[tuple[str, int, int], ...] = ()


@dataclass(slots=True)
class _LanePlan:
    lane: Lane
    items: list[Fact | Journey]
    extents: list[tuple[float, float]]
    spots: list[Spot]
    rows: int
    name: list[str]
    texts: list[tuple[int, float, float]] = field(default_factory=list)


def short_date(fact: Fact, scale: Scale) -> str:
    """The date that a label begins with: "25 Feb", with the year where the axis leaves it in doubt."""
    part = scale.at(fact.first)
    if part.per_day >= 10 and fact.kind in ("day", "span") and not fact.faded:
        return ""
    with_year = part.per_day * 365 < 60 and part.end - part.start > 400
    if fact.kind == "window" and fact.when and fact.when.precision in ("year", "decade", "century"):
        return "" if len(scale.segments) > 1 and not fact.faded else when_words(fact.when)
    return when_words(fact.when, with_year)


def fact_label(fact: Fact, scale: Scale) -> str:
    """A fact's label: its date, its words, and the numbers of the conflicts about it."""
    date = short_date(fact, scale)
    words = fact.label + flag_words(fact.flags)
    return f"{date}\u2002{words}" if date else words


def _glyph(item: Fact | Journey, scale: Scale, size: Size) -> Glyph:
    if isinstance(item, Journey):
        left, right = scale.x(item.start), scale.x(item.end)
        least = size.type_pt
        if right - left < least:
            left, right = (left + right - least) / 2, (left + right + least) / 2
        return Glyph(left, right, item.label)
    left, right = fact_extent(item, scale, size)
    bar = item.kind == "span" or (item.stop and item.kind == "day")
    roomy = bar and not item.faded and item.stop and item.status in ("happened", "planned")
    return Glyph(left, right, fact_label(item, scale), roomy)


def _start(item: Fact | Journey) -> tuple[int, int, int, str]:
    if isinstance(item, Journey):
        return item.start, item.end, 0, item.id
    return item.by_time


def _plan_lanes(panel: Panel, size: Size) -> list[_LanePlan]:
    items: list[Fact | Journey] = [*panel.facts, *panel.journeys]
    items.sort(key=lambda item: (item.lane.rank, _start(item)))
    plans = []
    for _, group in groupby(items, key=lambda item: item.lane.rank):
        members = list(group)
        glyphs = [_glyph(item, panel.scale, size) for item in members]
        spots, rows = pack(glyphs, panel.left, panel.right, size.type_pt)
        lane = members[0].lane
        name = wrap(lane.name, panel.column, size.type_pt, bold=True) if lane.name else []
        extents = [(glyph.left, glyph.right) for glyph in glyphs]
        plan = _LanePlan(lane, members, extents, spots, rows, name)
        plan.texts = [
            (spot.text_row + step, spot.x, spot.x + spot.width)
            for spot in spots
            for step in range(len(spot.lines))
        ]
        plans.append(plan)
    return plans


def _lane_height(plan: _LanePlan, size: Size) -> float:
    names = len(plan.name) * 1.25 * size.type_pt
    return max(plan.rows * size.row, names) + 0.7 * size.type_pt


def emit_panel(sheet: Sheet, panel: Panel, top: float, size: Size, left: float) -> float:
    """Add a panel whose axis begins at `top`, lane names at `left`; its lower edge comes back."""
    plans = _plan_lanes(panel, size)
    cells = [cell for part in panel.scale.segments for cell in segment_cells(part, size.small)]
    tiers = 1 + max((cell.tier for cell in cells), default=0)
    body = top + tiers * 1.35 * size.small + 0.5 * size.type_pt
    foot = body + sum(_lane_height(plan, size) for plan in plans)
    _emit_bands(sheet, panel, body, foot)
    _emit_axis(sheet, panel, cells, top, body, size)
    y = body
    for plan in plans:
        height = _lane_height(plan, size)
        _emit_grid(sheet, plan, cells, panel, y, height, size)
        _emit_lane(sheet, plan, panel, y, size, left)
        y += height
        sheet.path([(left, y), (panel.right, y)], "rule")
    return y


def _emit_bands(sheet: Sheet, panel: Panel, top: float, foot: float) -> None:
    for _, start, end in panel.bands:
        left, right = panel.scale.x(start), panel.scale.x(end)
        sheet.box(left, top, right - left, foot - top, "inset")


def _emit_axis(
    sheet: Sheet, panel: Panel, cells: Sequence[Cell], top: float, body: float, size: Size
) -> None:
    """The names of the cells over a line, the coarse tier above; breaks as two slanted strokes."""
    step = 1.35 * size.small
    for cell in cells:
        base = top + ASCENT * size.small + (0 if cell.tier or _one_tier(cells) else step)
        if cell.name:
            sheet.text(
                cell.at, base, cell.name, size.small, anchor="middle", tone="muted", bold=cell.tier == 1
            )
    line = body - 0.3 * size.type_pt
    for part in panel.scale.segments:
        sheet.path([(part.left, line), (part.right, line)], "axis")
        for x in mondays(part):
            sheet.path([(x, line), (x, line + 0.22 * size.type_pt)], "week")
    for one, other in pairwise(panel.scale.segments):
        middle, lean = (one.right + other.left) / 2, 0.3 * size.type_pt
        for x in (middle - 1.6, middle + 1.6):
            sheet.path([(x - lean / 2, line + lean), (x + lean / 2, line - lean)], "break")


def _one_tier(cells: Sequence[Cell]) -> bool:
    return all(cell.tier == 0 for cell in cells)


def _emit_grid(
    sheet: Sheet, plan: _LanePlan, cells: Sequence[Cell], panel: Panel, y: float, height: float, size: Size
) -> None:
    """Lines between the cells, broken where a label stands."""
    coarse = {round(cell.left, 2) for cell in cells if cell.tier == 1}
    for x in sorted({round(cell.left, 2) for cell in cells}):
        look = "grid.coarse" if x in coarse else "grid"
        covered = {row for row, left, right in plan.texts if left - 1.5 < x < right + 1.5}
        start = None
        edges = [y + 0.25 * size.type_pt + row * size.row for row in range(plan.rows + 1)]
        for row in range(plan.rows):
            if row in covered:
                if start is not None:
                    sheet.path([(x, start), (x, edges[row])], look)
                start = None
            elif start is None:
                start = y if row == 0 else edges[row]
        if start is not None:
            sheet.path([(x, start), (x, y + height)], look)


def _emit_lane(sheet: Sheet, plan: _LanePlan, panel: Panel, y: float, size: Size, left: float) -> None:
    unit = size.type_pt
    inner = y + 0.35 * unit
    for step, line in enumerate(plan.name):
        base = inner + size.row / 2 + 0.36 * unit + step * 1.25 * unit
        sheet.text(left, base, line, unit, bold=True, tone="ink")
    hue = panel.hues.get(plan.lane.traveller, NEUTRAL)
    for item, extent, spot in zip(plan.items, plan.extents, plan.spots, strict=True):
        middle = inner + (spot.row + 0.5) * size.row
        if isinstance(item, Journey):
            _emit_journey(sheet, item, *extent, middle, unit, hue)
        else:
            emit_fact(sheet, item, *extent, middle, size, hue)
        _emit_label(sheet, item, spot, inner, size)


def _emit_journey(
    sheet: Sheet, item: Journey, left: float, right: float, middle: float, unit: float, hue: int
) -> None:
    height = 0.36 * BAR * unit
    look = f"journey.{item.status}"
    sheet.box(left, middle - height / 2, right - left, height, look, hue=hue, of=item.id)
    if item.status in ("cancelled", "denied"):
        sheet.path([(left - 2, middle + height), (right + 2, middle - height)], "strike", hue=hue)


def _emit_label(sheet: Sheet, item: Fact | Journey, spot: Spot, inner: float, size: Size) -> None:
    firm = isinstance(item, Fact) and item.status == "happened" and spot.side == "inside"
    off = isinstance(item, Fact) and item.status in ("cancelled", "denied")
    tone = "on-bar" if firm else "muted" if off else "ink"
    for step, line in enumerate(spot.lines):
        base = inner + (spot.text_row + step + 0.5) * size.row + 0.36 * size.type_pt
        x = spot.x
        if spot.side == "left":
            x += spot.width - text_width(line, size.type_pt)
        sheet.text(x, base, line, size.type_pt, tone=tone, of=item.id)
