"""Validate the outline of a neighbourhood that editors paste as GeoJSON."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

Position = list[float]
Ring = list[Position]
Geometry = dict[str, object]

# The European part of the Netherlands (WGS84 degrees): swapped coordinates are outside it.
SOUTH, NORTH, WEST, EAST = 50.7, 53.7, 3.2, 7.3
MOST_POSITIONS = 5_000
DECIMALS = 6


def outline_geometry(pasted: object) -> Geometry | None:
    """A Polygon or MultiPolygon (RFC 7946) without other members; None if it is neither.

    Accepts the geometry itself, a Feature, or a FeatureCollection with one Feature.
    """
    geometry = _unwrapped(pasted)
    if not isinstance(geometry, dict):
        return None
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Polygon":
        shapes = [_polygon(coordinates)]
    elif kind == "MultiPolygon" and isinstance(coordinates, list):
        shapes = [_polygon(each) for each in coordinates]
    else:
        return None
    polygons = [shape for shape in shapes if shape is not None]
    size = sum(len(ring) for polygon in polygons for ring in polygon)
    if not polygons or len(polygons) != len(shapes) or size > MOST_POSITIONS:
        return None
    if kind == "Polygon":
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def midpoint(geometry: Geometry) -> tuple[float, float]:
    """Latitude and longitude of the middle of a geometry from ``outline_geometry``.

    The centre of mass of the largest polygon, ignoring holes; of its corners if it has no surface.
    """
    shapes: Any = geometry["coordinates"]
    rings = [shapes[0]] if geometry["type"] == "Polygon" else [polygon[0] for polygon in shapes]
    ring = max(rings, key=lambda each: abs(_doubled_area(each)))
    west, south = ring[0]
    corners = [(east - west, north - south) for east, north in ring]
    sides = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(corners)]
    doubled = sum(cross for _a, _b, cross in sides)
    if doubled:
        east, north = (
            sum((a[axis] + b[axis]) * cross for a, b, cross in sides) / (3 * doubled) for axis in (0, 1)
        )
    else:
        east, north = (sum(corner[axis] for corner in corners[1:]) / len(corners[1:]) for axis in (0, 1))
    return round(south + north, DECIMALS), round(west + east, DECIMALS)


def _doubled_area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def _unwrapped(pasted: object) -> Any:
    if isinstance(pasted, dict) and pasted.get("type") == "FeatureCollection":
        features = pasted.get("features")
        pasted = features[0] if isinstance(features, list) and len(features) == 1 else None
    if isinstance(pasted, dict) and pasted.get("type") == "Feature":
        return pasted.get("geometry")
    return pasted


def _polygon(rings: object) -> list[Ring] | None:
    if not isinstance(rings, list) or not rings:
        return None
    cleaned = [_ring(ring) for ring in rings]
    whole = [ring for ring in cleaned if ring is not None]
    return whole if len(whole) == len(cleaned) else None


def _ring(positions: object) -> Ring | None:
    """At least four positions, of which the last equals the first."""
    if not isinstance(positions, list) or len(positions) > MOST_POSITIONS:
        return None
    cleaned = [_position(position) for position in positions]
    ring = [position for position in cleaned if position is not None]
    closed = len(ring) >= 4 and len(ring) == len(cleaned) and ring[0] == ring[-1]
    return ring if closed else None


def _position(position: object) -> Position | None:
    """Longitude, latitude; an altitude is dropped."""
    if not isinstance(position, list) or len(position) not in (2, 3):
        return None
    if not all(isinstance(number, int | float) and not isinstance(number, bool) for number in position):
        return None
    east, north = position[:2]
    if not (WEST <= east <= EAST and SOUTH <= north <= NORTH):
        return None
    return [round(east, DECIMALS), round(north, DECIMALS)]
