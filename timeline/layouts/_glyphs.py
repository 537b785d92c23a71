"""How one fact looks on the axis: a bar, a mark, a bracket, an arrow, by its date and its status."""

from __future__ import annotations

from timeline.layouts._axis import Scale
from timeline.layouts._facts import Fact
from timeline.layouts._style import Size
from timeline.layouts.scene import Sheet

MARK = 0.86
BAR = 0.92
ARROW = 2.4


def fact_extent(fact: Fact, scale: Scale, size: Size) -> tuple[float, float]:
    """The room a fact takes on the axis: left and right in points, never less than can be seen."""
    unit = size.type_pt
    if fact.kind == "open":
        at = scale.x(fact.first + 0.5)
        left = ARROW * unit if fact.days.first is None else 0
        right = ARROW * unit if fact.days.last is None else 0
        return at - MARK * unit / 2 - left, at + MARK * unit / 2 + right
    left, right = scale.x(fact.first), scale.x(fact.end)
    if fact.kind == "day" and not fact.stop and not fact.faded:
        middle = (left + right) / 2
        return middle - MARK * unit / 2, middle + MARK * unit / 2
    least = unit * (2.6 if fact.faded else 1.5 if fact.kind == "window" else 0.62)
    if right - left < least:
        middle = min(max((left + right) / 2, scale.left + least / 2), scale.right - least / 2)
        return middle - least / 2, middle + least / 2
    return left, right


def emit_fact(
    sheet: Sheet, fact: Fact, left: float, right: float, middle: float, size: Size, hue: int
) -> None:
    """Add the shapes of a fact whose row has its middle at `middle`."""
    unit = size.type_pt
    if fact.kind == "open":
        _emit_open(sheet, fact, left, right, middle, unit, hue)
    elif fact.kind == "window":
        _emit_window(sheet, fact, left, right, middle, unit, hue)
    elif fact.kind == "day" and not fact.stop and not fact.faded:
        sheet.mark((left + right) / 2, middle, MARK * unit, f"mark.{fact.status}", hue=hue, of=fact.id)
    else:
        _emit_bar(sheet, fact, left, right, middle, unit, hue)


def _emit_bar(
    sheet: Sheet, fact: Fact, left: float, right: float, middle: float, unit: float, hue: int
) -> None:
    height = BAR * unit * (1.25 if fact.stop else 0.85)
    end = min(1.2 * unit, (right - left) * 0.4) if fact.faded else 0.0
    look = f"bar.{fact.status}"
    sheet.box(left, middle - height / 2, right - left, height, look, hue=hue, of=fact.id, fade=(end, end))
    _emit_strike(sheet, fact, left, right, middle, height, hue)


def _emit_window(
    sheet: Sheet, fact: Fact, left: float, right: float, middle: float, unit: float, hue: int
) -> None:
    """A bracket about the days among which the right one is: hollow, with closed ends and no firm bar."""
    height = BAR * unit
    end = min(1.6 * unit, (right - left) * 0.4) if fact.faded else 0.0
    look = f"band.{fact.status}"
    sheet.box(left, middle - height / 4, right - left, height / 2, look, hue=hue, of=fact.id, fade=(end, end))
    look = f"bracket.{fact.status}"
    if not fact.faded:
        lip = min(0.3 * unit, (right - left) / 3)
        for x, inner in ((left, left + lip), (right, right - lip)):
            top, foot = middle - height / 2, middle + height / 2
            sheet.path([(inner, top), (x, top), (x, foot), (inner, foot)], "cap", hue=hue)
    sheet.path([(left + end, middle), (right - end, middle)], look, hue=hue)
    _emit_strike(sheet, fact, left, right, middle, height, hue)


def _emit_strike(
    sheet: Sheet, fact: Fact, left: float, right: float, middle: float, height: float, hue: int
) -> None:
    if fact.status == "cancelled":
        out = 0.25 * height
        sheet.path([(left - out, middle), (right + out, middle)], "strike", hue=hue)
    elif fact.status == "denied":
        centre, arm = (left + right) / 2, 0.42 * height
        for turn in (1, -1):
            ends = [(centre - arm, middle - turn * arm), (centre + arm, middle + turn * arm)]
            sheet.path(ends, "strike", hue=hue)


def _emit_open(
    sheet: Sheet, fact: Fact, left: float, right: float, middle: float, unit: float, hue: int
) -> None:
    """A mark at the day that is known, and an arrow towards the end that is not."""
    mark = MARK * unit
    starts = fact.days.first is not None
    at = left + mark / 2 if starts else right - mark / 2
    tip, turn = (right, 1) if starts else (left, -1)
    tail = at + turn * mark / 2
    sheet.path([(tail, middle), (tip, middle)], f"arrow.{fact.status}", hue=hue)
    head = 0.34 * unit
    wings = [(tip - turn * head, middle - head), (tip, middle), (tip - turn * head, middle + head)]
    sheet.path(wings, "arrowhead", hue=hue)
    sheet.mark(at, middle, mark, f"mark.{fact.status}", hue=hue, of=fact.id)
