from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from core.http import SiteRequest
from core.models import BasePage, RoutedPage
from core.page_tree import SOCIAL_MAP
from wijken.directory.models import Listing
from wijken.social_map.context import list_context
from wijken.social_map.detail import TEMPLATE, listing_context


class SocialMapPage(RoutedPage):
    """The social map: all listings with filters, and a sub-page for each."""

    content_panels = [*BasePage.content_panels, *BasePage.intro_panels]
    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    landmark = SOCIAL_MAP

    class Meta:
        verbose_name = _("sociale kaart")
        verbose_name_plural = _("sociale kaarten")

    @path("")
    def all_listings(self, request: SiteRequest) -> HttpResponse:
        """The list, filtered by the query string."""
        return self.render(request, context_overrides=list_context(request, self.get_url(request) or ""))

    @path("<slug:slug>/")
    def one_listing(self, request: SiteRequest, slug: str) -> HttpResponse:
        """One listing; 404 if it is not public."""
        reading = request.visitor
        listings = Listing.objects.published(reading.at).with_activities(reading.at, reading.language)
        listing = listings.filter(slug=slug).first()
        if listing is None:
            raise Http404
        context = self.get_context(request)
        context["breadcrumbs"].append({"title": listing.name, "url": ""})
        context |= listing_context(request, listing)
        return TemplateResponse(request, TEMPLATE, context)

    def routable_subpath(self, request: HttpRequest) -> str:
        """Keep the listing when switching language."""
        match = getattr(request, "routable_resolver_match", None)
        slug = match.kwargs.get("slug") if match else None
        return f"{slug}/" if slug else ""
