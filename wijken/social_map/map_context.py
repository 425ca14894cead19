"""The data of a map that the page itself contains, before anything is fetched."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from core.map_tiles.tiles import ATTRIBUTION, SURROUNDINGS, ZOOMS, tiles_address


@dataclass(frozen=True)
class MapFrame:
    """The URLs of the data and tiles, and the limits of panning."""

    source: str
    tiles: str
    attribution: str
    bounds: str
    """South, west, north, east in degrees (WGS84)."""
    zooms: str


def map_frame(source: str) -> MapFrame:
    """The map with the data at ``source``."""
    tiles = tiles_address()
    return MapFrame(
        source=source,
        tiles=tiles,
        attribution=ATTRIBUTION if tiles else "",
        bounds=",".join(str(degrees) for degrees in SURROUNDINGS),
        zooms=f"{ZOOMS[0]},{ZOOMS[-1]}",
    )


def social_map_frame(query: str) -> MapFrame:
    """The map of a list, with its query string."""
    source = reverse("social-map-points")
    return map_frame(f"{source}?{query}" if query else source)


def listing_frame(slug: str, query: str) -> MapFrame:
    """The map of one listing; ``query`` keeps the visitor's list."""
    return map_frame(reverse("listing-points", args=[slug]) + query)
