"""Figures as files: the same bytes, real text, an id for each event, nothing of the documents as markup."""

import re
import zlib
from xml.etree import ElementTree

import pytest

from tests.figures.samples import awkward, small, voyages
from timeline.errors import BadOption, UnwritableOutput
from timeline.figures import draw, draw_pages, snippets, write_figure, write_snippets
from timeline.figures._fonts import MissingGlyphs

pytestmark = pytest.mark.filterwarnings("ignore::timeline.figures._fonts.MissingGlyphs")
SVG = "{http://www.w3.org/2000/svg}"


def written(tmp_path, figure, ending: str) -> bytes:
    path = tmp_path / f"figure.{ending}"
    write_figure(figure, path)
    return path.read_bytes()


@pytest.mark.parametrize("kind", ["timeline", "votes", "routes"])
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_chronology_gives_the_same_bytes(tmp_path, kind, ending) -> None:
    first = written(tmp_path, draw(small(), kind), ending)
    assert first == written(tmp_path, draw(small(), kind), ending)
    assert len(first) > 1000


@pytest.mark.parametrize("kind, most", [("timeline", 100_000), ("votes", 100_000), ("routes", 400_000)])
def test_svg_stays_light(tmp_path, kind, most) -> None:
    assert len(written(tmp_path, draw(small(), kind), "svg")) < most


def test_no_file_holds_the_time_of_writing(tmp_path) -> None:
    figure = draw(small())
    assert b"CreationDate" not in written(tmp_path, figure, "pdf")
    assert b"date>" not in written(tmp_path, figure, "svg")
    assert b"tIME" not in written(tmp_path, figure, "png")


def test_png_says_what_it_shows(tmp_path) -> None:
    data = written(tmp_path, draw(small()), "png")
    assert b"Title\x00Fumio Kishida and Yoshimasa Hayashi" in data
    assert b"Description" in data


def test_pdf_has_a_title_and_real_text(tmp_path) -> None:
    data = written(tmp_path, draw(small()), "pdf")
    assert b"/Title" in data and b"/FontFile2" in data
    streams = [
        zlib.decompress(part) for part in re.findall(rb"stream\r?\n(x.*?)\nendstream", data, re.DOTALL)
    ]
    assert any(b"Tj" in stream or b"TJ" in stream for stream in streams)


def test_svg_has_title_description_font_and_a_tooltip_for_each_event(tmp_path) -> None:
    chronology = small()
    root = ElementTree.fromstring(written(tmp_path, draw(chronology), "svg"))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text.startswith("Fumio Kishida")
    assert "Vote on the annexations" in root.find(f"{SVG}desc").text
    style = "".join(node.text or "" for node in root.iter(f"{SVG}style"))
    assert "font-family:'DejaVu Sans'" in style and "data:font/woff;base64," in style
    tips = {group.get("id"): group.find(f"{SVG}title") for group in root.iter(f"{SVG}g")}
    drawn = {stop.id for trip in chronology.trips for stop in trip.stops}
    told = {id_ for trip in chronology.trips for stop in trip.stops for id_ in stop.events}
    drawn |= {event.id for event in chronology.events} - told
    assert len(drawn) == 31
    for id_ in drawn:
        assert tips[f"event-{id_}"].text
    assert tips["event-s00010"].text == "Fumio Kishida in Jakarta, 29 Apr 2022 (happened)"
    words = [node.text for node in root.iter(f"{SVG}text")]
    assert "Jakarta" in words


def test_ids_are_used_once(tmp_path) -> None:
    for kind in ("timeline", "votes", "routes"):
        ids = re.findall(rb' id="([^"]+)"', written(tmp_path, draw(small(), kind), "svg"))
        assert len(ids) == len(set(ids))


def test_what_documents_say_is_text_never_markup_or_formula(tmp_path) -> None:
    figure = draw(awkward())
    data = written(tmp_path, figure, "svg").decode()
    root = ElementTree.fromstring(data)
    assert not list(root.iter(f"{SVG}script"))
    words = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    assert r"$\frac{1}{2}$ & <b>bold</b>" in words
    assert "cost $5 and $10" in words
    assert "\u202e" not in data and "\x07" not in data
    assert len(written(tmp_path, figure, "pdf")) > 1000


def test_the_ending_says_the_format(tmp_path) -> None:
    with pytest.raises(BadOption, match=r"figure\.gif: the ending must be one of \.png, \.svg, \.pdf"):
        write_figure(draw(small()), tmp_path / "figure.gif")
    with pytest.raises(UnwritableOutput):
        write_figure(draw(small()), tmp_path / "missing" / "figure.svg")
    assert list(tmp_path.iterdir()) == []


def test_snippets_put_a_figure_into_a_report(tmp_path) -> None:
    figure = draw(awkward(), title="50% of $x_1$ [sic]")
    texts = snippets(figure, "my timeline.svg")
    assert texts.alt.startswith("Timeline of 7 events")
    assert texts.markdown.startswith("![Timeline of 7 events") and "(my%20timeline.svg" in texts.markdown
    assert r"\caption{50\% of \$x\_1\$ [sic]}" in texts.latex
    assert r"\label{fig:my-timeline}" in texts.latex
    assert r"![50% of \$x\_1\$ \[sic\]](my%20timeline.svg){#fig-my-timeline fig-alt=" in texts.quarto
    assert r"<b>" not in texts.markdown.replace(r"\<b\>", "")
    names = sorted(path.name for path in write_snippets(figure, tmp_path / "t.svg"))
    assert names == ["t.alt.txt", "t.md", "t.qmd", "t.tex"]
    assert (tmp_path / "t.tex").read_text(encoding="utf8").startswith("\\begin{figure}")


def test_a_figure_of_another_maker_has_no_snippets() -> None:
    from matplotlib.figure import Figure

    with pytest.raises(BadOption, match="only a figure that draw or draw_pages made"):
        snippets(Figure(), "x.svg")


def test_a_font_that_is_missing_is_named() -> None:
    from tests.figures.samples import event, whole
    from timeline.calendar import on_day

    with pytest.warns(MissingGlyphs, match=r"has the glyphs of '.U000f0000'"):
        draw(whole((event(1, "private \U000f0000", on_day(738_000)),)))


def test_route_svg_holds_no_land_that_is_cropped_away(tmp_path) -> None:
    figure = draw_pages(voyages(), "routes", multiples=True)[0]
    assert len(written(tmp_path, figure, "svg")) < 400_000
    page = figure.page
    for shape in page.shapes:
        if getattr(shape, "look", "") == "land":
            assert all(0 <= x <= page.width and 0 <= y <= page.height for x, y in shape.points)
