"""Room for labels on a map: near a place, clear of other labels and places, off the ways where it can be."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

Point = tuple[float, float]
_DISTANCES: Final = (5.0, 9.0, 15.0, 23.0, 33.0, 45.0, 60.0, 80.0)
_TURNS: Final = 16
_BUCKET: Final = 24.0
_CROSSING: Final = 3.0  # what covering a bit of a way costs, as points of distance


class Rect(NamedTuple):
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    foot: float

    def touches(self, other: Rect, air: float = 1.0) -> bool:
        """Whether two rectangles come nearer than `air`."""
        return (
            self.left < other.right + air
            and other.left < self.right + air
            and self.top < other.foot + air
            and other.top < self.foot + air
        )


class Clutter:
    """What stands on a map already: places, labels (`taken`), and the ways between places."""

    def __init__(self, edge: Rect, places: Sequence[Point], radius: float, ways: Sequence[Point]) -> None:
        self.edge = edge
        self.dots = [Rect(x - radius, y - radius, x + radius, y + radius) for x, y in places]
        self.taken: list[Rect] = []
        self.ways: dict[tuple[int, int], list[Point]] = defaultdict(list)
        for x, y in ways:
            self.ways[int(x // _BUCKET), int(y // _BUCKET)].append((x, y))

    def best_place(self, at: Point, width: float, height: float) -> Rect | None:
        """The cheapest free rectangle for a label of that size about a place, None where there is none."""
        best: tuple[float, Rect] | None = None
        for distance in _DISTANCES:
            if best is not None and best[0] <= distance:
                break
            for turn, rect in enumerate(_around(at, width, height, distance)):
                if not self.is_free(rect):
                    continue
                cost = distance + _CROSSING * self.crossings(rect) + 0.01 * turn
                if best is None or cost < best[0]:
                    best = (cost, rect)
        return best[1] if best else None

    def is_free(self, rect: Rect) -> bool:
        """Whether a rectangle lies on the map and on no label or place."""
        edge = self.edge
        if rect.left < edge.left or rect.right > edge.right or rect.top < edge.top or rect.foot > edge.foot:
            return False
        return not any(rect.touches(other) for other in self.taken) and not any(
            rect.touches(dot, 0.5) for dot in self.dots
        )

    def crossings(self, rect: Rect) -> int:
        """How many points of ways a rectangle covers."""
        columns = range(int(rect.left // _BUCKET), int(rect.right // _BUCKET) + 1)
        rows = range(int(rect.top // _BUCKET), int(rect.foot // _BUCKET) + 1)
        return sum(
            rect.left < x < rect.right and rect.top < y < rect.foot
            for column in columns
            for row in rows
            for x, y in self.ways.get((column, row), ())
        )


def _around(at: Point, width: float, height: float, distance: float) -> Iterator[Rect]:
    for turn in range(_TURNS):
        angle = 2 * math.pi * turn / _TURNS
        x = at[0] + (width / 2 + distance) * math.cos(angle)
        y = at[1] - (height / 2 + distance) * math.sin(angle)
        yield Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
