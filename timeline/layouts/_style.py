"""The measures of a page that follow from its width and its size of type, in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.errors import BadOption
from timeline.layouts.scene import POINTS_PER_CM

LEAST_TYPE: Final = 7.0


@dataclass(frozen=True, slots=True)
class Size:
    """A page: width and greatest height in cm, type in points; a `fixed` page keeps its height."""

    width_cm: float
    height_cm: float
    type_pt: float = 7.5
    fixed: bool = False

    @property
    def width(self) -> float:
        """The width in points."""
        return round(self.width_cm * POINTS_PER_CM, 2)

    @property
    def height(self) -> float:
        """The greatest height in points."""
        return round(self.height_cm * POINTS_PER_CM, 2)

    @property
    def margin(self) -> float:
        """The empty border."""
        return 0.8 * self.type_pt

    @property
    def row(self) -> float:
        """From one row of marks to the next."""
        return 1.55 * self.type_pt

    @property
    def small(self) -> float:
        """The type of the axis and of lists."""
        return max(LEAST_TYPE, round(0.94 * self.type_pt, 2))


SIZES: Final = {
    "a4": Size(17.0, 24.7),
    "a4-column": Size(8.2, 24.7, 7.0),
    "letter": Size(16.5, 22.8),
    "slide": Size(33.87, 19.05, 12.0, True),
}


def page_size(size: str | tuple[float, float]) -> Size:
    """The size of that name, or of (width, height) in cm; raises BadOption for what is neither."""
    if isinstance(size, str):
        if size not in SIZES:
            raise BadOption(f"no size is named {size!r}; give {', '.join(SIZES)} or a width and height in cm")
        return SIZES[size]
    width, height = size
    if not (5 <= width <= 200 and 4 <= height <= 200):
        raise BadOption(
            f"a figure of {width:g} by {height:g} cm: it must be 5 to 200 cm wide, 4 to 200 cm high"
        )
    return Size(width, height, 7.5 if width > 10 else 7.0)
