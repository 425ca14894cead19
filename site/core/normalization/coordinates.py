"""A point pasted from a map: "52.02691, 4.42901", or the URL of a map."""

from __future__ import annotations

import re

DEGREES = re.compile(r"(?<![0-9])(?:[0-9]{1,3}\.[0-9]{2,15}|[0-9]{1,3},[0-9]{2,15})(?![0-9])")
MOST_TEXT = 500


def point_in(text: str) -> tuple[str, str] | None:
    """Latitude and longitude, as written; None unless there are exactly two decimal degrees.

    In the Netherlands the latitude is always the larger one, so their order does not matter.
    """
    found = DEGREES.findall(text[:MOST_TEXT])
    if len(found) != 2:
        return None
    longitude, latitude = sorted(found, key=lambda degrees: float(degrees.replace(",", ".")))
    return latitude, longitude
