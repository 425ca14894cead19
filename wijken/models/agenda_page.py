from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.http import SiteRequest
from core.models import BasePage
from core.page_tree import AGENDA
from wijken.agenda.context import agenda_context


class AgendaPage(BasePage):
    """All activities in the neighbourhoods, by day."""

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels]
    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    landmark = AGENDA

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agenda's")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        return context | agenda_context(request, self.get_url(request) or "")
