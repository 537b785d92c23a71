"""What a figure holds, as numbers and text: the frozen values that layouts make and figures draw.

Lengths are points (1/72 inch), from the upper left corner of the page, y downwards. `hue` numbers a colour of
the theme (-1: the theme's ink); `look` and `tone` name what a thing means, and the theme decides how that
appears; `of` is the id of the event, stop or trip that a shape stands for.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

POINTS_PER_CM = 72 / 2.54
NEUTRAL = -1

Anchor = Literal["start", "middle", "end"]


class _Shape(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="shape"):
    """A shape of a page."""

    of: str = ""


class Text(_Shape, frozen=True, tag="text"):
    """One line of text at a baseline; `size` in points."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = "start"
    bold: bool = False
    tone: str = "ink"


class Box(_Shape, frozen=True, tag="box"):
    """A rectangle; `fade` is the length at its two ends over which it fades out."""

    x: float
    y: float
    width: float
    height: float
    look: str
    hue: int = NEUTRAL
    fade: tuple[float, float] = (0.0, 0.0)
    strength: float = 1.0


class Path(_Shape, frozen=True, tag="path"):
    """A line through points, or the outline of a filled area where `closed`."""

    points: tuple[tuple[float, float], ...]
    look: str
    hue: int = NEUTRAL
    closed: bool = False


class Mark(_Shape, frozen=True, tag="mark"):
    """A symbol about a point; `size` is its width."""

    x: float
    y: float
    size: float
    look: str
    hue: int = NEUTRAL


Shape = Text | Box | Path | Mark


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page of a figure: its size, its alternative text, what is on it, and a tooltip for each id."""

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]
    tips: tuple[tuple[str, str], ...] = ()


class Layout(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure as pages of shapes; `held` counts the facts it holds, `unnamed` those without a label."""

    kind: str
    pages: tuple[Page, ...]
    held: int
    unnamed: int = 0


def encode_layout(*layouts: Layout) -> bytes:
    """JSON bytes of layouts, by kind, indented by one space; the same for the same values."""
    named: dict[str, Any] = {layout.kind: layout for layout in layouts}
    return msgspec.json.format(msgspec.json.encode(named), indent=1) + b"\n"


class Sheet:
    """Collects the shapes of a page while it is laid out, with coordinates rounded to 1/100 point."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []

    def text(self, x: float, y: float, text: str, size: float, **rest: Any) -> None:
        """Add a line of text with its baseline at y."""
        self.shapes.append(Text(x=round(x, 2), y=round(y, 2), text=text, size=size, **rest))

    def box(self, x: float, y: float, width: float, height: float, look: str, **rest: Any) -> None:
        """Add a rectangle."""
        x, y, width, height = round(x, 2), round(y, 2), round(width, 2), round(height, 2)
        self.shapes.append(Box(x=x, y=y, width=width, height=height, look=look, **rest))

    def path(self, points: list[tuple[float, float]], look: str, **rest: Any) -> None:
        """Add a line or an area."""
        rounded = tuple((round(x, 2), round(y, 2)) for x, y in points)
        self.shapes.append(Path(points=rounded, look=look, **rest))

    def mark(self, x: float, y: float, size: float, look: str, **rest: Any) -> None:
        """Add a symbol."""
        self.shapes.append(Mark(x=round(x, 2), y=round(y, 2), size=round(size, 2), look=look, **rest))
