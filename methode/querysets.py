"""Querysets for reading the method."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet
from wagtail.models import PageManager

from core.publishing import PublishedPageQuerySet, not_expired, untranslated

if TYPE_CHECKING:
    from uuid import UUID

    from wagtail.models import Page


class TermQuerySet(QuerySet):
    def published(self, at: datetime) -> Self:
        """Published, not expired at ``at``, and at least partly translated."""
        return self.filter(not_expired(at), ~untranslated(), live=True)

    def counterparts(self, chosen: Iterable[Page], locale_id: int) -> Self:
        """The translations of ``chosen`` in one language."""
        return self.filter(translation_key__in=keys(chosen), locale_id=locale_id)


class MethodPageQuerySet(PublishedPageQuerySet):
    def below(self, page: Page) -> Self:
        """Descendants in tree order. One branch of the tree is one language."""
        return self.descendant_of(page).order_by("path")

    def counterparts(self, chosen: Iterable[Page], locale_id: int) -> Self:
        """The translations of ``chosen`` in one language, in tree order."""
        return self.filter(translation_key__in=keys(chosen), locale_id=locale_id).order_by("path")

    def that_use(self, page: Page, field: str) -> Self:
        """Pages that refer to ``page`` in ``field``, in its language."""
        same_page = {f"{field}__translation_key": page.translation_key}
        return self.filter(locale_id=page.locale_id, **same_page).distinct()

    def for_links(self) -> Self:
        """Defer the long texts, which links and cards do not show."""
        return self.defer_streamfields()


class StepPageQuerySet(MethodPageQuerySet):
    def in_language_of(self, page: Page) -> Self:
        """All steps in the language of ``page``: there is one method per language."""
        return self.filter(locale_id=page.locale_id)

    def in_order(self) -> Self:
        """1, 2, 3; 5 before 5a before 5b, regardless of tree order."""
        return self.order_by("number", "code")


MethodPageManager = PageManager.from_queryset(MethodPageQuerySet)
StepPageManager = PageManager.from_queryset(StepPageQuerySet)


def keys(chosen: Iterable[Page]) -> QuerySet | list[UUID]:
    """The translation keys. A preview holds its choices in memory, so a list is accepted."""
    if isinstance(chosen, QuerySet):
        return chosen.order_by().values("translation_key")
    return [item.translation_key for item in chosen]
