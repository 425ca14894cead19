"""The history of the whole site names facts of every neighbourhood: it is for who keeps them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied

from wijken.directory.reach import neighbourhoods_kept_by

WHOLE_SITE = ("wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results")


class HistoryForEditorsMiddleware:
    """Wagtail shows that report to everybody with any permission on facts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name not in WHOLE_SITE or not request.user.is_authenticated:
            return None
        return None if neighbourhoods_kept_by(request.user) is None else permission_denied(request)
