"""Route maps: folium maps in one file that opens with the network off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.files import write_bytes
from timeline.layouts.basemap import DETAILS, Detail
from timeline.model import Chronology

if TYPE_CHECKING:
    import folium

__all__ = ["DETAILS", "Detail", "map", "write_map"]


def map(
    chronology: Chronology,
    *,
    detail: Detail = "110m",
    tiles: str | None = None,
    attribution: str = "",
    title: str = "Routes",
) -> folium.Map:
    """A folium map of the chronology's trips, to show, save or build on.

    It holds its own libraries and base map and fetches nothing, unless `tiles` names a tile server
    ("https://tile.example/{z}/{x}/{y}.png", with its `attribution`), which then stands in place of the base
    map. Raises BadOption for an unknown `detail`. The same chronology gives the same bytes.
    """
    from timeline.maps._build import build_map

    return build_map(chronology, detail=detail, tiles=tiles, attribution=attribution, title=title)


def write_map(
    chronology: Chronology,
    path: str | Path,
    *,
    detail: Detail = "110m",
    tiles: str | None = None,
    attribution: str = "",
    title: str = "Routes",
) -> Path:
    """`path`, now holding the map as one HTML file; raises UnwritableOutput, BadOption."""
    made = map(chronology, detail=detail, tiles=tiles, attribution=attribution, title=title)
    return write_bytes(path, made.get_root().render().encode())
