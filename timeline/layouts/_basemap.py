"""The base map: countries and their outlines, from TopoJSON that ships (Natural Earth, public domain)."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec

from timeline.errors import BadOption

Detail = Literal["110m", "50m"]
Ring: TypeAlias = tuple[tuple[float, float], ...]
Polygon: TypeAlias = tuple[Ring, ...]

DETAILS: tuple[Detail, ...] = ("110m", "50m")


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-2 code (None where the area has none), English name, and outline.

    A polygon is its outer ring and then its holes; a ring is (lon, lat) in degrees, closed, its longitudes
    unwrapped: a ring across the date line runs on beyond 180 or below -180 and never jumps.
    """

    code: str | None
    name: str
    polygons: tuple[Polygon, ...]

    @property
    def rings(self) -> tuple[Ring, ...]:
        """All rings, outer ones and holes."""
        return tuple(ring for polygon in self.polygons for ring in polygon)


@dataclass(frozen=True, slots=True)
class Basemap:
    """The countries of the world at one detail, in order of name."""

    detail: Detail
    countries: tuple[Country, ...]

    def polygons_within(self, west: float, east: float) -> Iterator[tuple[Country, Polygon]]:
        """Each polygon that reaches into west to east, shifted by whole turns to lie there.

        A view from 120 to 200 gets Alaska east of 180; one that is wider than a turn gets it twice.
        """
        for country in self.countries:
            for polygon in country.polygons:
                lons = [lon for lon, _ in polygon[0]]
                first = math.ceil((west - max(lons)) / 360)
                for turn in range(first, math.floor((east - min(lons)) / 360) + 1):
                    yield country, _shift(polygon, 360.0 * turn)


def basemap_json(detail: Detail = "110m") -> str:
    """The TopoJSON of the base map as it ships, for pages that decode it themselves."""
    if detail not in DETAILS:
        raise BadOption(f"no base map of detail {detail!r}: choose {' or '.join(DETAILS)}")
    found = files("timeline.layouts") / "data" / f"basemap-{detail}.json"
    return found.read_text(encoding="utf-8").strip()


@functools.cache
def load_basemap(detail: Detail = "110m") -> Basemap:
    """The base map at 1:110 million or 1:50 million; raises BadOption for another detail."""
    topology = msgspec.json.decode(basemap_json(detail))
    arcs = _decode_arcs(topology)
    shapes = topology["objects"]["countries"]["geometries"]
    countries = tuple(
        Country(
            code=shape["id"],
            name=shape["properties"]["name"],
            polygons=tuple(tuple(_join_ring(ring, arcs) for ring in polygon) for polygon in shape["arcs"]),
        )
        for shape in shapes
    )
    return Basemap(detail, countries)


def _decode_arcs(topology: dict[str, object]) -> list[Ring]:
    transform = msgspec.convert(topology["transform"], dict[str, tuple[float, float]])
    (step_x, step_y), (west, south) = transform["scale"], transform["translate"]
    arcs = []
    for steps in msgspec.convert(topology["arcs"], list[list[tuple[int, int]]]):
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((round(x * step_x + west, 6), round(y * step_y + south, 6)))
        arcs.append(tuple(points))
    return arcs


def _join_ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """A ring from its arcs (~n is arc n backwards), unwrapped; one around a pole is closed along the pole."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    ring = _unwrap(points)
    (first, lat), (last, _) = ring[0], ring[-1]
    if abs(last - first) > 180:
        pole = math.copysign(90.0, lat)
        ring = [*ring, (last, pole), (first, pole), (first, lat)]
    return tuple(ring)


def _unwrap(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    turn = 0.0
    ring = [points[0]]
    for (before, _), (lon, lat) in itertools.pairwise(points):
        turn += -360.0 if lon - before > 180 else 360.0 if lon - before < -180 else 0.0
        ring.append((round(lon + turn, 6), lat))
    return ring


def _shift(polygon: Polygon, by: float) -> Polygon:
    if not by:
        return polygon
    return tuple(tuple((round(lon + by, 6), lat) for lon, lat in ring) for ring in polygon)
