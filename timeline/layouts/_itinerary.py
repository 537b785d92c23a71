"""The journeys in words below a map: who went, and each stop with its number and date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.layouts._chips import Chip, chip_width, emit_chip
from timeline.layouts._metrics import text_width, wrap
from timeline.layouts._style import Size
from timeline.layouts._voyages import Call, Voyage
from timeline.layouts.scene import Sheet


class _Piece(NamedTuple):
    x: float
    text: str
    chip: Chip | None = None
    bold: bool = False
    of: str = ""


ItineraryRow = tuple[_Piece, ...]


def call_words(call: Call) -> str:
    """A stop in words: "Hanoi, 30 Apr–1 May 2022 (planned)"."""
    date = f", {call.date}" if call.date else ", not dated"
    status = "" if call.status == "happened" else f" ({call.status})"
    return f"{call.name}{date}{status}{'' if call.point else ' [not on the map]'}{call.flags}"


def itinerary_rows(voyages: Sequence[Voyage], width: float, size: Size) -> list[ItineraryRow]:
    """The rows of an itinerary of that width, each a step high."""
    rows: list[ItineraryRow] = []
    for voyage in voyages:
        heading = _heading_rows(voyage, width, size)
        calls = _call_rows(voyage, width, size)
        rows.extend(_on_one_row(heading, calls, width, size) or [*heading, *calls])
    return rows


def _on_one_row(
    heading: list[ItineraryRow], calls: list[ItineraryRow], width: float, size: Size
) -> list[ItineraryRow] | None:
    """A journey of one stop as a single row, None where that does not fit or there are more stops."""
    if len(heading) != 1 or len(calls) != 1 or len(calls[0]) != 1:
        return None
    (name,), (call,) = heading[0], calls[0]
    x = text_width(name.text, size.type_pt, bold=True) + 1.2 * size.type_pt
    end = x + 0.5 * size.type_pt + text_width(call.text, size.small)
    end += chip_width(call.chip, size) if call.chip else 0
    return [(name, call._replace(x=x))] if end <= width else None


def _heading_rows(voyage: Voyage, width: float, size: Size) -> list[ItineraryRow]:
    title = f": {voyage.title}" if voyage.title and not voyage.named_by_stops else ""
    lead = f"{voyage.letter}\u2002" if voyage.letter else ""
    start = f" (from {voyage.origin[0]})" if voyage.origin else ""
    lines = wrap(f"{lead}{voyage.traveller}{title}{start}{voyage.flags}", width, size.type_pt, bold=True)
    return [(_Piece(0.0, line, bold=True, of=voyage.id),) for line in lines]


def _call_rows(voyage: Voyage, width: float, size: Size) -> list[ItineraryRow]:
    rows: list[ItineraryRow] = []
    row: list[_Piece] = []
    gap, x = 0.5 * size.type_pt, 0.0
    for call in voyage.calls:
        chip = Chip(call.label, voyage.hue, call.status, call.id)
        lead = chip_width(chip, size) + gap
        lines = wrap(call_words(call), width - lead, size.small)
        taken = lead + text_width(lines[0], size.small)
        if row and (x + taken > width or len(lines) > 1):
            rows.append(tuple(row))
            row, x = [], 0.0
        row.append(_Piece(x, lines[0], chip, of=call.id))
        for line in lines[1:]:
            rows.append(tuple(row))
            row = [_Piece(lead, line, of=call.id)]
        x = width if len(lines) > 1 else x + taken + 1.6 * size.type_pt
    return [*rows, tuple(row)] if row else rows


def emit_itinerary(sheet: Sheet, rows: Sequence[ItineraryRow], left: float, top: float, size: Size) -> float:
    """Add rows of an itinerary; the next free y comes back."""
    step = 1.62 * size.type_pt
    for number, row in enumerate(rows):
        middle = top + (number + 0.5) * step
        for piece in row:
            x = left + piece.x
            if piece.chip is not None:
                x += emit_chip(sheet, piece.chip, x, middle, size) + 0.5 * size.type_pt
            type_ = size.type_pt if piece.bold else size.small
            sheet.text(x, middle + 0.36 * type_, piece.text, type_, bold=piece.bold, of=piece.of)
    return top + len(rows) * step
