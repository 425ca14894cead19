"""The Dutch words of times, as regular expressions and tables."""

from __future__ import annotations

import re

from wijken.directory.recurrence.languages import DUTCH_DAYS, DUTCH_MONTHS

DAY_NUMBERS = {name: number for number, name in enumerate(DUTCH_DAYS)} | {
    name[:2]: number for number, name in enumerate(DUTCH_DAYS)
}
MONTH_NUMBERS = (
    {name: number for number, name in enumerate(DUTCH_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(DUTCH_MONTHS, 1) if name != "maart"}
    | {"mrt": 3, "sept": 9}
)
WHOLE_NAMES = {"mei", "juni", "juli"}
ABBREVIATIONS = tuple(
    name for name in (*DAY_NUMBERS, *MONTH_NUMBERS) if len(name) < 5 and name not in WHOLE_NAMES
)
ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": -1,
}  # fmt: skip
NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
}  # fmt: skip
PARTS = {
    "ochtend": "ochtend", "morgen": "ochtend", "middag": "middag", "namiddag": "middag", "avond": "avond",
    "nacht": "nacht",
}  # fmt: skip


def one_of(words: dict[str, int] | dict[str, str] | tuple[str, ...]) -> str:
    """An expression for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


DAY = rf"(?:{one_of(DUTCH_DAYS)}(?:en|s)?|(?:ma|di|wo|do|vr|za|zo)\b\.?)"
MONTH = rf"{one_of(MONTH_NUMBERS)}\b\.?"
YEAR = r"(?:2\d\d\d\b|'\d\d\b)"
PART = rf"{one_of(PARTS)}(?:en|s)?"
NUMBER = rf"(?:\d{{1,2}}|{one_of(NUMBERS)})"
ORDINAL = rf"(?:\d{{1,2}}(?:e|ste|de)|{one_of(ORDINALS)})\b"
AND = r"\s*(?:,\s*en\b|,|\ben\b|&|\+|/)\s*"
THROUGH = r"\s*(?:\btot en met\b|-)\s*"

FILLERS = frozenset(
    (
        "de", "het", "een", "en", "of", "is", "zijn", "er", "om", "op", "in", "van", "voor", "u",
        "uur", "telkens", "steeds", "altijd", "wij", "we", "open", "geopend", "wanneer", "tijd",
        "tijden", "openingstijden", "dag", "dagen", "vast", "vaste", "start", "begint", "begin",
        "aanvang", "inloop", "spreekuur", "kamp", "tentoonstelling", "expositie", "vakantieweek",
        "met", "tussen", "elke", "elk", "iedere", "ieder", "alle", "datum", "'s", "alleen",
    )
)  # fmt: skip
"""Words that add nothing to a time."""


def day_number(word: str) -> int:
    """The number of a day; 0 is Monday."""
    bare = word.rstrip(".")
    return DAY_NUMBERS[bare if len(bare) == 2 else bare[: bare.index("dag") + 3]]


def month_number(word: str) -> int:
    return MONTH_NUMBERS[word.rstrip(".")]


def number(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS[word]


def ordinal(word: str) -> int:
    return ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))


def part_of_day(word: str) -> str:
    """The part of the day, without an ending."""
    return next(part for stem, part in PARTS.items() if word.startswith(stem))


def tidied(text: str) -> str:
    """Lower case, with one notation for dashes, apostrophes and common abbreviations."""
    text = text.casefold().replace("\u00a0", " ")
    text = re.sub("[‐‑‒–—−]", "-", text)
    text = re.sub("[’‘`´]", "'", text)
    text = re.sub(r"\bt\s?/\s?m\b|\bt\.?e\.?m\b\.?|\btm\b|\btot en met\b|\btot & met\b", "tot en met", text)
    text = re.sub(r"\bv\.?\s?/\s?d\b\.?|\bvd\b|\bv\.d\.", "van de", text)
    text = re.sub(r"\bm\.u\.v\.", "behalve", text)
    text = re.sub(r"\bmnd\b\.?", "maand", re.sub(r"\bwk\b\.?", "week", text))
    return re.sub(r"[ \t]+", " ", re.sub(r"[()\"“”]", " , ", text)).strip()
