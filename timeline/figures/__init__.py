"""Figures for reports: timelines, vote grids and route maps, drawn with matplotlib."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import BadOption
from timeline.layouts.scene import Layout
from timeline.model import Chronology
from timeline.registry import plugins

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from timeline.figures._snippets import Snippets

__all__ = [
    "draw",
    "draw_layout",
    "draw_pages",
    "kinds",
    "layout_figure",
    "snippets",
    "write_figure",
    "write_snippets",
]


def kinds() -> dict[str, Any]:
    """The kinds of figure, by name: the modules of this room and of other distributions."""
    return {module.NAME: module for module in plugins("timeline.figures")}


def layout_figure(chronology: Chronology, kind: str = "timeline", **options: Any) -> Layout:
    """The layout of a figure of that kind; raises BadOption for a kind or option that there is not."""
    known = kinds()
    if kind not in known:
        raise BadOption(f"no figure is named {kind!r}; give one of {', '.join(sorted(known))}")
    make: Callable[..., Layout] = known[kind].layout
    for name in options:
        if name not in signature(make).parameters:
            raise BadOption(f"{kind} has no option {name!r}; it has {', '.join(_options(make))}")
    return make(chronology, **options)


def _options(make: Callable[..., Layout]) -> list[str]:
    return list(signature(make).parameters)[1:]


def draw_pages(
    chronology: Chronology, kind: str = "timeline", *, theme: str = "light", **options: Any
) -> tuple[Figure, ...]:
    """All pages of a figure, each a matplotlib Figure at its final size; nothing is saved.

    `size` is a4, a4-column, letter, slide, or (width, height) in cm; `theme` light, print, dark, or the path
    of a style sheet; other options are those of the kind's layout (for a timeline: lanes, title, panels).
    """
    return draw_layout(layout_figure(chronology, kind, **options), theme=theme)


def draw_layout(layout: Layout, *, theme: str = "light") -> tuple[Figure, ...]:
    """The pages of a layout as matplotlib Figures."""
    from timeline.figures._canvas import page_figure

    return tuple(page_figure(page, theme) for page in layout.pages)


def draw(
    chronology: Chronology,
    kind: str = "timeline",
    *,
    ax: Axes | None = None,
    page: int = 1,
    theme: str = "light",
    **options: Any,
) -> Figure | list[Artist]:
    """A page of a figure as a matplotlib Figure; on given axes, the artists drawn on them.

    A figure of more than one page says so in its subtitle; `draw_pages` draws them all. On axes the size
    follows from them. Saves nothing.
    """
    from timeline.figures._canvas import axes_size, page_figure, page_on_axes

    if ax is not None:
        options["size"] = axes_size(ax)
    layout = layout_figure(chronology, kind, **options)
    if not 1 <= page <= len(layout.pages):
        raise BadOption(f"this figure has {len(layout.pages)} pages, there is no page {page}")
    chosen = layout.pages[page - 1]
    return page_on_axes(chosen, ax, theme) if ax is not None else page_figure(chosen, theme)


def write_figure(figure: Figure, path: str | Path, *, dpi: int = 200) -> None:
    """Write a figure as PNG, SVG or PDF, by the ending of `path`: the same bytes for the same figure."""
    from timeline.figures._write import write

    write(figure, Path(path), dpi)


def snippets(figure: Figure, name: str) -> Snippets:
    """Alternative text, and Markdown, LaTeX and Quarto that show the figure whose file has that name."""
    from timeline.figures._canvas import page_of
    from timeline.figures._snippets import page_snippets

    return page_snippets(page_of(figure), name)


def write_snippets(figure: Figure, path: str | Path) -> tuple[Path, ...]:
    """Write the snippets beside the figure's file; their paths come back."""
    from timeline.figures._canvas import page_of
    from timeline.figures._snippets import write_page_snippets

    return write_page_snippets(page_of(figure), Path(path))
