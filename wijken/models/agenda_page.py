from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.http import SiteRequest
from core.models import BasePage


class AgendaPage(BasePage):
    """Everything that happens in the neighbourhoods, day by day."""

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels]
    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agenda's")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from wijken.agenda import agenda_context

        context = super().get_context(request, *args, **kwargs)
        return context | agenda_context(request, self.get_url(request) or "")
