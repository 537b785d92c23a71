"""Everything that can be made of texts, in one folder."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from timeline.chronology import write_chronology
from timeline.files import write_bytes, written_together
from timeline.model import Chronology

__all__ = ["Built", "build", "page_paths"]

_FORMATS: Final = ("svg", "png")
_FIGURE: Final = re.compile(r"(?:timeline|routes|votes)(?:-\d+)?\.(?:svg|png)")


class Built(NamedTuple):
    """What was read, and the files that were written, by name."""

    chronology: Chronology
    files: tuple[Path, ...]


def build(
    sources: Sequence[str | Path],
    output: str | Path,
    *,
    dates: Mapping[str, dt.date] | None = None,
    keep_text: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Read the sources and write into the folder `output` all that can be made of them.

    That is chronology.json; timeline, routes and votes as svg and png, where there are journeys and votes
    (more pages are timeline-2.svg and so on); routes.html; timeline.html, the linked page; report.html;
    layouts.json, the figures as numbers. The files appear together or not at all, and figures of an older
    run that this one does not have are removed. Raises UnwritableOutput, BadOption; what cannot be read is
    in the chronology's notes.
    """
    from timeline.pipeline import extract

    output = Path(output)
    with written_together(output) as draft:
        chronology = extract(sources, dates=dates, keep_text=keep_text, progress=progress)
        write_chronology(chronology, draft / "chronology.json")
        _write_figures(chronology, draft)
        _write_pages(chronology, draft)
        made = tuple(sorted(path.name for path in draft.iterdir()))
    for name in _stale(output, made):
        (output / name).unlink(missing_ok=True)
    return Built(chronology, tuple(output / name for name in made))


def figure_kinds(chronology: Chronology) -> tuple[str, ...]:
    """The kinds of figure that there is something to draw for."""
    has_votes = any(event.vote for event in chronology.events)
    return ("timeline", *("routes",) * bool(chronology.trips), *("votes",) * has_votes)


def _write_figures(chronology: Chronology, folder: Path) -> None:
    from timeline.figures import draw_layout, layout_figure, write_figure
    from timeline.layouts.scene import encode_layout

    layouts = [layout_figure(chronology, kind) for kind in figure_kinds(chronology)]
    write_bytes(folder / "layouts.json", encode_layout(*layouts))
    for layout in layouts:
        figures = draw_layout(layout)
        for ending in _FORMATS:
            paths = page_paths(folder / f"{layout.kind}.{ending}", len(figures))
            for figure, path in zip(figures, paths, strict=True):
                write_figure(figure, path)


def _write_pages(chronology: Chronology, folder: Path) -> None:
    from timeline.maps import write_map
    from timeline.reports import write_page, write_report

    write_page(chronology, folder / "timeline.html")
    write_report(chronology, folder / "report.html", drawn=_drawn(folder))
    if chronology.trips:
        write_map(chronology, folder / "routes.html")


def _drawn(folder: Path) -> dict[str, bytes]:
    """The figures of the folder by name, for the report to show without drawing them again."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.svg"))}


def page_paths(path: str | Path, pages: int) -> tuple[Path, ...]:
    """The file of each page of a figure: routes.svg, routes-2.svg, routes-3.svg."""
    path = Path(path)
    further = (path.with_name(f"{path.stem}-{page}{path.suffix}") for page in range(2, pages + 1))
    return path, *further


def _stale(folder: Path, made: Sequence[str]) -> Iterator[str]:
    """Figures in the folder that an older run wrote and this one did not."""
    names = sorted(path.name for path in folder.iterdir())
    return (name for name in names if _FIGURE.fullmatch(name) and name not in made)
