"""Maps without a map library: equal-area views of a region or of the world, cropped to what is shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar, cast

from timeline.layouts.basemap import Basemap

Point: TypeAlias = tuple[float, float]
Vector: TypeAlias = tuple[float, float, float]

REGIONAL: Final = math.radians(75)
_ALONE: Final = 0.4  # of the earth's radius: about 2500 km across where there is one place
_LEAST: Final = 0.05  # and 300 km where there are several


def unit_vector(lat: float, lon: float) -> Vector:
    """The point of the unit sphere at degrees of latitude and longitude."""
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's equal-area view from above a point; north is up at its middle."""

    east: Vector
    north: Vector
    up: Vector

    @classmethod
    def above(cls, lat: float, lon: float) -> Azimuthal:
        """The view from above a point in degrees."""
        phi, lam = math.radians(lat), math.radians(lon)
        east = (-math.sin(lam), math.cos(lam), 0.0)
        north = (-math.sin(phi) * math.cos(lam), -math.sin(phi) * math.sin(lam), math.cos(phi))
        return cls(east, north, unit_vector(lat, lon))

    def project(self, lat: float, lon: float) -> Point:
        """Where a point lies, in radii of the earth, x to the right and y up."""
        return self._flat(unit_vector(lat, lon))

    def _flat(self, vector: Vector) -> Point:
        scale = math.sqrt(2 / max(1e-9, 1 + _dot(vector, self.up)))
        return scale * _dot(vector, self.east), scale * _dot(vector, self.north)

    def outlines(self, basemap: Basemap, reach: float) -> Iterator[list[Point]]:
        """The countries' outer rings as far as `reach` radii from the middle."""
        angle = min(2 * math.asin(min(1.0, reach / 2)) * 1.08 + 0.05, math.radians(108))
        limit = math.cos(angle)
        for country in basemap.countries:
            for polygon in country.polygons:
                ring = [unit_vector(lat, lon) for lon, lat in polygon[0]]
                kept = _clip(ring, lambda v: _dot(v, self.up) - limit)
                if len(kept) > 2:
                    yield [self._flat(vector) for vector in kept]


@dataclass(frozen=True, slots=True)
class World:
    """The Equal Earth projection (Šavrič, Patterson and Jenny 2018) about a meridian."""

    meridian: float

    def project(self, lat: float, lon: float) -> Point:
        """Where a point lies, in radii of the earth, x to the right and y up; any longitude fits."""
        turned = (lon - self.meridian + 180) % 360 - 180
        return equal_earth(lat, turned)

    def outlines(self, basemap: Basemap, reach: float) -> Iterator[list[Point]]:
        """The countries' outer rings, cut at the edges of the map."""
        west, east = self.meridian - 180, self.meridian + 180
        for _, polygon in basemap.polygons_within(west, east):
            ring = [(lon, lat) for lon, lat in polygon[0]]
            ring = _clip(ring, lambda p: p[0] - west)
            ring = _clip(ring, lambda p: east - p[0])
            if len(ring) > 2:
                yield [equal_earth(lat, lon - self.meridian) for lon, lat in ring]


def equal_earth(lat: float, lon: float) -> Point:
    """Equal Earth coordinates of a point, its longitude counted from the middle of the map."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    square = theta * theta
    sixth = square**3
    derivative = 1.340264 - 3 * 0.081106 * square + sixth * (7 * 0.000893 + 9 * 0.003796 * square)
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(theta) / (3 * derivative)
    y = theta * (1.340264 - 0.081106 * square + sixth * (0.000893 + 0.003796 * square))
    return x, y


_Corner = TypeVar("_Corner", Point, Vector)


def _clip(ring: Sequence[_Corner], inside: Callable[[_Corner], float]) -> list[_Corner]:
    """The part of a ring where `inside` is not negative (Sutherland and Hodgman)."""
    kept: list[_Corner] = []
    if not ring:
        return kept
    before, was = ring[-1], inside(ring[-1])
    for point in ring:
        now = inside(point)
        if (was < 0) != (now < 0):
            share = was / (was - now)
            kept.append(cast(_Corner, tuple(a + share * (b - a) for a, b in zip(before, point, strict=True))))
        if now >= 0:
            kept.append(point)
        before, was = point, now
    return kept


def fit_view(points: Sequence[Point]) -> Azimuthal | World:
    """The view that suits points (lat, lon): from above their middle, or of the world where they span it."""
    vectors = [unit_vector(*point) for point in points]
    total = [sum(axis) for axis in zip(*vectors, strict=True)]
    length = math.sqrt(sum(part * part for part in total))
    if length > 1e-6 * len(points):
        x, y, z = (part / length for part in total)
        reach = max(math.acos(max(-1.0, min(1.0, _dot((x, y, z), vector)))) for vector in vectors)
        if reach <= REGIONAL:
            return Azimuthal.above(math.degrees(math.asin(z)), math.degrees(math.atan2(y, x)))
    return World(_middle_meridian([lon for _, lon in points]))


def _middle_meridian(lons: Sequence[float]) -> float:
    """The meridian opposite the middle of the widest stretch without a point."""
    around = sorted({round(lon % 360, 3) for lon in lons})
    gaps = [
        (after - before, before) for before, after in zip(around, [*around[1:], around[0] + 360], strict=True)
    ]
    gap, start = max(gaps)
    return (start + gap / 2) % 360 - 180


@dataclass(frozen=True, slots=True)
class Frame:
    """A cropped view on paper: map coordinates to points from the upper left corner."""

    view: Azimuthal | World
    left: float
    top: float
    width: float
    height: float
    x: float
    y: float
    scale: float

    def place(self, lat: float, lon: float) -> Point:
        """Where a place lies on the page."""
        return self.on_page(self.view.project(lat, lon))

    def on_page(self, point: Point) -> Point:
        """A point of the map on the page."""
        return self.left + (point[0] - self.x) * self.scale, self.top + (self.y - point[1]) * self.scale

    def sea(self) -> list[Point]:
        """The outline of the globe within the frame: all of it, but for a view of the whole world."""
        right, foot = self.left + self.width, self.top + self.height
        if isinstance(self.view, Azimuthal):
            return [(self.left, self.top), (right, self.top), (right, foot), (self.left, foot)]
        east = [equal_earth(lat, 180.0) for lat in range(-90, 91, 3)]
        return self._cropped([*east, *((-x, y) for x, y in reversed(east))])

    def land(self, basemap: Basemap) -> Iterator[list[Point]]:
        """The countries' outlines within the frame, no finer than can be seen."""
        corners = [(self.x, self.y), (self.x + self.width / self.scale, self.y - self.height / self.scale)]
        reach = max(
            math.hypot(x, y) for x in (corners[0][0], corners[1][0]) for y in (corners[0][1], corners[1][1])
        )
        for outline in self.view.outlines(basemap, reach):
            ring = _thinned(self._cropped(outline))
            if len(ring) > 2:
                yield ring

    def _cropped(self, outline: Sequence[Point]) -> list[Point]:
        right, foot = self.left + self.width, self.top + self.height
        edges: tuple[Callable[[Point], float], ...] = (
            lambda p: p[0] - self.left,
            lambda p: right - p[0],
            lambda p: p[1] - self.top,
            lambda p: foot - p[1],
        )
        ring = [self.on_page(point) for point in outline]
        for edge in edges:
            ring = _clip(ring, edge)
        return ring


def _thinned(ring: Sequence[Point], least: float = 0.45) -> list[Point]:
    kept: list[Point] = []
    for point in ring:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    return kept


def fit_frame(
    view: Azimuthal | World, points: Sequence[Point], left: float, top: float, width: float, most: float
) -> Frame:
    """The frame of that width about points (lat, lon), at most `most` points high, with air around them."""
    flat = [view.project(*point) for point in points]
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    least = _ALONE if max(xs) - min(xs) + max(ys) - min(ys) < 0.01 else _LEAST
    across = max(max(xs) - min(xs), least) * 1.24
    down = max(max(ys) - min(ys), 0.6 * least) * 1.24
    height = min(most, max(0.42 * width, width * down / across))
    scale = min(width / across, height / down)
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    x, y = middle_x - width / scale / 2, middle_y + height / scale / 2
    return Frame(view, left, top, width, height, x, y, scale)
