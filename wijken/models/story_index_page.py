from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.http import SiteRequest
from core.models import BasePage
from wijken.stories.cards import story_cards

from .story_page import StoryPage


class StoryIndexPage(BasePage):
    content_panels = [*BasePage.content_panels, *BasePage.intro_panels]
    parent_page_types = ["wijken.NeighbourhoodPage"]
    subpage_types = ["wijken.StoryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van verhalen")
        verbose_name_plural = _("overzichten van verhalen")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        reading = request.visitor
        context["stories"] = story_cards(
            StoryPage.objects.published(reading.at).child_of(self).with_steps(), reading
        )
        return context
