import pytest
from playwright.sync_api import expect

from tests.maps import samples
from timeline.maps import map


@pytest.fixture
def open_map(open_page):
    return lambda chronology, **options: open_page(map(chronology).get_root().render(), **options)


MARKERS = ".tl-marker:not(.tl-off)"


def labels(page):
    return page.eval_on_selector_all(
        ".tl-label", "all => all.map(one => { const box = one.getBoundingClientRect(); "
        "return [one.firstChild.textContent, box.left, box.top, box.right, box.bottom]; })",
    )  # fmt: skip


@pytest.mark.parametrize(
    "make", [samples.two_tours, samples.over_the_date_line, samples.hostile, samples.empty]
)
def test_nothing_fails_and_nothing_leaves_the_machine(open_map, make):
    page = open_map(make())
    page.wait_for_timeout(200)
    assert page.faults == []


def test_every_stop_with_a_point_is_there_with_its_number_and_name(open_map):
    page = open_map(samples.two_tours())
    names = page.eval_on_selector_all(MARKERS, "all => all.map(one => one.getAttribute('aria-label'))")
    assert sorted(names) == [
        "Ann Lee, stop 1: Jakarta, Indonesia, 29 April 2022, happened",
        "Ann Lee, stop 2: Hanoi, Vietnam, 30 April 2022, happened",
        "Ann Lee, stop 3: Rome, Italy, 3 May 2022, planned",
        "Ann Lee, stop 4: London, United Kingdom, 4 May 2022, denied",
        "Bo Tran, stop 1: London, United Kingdom, 2 May 2022, happened",
        "Bo Tran, stop 2: Rome, Italy, 3 May 2022, happened",
    ]
    assert "for want of a known point: Nowhere" in page.inner_text(".tl-side")


def test_the_table_is_a_twin_of_the_map(open_map):
    page = open_map(samples.two_tours())
    assert page.locator("tbody tr").count() == 7
    assert (
        "“Ann Lee came to Hanoi.”" in page.inner_text("tbody").replace('"', "“", 1)
        or page.locator("q", has_text="Ann Lee came to Hanoi.").count()
    )


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_stop_opens_by_keyboard_and_gives_the_focus_back(open_map, key):
    page = open_map(samples.two_tours())
    page.locator("[aria-label^='Ann Lee, stop 2']").focus()
    page.keyboard.press(key)
    popup = page.locator(".tl-popup")
    popup.wait_for()
    text = popup.inner_text()
    for words in (
        "2. Hanoi, Vietnam",
        "30 April 2022",
        "happened",
        "talks",
        "Ann Lee came to Hanoi.",
        "A tour (tour.txt)",
    ):
        assert words in text
    assert page.evaluate("document.activeElement.className") == "tl-popup"
    page.keyboard.press("Escape")
    page.locator(".tl-popup").wait_for(state="detached")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Ann Lee, stop 2")


def test_every_stop_is_reached_with_the_tab_key(open_map):
    page = open_map(samples.two_tours())
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.dataset.stop || ''"))
    assert len(seen - {""}) == 6


def test_planned_legs_are_dashed_and_denied_stops_have_none(open_map):
    page = open_map(samples.two_tours())
    assert page.locator("path.tl-leg.tl-planned[stroke-dasharray]").count() == 2
    assert page.locator("path.tl-leg.tl-denied").count() == 0
    assert page.locator("path.tl-leg.tl-happened:not([stroke-dasharray])").count() == 4
    assert page.locator("path.tl-leg[marker-end]").count() == 3


def test_the_slider_shows_the_stops_in_order_of_time(open_map):
    page = open_map(samples.two_tours())
    slider = page.locator("#tl-slider")
    slider.focus()
    page.keyboard.press("Home")
    assert page.locator(MARKERS).count() == 1
    assert page.inner_text("#tl-said") == "29 April 2022: Jakarta – Ann Lee, happened"
    page.click("#tl-next")
    assert page.locator(MARKERS).count() == 2
    assert slider.get_attribute("aria-valuetext") == "2 of 7. 30 April 2022: Hanoi – Ann Lee, happened"
    page.click("#tl-before")
    assert page.locator(MARKERS).count() == 1
    page.click("#tl-all")
    assert page.locator(MARKERS).count() == 6
    assert page.inner_text("#tl-said") == "All stops"


def test_play_goes_on_by_itself_and_stops(open_map):
    page = open_map(samples.two_tours())
    page.clock.install()
    page.click("#tl-play")
    assert page.locator(MARKERS).count() == 1
    page.clock.run_for(1400)
    assert page.locator(MARKERS).count() == 2
    page.click("#tl-play")
    page.clock.run_for(5000)
    assert page.locator(MARKERS).count() == 2
    assert page.inner_text("#tl-play") == "Play"


def test_the_slider_is_dragged(open_map):
    page = open_map(samples.two_tours())
    box = page.locator("#tl-slider").bounding_box()
    page.mouse.move(box["x"] + box["width"] - 9, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    assert page.locator(MARKERS).count() == 3


def test_a_traveller_can_be_left_out(open_map):
    page = open_map(samples.two_tours())
    page.uncheck("[data-who='0']")
    names = page.eval_on_selector_all(MARKERS, "all => all.map(one => one.getAttribute('aria-label'))")
    assert len(names) == 2
    assert all(name.startswith("Bo Tran") for name in names)
    assert page.locator("tbody tr:visible").count() == 3


def test_stops_in_one_place_on_one_day_lie_beside_each_other(open_map):
    page = open_map(samples.two_tours())
    boxes = page.eval_on_selector_all(
        MARKERS, "all => all.map(one => { const box = one.getBoundingClientRect(); return [box.x, box.y]; })"
    )
    gaps = [max(abs(a[0] - b[0]), abs(a[1] - b[1])) for k, a in enumerate(boxes) for b in boxes[:k]]
    assert min(gaps) > 15


@pytest.mark.parametrize("width", [1600, 1280, 390])
@pytest.mark.parametrize("make", [samples.two_tours, samples.over_the_date_line])
def test_names_do_not_overlap_at_first_view_and_lie_in_the_map(open_map, make, width):
    page = open_map(make(), width=width, height=844)
    boxes = labels(page)
    frame = page.locator(".folium-map").bounding_box()
    assert len(boxes) == 4
    for k, (_, x0, y0, x1, y1) in enumerate(boxes):
        assert x0 >= frame["x"] and x1 <= frame["x"] + frame["width"]
        for _, u0, v0, u1, v1 in boxes[:k]:
            assert not (x0 < u1 and u0 < x1 and y0 < v1 and v0 < y1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_journey_over_the_date_line_is_drawn_whole_and_once(open_map):
    page = open_map(samples.over_the_date_line())
    assert page.locator(MARKERS).count() == 4
    frame = page.locator(".folium-map").bounding_box()
    for box in page.eval_on_selector_all(
        "path.tl-leg",
        "all => all.map(one => { const b = one.getBoundingClientRect(); return [b.left, b.right]; })",
    ):
        assert frame["x"] <= box[0] <= box[1] <= frame["x"] + frame["width"]
        assert box[1] - box[0] < frame["width"] * 0.8


def test_text_of_documents_is_never_markup(open_map):
    page = open_map(samples.hostile())
    page.locator(".tl-marker").first.click()
    page.locator(".tl-popup").wait_for()
    assert samples.HOSTILE in page.inner_text(".tl-popup")
    assert page.locator("img[src='x']").count() == 0
    assert samples.HOSTILE in page.inner_text("tbody")
    assert page.faults == []


def test_a_link_opens_its_stop(open_map):
    page = open_map(samples.two_tours(), fragment="#s2")
    page.locator(".tl-popup").wait_for()
    assert "Hanoi" in page.inner_text(".tl-popup")


def test_fit_shows_the_journey_again(open_map):
    page = open_map(samples.two_tours())
    before = page.evaluate("map_routes.getBounds().toBBoxString()")
    page.evaluate("void map_routes.setView([-40, -100], 5, {animate: false})")
    page.click("#tl-fit")
    for _ in range(100):
        page.wait_for_timeout(50)
        if page.evaluate("map_routes.getBounds().toBBoxString()") == before:
            break
    assert page.evaluate("map_routes.getBounds().toBBoxString()") == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_map, violations, scheme):
    page = open_map(samples.two_tours(), color_scheme=scheme)
    page.locator(".tl-marker").first.click()
    page.locator(".tl-popup").wait_for()
    page.wait_for_timeout(400)
    assert violations(page) == []


def test_what_a_user_adds_works_beside_what_is_ours(open_page):
    import folium

    made = map(samples.two_tours())
    marker = folium.Marker([35, 20], popup="A note <b>of mine</b>", tooltip="mine").add_to(made)
    folium.LayerControl(collapsed=False).add_to(made)
    page = open_page(made.get_root().render())
    page.evaluate(f"void {marker.get_name()}.openPopup()")
    assert page.inner_text(".leaflet-popup-content") == "A note of mine"
    assert page.evaluate("document.querySelector('img.leaflet-marker-icon').naturalWidth") == 25
    page.uncheck(".leaflet-control-layers-selector >> nth=1")
    assert page.locator(".tl-marker").count() == 0
    assert page.faults == []


def test_tiles_are_asked_for_only_where_they_were_named(open_page):
    url = "https://tiles.invalid/{z}/{x}/{y}.png"
    page = open_page(map(samples.two_tours(), tiles=url, attribution="Somebody").get_root().render())
    page.wait_for_timeout(200)
    asked = [fault for fault in page.faults if fault.startswith("a request to ")]
    assert asked
    assert all(fault.startswith("a request to https://tiles.invalid/") for fault in asked)
    assert not [fault for fault in page.faults if "Security Policy" in fault]
    assert page.locator(MARKERS).count() == 6


def test_many_stops_are_gathered_by_place(open_page):
    draft = samples.Draft()
    for n in range(90):
        draft.trip(f"Envoy {n}", f"Tour {n}", ("Jakarta", n, "happened"), ("Rome", n + 1, "happened"),
                   ("Honolulu", n + 2, "happened"))  # fmt: skip
    page = open_page(map(draft.finish()).get_root().render())
    names = page.eval_on_selector_all(MARKERS, "all => all.map(one => one.getAttribute('aria-label'))")
    assert sorted(names) == ["Honolulu: 90 stops", "Jakarta: 90 stops", "Rome: 90 stops"]
    page.uncheck("[data-who='0']")
    assert page.locator("[aria-label='Rome: 89 stops']").count() == 1
    page.locator("[aria-label='Rome: 89 stops']").focus()
    page.keyboard.press("Enter")
    assert "and 49 more" in page.inner_text(".tl-popup")
    assert page.faults == []


def test_a_printed_map_holds_the_whole_journey(open_map, tmp_path):
    from pypdf import PdfReader

    page = open_map(samples.two_tours())
    page.pdf(path=tmp_path / "routes.pdf", prefer_css_page_size=True)
    text = " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "routes.pdf").pages)
    for words in ("Jakarta", "London", "Ann Lee came to Hanoi.", "A tour (tour.txt)"):
        assert words in text


def test_a_notebook_shows_the_map_in_a_frame(open_page):
    page = open_page(f"<title>x</title>{map(samples.two_tours())._repr_html_()}")
    inner = page.frame_locator("iframe")
    expect(inner.locator(".tl-marker")).to_have_count(6)
    inner.locator("[aria-label^='Ann Lee, stop 2']").click()
    expect(inner.locator(".tl-popup h2")).to_have_text("2. Hanoi, Vietnam")
    assert page.faults == []
