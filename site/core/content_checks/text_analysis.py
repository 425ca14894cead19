"""Split a Dutch text into sentences, words and syllables, and score how hard it is to read. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

END_OF_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-ZÀ-Þ0-9])|\n+")
SHORTENED = re.compile(r"\b(bijv|bv|o\.a|d\.w\.z|m\.b\.v|t\/m|dr|mr|ca|nr|enz|etc|e\.d)\.", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+", re.IGNORECASE)
TOGETHER = (
    "aai",
    "ooi",
    "oei",
    "eeu",
    "ieu",
    "aa",
    "ee",
    "oo",
    "uu",
    "ie",
    "oe",
    "eu",
    "ui",
    "ei",
    "ij",
    "au",
    "ou",
)
"""Vowels that form one sound, longest first."""

PASSIVE = re.compile(r"\b(word|wordt|worden|werd|werden)\b", re.IGNORECASE)
PARTICIPLE = re.compile(
    r"\b(?:\w{2,})?(?:ge|be|ver|ont|her|er)\w{2,}(?:d|t|en)\b|\bge\w+(?:d|t|en)\b", re.IGNORECASE
)
HARD_FROM = 5
"""From this many syllables an unknown word is hard for a poor reader."""
JARGON = frozenset(
    """
    adequaat beleid beleidskader bevorderen bewerkstelligen conform continueren coördineren creëren
    cliënt doelgroep draagvlak empowerment evalueren evaluatie faciliteren fase financieel formuleren
    implementatie implementeren indicator informeel initiëren integraal intensiveren interventie
    inventarisatie inventariseren ketenpartner maatwerk monitoren optimaliseren outreachend participatie
    participeren positioneren preventie preventief prioriteren professionaliseren randvoorwaarde realiseren
    regie relevant signaleren stakeholder stimuleren structureel transitie uitrol voorliggend
    zelfredzaamheid
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Officialese that has a plain Dutch alternative."""


@dataclass(frozen=True)
class Readability:
    """The Flesch-Douma score: 100 is very easy, 0 very hard; None if the text is too short to score."""

    words: int
    sentences: int
    score: int | None


def sentences(text: str) -> list[str]:
    """Split into sentences; the full stop of an abbreviation does not end one."""
    kept = SHORTENED.sub(lambda match: match[0].replace(".", "\0"), text)
    return [part.replace("\0", ".").strip() for part in END_OF_SENTENCE.split(kept) if part.strip()]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def syllables(word: str) -> int:
    """Count the syllables by their vowel sounds. At least one."""
    return max(1, sum(sounds(group.lower()) for group in VOWELS.findall(word)))


def sounds(group: str) -> int:
    """Number of vowel sounds in a run of vowels: "ee" one, "ea" two, "eë" two."""
    count, rest = 0, group
    while rest:
        taken = next((pair for pair in TOGETHER if rest.startswith(pair)), rest[0])
        count += 1
        rest = rest[len(taken) :]
    return count


def is_passive(sentence: str) -> bool:
    """Whether the sentence is passive and hides who acts, such as "Er wordt gebeld"."""
    helper = PASSIVE.search(sentence)
    if helper is None:
        return False
    rest = sentence[: helper.start()] + " " + sentence[helper.end() :]
    return any(len(found) > 4 for found in PARTICIPLE.findall(rest) or []) or bool(PARTICIPLE.search(rest))


def readability(text: str, enough: int = 30) -> Readability:
    """Flesch's formula with Douma's coefficients: 206.84 - 0.93 words/sentence - 77 syllables/word."""
    found, parts = words(text), sentences(text)
    if len(found) < enough or not parts:
        return Readability(len(found), len(parts), None)
    per_sentence = len(found) / len(parts)
    per_word = sum(map(syllables, found)) / len(found)
    score = round(206.84 - 0.93 * per_sentence - 77 * per_word)
    return Readability(len(found), len(parts), min(max(score, 0), 100))


def difficult_words(text: str, explained: Iterable[str]) -> list[str]:
    """Officialese and long words that are not explained; each once, in order of appearance."""
    known = {part for form in explained for part in (form, *form.split())}
    found: dict[str, None] = {}
    for word in words(text):
        plain = word.casefold()
        if plain in known or (word[:1].isupper() and "-" in word):
            continue
        if plain in JARGON or plain.removesuffix("s") in JARGON or syllables(plain) >= HARD_FROM:
            found.setdefault(plain)
    return list(found)
