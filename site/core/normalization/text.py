"""Clean typed and pasted text: one function for every field, search box and user name.

Word processors, websites and address books put invisible characters on the clipboard: direction marks,
joiners, non-breaking spaces, soft hyphens. Cleaning is idempotent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape
from html.entities import html5

JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner: part of the spelling in Persian and Hindi, and of emoji."""
JOINING = ("Lo", "Mn", "Mc", "So", "Sk")
"""Categories of the characters they join: letters without case, marks, symbols, skin tones."""
DIRECTION_MARKS = "\u200e\u200f\u061c"
"""Left-to-right, right-to-left and Arabic letter mark: they place punctuation in right-to-left text."""
VISIBLE_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
BLANK_LETTERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and symbols according to their category, but without a glyph."""
NONCHARACTERS = "\ufffe\uffff"
"""No characters, and no file that is XML inside can hold them."""

NEW_LINE = re.compile(r"\r\n?|[\v\f\u0085\u2028\u2029]")
ENTITY = re.compile(r"&(?:amp;)*(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)")
"""Escaped once or more."""
ENTITY_AS_TEXT = re.compile(f"&amp;{ENTITY.pattern[1:]}")
TAG = re.compile(r"(<[^>]*>)")
MOST_TIMES = 5
LONGEST_SEARCH = 100


def clean_text(text: str) -> str:
    """Several lines; every kind of line break becomes "\\n"."""
    return _until_stable(_once, text)


def clean_line(text: str) -> str:
    """One line with single spaces; empty if nothing in it is visible."""
    return " ".join(clean_text(text).split())


def clean_search(text: str) -> str:
    """A search query: one line, truncated to a sensible length."""
    return clean_line(text[: 20 * LONGEST_SEARCH])[:LONGEST_SEARCH].strip()


def clean_rich_text(html: str) -> str:
    """HTML of the rich text editor; an entity that was pasted as text becomes its character."""
    html = ENTITY_AS_TEXT.sub(lambda match: f"&{match[1]}" if _is_known(match[1]) else match[0], html)
    return "".join(part if part.startswith("<") else _without_unseen(part) for part in TAG.split(html))


def plain_number(text: str) -> str:
    """A line that holds a number: ASCII digits, plain hyphens and signs, no direction marks."""
    return "".join(_in_a_number(sign) for sign in clean_line(text) if sign not in JOINERS + DIRECTION_MARKS)


def _in_a_number(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category == "Pd" or sign == "\u2212":  # any dash, or the minus sign
        return "-"
    ordinary = unicodedata.normalize("NFKC", sign)
    return ordinary if ordinary.isascii() else sign


def _until_stable(change: Callable[[str], str], text: str) -> str:
    """A website may have escaped its text twice. Bounded, because the text is untrusted."""
    for _time in range(MOST_TIMES):
        before, text = text, change(text)
        if text == before:
            break
    return text


def _once(text: str) -> str:
    if text.isascii() and text.isprintable() and "&" not in text:
        return text.strip()
    decoded = ENTITY.sub(lambda match: unescape(f"&{match[1]}") if _is_known(match[1]) else match[0], text)
    lines = _without_unseen(NEW_LINE.sub("\n", decoded)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip() if any(map(_shows, lines)) else ""


def _is_known(entity: str) -> bool:
    return entity.startswith("#") or entity in html5


def _shows(line: str) -> bool:
    """Whether any character has a glyph."""
    return any(
        (unicodedata.category(sign)[0] in "LNPS" and sign not in BLANK_LETTERS) or sign in VISIBLE_FORMATS
        for sign in line
    )


def _without_unseen(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    leftwards = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    return "".join(_seen(text, place, leftwards) for place in range(len(text)))


def _seen(text: str, place: int, leftwards: bool) -> str:
    sign = text[place]
    category = unicodedata.category(sign)
    if sign == "\n":
        return sign
    if category == "Zs" or sign == "\t":
        return " "
    if category == "Cf":
        return sign if _is_needed(text, place, leftwards) else ""
    return "" if category in ("Cc", "Cs", "Zl", "Zp") or sign in NONCHARACTERS else sign


def _is_needed(text: str, place: int, leftwards: bool) -> bool:
    sign = text[place]
    if sign in JOINERS:
        around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
        return len(around) == 2 and all(unicodedata.category(one) in JOINING for one in around)
    return sign in VISIBLE_FORMATS or (leftwards and sign in DIRECTION_MARKS)
