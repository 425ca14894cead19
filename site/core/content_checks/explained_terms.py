"""Words that the site explains, registered by the app with the glossary: core cannot import it."""

from collections.abc import Callable, Iterable

from wagtail.models import Page

Forms = Callable[[Page], Iterable[str]]
_sources: list[Forms] = []


def explains_words(source: Forms) -> Forms:
    """Register a function from a page to its explained words: all inflected forms, in lower case."""
    if source not in _sources:
        _sources.append(source)
    return source


def explained_words(page: Page) -> frozenset[str]:
    return frozenset(form for source in _sources for form in source(page))
