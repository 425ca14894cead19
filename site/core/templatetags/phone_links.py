"""Telephone numbers in a text: links that dial, and never broken across lines."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from core.normalization.phone_numbers import phone_numbers

register = template.Library()

TAG = re.compile(r"(<[^>]*>)")
NUMBER = re.compile(r"(?<![\w.,/@:-])(?:\+\d|0)[\d ()-]{6,}\d(?![\w/@])")
DIGITS_AT_LEAST = 8
SHORT = re.compile(r"(?<![\w.,/@:-])11[23](?![\w/@-]|[.,:]\w)")
"""112 and 113; not "112NL", "112.nl" or "mijn-112"."""
CALL = re.compile(r"\b(?:bel|bel gratis|call|call free)\s+$", re.IGNORECASE)
"""Before a short number; "112 bewoners" is no number to call."""


@register.filter
def whole_numbers(text: str) -> SafeString:
    """Wrap each number in ``<bdi dir="ltr">``: on one line, and left to right in every language."""
    parts = TAG.split(conditional_escape(text))
    return mark_safe("".join(part if part.startswith("<") else NUMBER.sub(_whole, part) for part in parts))


@register.filter
def phone_links(text: str, short_numbers: str = "") -> SafeString:
    """The same, and each number that is not in a link already becomes a ``tel:`` link.

    Text is escaped, unless it is marked as safe HTML. ``short_numbers="everywhere"`` is for texts that are
    about calling: there 112 needs no word such as "bel" before it, which other languages have not.
    """
    parts, in_link, before = [], False, ""
    for part in TAG.split(conditional_escape(text)):
        if part.startswith("<"):
            in_link = part.startswith(("<a ", "<a>")) or (in_link and part != "</a>")
            parts.append(part)
            continue
        if in_link:
            parts.append(NUMBER.sub(_whole, part))
        else:
            everywhere = short_numbers == "everywhere"
            parts.append(_short(NUMBER.sub(_dialled, part), before, everywhere=everywhere))
        before += part
    return mark_safe("".join(parts))


def _short(text: str, before: str, *, everywhere: bool) -> str:
    def link(found: re.Match[str]) -> str:
        called = everywhere or CALL.search(before + text[: found.start()])
        return _link(found[0], found[0]) if called else found[0]

    return SHORT.sub(link, text)


def _whole(found: re.Match[str]) -> str:
    if sum(letter.isdigit() for letter in found[0]) < DIGITS_AT_LEAST:
        return found[0]
    return f'<bdi dir="ltr">{found[0]}</bdi>'


def _dialled(found: re.Match[str]) -> str:
    """The link is inside: around a ``<bdi>``, a PDF would have a second link that no screen reader finds."""
    whole = _whole(found)
    numbers = phone_numbers(found[0]) if whole != found[0] else ()
    return whole.replace(found[0], _link(numbers[0].dial, found[0])) if len(numbers) == 1 else whole


def _link(dial: str, shown: str) -> str:
    return f'<a href="tel:{dial}">{shown}</a>'
