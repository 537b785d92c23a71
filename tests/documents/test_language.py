import pytest

from timeline import lang
from timeline.pipeline import extract


@pytest.mark.parametrize(
    ("tag", "expected"),
    [(None, "en"), ("en", "en"), ("en-GB", "en"), ("EN-us", "en"), ("es-MX", "es"), ("tlh", "en")],
)
def test_a_language_tag_finds_its_words(tag, expected):
    assert lang.nearest(tag) == expected


@pytest.mark.parametrize("tag", ["en-GB", "tlh"])
def test_a_page_in_any_language_is_read(tmp_path, tag):
    article = (
        "The prime minister of Japan met his Italian colleague in Rome on 3 May 2023 and spoke of trade."
    )
    body = f"<article><p>{article}</p><p>{article}</p></article>"
    page = f'<!doctype html><html lang="{tag}"><body>{body}</body></html>'
    (tmp_path / "page.html").write_text(page)
    (document,) = extract([tmp_path]).documents
    assert document.language == tag
