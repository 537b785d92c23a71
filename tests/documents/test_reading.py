import datetime as dt
import io
import sys

import pytest

from timeline.documents import Page, find_zones, read_sources
from timeline.errors import BadOption, UnreadableSource

ARTICLE = "The president arrived in Rome on Monday and met the prime minister there for talks.\n"
HTML = """<!doctype html><html lang="en-GB"><head><title>Leaders meet in Rome | Example News</title>
<link rel="canonical" href="https://example.org/a/leaders">
<meta property="article:published_time" content="2023-05-03T10:00:00Z"></head><body><nav>Home | World</nav>
<article><h1>Leaders meet in Rome</h1><p>The prime minister of Japan met his Italian colleague in Rome on
Tuesday and spoke about trade for two hours.</p><p>He goes on to London &amp; Paris on Thursday, it was said
in the capital, and then home to Tokyo on the weekend.</p></article><footer>© 2023 Example</footer>
</body></html>
"""


def notes(paths, dates=None):
    return [note.because for note in read_sources(paths, dates)[1]]


def test_text_stays_as_stored(tmp_path):
    stored = "\ufeffOne line.\r\nAnother line.\rAnd a third — the last.\n"
    (tmp_path / "a.txt").write_bytes(stored.encode())
    (tmp_path / "b.txt").write_bytes(stored.encode("utf-16-le"))
    texts, faults = read_sources([tmp_path])
    assert [text.text for text in texts] == [stored, stored]
    assert not faults


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"", "x.txt: empty; nothing to read in it"),
        (b" \n\t\n", "x.txt: empty; nothing to read in it"),
        (b"\xef\xbb\xbf\n", "x.txt: empty; nothing to read in it"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "x.txt: binary, not text; give the text itself, or a format that is read",
        ),
        (
            "São Paulo".encode("latin-1"),
            "x.txt: in an unknown encoding, not UTF-8 (byte 0xe3 at offset 1); save it as UTF-8",
        ),
        (
            b"%PDF-1.7 nonsense",
            "x.txt: this PDF file cannot be read",
        ),
    ],
)
def test_a_bad_file_stops_only_itself(tmp_path, data, because):
    (tmp_path / "x.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(ARTICLE)
    texts, faults = read_sources([tmp_path])
    assert [text.source for text in texts] == ["good.txt"]
    assert [note.kind for note in faults] == ["unread"]
    assert faults[0].because.startswith(because)
    assert "\n" not in faults[0].because


def test_missing_paths_and_empty_folders_are_named(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert notes([tmp_path / "none.txt", empty]) == [
        f"{empty}: no texts in this folder; name a folder or file that has some",
        f"{tmp_path / 'none.txt'}: there is no such file or folder; check the path",
    ]


def test_names_and_ids(tmp_path):
    for name in ("one/01.txt", "two/01.txt", "two/Golden Week.txt", "two/.hidden.txt", "two/case.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE)
    texts, _ = read_sources([tmp_path])
    assert [(text.source, text.id) for text in texts] == [
        ("one/01.txt", "one-01"),
        ("two/01.txt", "two-01"),
        ("two/Golden Week.txt", "golden-week"),
    ]
    texts, _ = read_sources([tmp_path / "two/01.txt", tmp_path / "one", tmp_path / "one/01.txt"])
    assert [(text.source, text.id) for text in texts] == [("one/01.txt", "one-01"), ("two/01.txt", "two-01")]
    texts, _ = read_sources([tmp_path / "two"])
    assert [(text.source, text.id) for text in texts] == [
        ("01.txt", "01"),
        ("Golden Week.txt", "golden-week"),
    ]


def test_dates_that_are_given(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text(ARTICLE)
    (tmp_path / "2022-05-01-visit.txt").write_text(ARTICLE)
    (tmp_path / "sources.csv").write_text(
        "file,date,title,url\nb.txt,2023-04-05,On the road,https://example.org/b\n"
        "c.txt,2023-04-05,,\nb.txt,5 April,,\n"
    )
    texts, faults = read_sources([tmp_path], {"a.txt": dt.date(2023, 4, 4)})
    by_source = {text.source: text for text in texts}
    assert by_source["b.txt"].title == "On the road"
    assert by_source["b.txt"].url == "https://example.org/b"
    assert {s: [(d.day.isoformat(), d.basis) for d in text.dates] for s, text in by_source.items()} == {
        "2022-05-01-visit.txt": [("2022-05-01", "metadata")],
        "a.txt": [("2023-04-04", "given")],
        "b.txt": [("2023-04-05", "given")],
    }
    assert [note.because for note in faults] == [
        f"{tmp_path}/sources.csv line 3: there is no file 'c.txt' in this folder; correct the name",
        f"{tmp_path}/sources.csv line 4: the date '5 April' is none; write it as YYYY-MM-DD",
    ]


def test_a_date_for_no_source_is_a_wrong_option(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    with pytest.raises(BadOption, match=r"--date b\.txt: no source has this name; the sources are a\.txt"):
        read_sources([tmp_path], {"b.txt": dt.date(2023, 4, 4)})


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    texts, faults = read_sources(["-"])
    assert [(text.id, text.source, text.text) for text in texts] == [("stdin", "-", ARTICLE)]
    assert not faults


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_html_pages(tmp_path, name):
    (tmp_path / name).write_text(HTML)
    (tmp_path / "page_files").mkdir()
    (text,), faults = read_sources([tmp_path / name])
    assert not faults
    assert text.title == "Leaders meet in Rome"
    assert text.language == "en-GB"
    assert text.url == "https://example.org/a/leaders"
    assert [(d.day, d.basis) for d in text.dates] == [(dt.date(2023, 5, 3), "metadata")]
    assert "Home" not in text.text
    assert "London & Paris" in text.text


def test_parts_of_a_saved_page_are_left_alone(tmp_path):
    (tmp_path / "page.html").write_text(HTML)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "ad.html").write_text(HTML)
    assert [text.source for text in read_sources([tmp_path])[0]] == ["page.html"]


def test_pdf_and_word_files(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(ARTICLE.strip())
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "3 May"
    table.rows[0].cells[1].text = "Rome"
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.pdf").write_bytes(pdf("The president arrived in Rome on Monday."))
    texts, faults = read_sources([tmp_path])
    assert not faults
    assert [text.text for text in texts] == [
        ARTICLE.strip() + "\n\n3 May\tRome\n",
        "The president arrived in Rome on Monday.\n",
    ]


def pdf(line):
    """A PDF file of one page with one line."""
    stream = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}" + trailer).encode()


@pytest.mark.parametrize(
    ("name", "data", "missing", "because"),
    [
        (
            "a.pdf",
            b"%PDF-1.4",
            "pypdf",
            "a.pdf: PDF files need the extra `documents`: pip install 'timeline-itinerary[documents]'",
        ),
        (
            "a.docx",
            b"PK\x03\x04",
            "docx",
            "a.docx: Word files need the extra `documents`: pip install 'timeline-itinerary[documents]'",
        ),
    ],
)
def test_a_missing_extra_is_named(tmp_path, monkeypatch, name, data, missing, because):
    monkeypatch.setitem(sys.modules, missing, None)
    (tmp_path / name).write_bytes(data)
    assert notes([tmp_path / name]) == [because]


def test_a_reader_is_a_module_with_endings():
    from timeline import registry

    readers = {
        reader.__name__.rpartition(".")[2]: reader for reader in registry.plugins("timeline.documents")
    }
    assert {"html", "pdf", "plain", "word"} <= set(readers)
    assert all(ending.startswith(".") for reader in readers.values() for ending in reader.ENDINGS)
    assert readers["plain"].read(b"x", "x") == Page(text="x")
    with pytest.raises(UnreadableSource, match=r"^x: no text in this HTML page"):
        readers["html"].read(b"<!doctype html><html><body></body></html>", "x")


def test_zones_of_nothing():
    assert find_zones("") == ()
