"""Great circles on the sphere: the shortest way between two places, and how long it is."""

from __future__ import annotations

import math
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

EARTH_KM = 6371.0088  # mean radius


def distance_km(start: Point, end: Point) -> float:
    """The length of the great circle between two (lat, lon) in degrees, in kilometres."""
    return EARTH_KM * _angle(_vector(start), _vector(end))


def great_circle(start: Point, end: Point, step_km: float = 100) -> tuple[Point, ...]:
    """The points (lat, lon) of the shortest way, at most `step_km` apart, both ends included.

    Longitudes are unwrapped from the start's: Tokyo (35.7, 139.7) to Honolulu (21.3, -157.9) ends at 202.1.
    Between antipodes, where every way is the shortest, the way leads over the nearer pole.
    """
    one, other = _vector(start), _vector(end)
    angle = _angle(one, other)
    pieces = max(1, math.ceil(angle * EARTH_KM / step_km))
    if math.pi - angle < 1e-6:
        pole = (0.0, 0.0, math.copysign(1.0, start[0] + end[0]))
        half = [_between(one, pole, k / pieces) for k in range(pieces)]
        path = [*half, *(_between(pole, other, k / pieces) for k in range(pieces + 1))]
    else:
        path = [_between(one, other, k / pieces) for k in range(pieces + 1)]
    points = [start, *(_point(vector) for vector in path[1:-1]), end]
    return _unwrapped(points)


_Vector: TypeAlias = tuple[float, float, float]


def _vector(point: Point) -> _Vector:
    lat, lon = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _point(vector: _Vector) -> Point:
    x, y, z = vector
    lat, lon = math.atan2(z, math.hypot(x, y)), math.atan2(y, x)
    return round(math.degrees(lat), 4), round(math.degrees(lon), 4)


def _angle(one: _Vector, other: _Vector) -> float:
    cross = math.hypot(
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )
    return math.atan2(cross, sum(a * b for a, b in zip(one, other, strict=True)))


def _between(one: _Vector, other: _Vector, share: float) -> _Vector:
    """The point that lies `share` of the way along the great circle (spherical interpolation)."""
    angle = _angle(one, other)
    if angle < 1e-12:
        return one
    near, far = math.sin((1 - share) * angle) / math.sin(angle), math.sin(share * angle) / math.sin(angle)
    x, y, z = (near * a + far * b for a, b in zip(one, other, strict=True))
    return x, y, z


def _unwrapped(points: list[Point]) -> tuple[Point, ...]:
    unwrapped = [points[0]]
    for lat, lon in points[1:]:
        before = unwrapped[-1][1]
        unwrapped.append((lat, round(lon + 360 * round((before - lon) / 360), 4)))
    return tuple(unwrapped)
