"""Restrict site-wide reports to users who may edit all neighbourhoods, because these list every record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem

from wijken.directory.permissions import edits_everything

REPORTS = ("site_history", "workflow", "workflow_tasks", "page_types_usage")
WHOLE_SITE = {f"wagtailadmin_reports:{name}{part}" for name in REPORTS for part in ("", "_results")}


def without_refused_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's menu items of these reports, for users that the middleware below refuses."""
    if not edits_everything(request.user):
        refused = {reverse(f"wagtailadmin_reports:{name}") for name in REPORTS}
        items[:] = [item for item in items if item.url not in refused]


class HistoryForEditorsMiddleware:
    """Wagtail shows these reports to everybody with any permission on snippets or pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        named: dict[str, Any],
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name not in WHOLE_SITE or not request.user.is_authenticated:
            return None
        return None if edits_everything(request.user) else permission_denied(request)
