"""Chips: a stop's number in a small box, in the colour of its traveller and the look of its status."""

from __future__ import annotations

from typing import NamedTuple

from timeline.layouts._metrics import text_width
from timeline.layouts._style import Size
from timeline.layouts.scene import Sheet
from timeline.model import Status


class Chip(NamedTuple):
    """A number in a box."""

    label: str
    hue: int
    status: Status
    of: str


def chip_width(chip: Chip, size: Size) -> float:
    """The width of a chip in points."""
    return max(text_width(chip.label, size.small, bold=True) + 0.5 * size.type_pt, chip_height(size))


def chip_height(size: Size) -> float:
    """The height of any chip in points."""
    return 1.3 * size.small


def emit_chip(sheet: Sheet, chip: Chip, left: float, middle: float, size: Size) -> float:
    """Add a chip whose left edge and middle are given; its width comes back."""
    width, height = chip_width(chip, size), chip_height(size)
    sheet.box(left, middle - height / 2, width, height, f"chip.{chip.status}", hue=chip.hue, of=chip.of)
    base = middle + 0.36 * size.small
    tone = "on-bar" if chip.status == "happened" else "ink"
    sheet.text(
        left + width / 2, base, chip.label, size.small, anchor="middle", bold=True, tone=tone, of=chip.of
    )
    if chip.status in ("cancelled", "denied"):
        sheet.path(
            [(left - 1, middle + height / 2), (left + width + 1, middle - height / 2)],
            "strike.chip",
            hue=chip.hue,
        )
    return width
