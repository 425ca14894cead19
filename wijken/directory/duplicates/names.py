"""Detect possible duplicates by name or distance. Plain Python."""

from __future__ import annotations

import math
import re
import unicodedata

from rapidfuzz import fuzz

NEARLY_THE_SAME = 92
MUCH_ALIKE = 75
EARTH_RADIUS = 6_371_000  # metres

LEFT_OUT = frozenset(("de", "het", "een", "van", "in", "the", "stichting", "vereniging"))

Point = tuple[float, float]


def plain_name(name: str) -> str:
    """Lower case, without accents, punctuation and words that people leave out."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"\w+", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    return " ".join(word for word in words if word not in LEFT_OUT) or name


def alikeness(one: str, other: str) -> float:
    """Similarity from 0 to 100, regardless of word order and of compounds written as separate words."""
    return plain_alikeness(plain_name(one), plain_name(other))


def plain_alikeness(one: str, other: str, least: float = 0) -> float:
    """The same for plain names; 0 if it is less than ``least``, which is known sooner."""
    return max(
        fuzz.token_sort_ratio(one, other, score_cutoff=least),
        fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""), score_cutoff=least),
    )


def is_same_name(one: str, other: str) -> bool:
    return alikeness(one, other) >= NEARLY_THE_SAME


def is_like(one: str, other: str) -> bool:
    return alikeness(one, other) >= MUCH_ALIKE


def metres_between(one: Point, other: Point) -> float:
    """Distance between two points in degrees (WGS84)."""
    (south, west), (north, east) = one, other
    height = math.radians(north - south)
    width = math.radians(east - west) * math.cos(math.radians((south + north) / 2))
    return EARTH_RADIUS * math.hypot(height, width)
