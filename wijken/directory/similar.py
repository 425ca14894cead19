"""Whether two facts could be the same thing: by name, by distance, by telephone number."""

from __future__ import annotations

import math
import re
import unicodedata

from rapidfuzz import fuzz

NEARLY_THE_SAME = 92
MUCH_ALIKE = 75
EARTH_RADIUS = 6_371_000  # metres

Point = tuple[float, float]


def plain_name(name: str) -> str:
    """Lower case, without accents, signs, and the small words that people leave out."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"\w+", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    return " ".join(word for word in words if word not in ("de", "het", "een", "van", "in", "the")) or name


def alikeness(one: str, other: str) -> float:
    """From 0 to 100; neither the order of the words nor what is written as one word matters."""
    one, other = plain_name(one), plain_name(other)
    return max(fuzz.token_sort_ratio(one, other), fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")))


def is_same_name(one: str, other: str) -> bool:
    return alikeness(one, other) >= NEARLY_THE_SAME


def is_like(one: str, other: str) -> bool:
    return alikeness(one, other) >= MUCH_ALIKE


def plain_number(phone: str) -> str:
    """Digits alone, a Dutch number without its country: +31 15 123 becomes 015123."""
    digits = re.sub(r"[^\d+]", "", phone)
    return re.sub(r"^(\+31|0031)", "0", digits).lstrip("+")


def metres_between(one: Point, other: Point) -> float:
    """Over the ground, between two points in degrees (WGS84)."""
    (south, west), (north, east) = one, other
    height = math.radians(north - south)
    width = math.radians(east - west) * math.cos(math.radians((south + north) / 2))
    return EARTH_RADIUS * math.hypot(height, width)
