from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from wagtail.coreutils import cautious_slugify

LONGEST_SLUG = 80
"""The shortest of the slug fields."""
LONGEST_NUMBERED = LONGEST_SLUG - len("-9999")


class FreeSlugs:
    """Like ``slug_for``, for a great many new records: asks the database once, and before each batch."""

    def __init__(self, model: type[models.Model], otherwise: str) -> None:
        self._model, self._otherwise = model, otherwise
        self._taken: set[str] = set(model._base_manager.values_list("slug", flat=True).iterator())
        self._tried: dict[str, int] = {}

    def take(self, name: str) -> str:
        slug = first = _plain(name) or self._otherwise
        while slug in self._taken:
            self._tried[first] = self._tried.get(first, 1) + 1
            slug = f"{first[:LONGEST_NUMBERED]}-{self._tried[first]}"
        self._taken.add(slug)
        return slug

    def take_others(self, records: Iterable[Any]) -> None:
        """For those whose slug somebody else took since. ``records`` are about to be saved."""
        chosen = {record.slug: record for record in records}
        since = self._model._base_manager.filter(slug__in=chosen).values_list("slug", flat=True)
        for slug in list(since):
            self._taken.add(slug)
            chosen[slug].slug = self.take(chosen[slug].name)


def slug_for(model: type[models.Model], name: str, otherwise: str = "") -> str:
    """A free slug derived from a name; ``otherwise`` for a name without letters."""
    slug = _plain(name) or otherwise
    taken = model._base_manager.filter(slug=slug).exists()
    return free_slug(model, slug) if taken else slug


def free_slug(model: type[models.Model], slug: str) -> str:
    """If ``koffie`` is taken, ``koffie-2``, or the first free number."""
    begin = slug[:LONGEST_NUMBERED]
    taken = set(model._base_manager.filter(slug__startswith=begin).values_list("slug", flat=True))
    return next(name for number in range(2, 10_000) if (name := f"{begin}-{number}") not in taken)


def is_numbered(own: str, slug: str) -> bool:
    """Whether ``own`` was made of ``slug`` by ``free_slug``."""
    begin, _, number = own.rpartition("-")
    return begin == slug[:LONGEST_NUMBERED] and number.isdigit()


def _plain(name: str) -> str:
    slug: str = cautious_slugify(name)[:LONGEST_SLUG].strip("-")
    return slug
