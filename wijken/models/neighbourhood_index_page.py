from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage


class NeighbourhoodIndexPage(BasePage):
    """All neighbourhoods that take part, one card each."""

    body = body_field()

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels, FieldPanel("body")]
    parent_page_types = ["core.HomePage"]
    subpage_types = ["wijken.NeighbourhoodPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van wijken")
        verbose_name_plural = _("overzichten van wijken")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from wijken.neighbourhood_cards import neighbourhood_cards
        from wijken.reading import reading_for

        context = super().get_context(request, *args, **kwargs)
        context["neighbourhoods"] = neighbourhood_cards(reading_for(request))
        return context
