"""A day with a part of the day in a query: ``vrijdagmiddag`` or ``vrijdag middag``. Plain Python."""

from __future__ import annotations

from collections.abc import Container

from search.language.analysis import Language, fold


def together(words: list[str], language: Language, known: Container[str]) -> list[str]:
    """Join ``vrijdag middag`` if the index knows ``vrijdagmiddag``."""
    found: list[str] = []
    for word in words:
        both = fold(found[-1] + word) if found else ""
        if both in known and {fold(found[-1]), fold(word)} <= language.times:
            found[-1] = both
        else:
            found.append(word)
    return found


def day_in(word: str, language: Language) -> str:
    """The day in ``vrijdagmiddag``; empty for any other word."""
    folded = fold(word)
    cuts = ((folded[:cut], folded[cut:]) for cut in range(3, len(folded) - 2))
    return next((day for day, part in cuts if day in language.times and part in language.times), "")
