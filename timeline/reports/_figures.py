"""The figures of a report, each with its caption and alternative text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from timeline.model import Chronology

_CAPTIONS: Final = {
    "timeline": "What happened and what was planned, in order of time.",
    "routes": "The journeys. The numbers count the stops of each; dashed legs were planned.",
    "votes": "Who voted how.",
}

_MOST_PAGES: Final = 6  # of one figure: more would bury the report


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a figure: its name, caption, alternative text, bytes, and width in cm."""

    name: str
    caption: str
    alt: str
    data: bytes
    width_cm: float


def pictures(chronology: Chronology, ending: str) -> tuple[Picture, ...]:
    """The figures that there is something to draw for, as png or svg."""
    return tuple(picture for kind in _kinds(chronology) for picture in _pages(chronology, kind, ending))


def shortened(text: str, most: int = 400) -> str:
    """An alternative text that a listener can bear: what is left out is in the report's own lists."""
    if len(text) <= most:
        return text
    kept = text[:most].rsplit("; " if "; " in text[:most] else " ", 1)[0]
    return f"{kept}; and more, as listed in the report."


def _kinds(chronology: Chronology) -> Iterator[str]:
    if chronology.events:
        yield "timeline"
    if chronology.trips:
        yield "routes"
    if any(event.vote for event in chronology.events):
        yield "votes"


def _pages(chronology: Chronology, kind: str, ending: str) -> Iterator[Picture]:
    from timeline.figures import draw_layout, layout_figure
    from timeline.figures._write import figure_bytes

    whole = layout_figure(chronology, kind)
    layout = replace(whole, pages=whole.pages[:_MOST_PAGES])
    for number, (page, figure) in enumerate(zip(layout.pages, draw_layout(layout), strict=True), 1):
        more = f" Part {number} of {len(whole.pages)}." if len(whole.pages) > 1 else ""
        if number == _MOST_PAGES < len(whole.pages):
            more += " The further parts are left out here; the lists of this report hold all facts."
        yield Picture(
            name=kind if number == 1 else f"{kind}-{number}",
            caption=_CAPTIONS[kind] + more,
            alt=shortened(page.description or page.title),
            data=figure_bytes(figure, ending),
            width_cm=page.width / 72 * 2.54,
        )
