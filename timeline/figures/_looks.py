"""What each look of a layout is on paper: colours from the theme, line widths and symbols."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from timeline.errors import BadOption

DOTTED: Final = (0, (1, 1.6))
DASHED: Final = (0, (4, 2))
STATUS_LINE: Final = {"happened": "solid", "planned": DASHED, "considered": DOTTED}


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a theme, read from its style sheet."""

    paper: str
    ink: str
    muted: str
    neutral: str
    panel: str
    inset: str
    grid: str
    coarse: str
    frame: str
    land: str
    sea: str
    hues: tuple[str, ...]

    def hue(self, number: int) -> str:
        """The colour of a hue; -1 is the neutral one."""
        return self.neutral if number < 0 else self.hues[number % len(self.hues)]

    def tone(self, name: str) -> str:
        """The colour of text."""
        return {"ink": self.ink, "muted": self.muted, "on-bar": self.paper}[name]


def theme_path(name: str) -> Path:
    """The style sheet of a theme that ships, or of a path to one; raises BadOption for neither."""
    folder = Path(str(files("timeline.figures").joinpath("themes")))
    known = sorted(path.stem for path in folder.glob("*.mplstyle"))
    if name in known:
        return folder / f"{name}.mplstyle"
    if name.endswith(".mplstyle") and Path(name).is_file():
        return Path(name)
    raise BadOption(f"no theme is named {name!r}; give {', '.join(known)} or the path of a .mplstyle file")


def read_theme(rc: Any) -> Theme:
    """The colours of matplotlib's parameters while a theme's style sheet holds."""
    from matplotlib.colors import to_hex, to_rgb

    light = sum(to_rgb(rc["figure.facecolor"])) > 1.5
    colours = rc["axes.prop_cycle"].by_key().get("color", ["0.3"])
    return Theme(
        paper=to_hex(rc["figure.facecolor"]),
        ink=to_hex(rc["text.color"]),
        muted=to_hex(rc["xtick.labelcolor"]),
        neutral=to_hex(rc["axes.edgecolor"]),
        panel=to_hex(rc["axes.facecolor"]),
        inset=to_hex(rc["hatch.color"]),
        grid=to_hex(rc["grid.color"]),
        coarse=to_hex(rc["patch.edgecolor"]),
        frame=to_hex(rc["xtick.color"]),
        land=to_hex(rc["figure.facecolor"] if light else rc["hatch.color"]),
        sea=to_hex(rc["hatch.color"] if light else rc["axes.facecolor"]),
        hues=tuple(to_hex(colour) for colour in colours),
    )


def bar_look(look: str, colour: str, theme: Theme) -> dict[str, Any]:
    """How a bar of a status is filled and edged."""
    status = look.partition(".")[2]
    if status == "happened":
        return {"facecolor": colour, "edgecolor": theme.paper, "linewidth": 0.6}
    style = DOTTED if status == "considered" else "solid"
    width = {"planned": 1.2, "considered": 1.2}.get(status, 0.7)
    return {"facecolor": theme.paper, "edgecolor": colour, "linewidth": width, "linestyle": style}


def box_look(look: str, colour: str, theme: Theme) -> dict[str, Any]:
    """How a rectangle is filled and edged."""
    if look.startswith(("bar.", "chip.", "journey.")):
        return bar_look(look, colour, theme)
    if look.startswith("band."):
        shade = 0.26 if look == "band.happened" else 0.0
        return {"facecolor": colour, "alpha": shade, "linewidth": 0}
    plain: dict[str, dict[str, Any]] = {
        "panel": {"facecolor": theme.panel, "edgecolor": theme.coarse, "linewidth": 0.6},
        "inset": {"facecolor": theme.inset, "linewidth": 0},
        "frame": {"facecolor": "none", "edgecolor": theme.coarse, "linewidth": 0.6},
        "count": {"facecolor": theme.hue(0), "linewidth": 0},
        "edge": {"facecolor": "none", "edgecolor": theme.frame, "linewidth": 0.6},
        "halo": {"facecolor": theme.paper, "alpha": 0.82, "linewidth": 0},
    }
    return plain[look]


def line_look(look: str, colour: str, theme: Theme) -> dict[str, Any]:
    """How a line is drawn."""
    kind, _, status = look.partition(".")
    if kind in ("bracket", "arrow", "leg"):
        width = {"bracket": 1.0, "arrow": 1.1, "leg": 1.4}[kind]
        return {"color": colour, "linewidth": width, "linestyle": STATUS_LINE.get(status, "solid")}
    plain: dict[str, dict[str, Any]] = {
        "grid": {"color": theme.grid, "linewidth": 0.6},
        "grid.coarse": {"color": theme.coarse, "linewidth": 0.8},
        "rule": {"color": theme.coarse, "linewidth": 0.6},
        "axis": {"color": theme.neutral, "linewidth": 0.9},
        "week": {"color": theme.frame, "linewidth": 0.5},
        "break": {"color": theme.neutral, "linewidth": 0.9},
        "funnel": {"color": theme.coarse, "linewidth": 0.8},
        "cap": {"color": colour, "linewidth": 1.0},
        "strike": {"color": colour, "linewidth": 1.1},
        "strike.chip": {"color": colour, "linewidth": 1.1},
        "arrowhead": {"color": colour, "linewidth": 1.1},
        "leader": {"color": theme.frame, "linewidth": 0.5},
        "graticule": {"color": theme.coarse, "linewidth": 0.3},
    }
    return plain[look]


def mark_look(look: str, colour: str, theme: Theme) -> dict[str, Any]:
    """The symbol of a status, told apart by its shape as well."""
    hollow = {"markerfacecolor": theme.paper, "markeredgecolor": colour, "markeredgewidth": 1.1}
    marks: dict[str, dict[str, Any]] = {
        "mark.happened": {"marker": "o", "markerfacecolor": colour, "markeredgewidth": 0},
        "mark.planned": {"marker": "o", **hollow},
        "mark.considered": {"marker": "D", **hollow, "scale": 0.74},
        "mark.cancelled": {"marker": "o", **hollow, "cross": "/"},
        "mark.denied": {"marker": "x", **hollow, "markeredgewidth": 1.6, "scale": 0.9},
    }
    solid = {"markerfacecolor": colour, "markeredgecolor": colour, "markeredgewidth": 1.0}
    marks |= {
        "vote.for": {"marker": "o", **solid},
        "vote.against": {"marker": "x", **solid, "markeredgewidth": 2.0, "scale": 0.86},
        "vote.abstain": {"marker": "o", **hollow, "fillstyle": "left", "markerfacecolor": colour},
        "vote.absent": {"marker": "_", **solid, "markeredgewidth": 1.6, "scale": 0.8},
    }
    return dict(marks[look])
