"""Where somebody is: a postcode, or the browser's own position, rounded to about a kilometre."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijken.directory.distances import Point, kilometres, middle
from wijken.directory.known_facts import KnownPlace

POSTCODE = re.compile(r"([1-9][0-9]{3}) ?(?:[a-z]{2})?", re.IGNORECASE | re.ASCII)
POSITION = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,9})?),([0-9]{1,3}(?:\.[0-9]{1,9})?)", re.ASCII)
ROUNDED_TO = 2
"""Decimals of a position: about a kilometre. Who sends more, gets no more."""
ELSEWHERE = "elsewhere"
TOO_FAR = 8.0
"""Kilometres from the nearest neighbourhood from which "near you" means nothing any more."""


def postcode_digits(text: str) -> str:
    """The four digits of "2641" or "2641 AB", for letters are not kept; empty when it is no postcode."""
    match = POSTCODE.fullmatch(" ".join(text.split()))
    return match[1] if match else ""


def rounded_position(text: str) -> str:
    """ "52.02,4.43" from what a browser sends; empty when it is no position."""
    match = POSITION.fullmatch(text.strip())
    if not match:
        return ""
    lat, lon = float(match[1]), float(match[2])
    return f"{lat:.{ROUNDED_TO}f},{lon:.{ROUNDED_TO}f}" if lat <= 90 and lon <= 180 else ""


@dataclass(frozen=True)
class Near:
    """A point, the neighbourhoods that it lies in, and all of them from near to far."""

    point: Point | None = None
    own: frozenset[int] = frozenset()
    names: str = ""
    nearest_first: tuple[int, ...] = ()
    outside: str = ""
    """The postcode, or ``ELSEWHERE``, when it is not ours: there is nothing to be near to."""

    def kilometres_to(self, point: Point | None) -> float | None:
        return kilometres(self.point, point) if self.point and point else None


NOWHERE = Near()


def near(postcode: str, position: str, places: list[KnownPlace]) -> Near:
    """Where that is. A postcode that somebody typed goes before a position."""
    if postcode:
        return _near([each for each in places if postcode in each.digits], places, outside=postcode)
    lat, _comma, lon = position.partition(",")
    point = float(lat), float(lon)
    nearest = sorted(places, key=lambda each: kilometres(point, each.centre))[:1]
    own = [each for each in nearest if kilometres(point, each.centre) <= TOO_FAR]
    return _near(own, places, point, outside=ELSEWHERE)


def near_neighbourhoods(keys: frozenset[int], places: list[KnownPlace]) -> Near:
    """Near neighbourhoods that somebody named."""
    return _near([each for each in places if each.key in keys], places)


def _near(
    own: list[KnownPlace], places: list[KnownPlace], point: Point | None = None, outside: str = ""
) -> Near:
    if not own:
        return Near(outside=outside)
    here = point or middle([each.centre for each in own])
    return Near(
        here,
        frozenset(each.key for each in own),
        _(" en ").join(each.name for each in own),
        tuple(each.key for each in sorted(places, key=lambda each: kilometres(here, each.centre))),
    )


def near_words(place: Near) -> str:
    """What the list is ordered by, or why it is not."""
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
    """In whole kilometres: neither a postcode nor a rounded position says more."""
    if distance is None:
        return ""
    if distance < 1:
        return _("minder dan 1 km")
    return _("ongeveer %(number)s km") % {"number": round(distance)}
