"""A telephone number in a question, however it is written, leads to whom it belongs: only public numbers."""

from __future__ import annotations

import re

from core.normalization.phone_numbers import PhoneNumber, dialled, phone_numbers
from core.normalization.text import plain_number
from search.index.kinds import EntryKind
from search.query.hits import Hit, Results
from wijken.directory.models import Listing, Neighbourhood
from wijken.models import NeighbourhoodPage
from wijken.visitor import VisitorContext

IN_A_SENTENCE = re.compile(r"(?<!\w)\+?\(?[0-9][0-9 ()./-]{6,}[0-9](?!\w)")
"""Shorter ones only if nothing stands beside them: "14 015" is a number, "om 14 uur" is not."""
DIALLED = re.compile(r"[^0-9+]*(?:[0+1]|(?:[^0-9]*[0-9]){9})")
"""How a number begins, or nine digits: "8-12-2026" is a day."""


def number_in(question: str) -> PhoneNumber | None:
    """The first number in the question."""
    line = plain_number(question)
    for part in (line, *IN_A_SENTENCE.findall(line)):
        if DIALLED.match(part) and (numbers := phone_numbers(part)):
            return numbers[0]
    return None


def with_this_number(question: str, reading: VisitorContext, kinds: frozenset[str] | None) -> Results | None:
    """Listings and neighbourhoods that are called at the number; None if there are none."""
    number = number_in(question)
    if number is None:
        return None
    hits = _listings(number, reading)
    if kinds is None or EntryKind.PAGE in kinds:
        hits += _neighbourhoods(number, reading)
    return Results(hits=hits, total=len(hits)) if hits else None


def _listings(number: PhoneNumber, reading: VisitorContext) -> list[Hit]:
    """Fields hold numbers as we write them, so this is one look in the database."""
    found = Listing.objects.published(reading.at).not_closed().filter(phone__contains=number.text)
    return [
        Hit(EntryKind.LISTING, pk, name, 1)
        for pk, name, phone in found.order_by("name", "pk").values_list("pk", "name", "phone")
        if number.dial in dialled(phone)
    ]


def _neighbourhoods(number: PhoneNumber, reading: VisitorContext) -> list[Hit]:
    places = Neighbourhood.objects.published(reading.at).filter(contact_phone__contains=number.text)
    keys = [pk for pk, phone in places.values_list("pk", "contact_phone") if number.dial in dialled(phone)]
    pages = NeighbourhoodPage.objects.published(reading.at).filter(
        neighbourhood__in=keys, locale__language_code=reading.language
    )
    return [Hit(EntryKind.PAGE, pk, title, 1) for pk, title in pages.values_list("pk", "title")]
