"""Word files (.docx): paragraphs and table rows in their order; needs the extra `documents`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from timeline.documents._source import Page
from timeline.errors import UnreadableSource

ENDINGS: Final = (".docx",)


def read(data: bytes, name: str) -> Page:
    """The text of a Word file, a table row a line with tabs between cells; raises UnreadableSource.

    The properties' dates are those of the file, not of the text, and are left alone.
    """
    try:
        import docx
    except ImportError as fault:
        remedy = "pip install 'timeline-itinerary[documents]'"
        raise UnreadableSource(f"{name}: Word files need the extra `documents`: {remedy}") from fault
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document)).strip()
        title = document.core_properties.title or None
    except Exception as fault:  # python-docx raises errors of many kinds on damaged files
        raise UnreadableSource(f"{name}: this Word file cannot be read; save it again as .docx") from fault
    if not text:
        raise UnreadableSource(f"{name}: no text in this Word file")
    return Page(text=text + "\n", title=title)


def _lines(document: Any) -> Iterator[str]:
    """Paragraphs, each with a blank line after it, and rows of tables."""
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                yield "\t".join(" ".join(cell.text.split()) for cell in row.cells)
            yield ""
        else:
            yield part.text
            yield ""
