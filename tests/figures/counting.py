"""Counts, on drawn artists, texts that overlap, lie on another fact's mark, or leave the figure."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

AIR = 0.3


def _texts(figure: Figure) -> list[tuple[Text, Bbox]]:
    """Texts with their extents, unhinted, as figures are drawn."""
    with matplotlib.rc_context({"text.hinting": "none"}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        renderer = FigureCanvasAgg(figure).get_renderer()
        found = [text for text in figure.findobj(Text) if text.get_text()]
        return [(text, text.get_window_extent(renderer)) for text in found]


def _touch(one: Bbox, other: Bbox) -> bool:
    return (
        one.x0 + AIR < other.x1
        and other.x0 + AIR < one.x1
        and one.y0 + AIR < other.y1
        and other.y0 + AIR < one.y1
    )


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts that overlap."""
    return faults(figure).overlapping


def outside(figure: Figure) -> list[str]:
    """Texts that leave the figure."""
    return faults(figure).outside


class Faults(NamedTuple):
    """What is wrong with the texts of a figure."""

    overlapping: list[tuple[str, str]]
    outside: list[str]
    on_other_marks: list[tuple[str, str]]
    least_type: float


def faults(figure: Figure) -> Faults:
    """Overlaps, texts that leave the page, labels on another fact's mark, and the smallest type."""
    texts = sorted(_texts(figure), key=lambda pair: pair[1].x0)
    page = figure.bbox
    return Faults(
        [
            (one.get_text(), other.get_text())
            for (one, first), (other, second) in combinations(texts, 2)
            if first.x1 > second.x0 and _touch(first, second)
        ],
        [
            text.get_text()
            for text, box in texts
            if box.x0 < page.x0 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1
        ],
        [
            (text.get_text(), owner)
            for owner, mark in _marks(figure)
            for text, box in texts
            if _owner(text) and not owner.startswith(_owner(text)) and _touch(box, mark)
        ],
        min((text.get_fontsize() for text, _ in texts), default=99),
    )


def _owner(artist: Text | Line2D | Rectangle) -> str:
    gid = artist.get_gid() or ""
    return gid.removeprefix("event-").partition("-label")[0]


def _marks(figure: Figure) -> Iterator[tuple[str, Bbox]]:
    renderer = FigureCanvasAgg(figure).get_renderer()
    for artist in figure.findobj(lambda a: isinstance(a, Line2D | Rectangle)):
        owner = _owner(artist)
        if owner:
            yield owner, artist.get_window_extent(renderer)
