import pytest
from playwright.sync_api import expect

from tests.maps import samples
from timeline.reports import page as linked_page


@pytest.fixture
def open_linked(open_page):
    return lambda chronology, **options: open_page(linked_page(chronology), **options)


def rows(page):
    return page.eval_on_selector_all("#tp-rows th", "all => all.map(one => one.textContent)")


@pytest.mark.parametrize(
    "make",
    [samples.two_tours, samples.over_the_date_line, samples.hostile, samples.empty, samples.calls_only],
)
def test_nothing_fails_and_nothing_leaves_the_machine(open_linked, make):
    page = open_linked(make())
    page.wait_for_timeout(200)
    assert page.faults == []


def test_every_fact_is_in_the_table_in_order_of_time(open_linked):
    page = open_linked(samples.two_tours())
    assert rows(page) == [
        "Ann Lee in Jakarta",
        "Ann Lee in Hanoi",
        "A call",
        "Bo Tran in London",
        "Ann Lee in Rome",
        "Bo Tran in Rome",
        "Ann Lee in London",
        "the suspension",
        "Bo Tran in Nowhere",
        "An undated pledge",
    ]
    assert page.inner_text("#tp-count") == "10 of 10 facts"


def test_pointing_at_a_row_shows_it_in_the_other_views_and_in_its_document(open_linked):
    page = open_linked(samples.two_tours())
    page.hover("#tp-rows tr:nth-child(2) th")
    assert page.inner_text("#tp-fact h2") == "Ann Lee in Hanoi"
    assert page.inner_text("#tp-fact mark") == "Ann Lee came to Hanoi."
    assert "Ann Lee came to Jakarta." in page.inner_text("#tp-fact .tp-text")
    lit = page.locator(".tl-marker.tl-lit")
    assert lit.count() == 1
    assert "Hanoi" in lit.get_attribute("aria-label")
    assert page.evaluate("timelinePage.state.chart.lit") == 1


def test_pointing_at_a_stop_on_the_map_lights_its_row(open_linked):
    page = open_linked(samples.two_tours())
    page.locator("[aria-label^='Ann Lee, stop 1']").hover()
    assert page.inner_text("#tp-rows tr.tp-lit th") == "Ann Lee in Jakarta"
    page.locator("[aria-label^='Bo Tran, stop 1']").focus()
    assert page.inner_text("#tp-fact h2") == "Bo Tran in London"


def test_pointing_at_a_mark_of_the_timeline_lights_the_map(open_linked):
    page = open_linked(samples.two_tours())
    x0, y0, _, y1, n = page.evaluate("timelinePage.state.chart.boxes[0]")
    box = page.locator("#tp-canvas").bounding_box()
    page.mouse.move(box["x"] + x0 + 5, box["y"] + (y0 + y1) / 2)
    assert page.locator("#tp-rows tr.tp-lit").get_attribute("data-n") == str(n)
    assert page.locator(".tl-marker.tl-lit").count() == 1


def test_a_vote_lights_in_the_grid(open_linked):
    page = open_linked(samples.two_tours())
    page.locator("#tp-rows tr", has_text="the suspension").hover()
    assert page.locator("#tp-votes .tp-lit").count() == 5
    grid = page.inner_text("#tp-votes")
    for words in ("Japan", "✓ for", "✗ against", "○ abstain", "– absent", "at least 93 for, 24 against"):
        assert words in grid


def test_arrow_keys_go_from_fact_to_fact(open_linked):
    page = open_linked(samples.two_tours())
    page.focus("#tp-canvas")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#tp-fact h2") == "Ann Lee in Hanoi"
    assert page.inner_text("#tp-live") == "Ann Lee in Hanoi, 30 April 2022, happened"
    assert page.evaluate("location.hash") == "#e1"


@pytest.mark.parametrize(
    "field, value, expected",
    [
        ("#tp-search", "pledge", ["An undated pledge"]),
        ("#tp-search", "came hanoi", ["Ann Lee in Hanoi"]),
        ("#tp-kind", "call", ["A call"]),
        ("#tp-status", "denied", ["Ann Lee in London"]),
        ("#tp-where", "c:Italy", ["Ann Lee in Rome", "Bo Tran in Rome"]),
        ("#tp-from", "2022-05-04", ["Ann Lee in London", "the suspension"]),
        ("#tp-to", "2022-04-29", ["Ann Lee in Jakarta"]),
    ],
)
def test_a_filter_holds_in_table_map_and_timeline(open_linked, field, value, expected):
    page = open_linked(samples.two_tours())
    if page.locator(field).evaluate("one => one.tagName") == "SELECT":
        page.select_option(field, value)
    else:
        page.fill(field, value)
    expect(page.locator("#tp-count")).to_have_text(f"{len(expected)} of 10 facts")
    assert rows(page) == expected
    stops = [name for name in expected if " in " in name]
    assert page.locator(".tl-marker:not(.tl-off)").count() == len(stops)
    drawn = page.evaluate("timelinePage.state.chart.boxes.length")
    assert drawn == len([name for name in expected if "undated" not in name])


def test_the_filter_by_person_and_its_clearing(open_linked):
    page = open_linked(samples.two_tours())
    page.select_option("#tp-who", label="Bo Tran")
    expect(page.locator("#tp-count")).to_have_text("4 of 10 facts")
    page.click("button[type=reset]")
    expect(page.locator("#tp-count")).to_have_text("10 of 10 facts")


@pytest.mark.parametrize("fragment", ["#e1", "#s2"])
def test_a_link_opens_its_fact(open_linked, fragment):
    page = open_linked(samples.two_tours(), fragment=fragment)
    assert page.inner_text("#tp-fact h2") == "Ann Lee in Hanoi"
    assert page.inner_text("#tp-rows tr.tp-chosen th") == "Ann Lee in Hanoi"


def test_light_and_dark(open_linked):
    page = open_linked(samples.two_tours(), color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(20, 25, 30)"
    page.click("#tp-theme")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_text_of_documents_is_never_markup(open_linked):
    page = open_linked(samples.hostile(), fragment="#e0")
    assert samples.HOSTILE in page.inner_text("#tp-fact mark")
    assert page.locator("img").count() == 0
    assert page.faults == []


def test_offsets_count_code_points(open_linked):
    draft = samples.Draft()
    draft.text = "🛬🛬 A dispatch with signs beyond the basic plane.\n"
    draft.event("Landing", day=0, words="They landed 🛬 at noon.")
    draft.event("Talks", day=1, words="Then they talked.")
    page = open_linked(draft.finish(), fragment="#e1")
    assert page.inner_text("#tp-fact mark") == "Then they talked."


@pytest.mark.parametrize("width", [1600, 1280, 390])
def test_the_page_is_as_wide_as_the_screen(open_linked, width):
    page = open_linked(samples.two_tours(), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_linked, violations, scheme):
    page = open_linked(samples.two_tours(), color_scheme=scheme, fragment="#e1")
    page.wait_for_timeout(200)
    assert violations(page) == []


def test_the_printed_page_cuts_nothing_and_carries_the_quotes(open_linked, tmp_path):
    from pypdf import PdfReader

    page = open_linked(samples.two_tours())
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    printed = PdfReader(file)
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    for event in samples.two_tours().events:
        assert event.title in text
        assert event.evidence[0].quote in text
    for sheet in printed.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)


def test_it_works_in_a_frame_without_an_address(open_page):
    import html

    inside = html.escape(linked_page(samples.two_tours()))
    page = open_page(f'<title>x</title><iframe srcdoc="{inside}" width="1200" height="700">')
    inner = page.frame_locator("iframe")
    inner.locator("#tp-rows a", has_text="Ann Lee in Hanoi").click()
    expect(inner.locator("#tp-fact h2")).to_have_text("Ann Lee in Hanoi")
    assert page.faults == []


def test_what_the_sources_disagree_on_is_shown_first_and_with_its_fact(open_linked):
    from tests.reports.test_report import disputed

    page = open_linked(disputed())
    said = "date: 29 April or 30 April. Kept: 29 April. It is explicit."
    assert said in " ".join(page.inner_text("#tp-fact").split())
    page.click("#tp-fact a")
    assert page.inner_text("#tp-fact h2") == "Ann Lee in Jakarta"
    assert page.inner_text(".tp-conflict") == (
        "The sources disagree on the date: 29 April or 30 April. Kept: 29 April. It is explicit."
    )
