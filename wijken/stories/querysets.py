"""Querysets for reading stories; consent is part of being published."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Exists, F, OuterRef, Prefetch, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageManager

from core.publishing import PublishedPageQuerySet

if TYPE_CHECKING:
    from wijken.directory.models import Neighbourhood


class StoryQuerySet(PublishedPageQuerySet):
    def published(self, at: datetime) -> Self:
        """Public stories. Withdrawing consent in one language applies to all, and to every copy."""
        return super().published(at).exclude(self.withdrawn())

    def withdrawn(self) -> Exists:
        """Whether consent was withdrawn in any language or copy."""
        same_story = self.model.objects.filter(story_key=OuterRef("story_key"))
        return Exists(same_story.filter(consent_withdrawn_on__isnull=False))

    def in_languages(self, *languages: str) -> Self:
        """Stories in one of these languages."""
        return self.filter(locale__language_code__in=languages)

    def about(self, neighbourhood: Neighbourhood) -> Self:
        """Stories below a page of this neighbourhood, in any language."""
        return self.alias(page_above=_two_levels_up(F("path"))).filter(
            page_above__in=neighbourhood.pages.values("path")
        )

    def for_cards(self) -> Self:
        """With image and neighbourhood name, newest first, in a fixed number of queries."""
        neighbourhood = Page.objects.filter(path=_two_levels_up(OuterRef("path")))
        return (
            self.select_related("locale", "image")
            .defer_streamfields()
            .annotate(neighbourhood_name=Subquery(neighbourhood.values("title")[:1]))
            .prefetch_related(Prefetch("image__renditions", to_attr="prefetched_renditions"))
            .order_by("-first_published_at", "path")
        )

    def with_steps(self) -> Self:
        """Prefetch ``shown_steps``, the steps of the method that each story shows."""
        return self.prefetch_related(Prefetch("steps", to_attr="shown_steps"))


def _two_levels_up(path: Combinable | str) -> Substr:
    """The tree path of the neighbourhood page: story, story index, neighbourhood."""
    return Substr(path, 1, Length(path) - 2 * Page.steplen)


StoryManager = PageManager.from_queryset(StoryQuerySet)
