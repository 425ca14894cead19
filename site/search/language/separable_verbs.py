"""Dutch verbs that a sentence takes apart: "hoe draag ik het over" is about "overdragen". Plain Python."""

from __future__ import annotations

import re
from collections.abc import Callable

PARTICLES = tuple(
    """
    aan achter af bij binnen door in langs los mee na neer om onder op open over rond samen tegen terug toe
    uit vast voor voort weg
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
SHORTEST_VERB = 4
"""Shorter words are rather "en" or "wil"."""
WITH_GE = re.compile(rf"^({'|'.join(PARTICLES)})ge(.{{2,}}?)(?:[dt]|en)$")


def with_whole_verb(words: list[str], is_known: Callable[[str], bool]) -> list[str]:
    """The words of a question, with a particle at its end put back before its verb, if that is known."""
    *before, last = words or [""]
    if last in PARTICLES:
        for place, word in enumerate(before):
            if len(word) >= SHORTEST_VERB and is_known(last + word):
                return [*before[:place], last + word, *before[place + 1 :]]
    return words


def base_of_whole_participle(folded: str) -> str:
    """``overgedragen`` gives ``overdrag``; else empty."""
    match = WITH_GE.match(folded)
    return match[1] + match[2] if match else ""
