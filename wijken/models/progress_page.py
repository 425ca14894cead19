from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage
from core.reader_roles import PARAMETER, in_role, read_role, role_query
from wijken.neighbourhoods.cards import page_urls
from wijken.progress.overview import overview

from .neighbourhood_page import NeighbourhoodPage


class ProgressPage(BasePage):
    """The progress of every neighbourhood with every step, and its history."""

    body = body_field()

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels, FieldPanel("body")]
    parent_page_types = ["methode.MethodPage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("voortgang van de wijken")
        verbose_name_plural = _("pagina's over voortgang")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        role = read_role(request.GET)
        visitor = request.visitor
        urls = page_urls(NeighbourhoodPage.objects.all(), visitor)
        return context | {
            "overview": overview(visitor, urls, request.GET.get("wijk", ""), role_query(role)),
            "kept": {PARAMETER: role.value} if role else {},
            "breadcrumbs": in_role(context["breadcrumbs"], role),
        }

    def routable_subpath(self, request: HttpRequest) -> str:
        """Keep the role when switching language."""
        return role_query(read_role(request.GET))
