"""Distances between points. Plain Python."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0
"""Radius in kilometres."""

type Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS84)."""


def kilometres(here: Point, there: Point) -> float:
    """Great-circle distance (haversine)."""
    (north, east), (other_north, other_east) = here, there
    up, aside = radians(other_north - north) / 2, radians(other_east - east) / 2
    half = sin(up) ** 2 + cos(radians(north)) * cos(radians(other_north)) * sin(aside) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def middle(points: list[Point]) -> Point:
    """The average of nearby points."""
    return sum(lat for lat, _lon in points) / len(points), sum(lon for _lat, lon in points) / len(points)
