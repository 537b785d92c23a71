"""One map of a route figure: cropped land, legs with arrows, and labels that keep clear of each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline.layouts._chips import Chip, chip_height, chip_width, emit_chip
from timeline.layouts._clutter import Clutter, Rect
from timeline.layouts._metrics import text_width
from timeline.layouts._projection import Azimuthal, Frame, fit_frame, fit_view
from timeline.layouts._style import Size
from timeline.layouts._voyages import Voyage
from timeline.layouts.basemap import load_basemap
from timeline.layouts.geodesic import great_circle
from timeline.layouts.scene import NEUTRAL, Sheet
from timeline.model import Status

Point = tuple[float, float]
STATUSES: Final[tuple[Status, ...]] = ("happened", "planned", "considered", "cancelled", "denied")


@dataclass(frozen=True, slots=True)
class Leg:
    """A way from one stop to the next as points (lat, lon), with the status of the stop it leads to."""

    points: tuple[Point, ...]
    status: Status
    hue: int


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place on the map with the chips of all stops there; a place without chips is an origin."""

    at: Point
    name: str
    chips: tuple[Chip, ...]

    def width(self, size: Size) -> float:
        chips = sum(chip_width(chip, size) + 1.5 for chip in self.chips)
        return chips + 0.25 * size.type_pt + text_width(self.name, size.type_pt)


def read_legs(voyages: Sequence[Voyage]) -> list[Leg]:
    """The ways between stops that were, or are to be, reached one after the other."""
    found = []
    for voyage in voyages:
        calls = [(call.point, call.status) for call in voyage.calls if call.made and call.point]
        start = [(voyage.origin[1], "happened")] if voyage.origin else []
        for (one, _), (other, status) in pairwise([*start, *calls]):
            if one != other:
                found.append(Leg(great_circle(one, other, 120), status, voyage.hue))  # type: ignore[arg-type]
    return found


def emit_map(
    sheet: Sheet, voyages: Sequence[Voyage], left: float, top: float, width: float, most: float, size: Size
) -> tuple[float, int]:
    """Add a map of journeys; its lower edge and the number of places without a name on it come back."""
    legs = read_legs(voyages)
    points = [call.point for voyage in voyages for call in voyage.calls if call.point]
    points += [voyage.origin[1] for voyage in voyages if voyage.origin]
    if not points:
        return top, 0
    points += [point for leg in legs for point in leg.points]
    view = fit_view(points)
    frame = fit_frame(view, points, left, top, width, most)
    _emit_land(sheet, frame)
    tracks = [(leg, list(_tracks(leg, frame))) for leg in legs]
    for leg, pieces in tracks:
        _emit_leg(sheet, leg, pieces, size)
    spots = _spots(voyages, frame)
    for spot in spots:
        status = min((chip.status for chip in spot.chips), key=STATUSES.index, default="happened")
        hue = spot.chips[0].hue if len({chip.hue for chip in spot.chips}) == 1 else NEUTRAL
        sheet.mark(*spot.at, 0.66 * size.type_pt, f"mark.{status}", hue=hue)
    crossed = [point for _, pieces in tracks for piece in pieces for point in _dense(piece)]
    unnamed = _emit_labels(sheet, spots, frame, crossed, size)
    return frame.top + frame.height, unnamed


def _emit_land(sheet: Sheet, frame: Frame) -> None:
    regional = isinstance(frame.view, Azimuthal) and frame.width / frame.scale < 1.1
    sheet.path(frame.sea(), "sea", closed=True)
    for ring in frame.land(load_basemap("50m" if regional else "110m")):
        sheet.path(ring, "land", closed=True)
    sheet.box(frame.left, frame.top, frame.width, frame.height, "edge")


def _tracks(leg: Leg, frame: Frame) -> Iterator[list[Point]]:
    """A leg on the page, in two pieces where it leaves the map at one side and comes back at the other."""
    piece: list[Point] = []
    for lat, lon in leg.points:
        point = frame.place(lat, lon)
        if piece and abs(point[0] - piece[-1][0]) > frame.width / 3:
            yield piece
            piece = []
        piece.append(point)
    yield piece


def _dense(piece: Sequence[Point], step: float = 4.0) -> Iterator[Point]:
    for one, other in pairwise(piece):
        many = max(1, int(math.dist(one, other) / step))
        for number in range(many):
            share = number / many
            yield one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _emit_leg(sheet: Sheet, leg: Leg, pieces: Sequence[list[Point]], size: Size) -> None:
    for piece in pieces:
        if len(piece) > 1:
            sheet.path(_thin(piece), f"leg.{leg.status}", hue=leg.hue)
    longest = max(pieces, key=lambda piece: sum(math.dist(one, other) for one, other in pairwise(piece)))
    dense = list(_dense(longest, 1.5))
    if len(dense) * 1.5 < 2.2 * size.type_pt:
        return
    at = int(len(dense) * 0.56)
    tip, tail = dense[at], dense[max(0, at - 4)]
    length = math.dist(tip, tail) or 1.0
    x, y = (tip[0] - tail[0]) / length, (tip[1] - tail[1]) / length
    head, wing = 0.85 * size.type_pt, 0.34 * size.type_pt
    base = (tip[0] - head * x, tip[1] - head * y)
    corners = [tip, (base[0] - wing * y, base[1] + wing * x), (base[0] + wing * y, base[1] - wing * x)]
    sheet.path(corners, "tip", hue=leg.hue, closed=True)


def _thin(piece: Sequence[Point]) -> list[Point]:
    kept = [piece[0]]
    for point in piece[1:-1]:
        if math.dist(point, kept[-1]) >= 2.0:
            kept.append(point)
    return [*kept, piece[-1]]


def _spots(voyages: Sequence[Voyage], frame: Frame) -> list[_Spot]:
    """The places of all stops, each once, with a chip for every stop there."""
    found: dict[tuple[float, float], _Spot] = {}
    for voyage in voyages:
        if voyage.origin:
            found.setdefault(voyage.origin[1], _Spot(frame.place(*voyage.origin[1]), voyage.origin[0], ()))
        for call in voyage.calls:
            if call.point is None:
                continue
            chip = Chip(call.label, voyage.hue, call.status, call.id)
            known = found.get(call.point)
            chips = (*known.chips, chip) if known else (chip,)
            name = known.name if known else call.name
            found[call.point] = _Spot(frame.place(*call.point), name, chips)
    return list(found.values())


def _emit_labels(
    sheet: Sheet, spots: Sequence[_Spot], frame: Frame, crossed: Sequence[Point], size: Size
) -> int:
    """Set each label near its place, clear of the other labels and places; how many found no room."""
    edge = Rect(frame.left + 2, frame.top + 2, frame.left + frame.width - 2, frame.top + frame.height - 2)
    clutter = Clutter(edge, [spot.at for spot in spots], 0.45 * size.type_pt, crossed)
    unnamed = 0
    crowded = sorted(spots, key=lambda spot: (-sum(math.dist(spot.at, o.at) < 60 for o in spots), spot.at))
    for spot in crowded:
        rect = clutter.best_place(spot.at, spot.width(size), chip_height(size) + 1)
        if rect is None:
            unnamed += 1
            continue
        clutter.taken.append(rect)
        _emit_spot_label(sheet, spot, rect, size)
    return unnamed


def _emit_spot_label(sheet: Sheet, spot: _Spot, rect: Rect, size: Size) -> None:
    near = (min(max(spot.at[0], rect.left), rect.right), min(max(spot.at[1], rect.top), rect.foot))
    if math.dist(near, spot.at) > 0.95 * size.type_pt:
        sheet.path([spot.at, near], "leader")
    sheet.box(rect.left - 1, rect.top, rect.right - rect.left + 2, rect.foot - rect.top, "halo")
    x, middle = rect.left, (rect.top + rect.foot) / 2
    for chip in spot.chips:
        x += emit_chip(sheet, chip, x, middle, size) + 1.5
    of = spot.chips[0].of if spot.chips else ""
    x += 0.25 * size.type_pt
    sheet.text(x, middle + 0.36 * size.type_pt, spot.name, size.type_pt, of=of)
