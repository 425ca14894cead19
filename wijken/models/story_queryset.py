"""How the public reads stories: never one whose people changed their minds."""

from datetime import datetime
from typing import Self

from wagtail.models import PageManager

from core.publishing import PublishedPageQuerySet


class StoryQuerySet(PublishedPageQuerySet):
    """Stories from practice."""

    def published(self, at: datetime) -> Self:
        """What the public may see. Consent withdrawn in one language counts in every language."""
        withdrawn = self.model.objects.filter(consent_withdrawn_on__isnull=False).values("translation_key")
        return super().published(at).exclude(translation_key__in=withdrawn)


StoryManager = PageManager.from_queryset(StoryQuerySet)
