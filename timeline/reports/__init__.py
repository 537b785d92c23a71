"""The linked page and the report: what is handed to people who read."""

from __future__ import annotations

from pathlib import Path

from timeline.files import write_bytes
from timeline.layouts.basemap import Detail
from timeline.model import Chronology

__all__ = ["page", "write_page"]


def page(chronology: Chronology, *, title: str = "Chronology", detail: Detail = "110m") -> str:
    """The HTML of one page with timeline, map, votes and table, linked to each other and to the sentences.

    It fetches nothing. `detail` is the base map's, 110m or 50m; raises BadOption for another.
    """
    from timeline.reports._page import linked_page

    return linked_page(chronology, title=title, detail=detail)


def write_page(
    chronology: Chronology, path: str | Path, *, title: str = "Chronology", detail: Detail = "110m"
) -> Path:
    """`path`, now holding the linked page; raises UnwritableOutput, BadOption."""
    return write_bytes(path, page(chronology, title=title, detail=detail).encode())
