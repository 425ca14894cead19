from __future__ import annotations

from django.db import models
from wagtail.coreutils import cautious_slugify

LONGEST_SLUG = 80
"""The shortest of the slug fields."""


def slug_for(model: type[models.Model], name: str, otherwise: str = "") -> str:
    """A free slug derived from a name; ``otherwise`` for a name without letters."""
    slug = cautious_slugify(name)[:LONGEST_SLUG].strip("-") or otherwise
    taken = model._base_manager.filter(slug=slug).exists()
    return free_slug(model, slug) if taken else slug


def free_slug(model: type[models.Model], slug: str) -> str:
    """If ``koffie`` is taken, ``koffie-2``, or the first free number."""
    longest = LONGEST_SLUG - len("-9999")
    taken = set(model._base_manager.filter(slug__startswith=slug[:longest]).values_list("slug", flat=True))
    return next(name for number in range(2, 10_000) if (name := f"{slug[:longest]}-{number}") not in taken)
