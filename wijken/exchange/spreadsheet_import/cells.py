"""Read one cell: a telephone number, an address on the internet, times. Empty if it is none."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from core.normalization.phone_numbers import phone_numbers, written
from wijken.directory.recurrence.reader import Reading, read
from wijken.directory.recurrence.text import in_words

from .texts import line

ADDRESS = re.compile(r"(?:https?://)?[^\s,;|]+", re.IGNORECASE)
is_web_address = URLValidator(schemes=["http", "https"])


@lru_cache(maxsize=4096)
def read_times(words: str, at: date) -> Reading:
    """In a long list many rows have the same times."""
    return read(words, at)


@lru_cache(maxsize=4096)
def times_in_words(reading: Reading) -> str:
    days = [f"{change.first:%d-%m-%Y}/{change.last:%d-%m-%Y}" for change in reading.changes]
    return "; ".join(sorted(map(in_words, reading.rules)) + sorted(days))


def phone(text: str) -> str:
    """Excel takes the first 0 off a number."""
    words = line(text)
    if re.fullmatch(r"[1-9][0-9]{8}", words) and phone_numbers(f"0{words}"):
        words = f"0{words}"
    return written(words) if phone_numbers(words) else ""


def email(text: str) -> str:
    address = re.split(r"[\s,;|]+", line(text).removeprefix("mailto:"))[0]
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address


def website(text: str) -> str:
    match = ADDRESS.match(line(text))
    if match is None:
        return ""
    address = match[0] if "://" in match[0] else f"https://{match[0]}"
    try:
        is_web_address(address)
    except ValidationError:
        return ""
    return address
