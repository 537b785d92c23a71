"""The linked page and the report: what is handed to people who read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from timeline.files import write_bytes
from timeline.layouts.basemap import Detail
from timeline.model import Chronology

__all__ = ["page", "report", "write_page", "write_report"]


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


def report(
    chronology: Chronology,
    format: str = "html",
    *,
    title: str = "Report",
    template: str | Path | None = None,
) -> str | bytes:
    """The report as text (html, md, tex) or bytes (docx, pdf), in plain sentences, each with its quotes.

    In html, pdf and docx the figures are inside; in md and tex they are named report-timeline.png and so
    on, and `write_report` writes them. `template` is a Jinja template of the same format (docs/formats.md
    lists what it is given); whatever it does, values are escaped. Raises BadOption.
    """
    from timeline.reports._report import build_report

    data, _ = build_report(chronology, format, title, template, "report")
    return data if format in ("docx", "pdf") else data.decode()


def write_report(
    chronology: Chronology,
    path: str | Path,
    *,
    title: str = "Report",
    template: str | Path | None = None,
    drawn: Mapping[str, bytes] | None = None,
) -> Path:
    """`path`, now holding the report in the format of its ending: .html, .md, .tex, .docx or .pdf.

    The figures of a .md or .tex stand beside it, as STEM-timeline.png and so on. Figures that were drawn
    before can be given in `drawn`, by name ("routes-2.svg" for html, "votes.png" for the others). Raises
    BadOption, UnwritableOutput.
    """
    from timeline.reports._report import build_report

    path = Path(path)
    data, beside = build_report(
        chronology, path.suffix.lstrip(".").lower(), title, template, path.stem, drawn
    )
    for picture in beside:
        write_bytes(path.with_name(f"{path.stem}-{picture.name}.png"), picture.data)
    return write_bytes(path, data)
