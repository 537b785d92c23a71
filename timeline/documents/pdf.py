"""PDF files: their text, page after page, and the title in their properties; needs the extra `documents`."""

from __future__ import annotations

import io
from typing import Final

from timeline.documents._source import Page
from timeline.errors import UnreadableSource

ENDINGS: Final = (".pdf",)


def recognises(data: bytes) -> bool:
    """Whether the first bytes are those of a PDF file."""
    return data.startswith(b"%PDF-")


def read(data: bytes, name: str) -> Page:
    """The text of a PDF file; raises UnreadableSource where it is damaged, locked, or pictures alone.

    The properties' dates are those of the file, not of the text, and are left alone.
    """
    try:
        import pypdf
    except ImportError as fault:
        remedy = "pip install 'timeline-itinerary[documents]'"
        raise UnreadableSource(f"{name}: PDF files need the extra `documents`: {remedy}") from fault
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        title = (reader.metadata.title or None) if reader.metadata else None
    except Exception as fault:  # pypdf raises errors of many kinds on damaged files
        reason = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        raise UnreadableSource(f"{name}: this PDF file cannot be read ({reason}); save it again") from fault
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if not text:
        raise UnreadableSource(
            f"{name}: no text in this PDF file, only pictures; run a text recognition over it"
        )
    return Page(text=text + "\n", title=title)
