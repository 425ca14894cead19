"""Turn text into words and stems, per language. Plain Python.

Dutch is stemmed by Snowball's ``dutch_porter``. The newer ``dutch`` stems "gezond" to "zon", so that a search
for the sun finds a walk for your health.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from search.language.stop_words import ANYTHING, GENERAL, STOP_WORDS, TIMES, WHOM

LONGEST_WORD = 40
"""Longer tokens are URLs and accidents; they are truncated."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:-[^\W_]+(?:['’][^\W_]+)*)*")
INSIDE = re.compile(r"[-'’]")
SNOWBALL = {"nl": "dutch_porter", "en": "english"}


@dataclass(frozen=True)
class Language:
    """How one language is analysed."""

    code: str
    stem: Callable[[str], str]
    stop_words: frozenset[str]
    """Ignored if the query has other words: function words, and verbs that go with anything."""
    general: frozenset[str] = frozenset()
    """Searched with a lower weight: they say when or in what form."""
    whom: frozenset[str] = frozenset()
    """Searched with a slightly lower weight: they say for whom."""
    times: frozenset[str] = frozenset()
    """Days and parts of the day."""


@cache
def language_of(code: str) -> Language:
    """The analyser of a language; one without an analyser is folded but not stemmed."""
    base = code.split("-")[0]
    if base not in SNOWBALL:
        return Language(base, lambda word: word, frozenset())
    stem = lru_cache(maxsize=20_000)(snowballstemmer.stemmer(SNOWBALL[base]).stemWord)
    return Language(base, stem, STOP_WORDS[base], GENERAL[base], WHOM[base], TIMES[base])


def fold(text: str) -> str:
    """Remove accents and case: ``Taalcafé`` and ``taalcafe`` are one word.

    Only Latin letters lose their marks: in other scripts they make another letter ("й" is not "и").
    """
    folded: list[str] = []
    for sign in unicodedata.normalize("NFKD", text.casefold()):
        if unicodedata.combining(sign) and folded and "a" <= folded[-1] <= "z":
            continue
        folded.append(sign)
    return unicodedata.normalize("NFC", "".join(folded))


def words_of(text: str) -> Iterator[str]:
    """The words in lower case; "koffie-inloop" also yields its parts.

    Single letters ("foto's" gives "foto" and "s") are dropped.
    """
    for match in WORD.finditer(text.lower()):
        whole = match.group()
        parts = [part for part in INSIDE.split(whole) if len(part) > 1]
        if len(parts) > 1:
            yield "".join(parts)[:LONGEST_WORD]
        for part in parts:
            yield part[:LONGEST_WORD]


def query_words(text: str) -> list[str]:
    """The words of a query: only the parts of "koffie-inloop"; no duplicates, in order."""
    found: dict[str, None] = {}
    for match in WORD.finditer(text.lower()):
        parts = [part for part in INSIDE.split(match.group()) if len(part) > 1]
        for part in parts:
            found.setdefault(part[:LONGEST_WORD])
    return list(found)


def is_little(word: str, language: Language) -> bool:
    """Whether it is a stop word, also without the n that many people do not say: "make", "mense"."""
    folded = fold(word)
    return folded in language.stop_words or (
        language.code == "nl" and folded.endswith("e") and f"{folded}n" in language.stop_words
    )


def meaningful(words: list[str], language: Language) -> list[str]:
    """Without stop words, unless there is nothing else."""
    kept = [word for word in words if not is_little(word, language)]
    return kept or words


def says_something(text: str, language: Language) -> bool:
    """Whether any word is not a stop word, nor one for whatever there is."""
    words = query_words(text)
    return any(not is_little(word, language) and fold(word) not in ANYTHING for word in words)


def stem_of(word: str, language: Language) -> str:
    """The folded stem, shared by words with the same meaning and another ending."""
    folded = fold(word)
    if language.code != "nl":
        return language.stem(folded) or folded
    return OWN_STEMS.get(folded) or _one_spelling(language.stem(without_diminutive(folded)) or folded)


OWN_STEMS = {"oudere": "oudere", "ouderen": "oudere"}
"""The stemmer would merge old people ("ouderen") with parents ("ouders")."""

DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxz])\1$")
VOICED = re.compile(r"(?:[aeiou]{2}|ij|[lmnr])[vz]$")
UNVOICED = {"v": "f", "z": "s"}


def _one_spelling(stem: str) -> str:
    """Normalise Dutch spelling at the end of a stem: ``briev`` is ``brief``, ``kluss`` is ``klus``."""
    stem = DOUBLED.sub(r"\1", stem)
    return stem[:-1] + UNVOICED[stem[-1]] if VOICED.search(stem) else stem


DIMINUTIVES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"([bcdfgklmnprst])\1etjes?$"), r"\1"),  # spelletje, mannetje
    (re.compile(r"ngetjes?$"), "ng"),  # wandelingetje
    (re.compile(r"(aat|oot|eet|uut|iet|oet)jes?$"), r"\1"),  # praatje, maatje
    (re.compile(r"([^aeiou][aeiou][lnr])tjes?$"), r"\1t"),  # plantje, hartje: the t belongs to the word
    (re.compile(r"([aeiouy]|[aeiou]{2}[lnrw])tjes?$"), r"\1"),  # eitje, tuintje
    (re.compile(r"mpjes?$"), "m"),  # boompje
    (re.compile(r"([bcdfghklpstxz])jes?$"), r"\1"),  # klusje, liedje, kopje
)
SHORTEST_BASE = 3


def without_diminutive(word: str) -> str:
    """Strip the diminutive of a folded word: ``klusje`` gives ``klus``, ``spelletjes`` gives ``spel``."""
    for pattern, base in DIMINUTIVES:
        shorter, changed = pattern.subn(base, word)
        if changed and len(shorter) >= SHORTEST_BASE:
            return shorter
    return word


PARTICIPLE = re.compile(r"^ge(.{2,}?)(?:[dt]|en)$")


def base_of_participle(word: str) -> str:
    """The stem of a past participle: ``gekookt`` gives ``kook``, ``gebeld`` gives ``bel``; else empty.

    Only for words that are not found as they are: "gezond" is unrelated to "zon".
    """
    match = PARTICIPLE.match(fold(word))
    return match.group(1) if match else ""


PREFIXED = re.compile(r"^((?:be|her|ont|ver).{2,}[^aeiou])[dt]$")


def base_of_prefixed_participle(folded: str) -> str:
    """``verdeeld`` gives ``verdeel``, which sounds as in ``verdelen``; else empty."""
    match = PREFIXED.match(folded)
    return match.group(1) if match else ""


SOUNDS = (
    ("sch", "sk"),
    ("ij", "ei"),
    ("ou", "au"),
    ("joe", "u"),
    ("oe", "u"),
    ("ie", "i"),
    ("ee", "e"),
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
    """An approximation of its sound: equal for ``breijen`` and ``breien``, ``kompjoeter`` and ``computer``.

    Only for words that are not found as they are written.
    """
    for written, heard in SOUNDS:
        folded = folded.replace(written, heard)
    return HEARD_ONCE.sub(r"\1", folded)
