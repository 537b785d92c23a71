"""SVG figures in a real browser: their own font is used, no text overlaps another, none is cut."""

import pytest

from tests.figures.samples import awkward, many, small, votes, voyages
from timeline.figures import draw_pages
from timeline.figures._write import figure_bytes
from timeline.layouts import SIZES

pytestmark = pytest.mark.filterwarnings("ignore::timeline.figures._fonts.MissingGlyphs")
FAULTS = """() => {
  const svg = document.querySelector('svg').getBoundingClientRect();
  const texts = [...document.querySelectorAll('svg text')].filter(text => text.textContent.trim());
  const boxes = texts.map(text => text.getBoundingClientRect());
  const faults = [];
  boxes.forEach((one, i) => {
    if (one.left < svg.left || one.right > svg.right || one.top < svg.top - 1 || one.bottom > svg.bottom + 1)
      faults.push(['cut', texts[i].textContent]);
    boxes.slice(i + 1).forEach((other, j) => {
      if (one.left + .4 < other.right && other.left + .4 < one.right &&
          one.top + .6 < other.bottom && other.top + .6 < one.bottom)
        faults.push([texts[i].textContent, texts[i + 1 + j].textContent]);
    });
  });
  return { faults, texts: texts.length };
}"""


def shown(open_page, figure):
    svg = figure_bytes(figure, "svg").decode("utf8")
    return open_page("<!doctype html><body style='margin:0'>" + svg[svg.index("<svg") :])


def assert_clear(open_page, figures) -> None:
    for figure in figures:
        page = shown(open_page, figure)
        page.evaluate("document.fonts.ready.then(() => true)")
        found = page.evaluate(FAULTS)
        assert found["faults"] == [] and found["texts"] > 5
        assert page.faults == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["timeline", "votes", "routes"])
def test_svg_figures_are_clear(open_page, kind, size) -> None:
    assert_clear(open_page, draw_pages(small(), kind, size=size)[:2])


@pytest.mark.parametrize("count", [100, 500])
def test_svg_pages_of_many_events_are_clear(open_page, count) -> None:
    assert_clear(open_page, draw_pages(many(count))[:3])


def test_other_svg_figures_are_clear(open_page) -> None:
    assert_clear(open_page, draw_pages(voyages(), "routes", multiples=True))
    assert_clear(open_page, draw_pages(votes(193, 1), "votes"))


def test_text_of_documents_runs_nothing(open_page) -> None:
    page = shown(open_page, draw_pages(awkward())[0])
    assert page.locator("svg script").count() == 0 and page.locator("svg b").count() == 0
    assert "<b>bold</b>" in page.evaluate("document.querySelector('svg').textContent")
    assert page.faults == []


def test_the_embedded_font_is_the_one_used(open_page) -> None:
    page = shown(open_page, draw_pages(small())[0])
    loaded = page.evaluate(
        "document.fonts.ready.then(faces => [...faces].map(f => [f.family, f.weight, f.status].join(' ')))"
    )
    # the figure has a name in Chinese characters: its font is there too where the machine has one
    assert {"DejaVu Sans bold loaded", "DejaVu Sans normal loaded"} <= set(loaded)
    assert all(face.endswith(" loaded") for face in loaded)


def test_an_event_has_a_tooltip(open_page) -> None:
    page = shown(open_page, draw_pages(small())[0])
    tip = page.evaluate("document.getElementById('event-s00010').querySelector('title').textContent")
    assert tip == "Fumio Kishida in Jakarta, 29 Apr 2022 (happened)"
