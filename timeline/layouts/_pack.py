"""Labels beside marks: each to the right of its mark, else to its left, else on rows of its own."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Literal, NamedTuple

from timeline.layouts._metrics import text_width, wrap

GAP = 3.5
AIR = 7.0
Side = Literal["inside", "right", "left", "below"]


class Glyph(NamedTuple):
    """The room a mark takes on the axis, its label, and whether the label may stand in it."""

    left: float
    right: float
    label: str
    roomy: bool = False


class Spot(NamedTuple):
    """Where a label stands: the row of its mark, its lines, their left edge, and their first row."""

    row: int
    side: Side
    lines: tuple[str, ...]
    x: float
    width: float
    text_row: int


class _Option(NamedTuple):
    side: Side
    lines: tuple[str, ...]
    x: float
    width: float
    boxes: tuple[tuple[int, float, float], ...]

    @property
    def air(self) -> float:
        """The room kept free to the right: none where bars with their labels inside may adjoin."""
        return 0.0 if self.side == "inside" else AIR


class _Rows:
    """Rows of disjoint intervals."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[float, float]]] = []

    def free(self, row: int, left: float, right: float) -> bool:
        if row >= len(self.rows):
            return True
        taken = self.rows[row]
        at = bisect_left(taken, (left, left))
        before = at > 0 and taken[at - 1][1] > left
        return not before and not (at < len(taken) and taken[at][0] < right)

    def take(self, row: int, left: float, right: float) -> None:
        while row >= len(self.rows):
            self.rows.append([])
        insort(self.rows[row], (left, right))


def _beside(glyph: Glyph, lines: Sequence[str], width: float, side: Side) -> _Option:
    x = glyph.right + GAP if side == "right" else glyph.left - GAP - width
    left, right = min(glyph.left, x), max(glyph.right, x + width)
    boxes = [(0, left, right)]
    boxes += [(row, x, x + width) for row in range(1, len(lines))]
    return _Option(side, tuple(lines), x, width, tuple(boxes))


def _broken(glyph: Glyph, side: Side, room: float, size: float) -> _Option:
    lines = wrap(glyph.label, max(room, 4 * size), size)
    width = max(text_width(line, size) for line in lines)
    return _beside(glyph, lines, width, side)


def _below(glyph: Glyph, left: float, right: float, size: float) -> _Option:
    lines = wrap(glyph.label, right - left, size)
    width = max(text_width(line, size) for line in lines)
    x = max(left, min(glyph.left, right - width))
    boxes = [(0, glyph.left, glyph.right)]
    boxes += [(row, x, x + width) for row in range(1, len(lines) + 1)]
    return _Option("below", tuple(lines), x, width, tuple(boxes))


def _options(glyph: Glyph, left: float, right: float, size: float) -> list[_Option]:
    """The ways to set a label, best first; all of them lie between left and right."""
    width = text_width(glyph.label, size)
    if glyph.roomy and width + 6 <= glyph.right - glyph.left:
        x = (glyph.left + glyph.right - width) / 2
        return [_Option("inside", (glyph.label,), x, width, ((0, glyph.left, glyph.right),))]
    to_right, to_left = right - glyph.right - GAP, glyph.left - GAP - left
    found = []
    if width <= to_right:
        found.append(_beside(glyph, [glyph.label], width, "right"))
    if width <= to_left:
        found.append(_beside(glyph, [glyph.label], width, "left"))
    if found:
        return found
    room = max(to_right, to_left)
    side: Side = "right" if to_right >= to_left else "left"
    if room >= 8 * size:
        return [_broken(glyph, side, room, size)]
    return [_below(glyph, left, right, size)]


def pack(glyphs: Sequence[Glyph], left: float, right: float, size: float) -> tuple[list[Spot], int]:
    """A spot for each glyph, in the order given, and the number of rows; nothing overlaps."""
    rows, spots = _Rows(), []
    for glyph in glyphs:
        row, option = _first_fit(rows, _options(glyph, left, right, size))
        for step, start, end in option.boxes:
            rows.take(row + step, start, end + option.air)
        below = option.side == "below"
        spots.append(Spot(row, option.side, option.lines, option.x, option.width, row + below))
    return spots, len(rows.rows)


def _first_fit(rows: _Rows, options: Sequence[_Option]) -> tuple[int, _Option]:
    for row in range(len(rows.rows) + 1):
        for option in options:
            if all(rows.free(row + step, start, end + option.air) for step, start, end in option.boxes):
                return row, option
    raise AssertionError("an empty row takes any label")
