"""The report as a Word document."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from timeline.errors import BadOption
from timeline.reports._contents import Contents, Line
from timeline.reports._figures import Picture

_EPOCH = dt.datetime(1980, 1, 1)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML
_WIDTH_CM = 16.0


def word_report(report: Contents, drawn: Sequence[Picture]) -> bytes:
    """The bytes of a .docx file, the same for the same report; raises BadOption without python-docx."""
    try:
        import docx
    except ImportError as fault:
        raise BadOption(
            "a Word report needs python-docx: pip install 'timeline-itinerary[documents]'"
        ) from fault
    document = docx.Document()
    document.core_properties.title = _clean(report.title)
    document.core_properties.author = "timeline"
    document.core_properties.created = document.core_properties.modified = _EPOCH
    document.core_properties.comments = ""
    _write(document, report, drawn)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _write(document: Any, report: Contents, drawn: Sequence[Picture]) -> None:
    document.add_heading(_clean(report.title), 0)
    for sentence in report.summary:
        document.add_paragraph(_clean(sentence))
    if drawn:
        document.add_heading("Figures", 1)
        for number, picture in enumerate(drawn, 1):
            _add_picture(document, number, picture)
    if report.itineraries:
        document.add_heading("Itineraries", 1)
        for journey in report.itineraries:
            document.add_heading(_clean(journey.heading), 2)
            _add_list(document, journey.lines)
    if report.ballots:
        document.add_heading("Votes", 1)
        for ballot in report.ballots:
            document.add_heading(_clean(ballot.heading), 2)
            _add_line(document.add_paragraph(), ballot.line)
            _add_list(document, [Line(side) for side in ballot.sides])
    _add_table(document, report)
    _add_rest(document, report)


def _add_rest(document: Any, report: Contents) -> None:
    if report.disagreements:
        document.add_heading("Where the documents disagree", 1)
        for one in report.disagreements:
            document.add_heading(_clean(one.heading), 2)
            _add_list(document, one.claims)
            document.add_paragraph(_clean(one.decision))
    for heading, lines in (("Not dated", report.undated), ("Seen and left out", report.left_out)):
        if lines:
            document.add_heading(heading, 1)
            _add_list(document, lines)
    document.add_heading("Sources", 1)
    _add_list(
        document, [Line(f"{source.name}: {source.written} {source.url}".strip()) for source in report.sources]
    )
    document.add_heading("Notes", 1)
    for note in report.notes:
        document.add_paragraph(_clean(f"{note.number}. “{note.quote}” {note.source}"))


def _add_table(document: Any, report: Contents) -> None:
    document.add_heading("Chronology", 1)
    heads = ("When", "What", "Kind", "Who", "Where", "Status")
    table = document.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    _repeat_head(table.rows[0])
    for row in report.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, (row.when, "", row.kind, row.who, row.where, row.status), strict=True):
            cell.text = _clean(text)
        _add_line(cells[1].paragraphs[0], row.what)


def _repeat_head(row: Any) -> None:
    """The head of the table stands again on each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _add_list(document: Any, lines: Sequence[Line]) -> None:
    for line in lines:
        _add_line(document.add_paragraph(style="List Bullet"), line)


def _add_line(paragraph: Any, line: Line) -> None:
    paragraph.add_run(_clean(line.text))
    if line.notes:
        run = paragraph.add_run(" " + ", ".join(map(str, line.notes)))
        run.font.superscript = True


def _add_picture(document: Any, number: int, picture: Picture) -> None:
    from docx.shared import Cm

    document.add_picture(io.BytesIO(picture.data), width=Cm(min(_WIDTH_CM, picture.width_cm)))
    shape = document.inline_shapes[-1]._inline.docPr
    shape.set("descr", _clean(picture.alt))
    shape.set("title", _clean(picture.caption))
    document.add_paragraph(f"Figure {number}. {picture.caption}", style="Caption")


def _clean(text: str) -> str:
    return _FORBIDDEN.sub(" ", text)


def _without_clock(data: bytes) -> bytes:
    """The same archive, its members dated to the first day that the format knows."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            plain = zipfile.ZipInfo(member.filename, _EPOCH.timetuple()[:6])
            plain.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(plain, old.read(member))
    return buffer.getvalue()
