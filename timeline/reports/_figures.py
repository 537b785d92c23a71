"""The figures of a report, each with its caption and alternative text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from timeline.layouts.scene import Layout
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


def pictures(
    chronology: Chronology, ending: str, drawn: Mapping[str, bytes] | None = None
) -> tuple[Picture, ...]:
    """The figures that there is something to draw for, as png or svg; those in `drawn` are taken."""
    made = drawn or {}
    return tuple(one for kind in _kinds(chronology) for one in _pages(chronology, kind, ending, made))


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


def _pages(chronology: Chronology, kind: str, ending: str, drawn: Mapping[str, bytes]) -> Iterator[Picture]:
    from timeline.figures import layout_figure

    whole = layout_figure(chronology, kind)
    for number, page in enumerate(whole.pages[:_MOST_PAGES], 1):
        name = kind if number == 1 else f"{kind}-{number}"
        more = f" Part {number} of {len(whole.pages)}." if len(whole.pages) > 1 else ""
        if number == _MOST_PAGES < len(whole.pages):
            more += " The further parts are left out here; the lists of this report hold all facts."
        yield Picture(
            name=name,
            caption=_CAPTIONS[kind] + more,
            alt=shortened(page.description or page.title),
            data=drawn.get(f"{name}.{ending}") or _draw(replace(whole, pages=(page,)), ending),
            width_cm=page.width / 72 * 2.54,
        )


def _draw(layout: Layout, ending: str) -> bytes:
    from timeline.figures import draw_layout
    from timeline.figures._write import figure_bytes

    (figure,) = draw_layout(layout)
    return figure_bytes(figure, ending)
