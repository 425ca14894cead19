"""The guide under "Help": its introduction with all chapters, and a page per chapter."""

from __future__ import annotations

from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse
from django.template import Context
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.ui.components import Component

from core.help.guide import editors_guide


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "wagtailadmin/help/contents.html", context(_("Zo werkt het")))


@require_safe
def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """``/beheer/help/een-tijd-veranderen/``. Raises Http404 if there is no such chapter."""
    chapters = editors_guide().chapters
    found = editors_guide().find(slug)
    if found is None:
        raise Http404
    following = dict(pairwise(chapters)).get(found)
    return TemplateResponse(
        request,
        "wagtailadmin/help/chapter.html",
        context(found.title) | {"chapter": found, "following": following},
    )


def context(title: str) -> dict[str, object]:
    return {
        "guide": editors_guide(),
        "page_title": title,
        "header_title": title,
        "header_icon": "help",
    }


class HelpPanel(Component):
    """The link to the guide on the start page, which has no header for it."""

    name = "help"
    order = 95
    template_name = "wagtailadmin/help/start_page_link.html"

    def get_context_data(self, parent_context: Context) -> dict[str, object]:
        return {"request": parent_context["request"]}
