"""What docs/embedding.md shows is built with the tools that it names, and the figures and maps are there."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import msgspec

from tests.docs.conftest import put, run
from tests.house._sources import ROOT
from timeline import read_chronology

PAGE = "embedding.md"
PICTURE = re.compile(r'<img[^>]* src="data:image/png;base64,')
MARKER = ".tl-marker:not(.tl-off)"


def stops_with_points(folder: Path) -> int:
    chronology = read_chronology(folder / "output" / "chronology.json")
    placed = {place.id for place in chronology.places if place.lat is not None}
    return sum(stop.place in placed for trip in chronology.trips for stop in trip.stops)


def run_all(part, folder: Path) -> None:
    for command in part.commands():
        run(command, folder)


# --- Markdown, LaTeX, Quarto ------------------------------------------------------------------------------


def test_the_markdown_line_is_a_picture_with_words_and_a_file(section, folder):
    from markdown_it import MarkdownIt

    run("timeline draw output/chronology.json --kind votes --snippets -o figure.svg", folder)
    (paragraph,) = [
        t for t in MarkdownIt().parse((folder / "figure.md").read_text("utf-8")) if t.type == "inline"
    ]
    (image,) = paragraph.children
    assert image.type == "image"
    assert (folder / image.attrs["src"]).exists()
    assert image.content == (folder / "figure.alt.txt").read_text("utf-8").strip()


def test_the_latex_example_is_set(section, folder):
    part = section(PAGE, "LaTeX")
    run(part.commands()[0], folder)
    put(part.files(), folder)
    source = (folder / "paper.tex").read_text("utf-8")
    set_or_read(source + (folder / "column.tex").read_text("utf-8"), "paper.tex", folder)


def test_the_latex_report_is_set(section, folder):
    (command,) = [line for line in section(PAGE, "LaTeX").commands() if "report" in line]
    run(command, folder)
    set_or_read((folder / "report.tex").read_text("utf-8"), "report.tex", folder)


def set_or_read(source: str, name: str, folder: Path) -> None:
    """Where a LaTeX is installed, it sets the file; everywhere braces balance and pictures exist."""
    bare = re.sub(r"\\[{}\\]", "", source)
    assert bare.count("{") == bare.count("}")
    pictures = re.findall(r"\\includegraphics(?:\[[^]]*\])?\{(?:\\detokenize\{)?([^{}]+)\}", source)
    assert pictures
    assert all((folder / picture).exists() for picture in pictures)
    if shutil.which("pdflatex"):
        run(f"pdflatex -interaction=nonstopmode -halt-on-error {name}", folder)
        assert (folder / name).with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_the_quarto_cells_run(section, folder):
    (source,) = section(PAGE, "Quarto").files().values()
    cells = re.findall(r"^```\{python\}\n(.*?)^```$", source, re.MULTILINE | re.DOTALL)
    page = executed(cells, folder, "report")
    assert len(PICTURE.findall(page)) == 1
    assert page.count("<iframe") == 1


# --- Jupyter ----------------------------------------------------------------------------------------------


def executed(cells: list[str], folder: Path, name: str) -> str:
    """The HTML page that nbconvert makes of these cells, run."""
    empty = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    notebook = {
        "cells": [{**empty, "id": f"cell-{n}", "source": cell} for n, cell in enumerate(cells)],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (folder / f"{name}.ipynb").write_bytes(msgspec.json.encode(notebook))
    run(f"jupyter nbconvert --log-level ERROR --to html --execute {name}.ipynb", folder)
    return (folder / f"{name}.html").read_text("utf-8")


def test_a_notebook_shows_tables_figure_and_map(section, folder, visit):
    part = section(PAGE, "Jupyter")
    assert part.of("bash") == ["jupyter nbconvert --to html --execute journeys.ipynb\n"]
    cells = [text for text in part.of("python") if ">>>" not in text]
    assert len(cells) == 4
    page = executed(cells, folder, "journeys")
    chronology = read_chronology(folder / "output" / "chronology.json")
    assert f"{len(chronology.events)} events" in page
    assert f"<b>{html.escape(chronology.trips[0].title)}</b>" in page
    assert len(PICTURE.findall(page)) == 1
    shown = visit(folder / "journeys.html")
    framed = shown.frame_locator("iframe")
    framed.locator(MARKER).first.wait_for()
    assert framed.locator(MARKER).count() == stops_with_points(folder)
    asked = [fault for fault in shown.faults if fault.startswith("a request")]
    assert all("require.js" in fault or "mathjax" in fault for fault in asked)


# --- Sphinx -----------------------------------------------------------------------------------------------


def test_a_sphinx_project_is_built_without_a_warning(section, folder, visit):
    part = section(PAGE, "Sphinx")
    put(part.files(), folder)
    run_all(part, folder)
    page = visit(folder / "html" / "index.html")
    figure = page.locator("figure img")
    assert figure.get_attribute("alt") == "Countries by votes: for, against, abstained, absent"
    assert figure.evaluate("one => one.complete && one.naturalWidth > 100")
    framed = page.frame_locator("iframe")
    framed.locator(MARKER).first.wait_for()
    assert framed.locator(MARKER).count() == stops_with_points(folder)
    assert page.faults == []
    (latex,) = (folder / "latex").glob("journeys.tex")
    assert "{{votes}.pdf}" in latex.read_text("utf-8")
    assert (folder / "latex" / "votes.pdf").exists()


# --- Word -------------------------------------------------------------------------------------------------


def descriptions(path: Path) -> list[str]:
    """The alternative text of each picture of a Word file."""
    from docx import Document

    return [shape._inline.docPr.get("descr", "") for shape in Document(str(path)).inline_shapes]


def test_the_word_report_has_pictures_with_words(section, folder):
    run(section(PAGE, "Word").of("sh")[0], folder)
    words = descriptions(folder / "report.docx")
    assert len(words) >= 3
    assert all(len(text) > 20 for text in words)


def test_a_picture_in_a_word_file_of_ones_own(section, folder):
    part = section(PAGE, "Word")
    run(part.of("bash")[0], folder)
    put(part.files(), folder)
    run("python paper.py", folder)
    (words,) = descriptions(folder / "paper.docx")
    assert words == (folder / "picture.alt.txt").read_text("utf-8").strip()


# --- a web page -------------------------------------------------------------------------------------------


def test_a_page_that_frames_the_map(section, folder, visit):
    put(section(PAGE, "A web page").files(), folder)
    run("timeline map output/chronology.json -o routes.html", folder)
    page = visit(folder / "index.html")
    framed = page.frame_locator("iframe")
    framed.locator(MARKER).first.wait_for()
    assert framed.locator(MARKER).count() == stops_with_points(folder)
    assert page.faults == []


def test_an_event_has_an_address(folder, visit):
    run("timeline page output/chronology.json -o timeline.html", folder)
    event = next(e for e in read_chronology(folder / "output" / "chronology.json").events if e.type == "vote")
    (folder / "index.html").write_text(f'<a href="timeline.html#{event.id}">one</a>', encoding="utf-8")
    page = visit(folder / "index.html")
    page.locator("a").click()
    page.wait_for_load_state("load")
    assert page.url.endswith(f"timeline.html#{event.id}")
    quote = event.evidence[0].quote
    assert " ".join(quote.split()[:6]) in " ".join(page.locator("body").inner_text().split())
    assert page.faults == []


def test_commands_that_only_these_tests_run(section):
    """Blocks marked `bash` are run here, as above; those marked `sh` with the commands of all pages."""
    text = (ROOT / "docs" / PAGE).read_text("utf-8")
    here = [name for name in re.findall(r"^## (.+)$", text, re.MULTILINE) if section(PAGE, name).of("bash")]
    assert here == ["Jupyter", "Sphinx", "Word"]
