"""HTML pages as a browser saves them: the article's text, and what the page's metadata says of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from timeline.documents._source import Page, StatedDate
from timeline.errors import UnreadableSource

ENDINGS: Final = (".html", ".htm", ".xhtml", ".shtml")
_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.I)
# Metadata only: a date that the page merely shows is weighed with its text. A fixed last day, no clock.
_DATES: Final = {
    "extensive_search": False,
    "original_date": True,
    "max_date": "2099-12-31",
    "outputformat": "%Y-%m-%d",
}


def recognises(data: bytes) -> bool:
    """Whether the first bytes are those of an HTML page."""
    return bool(_START.match(data))


def read(data: bytes, name: str) -> Page:
    """The article in an HTML page, under its headline; raises UnreadableSource where the page has no text."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        data,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    body = (found.text or "") if found is not None else ""
    if not body.strip():
        body = trafilatura.html2txt(data)
    title = _plain(getattr(found, "title", None))
    if not body.strip():
        raise UnreadableSource(
            f"{name}: no text in this HTML page; save the page once it has loaded, or its text"
        )
    if title and title not in body[: len(title) + 200]:
        body = f"{title}\n\n{body}"
    return Page(
        text=body + "\n",
        title=title,
        language=_language(data),
        url=_plain(getattr(found, "url", None)),
        dates=_dates(found),
    )


def _plain(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _language(data: bytes) -> str | None:
    found = _LANGUAGE.search(data[:20_000])
    return found[1].decode("ascii") if found else None


def _dates(found: Any) -> tuple[StatedDate, ...]:
    """The day of publication in the page's metadata."""
    try:
        day = dt.date.fromisoformat(getattr(found, "date", None) or "")
    except ValueError:
        return ()
    return (StatedDate(day, "metadata", f"the page's metadata says {day.isoformat()}"),)
