"""Widths of text agree with the font that figures are drawn in."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from timeline.layouts._metrics import clean, text_width, wrap


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text", ["Fumio Kishida in Hanoi, 30 Apr–1 May", "Ulaanbaatar ⚠1 → A", "Встреча в Ташкенте"]
)
def test_widths_are_those_of_the_font(text, bold) -> None:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context({"text.hinting": "none"}):
        figure = Figure(dpi=200)
        renderer = FigureCanvasAgg(figure).get_renderer()
        weight = "bold" if bold else "normal"
        drawn = figure.text(0, 0, text, fontsize=10, family="DejaVu Sans", fontweight=weight)
        width = drawn.get_window_extent(renderer).width * 72 / 200
    assert text_width(text, 10, bold) == pytest.approx(width, rel=0.015)


def test_wide_scripts_and_joiners() -> None:
    assert text_width("岸田", 10) >= 20
    assert text_width("a\u200db", 10) == text_width("ab", 10)


@given(some.text(min_size=1, max_size=120), some.floats(30, 300))
def test_lines_fit_and_hold_all_words(text, room) -> None:
    text = clean(text)
    lines = wrap(text, room, 7)
    assert all(text_width(line, 7) <= room + 0.01 or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(some.text())
def test_clean_text_is_one_line_without_control_characters(text) -> None:
    assert all(
        char.isprintable() or char in "\u200c\u200d\u2002" or not char.isspace() for char in clean(text)
    )
    assert clean(clean(text)) == clean(text)
    assert "\n" not in clean("a\nb") and clean("a\nb\tc") == "a b c"
    assert clean("\u202eabc\x07") == "abc"
