"""Figures as files: PNG, SVG and PDF with the same bytes for the same figure, written whole or not at all."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import BadOption
from timeline.files import write_bytes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")
_RC: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "timeline",
    "pdf.fonttype": 42,
    "savefig.bbox": None,
    "text.hinting": "none",  # hinted glyphs are wider or narrower at each resolution than layouts reckon
}


def write(figure: Figure, path: Path, dpi: int) -> None:
    """Write a figure in the format of the path's ending; raises BadOption or UnwritableOutput."""
    ending = path.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise BadOption(f"{path}: the ending must be one of {', '.join('.' + name for name in FORMATS)}")
    write_bytes(path, figure_bytes(figure, ending, dpi))


def figure_bytes(figure: Figure, ending: str, dpi: int = 200) -> bytes:
    """The bytes of a figure as png, svg or pdf; no clock time is in them."""
    import matplotlib

    page = getattr(figure, "page", None)
    metadata = _metadata(ending, page.title if page else "", page.description if page else "")
    buffer = io.BytesIO()
    with matplotlib.rc_context(_RC), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(buffer, format=ending, dpi=dpi, metadata=metadata, facecolor=figure.get_facecolor())
    if ending != "svg":
        return buffer.getvalue()
    from timeline.figures._svg import finish_svg

    return finish_svg(buffer.getvalue().decode("utf8"), page).encode("utf8")


def _metadata(ending: str, title: str, description: str) -> dict[str, Any]:
    if ending == "png":
        return {"Software": "timeline", "Title": title, "Description": description}
    if ending == "pdf":
        return {"Creator": "timeline", "Producer": None, "CreationDate": None, "Title": title}
    return {"Date": None, "Creator": None, "Format": None, "Type": None}
