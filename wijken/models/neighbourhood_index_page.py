from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage
from wijken.neighbourhoods.cards import neighbourhood_cards

from .neighbourhood_page import NeighbourhoodPage


class NeighbourhoodIndexPage(BasePage):
    """All participating neighbourhoods, as cards."""

    body = body_field()

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels, FieldPanel("body")]
    parent_page_types = ["core.HomePage"]
    subpage_types = ["wijken.NeighbourhoodPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van wijken")
        verbose_name_plural = _("overzichten van wijken")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        cards = neighbourhood_cards(NeighbourhoodPage.objects.all(), request.visitor)
        return context | {"neighbourhoods": cards}
