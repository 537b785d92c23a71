"""The shapes of a page as matplotlib artists, in points from the upper left corner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from timeline.figures._looks import Theme, box_look, line_look, mark_look
from timeline.layouts.scene import Box, Mark, Page, Path, Shape, Text

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

SLICES = 7
_BACKGROUND = ("panel", "inset", "frame")
_ZORDER = {"edge": 0.9, "halo": 4.4, "chip": 4.6}
_BELOW = ("grid", "grid.coarse", "rule", "axis", "week", "break", "funnel", "graticule")


class Pen:
    """Draws shapes on axes whose data are points, and keeps what it drew."""

    def __init__(self, ax: Axes, theme: Theme, families: Sequence[str]) -> None:
        self.ax = ax
        self.theme = theme
        self.families = list(families)
        self.drawn: list[Artist] = []
        self.ids: Counter[str] = Counter()

    def gid(self, of: str, suffix: str = "") -> str | None:
        """An id for an artist, used once: event-e1, event-e1-label, event-e1-label-2."""
        if not of:
            return None
        name = f"event-{of}{suffix}"
        self.ids[name] += 1
        return name if self.ids[name] == 1 else f"{name}-{self.ids[name]}"

    def keep(self, artist: Artist, of: str = "", suffix: str = "") -> None:
        if of:
            artist.set_gid(self.gid(of, suffix))
        artist.set_clip_on(False)
        self.drawn.append(artist)

    def text(self, shape: Text) -> None:
        artist = self.ax.text(
            shape.x, shape.y, shape.text, fontsize=shape.size, color=self.theme.tone(shape.tone),
            ha={"start": "left", "middle": "center", "end": "right"}[shape.anchor], va="baseline",
            fontweight="bold" if shape.bold else "normal", family=self.families, parse_math=False, zorder=6,
        )  # fmt: skip
        self.keep(artist, shape.of, "-label")

    def rectangle(self, x: float, y: float, width: float, height: float, **look: Any) -> Artist:
        from matplotlib.patches import Rectangle

        return self.ax.add_artist(Rectangle((x, y), width, height, **look))

    def box(self, shape: Box) -> None:
        colour = self.theme.hue(shape.hue)
        look = box_look(shape.look, colour, self.theme)
        if shape.look == "count":
            look["facecolor"] = _mixed(look["facecolor"], self.theme.paper, shape.strength)
        zorder = (
            _BACKGROUND.index(shape.look) / 10
            if shape.look in _BACKGROUND
            else _ZORDER.get(shape.look.partition(".")[0], 2)
        )
        if any(shape.fade):
            self.faded(shape, colour)
            return
        artist = self.rectangle(shape.x, shape.y, shape.width, shape.height, zorder=zorder, **look)
        self.keep(artist, shape.of)

    def faded(self, shape: Box, colour: str) -> None:
        """A box whose ends fade out in steps, which every format can hold."""
        inner = shape.x + shape.fade[0]
        width = shape.width - sum(shape.fade)
        filled = shape.look in ("bar.happened", "band.happened")
        full = (0.9 if shape.look.startswith("bar.") else 0.55) if filled else 0.25
        look: dict[str, Any] = {"facecolor": colour, "linewidth": 0, "zorder": 2}
        self.keep(self.rectangle(inner, shape.y, width, shape.height, alpha=full, **look), shape.of)
        for side, length in enumerate(shape.fade):
            step = length / SLICES
            for number in range(SLICES):
                alpha = full * (SLICES - number) / (SLICES + 1)
                x = inner - (number + 1) * step if side == 0 else inner + width + number * step
                self.keep(self.rectangle(x, shape.y, step, shape.height, alpha=alpha, **look))

    def mark(self, shape: Mark) -> None:
        from matplotlib.lines import Line2D

        colour = self.theme.hue(shape.hue)
        look = mark_look(shape.look, colour, self.theme)
        cross, scale = look.pop("cross", None), look.pop("scale", 1.0)
        size = shape.size * scale - look["markeredgewidth"] / 2
        artist = Line2D([shape.x], [shape.y], linestyle="none", markersize=size, zorder=4, **look)
        self.ax.add_artist(artist)
        self.keep(artist, shape.of)
        if cross:
            arm = shape.size * 0.6
            ends = ([shape.x - arm, shape.x + arm], [shape.y + arm, shape.y - arm])
            stroke = Line2D(*ends, color=colour, linewidth=1.1, zorder=5)
            self.ax.add_artist(stroke)
            self.keep(stroke)

    def area(self, shape: Path) -> None:
        from matplotlib.patches import Polygon

        colour = self.theme.hue(shape.hue)
        look, zorder = {
            "land": ({"facecolor": self.theme.land, "edgecolor": self.theme.coarse, "linewidth": 0.4}, 0.5),
            "sea": ({"facecolor": self.theme.sea, "linewidth": 0}, 0.3),
            "tip": ({"facecolor": colour, "linewidth": 0}, 3.2),
        }[shape.look]
        self.keep(self.ax.add_artist(Polygon(list(shape.points), closed=True, zorder=zorder, **look)))

    def lines(self, paths: Sequence[Path]) -> None:
        """Lines of one look as one artist each look, since there may be hundreds."""
        from matplotlib.collections import LineCollection

        groups: dict[tuple[str, int], list[Path]] = defaultdict(list)
        for path in paths:
            groups[path.look, path.hue].append(path)
        for (look, hue), members in groups.items():
            style = line_look(look, self.theme.hue(hue), self.theme)
            style["colors"] = style.pop("color")
            style["linewidths"] = style.pop("linewidth")
            style["linestyles"] = style.pop("linestyle", "solid")
            zorder = 1 if look in _BELOW else 5 if look == "strike.chip" else 3
            lines = LineCollection([path.points for path in members], zorder=zorder, **style)
            self.ax.add_collection(lines, autolim=False)
            self.keep(lines)


def _mixed(colour: str, paper: str, share: float) -> tuple[float, ...]:
    from matplotlib.colors import to_rgb

    return tuple(
        share * one + (1 - share) * other for one, other in zip(to_rgb(colour), to_rgb(paper), strict=True)
    )


def draw_page(page: Page, ax: Axes, theme: Theme, families: Sequence[str]) -> list[Artist]:
    """Draw a page on axes, whose data become points of the page; what was drawn comes back."""
    ax.set_axis_off()
    ax.set_xlim(0, page.width)
    ax.set_ylim(page.height, 0)
    pen = Pen(ax, theme, families)
    for shape in page.shapes:
        _draw_shape(pen, shape)
    pen.lines([shape for shape in page.shapes if isinstance(shape, Path) and not shape.closed])
    return pen.drawn


def _draw_shape(pen: Pen, shape: Shape) -> None:
    match shape:
        case Text():
            pen.text(shape)
        case Box():
            pen.box(shape)
        case Mark():
            pen.mark(shape)
        case Path(closed=True):
            pen.area(shape)
