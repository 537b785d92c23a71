"""The report as PDF: the HTML report set in pages by WeasyPrint, which fetches nothing."""

from __future__ import annotations

import hashlib

from timeline.errors import BadOption

_REMEDY = "pip install 'timeline-itinerary[pdf]', or write .html and print it"


def pdf_of(html: str) -> bytes:
    """The PDF of an HTML report; the same report gives the same bytes.

    Raises BadOption where WeasyPrint is not installed.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as fault:
        raise BadOption(f"a PDF report needs WeasyPrint 68 or later: {_REMEDY}") from fault
    inside = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    return bytes(HTML(string=html, url_fetcher=inside).write_pdf(pdf_identifier=identifier))
