"""From text to words and stems, each language in its own way. Plain Python, no database.

Dutch is stemmed by Snowball's ``dutch_porter``. Its newer ``dutch`` takes "gezond" to "zon": then a walk for
your health is found by who looks for the sun.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from search.little_words import GENERAL, STOP_WORDS, TIMES, WHOM

LONGEST_WORD = 40
"""Longer ones are no words but addresses and accidents; they are cut."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:-[^\W_]+(?:['’][^\W_]+)*)*")
INSIDE = re.compile(r"[-'’]")
SNOWBALL = {"nl": "dutch_porter", "en": "english"}


@dataclass(frozen=True)
class Language:
    """How the words of one language are read."""

    code: str
    stem: Callable[[str], str]
    stop_words: frozenset[str]
    """Not looked for where something else is asked as well: little words, and verbs that go with anything."""
    general: frozenset[str] = frozenset()
    """Looked for, but weighing less: they say when or in what form."""
    whom: frozenset[str] = frozenset()
    """Looked for, but weighing somewhat less: they say for whom."""
    times: frozenset[str] = frozenset()
    """Days and parts of the day."""


@cache
def language_of(code: str) -> Language:
    """The way of reading for a language; a language without one is only folded, never stemmed."""
    base = code.split("-")[0]
    if base not in SNOWBALL:
        return Language(base, lambda word: word, frozenset())
    stem = lru_cache(maxsize=20_000)(snowballstemmer.stemmer(SNOWBALL[base]).stemWord)
    return Language(base, stem, STOP_WORDS[base], GENERAL[base], WHOM[base], TIMES[base])


def fold(text: str) -> str:
    """Without accents and capitals: ``Taalcafé`` and ``taalcafe`` are one word.

    Marks are taken off Latin letters alone: in other scripts they make another letter ("й" is not "и").
    """
    folded: list[str] = []
    for sign in unicodedata.normalize("NFKD", text.casefold()):
        if unicodedata.combining(sign) and folded and "a" <= folded[-1] <= "z":
            continue
        folded.append(sign)
    return unicodedata.normalize("NFC", "".join(folded))


def words_of(text: str) -> Iterator[str]:
    """The words as they are written, in small letters; of "koffie-inloop" also its parts.

    One-letter leftovers ("foto's" gives "foto") say nothing and fall away.
    """
    for match in WORD.finditer(text.lower()):
        whole = match.group()
        parts = [part for part in INSIDE.split(whole) if len(part) > 1]
        if len(parts) > 1:
            yield "".join(parts)[:LONGEST_WORD]
        for part in parts:
            yield part[:LONGEST_WORD]


def query_words(text: str) -> list[str]:
    """The words of a question: parts of "koffie-inloop" only, each once, in order."""
    found: dict[str, None] = {}
    for match in WORD.finditer(text.lower()):
        parts = [part for part in INSIDE.split(match.group()) if len(part) > 1]
        for part in parts:
            found.setdefault(part[:LONGEST_WORD])
    return list(found)


def meaningful(words: list[str], language: Language) -> list[str]:
    """Without stop words, unless nothing else was asked."""
    kept = [word for word in words if fold(word) not in language.stop_words]
    return kept or words


def says_something(text: str, language: Language) -> bool:
    """There is a word in it that is not a little word."""
    return any(fold(word) not in language.stop_words for word in query_words(text))


def stem_of(word: str, language: Language) -> str:
    """The folded stem, by which words with the same meaning and another ending are one."""
    folded = fold(word)
    if language.code != "nl":
        return language.stem(folded) or folded
    return OWN_STEMS.get(folded) or _one_spelling(language.stem(without_diminutive(folded)) or folded)


OWN_STEMS = {"oudere": "oudere", "ouderen": "oudere"}
"""Old people and parents ("ouder", "ouders") have nothing to do with each other."""

DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxz])\1$")
VOICED = re.compile(r"(?:[aeiou]{2}|ij|[lmnr])[vz]$")
UNVOICED = {"v": "f", "z": "s"}


def _one_spelling(stem: str) -> str:
    """What Dutch writes in two ways at the end of a stem: ``briev`` is ``brief``, ``kluss`` is ``klus``."""
    stem = DOUBLED.sub(r"\1", stem)
    return stem[:-1] + UNVOICED[stem[-1]] if VOICED.search(stem) else stem


DIMINUTIVES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"([bcdfgklmnprst])\1etjes?$"), r"\1"),  # spelletje, mannetje
    (re.compile(r"ngetjes?$"), "ng"),  # wandelingetje
    (re.compile(r"(aat|oot|eet|uut|iet|oet)jes?$"), r"\1"),  # praatje, maatje
    (re.compile(r"([^aeiou][aeiou][lnr])tjes?$"), r"\1t"),  # plantje, hartje: the t is its own
    (re.compile(r"([aeiouy]|[aeiou]{2}[lnrw])tjes?$"), r"\1"),  # eitje, tuintje
    (re.compile(r"mpjes?$"), "m"),  # boompje
    (re.compile(r"([bcdfghklpstxz])jes?$"), r"\1"),  # klusje, liedje, kopje
)
SHORTEST_BASE = 3


def without_diminutive(word: str) -> str:
    """The thing itself: ``klusje`` and ``klus``, ``spelletjes`` and ``spel``. Works on folded words."""
    for pattern, base in DIMINUTIVES:
        shorter, changed = pattern.subn(base, word)
        if changed and len(shorter) >= SHORTEST_BASE:
            return shorter
    return word


PARTICIPLE = re.compile(r"^ge(.{2,}?)(?:[dt]|en)$")


def base_of_participle(word: str) -> str:
    """``gekookt`` gives ``kook``, ``gebeld`` gives ``bel``; empty for other words.

    Only for a word that is not found as it is: "gezond" has nothing to do with "zon".
    """
    match = PARTICIPLE.match(fold(word))
    return match.group(1) if match else ""


SOUNDS = (
    ("ij", "ei"),
    ("ou", "au"),
    ("ph", "f"),
    ("th", "t"),
    ("ch", "g"),
    ("sj", "s"),
    ("wh", "w"),
    ("c", "k"),
    ("y", "i"),
)
HEARD_ONCE = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")


def sound_of(folded: str) -> str:
    """How it sounds, roughly: ``brijen`` and ``breien`` are one, ``wattsap`` and ``whatsapp`` too.

    For typing errors only.
    """
    for written, heard in SOUNDS:
        folded = folded.replace(written, heard)
    return HEARD_ONCE.sub(r"\1", folded)
