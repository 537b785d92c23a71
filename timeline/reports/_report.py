"""The report in its formats: templates for HTML, Markdown and LaTeX; Word by python-docx."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from timeline.errors import BadOption
from timeline.model import Chronology
from timeline.reports._contents import Contents, Line, contents
from timeline.reports._escape import latex, markdown
from timeline.reports._figures import Picture, pictures

Format = Literal["html", "md", "tex", "docx", "pdf"]

FORMATS: Final = ("html", "md", "tex", "docx", "pdf")
_PICTURES: Final = {"html": "svg", "md": "png", "tex": "png", "docx": "png", "pdf": "svg"}
_TEX_SIGNS: Final = {
    "block_start_string": "<%", "block_end_string": "%>", "variable_start_string": "<<",
    "variable_end_string": ">>", "comment_start_string": "<#", "comment_end_string": "#>",
}  # fmt: skip


class Markup(str):
    """Text that a template has already made safe for its format."""


def build_report(
    chronology: Chronology,
    format: str,
    title: str,
    template: str | Path | None,
    stem: str,
    drawn: Mapping[str, bytes] | None = None,
) -> tuple[bytes, tuple[Picture, ...]]:
    """The bytes of a report, and the pictures that are to stand beside it as `stem`-NAME.png."""
    if format not in FORMATS:
        raise BadOption(f"no report is in the format {format!r}; give one of {', '.join(FORMATS)}")
    if template is not None and format == "docx":
        raise BadOption("a Word report has no template of text: choose html, md or tex for a template")
    what = contents(chronology, title)
    shown = pictures(chronology, _PICTURES[format], drawn)
    if format == "docx":
        from timeline.reports._word import word_report

        return word_report(what, shown), ()
    text = _render("html" if format == "pdf" else format, what, shown, template, stem)
    if format == "pdf":
        from timeline.reports._pdf import pdf_of

        return pdf_of(text), ()
    return text.encode(), () if format == "html" else shown


def _render(
    format: str, what: Contents, drawn: Sequence[Picture], template: str | Path | None, stem: str
) -> str:
    environment = _environment(format)
    try:
        made = environment.from_string(_template(format, template))
        return made.render(report=what, figures=[_figure(one, stem, format) for one in drawn])
    except jinja2.TemplateError as fault:
        line = getattr(fault, "lineno", None)
        place = f"{template or format}{f', line {line}' if line else ''}"
        raise BadOption(f"{place}: the template cannot be used: {fault}") from fault


def _environment(format: str) -> jinja2.Environment:
    """An environment in which every value is made safe for the format, whatever the template does."""
    common: dict[str, Any] = {"undefined": jinja2.StrictUndefined, "keep_trailing_newline": True}
    if format == "html":
        return SandboxedEnvironment(autoescape=True, **common)
    escape, signs = (markdown, {}) if format == "md" else (latex, _TEX_SIGNS)

    def finish(value: object) -> object:
        return value if isinstance(value, (int, Markup)) else escape(value)

    common |= {"finalize": finish, "trim_blocks": True, "lstrip_blocks": True, **signs}
    made = SandboxedEnvironment(**common)
    made.globals["notes"] = _markdown_notes if format == "md" else _latex_notes
    return made


def _markdown_notes(line: Line) -> Markup:
    return Markup("".join(f"[^{number}]" for number in line.notes))


def _latex_notes(line: Line) -> Markup:
    numbers = ",".join(map(str, line.notes))
    return Markup(f"\\textsuperscript{{{numbers}}}" if numbers else "")


def _template(format: str, path: str | Path | None) -> str:
    if path is None:
        return (files("timeline.reports") / "templates" / f"report.{format}").read_text(encoding="utf-8")
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        reason = getattr(fault, "strerror", None) or "it is not UTF-8 text"
        raise BadOption(f"{path}: the template cannot be read: {reason.lower()}") from fault


def _figure(picture: Picture, stem: str, format: str) -> dict[str, str]:
    if format == "html":
        address = f"data:image/svg+xml;base64,{base64.b64encode(picture.data).decode()}"
    else:
        address = f"{stem}-{picture.name}.png"
    return {"address": Markup(address), "caption": picture.caption, "alt": picture.alt}
