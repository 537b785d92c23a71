from __future__ import annotations

import builtins
import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from timeline.chronology import read_chronology
from timeline.errors import BadOption
from timeline.reports import report

SMALL = Path(__file__).parents[1] / "chronologies" / "small.json"


def test_the_pdf_holds_the_words_of_the_report_and_repeats() -> None:
    chronology = read_chronology(SMALL)
    made = report(chronology, "pdf")
    assert isinstance(made, bytes)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "Itineraries" in text and "Jakarta" in text
    assert report(chronology, "pdf") == made


def test_without_weasyprint_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *args: Any, **options: Any) -> Any:
        if name.startswith("weasyprint"):
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(BadOption) as fault:
        report(read_chronology(SMALL), "pdf")
    assert str(fault.value) == (
        "a PDF report needs WeasyPrint 68 or later: pip install 'timeline-itinerary[pdf]', "
        "or write .html and print it"
    )
