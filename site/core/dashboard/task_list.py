"""Every task of one kind, for kinds that have no list of their own elsewhere."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.dashboard.tasks import todo_sources
from core.http import moment_of


@never_cache
@require_safe
def whole_list(request: HttpRequest, name: str) -> HttpResponse:
    """A source yields only what this user may do, so that everybody may open this."""
    source = next((one for one in todo_sources() if one.name == name), None)
    if source is None:
        raise Http404
    return TemplateResponse(
        request,
        "wagtailadmin/core/whole_list.html",
        {
            "source": source,
            "rows": list(source.find(request.user, moment_of(request))),
            "page_title": source.heading,
            "header_title": source.heading,
            "header_icon": "list-ul",
        },
    )
