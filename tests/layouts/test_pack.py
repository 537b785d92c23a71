"""Labels beside marks: a law, and the order in which sides are tried."""

from hypothesis import given, settings
from hypothesis import strategies as some

from timeline.layouts._metrics import text_width
from timeline.layouts._pack import Glyph, pack

LEFT, RIGHT, SIZE = 80.0, 480.0, 7.5


def boxes(glyph, spot):
    yield (spot.row, glyph.left, glyph.right)
    if spot.side == "inside":
        return
    for step in range(len(spot.lines)):
        yield (spot.text_row + step, spot.x, spot.x + spot.width)


glyphs = some.lists(
    some.builds(
        lambda left, width, label, roomy: Glyph(left, min(left + width, RIGHT), label, roomy),
        some.floats(LEFT, RIGHT - 10),
        some.floats(4, 200),
        some.text(alphabet="abcdefgh ij–W$", min_size=1, max_size=90).filter(str.strip),
        some.booleans(),
    ),
    max_size=25,
)


@given(glyphs)
@settings(max_examples=60, deadline=None)
def test_no_label_overlaps_a_mark_or_a_label_or_leaves_the_panel(found) -> None:
    spots, rows = pack(found, LEFT, RIGHT, SIZE)
    taken: list[tuple[int, float, float, int]] = []
    for number, (glyph, spot) in enumerate(zip(found, spots, strict=True)):
        assert "".join("".join(spot.lines).split()) == "".join(glyph.label.split())
        for row, left, right in boxes(glyph, spot):
            assert left >= LEFT - 0.01
            assert right <= RIGHT + 0.01
            assert 0 <= row < rows
            for other_row, other_left, other_right, other in taken:
                apart = row != other_row or right <= other_left or other_right <= left
                assert other == number or apart
            taken.append((row, left, right, number))


def test_right_first_then_left_then_a_row_of_its_own() -> None:
    word = "a label of some length"
    width = text_width(word, SIZE)
    near_right = Glyph(RIGHT - 20, RIGHT - 14, word)
    free = Glyph(LEFT, LEFT + 6, word)
    blocked = Glyph(LEFT + 10, LEFT + 16, word)
    spots, rows = pack([free, blocked, near_right], LEFT, RIGHT, SIZE)
    assert [spot.side for spot in spots] == ["right", "right", "left"]
    assert [spot.row for spot in spots] == [0, 1, 0]
    assert rows == 2
    assert spots[2].x + width < RIGHT - 20


def test_a_label_that_fits_into_its_bar_stands_there() -> None:
    (spot,), _ = pack([Glyph(100, 200, "Jakarta", True)], LEFT, RIGHT, SIZE)
    assert (spot.side, spot.lines) == ("inside", ("Jakarta",))


def test_a_label_with_no_room_beside_goes_below_in_lines() -> None:
    (spot,), rows = pack([Glyph(LEFT, RIGHT, "word " * 40)], LEFT, RIGHT, SIZE)
    assert spot.side == "below" and spot.text_row == 1 and rows == 1 + len(spot.lines) > 2
