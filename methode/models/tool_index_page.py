from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage
from methode.querysets import MethodPageManager

from .role_mixin import RoleMixin
from .tool_page import ToolPage


class ToolIndexPage(RoleMixin, BasePage):
    """All tools: letters, lists, cards and scripts."""

    body = body_field()

    objects = MethodPageManager()

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels, FieldPanel("body")]
    parent_page_types = ["methode.MethodPage"]
    subpage_types = ["methode.ToolPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van hulpmiddelen")
        verbose_name_plural = _("overzichten van hulpmiddelen")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        tools = ToolPage.objects.published(request.at).below(self).for_links()
        query = context["reading"].query
        return {**context, "tools": [tool.as_link(request, query) for tool in tools]}
