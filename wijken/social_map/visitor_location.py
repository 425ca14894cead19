"""The visitor's location: a postcode, or the browser's position rounded to about a kilometre."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijken.directory.distances import Point, kilometres, middle
from wijken.directory.index.cache import KnownPlace

POSITION = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,9})?),([0-9]{1,3}(?:\.[0-9]{1,9})?)", re.ASCII)
ROUNDED_TO = 2
"""Decimals of a position: about a kilometre. More precise input is rounded."""
ELSEWHERE = "elsewhere"
TOO_FAR = 8.0
"""Kilometres to the nearest neighbourhood beyond which sorting by distance is pointless."""


def rounded_position(text: str) -> str:
    """The browser's position as "52.02,4.43"; empty if it is invalid."""
    match = POSITION.fullmatch(text.strip())
    if not match:
        return ""
    lat, lon = float(match[1]), float(match[2])
    return f"{lat:.{ROUNDED_TO}f},{lon:.{ROUNDED_TO}f}" if lat <= 90 and lon <= 180 else ""


@dataclass(frozen=True)
class VisitorLocation:
    """A point, the neighbourhoods that contain it, and all neighbourhoods by distance."""

    point: Point | None = None
    own: frozenset[int] = frozenset()
    names: str = ""
    nearest_first: tuple[int, ...] = ()
    outside: str = ""
    """The postcode, or ``ELSEWHERE``, if it is outside the municipality."""

    def kilometres_to(self, point: Point | None) -> float | None:
        return kilometres(self.point, point) if self.point and point else None


NOWHERE = VisitorLocation()


def near(postcode: str, position: str, places: list[KnownPlace]) -> VisitorLocation:
    """Resolve the location. A postcode takes precedence over a position."""
    if postcode:
        return _near([each for each in places if postcode in each.digits], places, outside=postcode)
    lat, _comma, lon = position.partition(",")
    point = float(lat), float(lon)
    nearest = sorted(places, key=lambda each: kilometres(point, each.centre))[:1]
    own = [each for each in nearest if kilometres(point, each.centre) <= TOO_FAR]
    return _near(own, places, point, outside=ELSEWHERE)


def near_neighbourhoods(keys: frozenset[int], places: list[KnownPlace]) -> VisitorLocation:
    """The location of neighbourhoods that were named."""
    return _near([each for each in places if each.key in keys], places)


def _near(
    own: list[KnownPlace], places: list[KnownPlace], point: Point | None = None, outside: str = ""
) -> VisitorLocation:
    if not own:
        return VisitorLocation(outside=outside)
    here = point or middle([each.centre for each in own])
    return VisitorLocation(
        here,
        frozenset(each.key for each in own),
        _(" en ").join(each.name for each in own),
        tuple(each.key for each in sorted(places, key=lambda each: kilometres(here, each.centre))),
    )


def near_words(place: VisitorLocation) -> str:
    """What the list is sorted by, or why it is not."""
    if place.own:
        return _(
            "Wat in %(places)s is, staat vooraan. Daarna wat er voor de hele gemeente is, "
            "en dan wat verder weg is."
        ) % {"places": place.names}
    if place.outside == ELSEWHERE:
        return _(
            "Je bent nu niet in Pijnacker-Nootdorp. Zoek je iets in die buurt? Kijk op de site van die "
            "gemeente. Hieronder staat wat er in heel Pijnacker-Nootdorp is."
        )
    if place.outside:
        return _(
            "Postcode %(code)s ligt niet in onze wijken. Woon je ergens anders in Pijnacker-Nootdorp? "
            "Dan ben je overal welkom. Woon je er niet? Kijk dan ook op de site van je eigen gemeente."
        ) % {"code": place.outside}
    return ""


def distance_words(distance: float | None) -> str:
    """In whole kilometres, the precision of a postcode or rounded position."""
    if distance is None:
        return ""
    if distance < 1:
        return _("minder dan 1 km")
    return _("ongeveer %(number)s km") % {"number": round(distance)}
