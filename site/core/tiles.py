"""Which squares of the ground map exist here: the municipality and its surroundings, nothing of the rest.

A tile is named as everywhere on the web: zoom, column from the west, row from the north (EPSG:3857).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, pi, radians, tan

from django.conf import settings
from django.urls import reverse

ATTRIBUTION = "Kaartgegevens © Kadaster"
"""PDOK asks for it: BRT-Achtergrondkaart, CC BY 4.0."""
SURROUNDINGS = (51.93, 4.27, 52.12, 4.6)
"""South, west, north, east in degrees (WGS84): Den Haag, Delft, Zoetermeer and the edge of Rotterdam."""
ZOOMS = range(11, 19)


@dataclass(frozen=True)
class Tile:
    """One square of the ground."""

    zoom: int
    column: int
    row: int

    @property
    def is_nearby(self) -> bool:
        """Whether it shows anything of the surroundings, at a zoom that the map has."""
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
    """Where the map finds its tiles, with {z}, {x} and {y} to fill in; empty where tiles are off."""
    if not settings.TILES:
        return ""
    first = reverse("tile", args=(0, 0, 0))
    return first.replace("/0/0/0", "/{z}/{x}/{y}")
