"""Normalise text to comparable words, in any script. Plain Python."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_READ = 400
"""Maximum number of characters that are read."""
MOST_WORDS = 50
LONGEST_WORD = 40

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹ`´′ʻ"))
SAME_LETTER = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ґ": "г",
        "ё": "е",
        "ى": "ي",
        "ة": "ه",
        "ک": "ك",
        "ی": "ي",
        "ـ": None,
    }
)
MORE_THAN_TWICE = re.compile(r"(.)\1{2,}")
NOT_APART = re.compile(r"\b(do|can)n? (?:not|t)\b")
ARABIC_ARTICLE = re.compile(r"\b(?:و?[بفك]?ال|لل)(?=\w{3})")
"""Removed on both sides of the comparison."""
NUMBER_APART = re.compile(r"\b(?:\d ){2}\d\b")


def words_in(text: str) -> list[str]:
    """Words without case, accents, vowel marks or punctuation: "Zélf-moord!" is ``["zelf", "moord"]``.

    Marks are removed in every script, on both sides of the comparison. "1-1-2" is one number.
    """
    text = text[:LONGEST_READ].translate(APOSTROPHES).casefold()
    kept = "".join(map(_comparable, unicodedata.normalize("NFKD", text))).translate(SAME_LETTER)
    kept = MORE_THAN_TWICE.sub(r"\1\1", " ".join(kept.split()))
    kept = NUMBER_APART.sub(lambda number: number.group().replace(" ", ""), kept)
    kept = ARABIC_ARTICLE.sub("", kept)
    kept = NOT_APART.sub(lambda word: {"do": "dont", "can": "cant"}[word.group(1)], kept)
    return [word[:LONGEST_WORD] for word in kept.split()[:MOST_WORDS]]


def _comparable(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Mn", "Me", "Cf"):
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    return sign if kind[0] == "L" else " "


HEARD = (
    ("ij", "ei"),
    ("ou", "au"),
    ("ch", "g"),
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("y", "i"),
)
HEARD_ONCE = re.compile(r"([b-df-hj-np-tv-z])\1")
AT_THE_END = re.compile(r"(?:dt|d)$")


@lru_cache(maxsize=10_000)
def sound_of(word: str) -> str:
    """An approximation of how a Dutch word sounds: "doot" is "dood", "selfmoort" is "zelfmoord"."""
    for written, heard in HEARD:
        word = word.replace(written, heard)
    word = HEARD_ONCE.sub(r"\1", AT_THE_END.sub("t", word))
    return word.replace("z", "s").replace("v", "f")
