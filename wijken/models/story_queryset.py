"""How the public reads stories: never one whose people changed their minds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, F, OuterRef, Prefetch, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageManager

from core.publishing import PublishedPageQuerySet

if TYPE_CHECKING:
    from wijken.directory.models import Neighbourhood


class StoryQuerySet(PublishedPageQuerySet):
    """Stories from practice."""

    def published(self, at: datetime) -> Self:
        """What the public may see. Consent withdrawn in one language counts in every language."""
        return super().published(at).exclude(self.withdrawn())

    def withdrawn(self) -> Exists:
        """Whether somebody in the story changed their mind, said in whatever language."""
        same_story = self.model.objects.filter(translation_key=OuterRef("translation_key"))
        return Exists(same_story.filter(consent_withdrawn_on__isnull=False))

    def in_languages(self, *languages: str) -> Self:
        """Those written in, or translated into, one of these languages."""
        return self.filter(locale__language_code__in=languages)

    def about(self, neighbourhood: Neighbourhood) -> Self:
        """Those that stand below a page of this neighbourhood, in any language."""
        from .neighbourhood_page import NeighbourhoodPage

        pages = NeighbourhoodPage.objects.filter(neighbourhood=neighbourhood)
        return self.alias(page_above=_two_levels_up(F("path"))).filter(page_above__in=pages.values("path"))

    def for_cards(self) -> Self:
        """With picture and name of the neighbourhood, newest first, in a fixed number of queries."""
        neighbourhood = Page.objects.filter(path=_two_levels_up(OuterRef("path")))
        return (
            self.select_related("locale", "image")
            .defer_streamfields()
            .annotate(neighbourhood_name=Subquery(neighbourhood.values("title")[:1]))
            .prefetch_related(Prefetch("image__renditions", to_attr="prefetched_renditions"))
            .order_by("-first_published_at", "path")
        )

    def with_steps(self) -> Self:
        """With ``shown_steps``, the steps of the method that each story shows."""
        return self.prefetch_related(Prefetch("steps", to_attr="shown_steps"))


def _two_levels_up(path: Any) -> Substr:
    """From a story past the overview of stories to the page of the neighbourhood."""
    return Substr(path, 1, Length(path) - 2 * Page.steplen)


StoryManager = PageManager.from_queryset(StoryQuerySet)
