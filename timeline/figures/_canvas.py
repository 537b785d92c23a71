"""Pages on matplotlib figures and axes, in a theme and with fonts that have the glyphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from timeline.errors import BadOption
from timeline.figures._fonts import font_families
from timeline.figures._looks import Theme, read_theme, theme_path
from timeline.figures._render import draw_page
from timeline.layouts.scene import POINTS_PER_CM, Page, Text

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase


class PageFigure(Figure):
    """A matplotlib Figure that knows the page it shows: its alternative text and its tooltips."""

    page: Page

    def _repr_png_(self) -> bytes:
        """The picture that a notebook shows."""
        from timeline.figures._write import figure_bytes

        return figure_bytes(self, "png", 110)

    def draw(self, renderer: RendererBase) -> None:
        """Draw with unhinted glyphs: hinted ones are wider or narrower than layouts reckon."""
        with matplotlib.rc_context({"text.hinting": "none"}):
            super().draw(renderer)


@contextmanager
def _themed(name: str) -> Iterator[Theme]:
    path = theme_path(name)
    with matplotlib.rc_context(rc={"text.hinting": "none"}, fname=str(path)):
        yield read_theme(matplotlib.rcParams)


def _words(page: Page) -> str:
    return "".join(shape.text for shape in page.shapes if isinstance(shape, Text))


def page_figure(page: Page, theme: str) -> Figure:
    """A page as a figure of its size."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with _themed(theme) as colours:
        figure = PageFigure(figsize=(page.width / 72, page.height / 72), facecolor=colours.paper)
        FigureCanvasAgg(figure)
        figure.page = page
        ax = figure.add_axes((0, 0, 1, 1))
        draw_page(page, ax, colours, font_families(_words(page)))
    return figure


def page_of(figure: Figure) -> Page:
    """The page that a figure of this room shows; raises BadOption for any other figure."""
    if not isinstance(figure, PageFigure):
        raise BadOption("only a figure that draw or draw_pages made has alternative text")
    return figure.page


def page_on_axes(page: Page, ax: Axes, theme: str) -> list[Artist]:
    """A page on axes of its size, from their upper left corner."""
    height = axes_size(ax)[1] * POINTS_PER_CM
    with _themed(theme) as colours:
        drawn = draw_page(page, ax, colours, font_families(_words(page)))
        paper = Rectangle((0, 0), 1, 1, transform=ax.transAxes, facecolor=colours.paper, zorder=-1)
    ax.set_ylim(max(height, page.height), 0)
    return [ax.add_artist(paper), *drawn]


def axes_size(ax: Axes) -> tuple[float, float]:
    """The width and height of axes in cm."""
    inch = ax.figure.dpi
    return ax.bbox.width / inch * 2.54, ax.bbox.height / inch * 2.54
