"""Dutch postcodes as people write them: "2641zz", "2641-ZZ", "NL 2641  ZZ", with or without the letters."""

from __future__ import annotations

import re

from core.normalization.text import plain_number

AREA = r"(?P<area>[1-9][0-9]{3})"
LETTERS = r"(?P<letters>[a-z]{2})"
POSTCODE = re.compile(rf"(?:nl[\s-]*)?{AREA}(?:[\s.-]*{LETTERS})?", re.IGNORECASE | re.ASCII)
POSTCODE_IN_TEXT = re.compile(
    rf"(?<![\w-]){AREA}(?:[\s-]{{0,3}}{LETTERS})?(?![\w-])", re.IGNORECASE | re.ASCII
)
"""In running text; the letters may not be part of a longer word."""


def postcode(text: str) -> str:
    """The postcode as "2641 ZZ", for every spelling of it; empty if it is no postcode or has no letters."""
    match = POSTCODE.fullmatch(plain_number(text))
    return f"{match['area']} {match['letters'].upper()}" if match and match["letters"] else ""


def postcode_area(text: str) -> str:
    """The four digits of "2641" or "2641 ZZ"; empty if it is no postcode."""
    match = POSTCODE.fullmatch(plain_number(text))
    return match["area"] if match else ""
