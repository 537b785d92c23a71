"""What is drawn, read back from artists: every fact, its status told by more than colour, in every theme."""

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from tests.figures.samples import event, many, small, votes, whole
from timeline.calendar import between, in_month, on_day, parse_day
from timeline.errors import BadOption
from timeline.figures import draw, draw_layout, draw_pages, kinds, layout_figure
from timeline.layouts import SIZES, layout_timeline

pytestmark = pytest.mark.filterwarnings("ignore::timeline.figures._fonts.MissingGlyphs")
DAY = parse_day("2022-05-01")


def words(figure) -> str:
    return " ".join(text.get_text() for text in figure.findobj(Text))


def owned(figure, id_: str) -> list:
    return [artist for artist in figure.findobj() if artist.get_gid() == f"event-{id_}"]


def test_the_kinds_are_found() -> None:
    assert sorted(kinds()) == ["routes", "timeline", "votes"]


def test_every_fact_of_a_chronology_is_drawn_or_listed() -> None:
    chronology = many(100)
    figures = draw_pages(chronology)
    gids = {artist.get_gid() for figure in figures for artist in figure.findobj()}
    ids = {event.id for event in chronology.events}
    ids |= {stop.id for trip in chronology.trips for stop in trip.stops}
    assert {f"event-{id_}" for id_ in ids} <= gids
    assert layout_timeline(chronology).held == len(ids) == 100


def test_a_counted_timeline_says_how_many_it_does_not_name() -> None:
    layout = layout_timeline(many(2000))
    assert (layout.held, layout.unnamed, len(layout.pages)) == (2000, 2000, 1)
    assert "2,000 events, counted; none of them is named" in words(draw_layout(layout)[0])


@pytest.mark.parametrize("size", SIZES)
def test_a_page_has_its_size(size) -> None:
    figure = draw(small(), size=size)
    width, height = figure.get_size_inches() * 2.54
    assert width == pytest.approx(SIZES[size].width_cm, abs=0.01)
    assert height <= SIZES[size].height_cm + 0.01


def test_statuses_differ_in_shape_not_only_in_colour() -> None:
    looks = set()
    for status in ("happened", "planned", "considered", "denied"):
        figure = draw(whole((event(1, "x", on_day(DAY), status=status),)), theme="print")
        (mark,) = (a for a in owned(figure, "e00001") if isinstance(a, Line2D))
        looks.add((mark.get_marker(), mark.get_markerfacecolor()))
    assert len(looks) == 4


def test_a_cancelled_mark_is_crossed_out() -> None:
    def strokes(status):
        figure = draw(whole((event(1, "x", on_day(DAY), status=status),)))
        return [line for line in figure.findobj(Line2D) if len(line.get_xdata()) == 2]

    assert len(strokes("cancelled")) > len(strokes("planned"))


def test_a_month_is_a_hollow_bracket_and_a_span_a_firm_bar() -> None:
    month = draw(whole((event(1, "x", in_month(2022, 5)), event(2, "y", on_day(DAY + 90)))))
    firm = draw(whole((event(1, "x", between(DAY, DAY + 30)), event(2, "y", on_day(DAY + 90)))))
    (hollow,) = (a for a in owned(month, "e00001") if isinstance(a, Rectangle))
    (bar,) = (a for a in owned(firm, "e00001") if isinstance(a, Rectangle))
    assert hollow.get_alpha() < 0.4 and bar.get_alpha() is None
    assert "some day in this time" in words(month) and "some day" not in words(firm)


def test_an_approximate_date_fades_out() -> None:
    figure = draw(whole((event(1, "x", between(DAY, DAY + 9, approximate=True)),)))
    shades = [a.get_alpha() for a in figure.findobj(Rectangle) if a.get_alpha()]
    assert len(set(shades)) >= 5
    assert "about this time" in words(figure)


def test_an_open_end_is_an_arrow_and_says_so() -> None:
    figure = draw(whole((event(1, "x", between(DAY, None)),)))
    assert "from 1 May" in words(figure) and "other end not known" in words(figure)


def test_the_legend_has_just_what_occurs() -> None:
    legend = words(draw(whole((event(1, "x", on_day(DAY)),))))
    assert "happened" in legend
    for word in ("planned", "considered", "cancelled", "denied", "about", "some day", "enlarged"):
        assert word not in legend


def test_a_tour_within_a_year_gets_a_panel() -> None:
    shown = words(draw(small()))
    assert "A\u200229 April – 5 May 2022, enlarged" in shown
    assert "Southeast Asia and Europe (5 stops) → A" in shown
    assert "enlarged" not in words(draw(small(), panels=False))


def test_what_has_no_date_and_what_is_disputed_is_listed() -> None:
    from tests.figures.samples import awkward

    assert "Not dated Pledge with no date" in words(draw(small())).replace("  ", " ")
    shown = words(draw(awkward()))
    assert "⚠1" in shown and "Sources disagree" in shown and "“1 March $x$” or “2 March <i>”" in shown


@pytest.mark.parametrize("theme", ["light", "print", "dark"])
def test_themes_have_contrast(theme) -> None:
    from matplotlib.colors import to_rgb

    def light(colour) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    from timeline.figures._canvas import _themed

    with _themed(theme) as colours:
        paper = light(colours.paper)
        for colour in (colours.ink, colours.muted, *colours.hues):
            lighter, darker = sorted((light(colour), paper), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.1, colour
    assert draw(small(), theme=theme).get_facecolor()[:3] == pytest.approx(to_rgb(colours.paper))


def test_drawing_leaves_the_parameters_of_matplotlib_alone() -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    draw(small(), theme="dark")
    assert dict(matplotlib.rcParams) == before


def test_a_vote_grid_shows_bounds_and_groups() -> None:
    shown = words(draw(votes(5, 2), "votes"))
    assert "at least 90" in shown and "about 20" in shown and "Tally as stated" in shown
    grouped = words(draw(votes(193, 1), "votes"))
    assert "For: " in grouped and "countries named" in grouped


def test_empty_chronologies_say_so() -> None:
    assert "The texts tell of no journey." in words(draw(whole(), "routes"))
    assert "The texts tell of no vote." in words(draw(whole(), "votes"))
    assert "The texts tell of no event." in words(draw(whole()))


@pytest.mark.parametrize(
    "options, message",
    [
        ({"kind": "pie"}, "no figure is named 'pie'; give one of routes, timeline, votes"),
        (
            {"size": "a5"},
            "no size is named 'a5'; give a4, a4-column, letter, slide or a width and height in cm",
        ),
        ({"size": (1, 1)}, "a figure of 1 by 1 cm: it must be 5 to 200 cm wide, 4 to 200 cm high"),
        (
            {"lanes": "colour"},
            "no lanes are named 'colour'; give one of traveller, kind, country, document, none",
        ),
        ({"theme": "x"}, "no theme is named 'x'; give dark, light, print or the path of a .mplstyle file"),
        ({"page": 2}, "this figure has 1 pages, there is no page 2"),
    ],
)
def test_what_is_not_allowed_is_named(options, message) -> None:
    with pytest.raises(BadOption) as fault:
        draw(small(), **options)
    assert str(fault.value) == message


def test_an_option_that_a_kind_has_not_is_named() -> None:
    with pytest.raises(BadOption, match="votes has no option 'lanes'"):
        layout_figure(small(), "votes", lanes="kind")


def test_a_notebook_shows_a_figure() -> None:
    assert draw(small(), "votes")._repr_png_().startswith(b"\x89PNG")


def test_ways_are_in_the_legend_only_where_one_leads() -> None:
    from tests.figures.samples import person, trip

    alone = whole(trips=(trip(1, "A", "T", ("Rome",), "2022-05-01"),), people=(person("A"),))
    assert "way taken" not in words(draw(alone, "routes"))
    assert "way taken" in words(draw(small(), "routes"))
