from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.url_routing import RouteResult

from core.http import SiteRequest
from core.models import BasePage


class RoutedPage(RoutablePageMixin, BasePage):
    """A page with addresses of its own below it. They are there as long as the page itself is."""

    class Meta:
        abstract = True

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        if self.expire_at and self.expire_at <= request.at:
            raise Http404
        return super().route(request, path_components)

    def serve(self, request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
