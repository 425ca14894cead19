from __future__ import annotations

from django.http import Http404, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.url_routing import RouteResult

from core.http import SiteRequest, same_for_everyone

from .base_page import BasePage


class RoutedPage(RoutablePageMixin, BasePage):
    """A page with sub-URLs, which exist only while the page is public."""

    class Meta:
        abstract = True

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        if self.expire_at and self.expire_at <= request.at:
            raise Http404
        return super().route(request, path_components)

    def serve(self, request: SiteRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        same_for_everyone(response)
        return response
