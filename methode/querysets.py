"""How the public reads the method: verbs that can be put one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import QuerySet
from wagtail.models import PageManager

from core.publishing import PublishedPageQuerySet, not_expired

if TYPE_CHECKING:
    from uuid import UUID

    from wagtail.models import Page


class TermQuerySet(QuerySet):
    """Words of the glossary."""

    def published(self, at: datetime) -> Self:
        """Published, and not past the expiry date at ``at``."""
        return self.filter(not_expired(at), live=True)

    def counterparts(self, chosen: Iterable[Any], locale_id: int) -> Self:
        """The same words in one language, whichever language they were chosen in."""
        return self.filter(translation_key__in=keys(chosen), locale_id=locale_id)


class MethodPageQuerySet(PublishedPageQuerySet):
    """Pages of the method."""

    def below(self, page: Page) -> Self:
        """Everything under ``page`` in the order of the tree. One branch of the tree is one language."""
        return self.descendant_of(page).order_by("path")

    def counterparts(self, chosen: Iterable[Page], locale_id: int) -> Self:
        """The same pages in one language, whichever language they were chosen in, in the tree's order."""
        return self.filter(translation_key__in=keys(chosen), locale_id=locale_id).order_by("path")

    def for_links(self) -> Self:
        """Without the long texts, which no link or card shows."""
        return self.defer_streamfields()


class StepPageQuerySet(MethodPageQuerySet):
    """Steps of the method."""

    def that_use(self, work_form: Page) -> Self:
        """Steps in the language of ``work_form`` that name it among their work forms."""
        same_form = {"work_forms__translation_key": work_form.translation_key}
        return self.filter(locale_id=work_form.locale_id, **same_form).distinct().in_order()

    def in_language_of(self, page: Page) -> Self:
        """All steps in the language of ``page``: there is one method in each language."""
        return self.filter(locale_id=page.locale_id)

    def in_order(self) -> Self:
        """1, 2, 3; 5 before 5a before 5b, however the tree is sorted."""
        return self.order_by("number", "code")


MethodPageManager = PageManager.from_queryset(MethodPageQuerySet)
StepPageManager = PageManager.from_queryset(StepPageQuerySet)


def keys(chosen: Iterable[Any]) -> QuerySet | list[UUID]:
    """What translations of the same thing have in common. A preview holds its choice in memory."""
    if isinstance(chosen, QuerySet):
        return chosen.order_by().values("translation_key")
    return [item.translation_key for item in chosen]
