import io
import re
import zipfile

import pytest
from msgspec.structs import replace

from tests.maps import samples
from timeline.calendar import between, day_count, in_month, on_day
from timeline.errors import BadOption
from timeline.model import Claim, Conflict, Note
from timeline.reports import report, write_report
from timeline.reports._contents import contents, dated
from timeline.reports._escape import latex, markdown
from timeline.reports._figures import shortened

FORMATS = ["html", "md", "tex", "docx"]


@pytest.fixture(scope="module")
def made():
    kept = {}

    def make(sample, format):
        key = (sample.__name__, format)
        if key not in kept:
            kept[key] = report(sample(), format)
        return kept[key]

    return make


def disputed():
    chronology = samples.two_tours()
    stop = chronology.trips[0].stops[0]
    claims = (Claim(value="29 April", evidence=stop.evidence), Claim(value="30 April", evidence=()))
    conflict = Conflict(about=stop.id, kind="date", claims=claims, kept="29 April", because="it is explicit")
    note = Note(kind="impossible-date", because="June has 30 days", text="31 June", document="d1")
    return replace(chronology, conflicts=(conflict,), notes=(note,))


def words_of(docx):
    import docx as word

    document = word.Document(io.BytesIO(docx))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_summary_says_what_there_is():
    said = contents(samples.two_tours(), "Report").summary
    assert said == (
        "This report rests on 1 document.",
        "It tells of 10 events, 2 journeys and 1 vote.",
        "What is dated lies in this time: 29 April 2022 to 5 May 2022.",
        "Ann Lee, Asia and Europe: Jakarta, Indonesia (29 April 2022); Hanoi, Vietnam (30 April 2022); "
        "Rome, Italy (3 May 2022, planned); London, United Kingdom (4 May 2022, denied).",
        "Bo Tran, Europe: London, United Kingdom (2 May 2022); Rome, Italy (3 May 2022); Nowhere.",
        "2 events cannot be dated.",
    )


def test_itineraries_keep_the_status_of_each_stop():
    journey = contents(samples.two_tours(), "Report").itineraries[0]
    assert [line.text for line in journey.lines] == [
        "Friday 29 April 2022: Ann Lee was in Jakarta, Indonesia; purpose: talks.",
        "Saturday 30 April 2022: Ann Lee was in Hanoi, Vietnam; purpose: talks.",
        "Tuesday 3 May 2022: Ann Lee was to be in Rome, Italy, by the plans; purpose: talks.",
        "Wednesday 4 May 2022: it was denied that Ann Lee would be in London, United Kingdom; "
        "purpose: talks.",
    ]
    assert all(line.notes for line in journey.lines)


def test_every_line_leads_to_its_quote():
    said = contents(samples.two_tours(), "Report")
    notes = {note.number: note.quote for note in said.notes}
    lines = [line for journey in said.itineraries for line in journey.lines]
    lines += [row.what for row in said.rows] + list(said.undated) + [ballot.line for ballot in said.ballots]
    assert all(notes[number] for line in lines for number in line.notes)
    assert list(notes) == list(range(1, len(notes) + 1))
    assert notes[said.itineraries[0].lines[1].notes[0]] == "Ann Lee came to Hanoi."


@pytest.mark.parametrize(
    "when, expected",
    [
        (None, "Date not known"),
        (on_day(day_count(2022, 4, 29)), "Friday 29 April 2022"),
        (between(day_count(2022, 4, 30), day_count(2022, 5, 1)), "30 April to 1 May 2022"),
        (in_month(2022, 3), "March 2022"),
        (in_month(2022, 3, approximate=True), "About March 2022"),
    ],
)
def test_times_begin_a_line(when, expected):
    assert dated(when) == expected


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_holds_the_same_facts(made, format):
    text = made(disputed, format)
    text = words_of(text) if format == "docx" else text.replace(r"\textquotesingle{}", "'")
    for words in (
        "Ann Lee was to be in Rome, Italy, by the plans",
        "UN General Assembly voted. Subject: the suspension. Count: at least 93 for, 24 against.",
        "abstaining: Kazakhstan",
        "An undated pledge",
        "29 April",
        "It is explicit.",
        "31 June",
        "tour.txt",
        "They said: A call.",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    "sample, format",
    [
        (samples.two_tours, "html"),
        *((samples.calls_only, format) for format in FORMATS),
        (samples.empty, "docx"),
    ],
)
def test_the_same_chronology_gives_the_same_bytes(made, sample, format):
    assert made(sample, format) == report(sample(), format)


def test_figures_of_markdown_stand_beside_it(tmp_path):
    path = write_report(samples.two_tours(), tmp_path / "tour.md")
    named = re.findall(r"\]\(([^)]*)\)", path.read_text(encoding="utf-8"))
    assert named == ["tour-timeline.png", "tour-routes.png", "tour-votes.png"]
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in named)


def test_a_figure_of_many_pages_is_cut_and_says_so(monkeypatch):
    from timeline.reports import _figures

    monkeypatch.setattr(_figures, "_MOST_PAGES", 1)
    draft = samples.Draft()
    for n in range(12):
        draft.trip(f"Envoy {n}", f"Tour {n}", ("Jakarta", n, "happened"), ("Rome", n + 1, "happened"))
    (routes,) = (one for one in _figures.pictures(draft.finish(), "svg") if one.name == "routes")
    assert routes.caption.endswith(
        "Part 1 of 2. The further parts are left out here; the lists of this report hold all facts."
    )


def test_figures_that_were_drawn_before_are_taken(tmp_path):
    path = write_report(samples.two_tours(), tmp_path / "tour.md", drawn={"routes.png": b"drawn before"})
    assert path.with_name("tour-routes.png").read_bytes() == b"drawn before"
    assert path.with_name("tour-votes.png").read_bytes().startswith(b"\x89PNG")


def test_figures_of_word_have_an_alternative_text(made):
    with zipfile.ZipFile(io.BytesIO(made(samples.two_tours, "docx"))) as archive:
        xml = archive.read("word/document.xml").decode()
    assert len(re.findall(r'<wp:docPr [^>]*descr="[^"]{20,}', xml)) == 3


def test_the_page_names_no_host_and_allows_no_script(made):
    text = made(samples.two_tours, "html")
    assert "default-src 'none'; style-src" in text
    assert "<script" not in text
    assert re.findall(r'(?:src|href)="(?!data:|#)[^"]*', text) == []


# --- hostile texts ----------------------------------------------------------------------------------------


def test_html_is_escaped(made):
    text = made(samples.hostile, "html")
    assert "<img src=x" not in text
    assert "<script" not in text
    assert "{{ 7*7 }}" in text


def test_markdown_is_escaped(made):
    from markdown_it import MarkdownIt

    drawn = MarkdownIt("commonmark", {"html": True}).enable("table").render(made(samples.hostile, "md"))
    assert re.findall(r"<(?!/?(?:h[123]|p|ul|li|table|thead|tbody|tr|th|td|img)\b)[^>]*>", drawn) == []
    assert re.findall(r'<img src="(?!report-)', drawn) == []
    assert drawn.count("&lt;img src=x onerror=alert(1)&gt;") > 5


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "- no item", "1. no item", "[a](http://x.example)", "![a](b)", "<b>", "**no**",
        "a_b_c", "`code`", "| a | b |", "http://x.example/", "&amp;", "[^1]", "x\n\n# y",
        "~~~", "===", "> no", "+ no",
        "    four", "www.x.example", "<http://x.example>", "a\\", ":::",
    ],
)  # fmt: skip
def test_any_text_is_only_itself_in_markdown(text):
    from markdown_it import MarkdownIt

    drawn = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown(text))
    inner = re.fullmatch(r"<p>(.*)</p>\n", drawn)
    assert inner
    assert "<" not in inner[1]


def test_any_text_is_only_itself_in_latex():
    assert latex(r"\input{/etc/passwd} 50% of $1 & #2_x^~") == (
        r"\textbackslash{}input\{/etc/passwd\} 50\% of \$1 \& \#2\_x\textasciicircum{}\textasciitilde{}"
    )


def test_latex_holds_no_command_of_a_document(made):
    text = made(samples.hostile, "tex")
    assert text.count("\\begin{") == text.count("\\end{")
    assert "<img" not in text
    assert "{{" not in text


# --- templates --------------------------------------------------------------------------------------------


def test_a_template_replaces_the_form_and_cannot_undo_the_escaping(tmp_path):
    template = tmp_path / "mine.html"
    template.write_text(
        "<h1>{{ report.title }}</h1>{% for row in report.rows %}<p>{{ row.what.text }}</p>{% endfor %}"
    )
    made = report(samples.hostile(), title="<i>", template=template)
    assert made.startswith("<h1>&lt;i&gt;</h1><p>&lt;img")
    assert "<img" not in made


def test_a_markdown_template_escapes_too(tmp_path):
    template = tmp_path / "mine.md"
    template.write_text(
        "# {{ report.title }}\n{% for row in report.rows %}\n"
        "- {{ row.what.text }}{{ notes(row.what) }}\n{% endfor %}\n"
    )
    made = report(samples.two_tours(), "md", title="A *tour*", template=template)
    assert made.splitlines()[:2] == [r"# A \*tour\*", "- Ann Lee in Jakarta[^1]"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("{% for %}", r"^.*mine\.html, line 1: the template cannot be used: Expected"),
        ("{{ nothing }}", r"^.*mine\.html: the template cannot be used: 'nothing' is undefined$"),
        (
            "{{ report.__class__.__mro__ }}",
            r"^.*the template cannot be used: access to attribute '__class__'",
        ),
    ],
)
def test_a_faulty_template_is_one_clear_line(tmp_path, text, expected):
    template = tmp_path / "mine.html"
    template.write_text(text)
    with pytest.raises(BadOption, match=expected):
        report(samples.two_tours(), template=template)


def test_a_missing_template_is_named(tmp_path):
    with pytest.raises(
        BadOption, match=r"none\.html: the template cannot be read: no such file or directory$"
    ):
        report(samples.empty(), template=tmp_path / "none.html")


def test_word_takes_no_template(tmp_path):
    with pytest.raises(BadOption, match=r"^a Word report has no template of text: choose html, md or tex"):
        report(samples.empty(), "docx", template=tmp_path / "x.docx")


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(
        BadOption, match=r"^no report is in the format 'odt'; give one of html, md, tex, docx, pdf$"
    ):
        write_report(samples.empty(), tmp_path / "a.odt")


def test_a_long_alternative_text_is_cut_between_facts():
    assert shortened("one; two; three", 12) == "one; two; and more, as listed in the report."
    assert shortened("short") == "short"
