"""Which words the site explains somewhere. The room with the glossary says so; core does not know it."""

from collections.abc import Callable, Iterable
from typing import Any

Forms = Callable[[Any], Iterable[str]]
_sources: list[Forms] = []


def explains_words(source: Forms) -> Forms:
    """Registers who knows explained words: from a page to the words, in all their forms, small letters."""
    if source not in _sources:
        _sources.append(source)
    return source


def explained_words(page: Any) -> frozenset[str]:
    return frozenset(form for source in _sources for form in source(page))
