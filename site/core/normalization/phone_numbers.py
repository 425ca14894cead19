"""Parse telephone numbers as people write them, for display and for ``tel:`` links.

A field may hold several: "015-0009876 / 06-00009876". The fictional 000 numbers of examples are invalid to
``phonenumbers``, and it does not always know new ranges, so anything that could be a number is accepted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberFormat

from core.normalization.text import plain_number

REGION, COUNTRY = "NL", 31
DUTCH_LENGTH = 9
"""Digits after the 0 in every Dutch number that is no service number (those begin with 8 or 9)."""
MOST_TEXT = 200
NO_ABROAD = re.compile(
    r"112|113|144|116[0-9]{3}|14[0-9]{3,4}|18[0-9]{2}|0(?:800|90[069])(?:[0-9]{4}|[0-9]{7})"
)
"""Short codes and service numbers: dialled as they are, because they do not exist after +31."""
LABEL = re.compile(r"^(?:tel|telefoon|telefoonnummer|mob|mobiel|bel|phone|t|m)\b[\s.:]*", re.IGNORECASE)
SIGNS = re.compile(r"\+?[0-9 ()./-]+")
BETWEEN = (re.compile(r"\s/\s|[,;|&\n]|\s(?:of|en|or|and)\s", re.IGNORECASE), re.compile(r"/"))
"""Separators between numbers; the slash without spaces last, because 015/0009876 is one number."""


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """``text`` is for display, ``dial`` for the phone: E.164 or a short code."""

    text: str
    dial: str

    @property
    def url(self) -> str:
        return f"tel:{self.dial}"


def phone_numbers(text: str) -> tuple[PhoneNumber, ...]:
    """All numbers of a field, without duplicates; empty if any part of the text is certainly not a number."""
    return _numbers(text) if len(text) <= MOST_TEXT else ()


@lru_cache(maxsize=4096)
def _numbers(text: str) -> tuple[PhoneNumber, ...]:
    line = plain_number(text)
    whole = _number(line)
    if whole:
        return (whole,)
    for between in BETWEEN:
        found = [_number(part) for part in between.split(line) if part.strip()]
        numbers = [number for number in found if number]
        if numbers and len(numbers) == len(found):
            return tuple({number.dial: number for number in numbers}.values())
    return ()


def shown_numbers(text: str) -> tuple[PhoneNumber, ...]:
    """The same for values stored before validation existed: then something is better than nothing."""
    digits = "".join(re.findall(r"^\+|[0-9]", plain_number(text)))
    return phone_numbers(text) or ((PhoneNumber(text, digits),) if digits else ())


def written(text: str) -> str:
    """The usual Dutch notation: "+31 (0)15 000 98 76" becomes "015-0009876". Unchanged if it is no number."""
    return " / ".join(number.text for number in phone_numbers(text)) or text


def dialled(text: str) -> frozenset[str]:
    """For comparison: two texts name the same telephone if these sets overlap."""
    return frozenset(number.dial for number in phone_numbers(text))


def _number(text: str) -> PhoneNumber | None:
    text = LABEL.sub("", text.strip())
    if not SIGNS.fullmatch(text):
        return None
    digits = re.sub(r"[^0-9+]", "", text)
    if NO_ABROAD.fullmatch(digits):
        return PhoneNumber(_service_text(digits), digits)
    try:
        number = phonenumbers.parse(digits.replace("+310", "+31"), REGION)
    except phonenumbers.NumberParseException:
        return None
    return _of(number)


def _of(number: phonenumbers.PhoneNumber) -> PhoneNumber | None:
    dial = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if number.country_code != COUNTRY:
        possible = phonenumbers.is_possible_number(number)
        shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        return PhoneNumber(shown, dial) if possible else None
    national = str(number.national_number)
    if NO_ABROAD.fullmatch(f"0{national}"):
        return PhoneNumber(_service_text(f"0{national}"), f"0{national}")
    if not phonenumbers.is_possible_number(number):
        return None
    if national[0] not in "89" and len(national) != DUTCH_LENGTH:
        return None
    area, *rest = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL).split(" ")
    return PhoneNumber("-".join(filter(None, (area, "".join(rest)))), dial)


def _service_text(digits: str) -> str:
    """Numbers such as "14 0174", "0800-1234" and "112"."""
    if digits.startswith("14") and len(digits) > 3:
        return f"{digits[:2]} {digits[2:]}"
    return f"{digits[:4]}-{digits[4:]}" if digits.startswith("0") else digits
