from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.url_routing import RouteResult

from core.http import SiteRequest
from core.models import BasePage
from wijken.directory.models import Listing


class SocialMapPage(RoutablePageMixin, BasePage):
    """The social map: all entries with filters, and one page for each entry below it."""

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels]
    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("sociale kaart")
        verbose_name_plural = _("sociale kaarten")

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        """Not found once the page itself has expired, and neither is what stands below it."""
        if self.expire_at and self.expire_at <= request.at:
            raise Http404
        return super().route(request, path_components)

    def serve(self, request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    @path("")
    def all_listings(self, request: SiteRequest) -> HttpResponse:
        """The list, narrowed down by what stands in the address."""
        from wijken.social_map import list_context

        return self.render(request, context_overrides=list_context(request, self.get_url(request) or ""))

    @path("<slug:slug>/")
    def one_listing(self, request: SiteRequest, slug: str) -> HttpResponse:
        """One entry. What the public may not see, is not there."""
        from wijken.listing_view import TEMPLATE, listing_context
        from wijken.reading import reading_for

        reading = reading_for(request)
        listings = Listing.objects.published(reading.at).with_activities(reading.at, reading.language)
        listing = listings.filter(slug=slug).first()
        if listing is None:
            raise Http404
        context = self.get_context(request)
        context["breadcrumbs"].append({"title": listing.name, "url": ""})
        context |= listing_context(request, listing, reading.at)
        return TemplateResponse(request, TEMPLATE, context)

    def address_below(self, context: dict[str, Any]) -> str:
        """The name of the entry, so that the same entry is found in the other language."""
        match = getattr(context["request"], "routable_resolver_match", None)
        slug = match.kwargs.get("slug") if match else None
        return f"{slug}/" if slug else ""
