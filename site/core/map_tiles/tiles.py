"""The tiles of the base map that this site serves: the municipality and its surroundings.

Tiles are addressed as everywhere on the web: zoom, column from the west, row from the north (EPSG:3857).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, pi, radians, tan

from django.conf import settings
from django.urls import reverse

ATTRIBUTION = "Kaartgegevens © Kadaster"
"""Required by PDOK for the BRT-Achtergrondkaart, CC BY 4.0."""
SURROUNDINGS = (51.93, 4.27, 52.12, 4.6)
"""South, west, north, east in degrees (WGS84): Den Haag, Delft, Zoetermeer and the edge of Rotterdam."""
ZOOMS = range(11, 19)


@dataclass(frozen=True)
class Tile:
    zoom: int
    column: int
    row: int

    @property
    def is_nearby(self) -> bool:
        """Whether it shows part of the surroundings, at a zoom level that the map has."""
        if self.zoom not in ZOOMS:
            return False
        south, west, north, east = SURROUNDINGS
        return _column(west, self.zoom) <= self.column <= _column(east, self.zoom) and _row(
            north, self.zoom
        ) <= self.row <= _row(south, self.zoom)


def _column(longitude: float, zoom: int) -> int:
    return int((longitude + 180) / 360 * 2**zoom)


def _row(latitude: float, zoom: int) -> int:
    return int((1 - asinh(tan(radians(latitude))) / pi) / 2 * 2**zoom)


def tiles_address() -> str:
    """The tile URL with placeholders {z}, {x} and {y}; empty if tiles are disabled."""
    if not settings.TILES:
        return ""
    first = reverse("tile", args=(0, 0, 0))
    return first.replace("/0/0/0", "/{z}/{x}/{y}")
