from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage
from core.reader_roles import PARAMETER, in_role, read_role, role_query


class ProgressPage(BasePage):
    """How far every neighbourhood is with every step of the method, and how it came there."""

    body = body_field()

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels, FieldPanel("body")]
    parent_page_types = ["methode.MethodPage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("voortgang van de wijken")
        verbose_name_plural = _("pagina's over voortgang")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from wijken.progress_overview import overview
        from wijken.reading import reading_for

        context = super().get_context(request, *args, **kwargs)
        role = read_role(request.GET)
        return context | {
            "overview": overview(reading_for(request), request.GET.get("wijk", ""), role_query(role)),
            "kept": {PARAMETER: role.value} if role else {},
            "breadcrumbs": in_role(context["breadcrumbs"], role),
        }

    def address_below(self, context: dict[str, Any]) -> str:
        """The same role in another language."""
        return role_query(read_role(context["request"].GET))
