"""The listings of the social map in the sitemap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from django.db.models import QuerySet

from core.http import SiteRequest
from core.publishing import public_pages
from core.search_engines.sitemap import SitemapEntry, register_section
from wijken.directory.models import Listing
from wijken.models import SocialMapPage


class ListingEntries(Sequence[SitemapEntry]):
    """Counted and sliced by the database, because there may be very many."""

    def __init__(self, listings: QuerySet[Listing], maps: dict[str, str]) -> None:
        self.listings = listings
        self.maps = maps

    def __len__(self) -> int:
        return self.listings.count() if self.maps else 0

    @overload
    def __getitem__(self, place: int) -> SitemapEntry: ...
    @overload
    def __getitem__(self, place: slice) -> list[SitemapEntry]: ...
    def __getitem__(self, place: int | slice) -> SitemapEntry | list[SitemapEntry]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        rows = self.listings.values_list("slug", "last_published_at")[place] if self.maps else ()
        return [
            SitemapEntry({code: f"{url}{slug}/" for code, url in self.maps.items()}, changed)
            for slug, changed in rows
        ]


def listing_entries(request: SiteRequest) -> ListingEntries:
    """All public listings, under the social map of each language."""
    pages = SocialMapPage.objects.filter(pk__in=public_pages(request.at).values("pk")).select_related(
        "locale"
    )
    maps = {page.locale.language_code: page.get_full_url(request) for page in pages}
    listings = Listing.objects.published(request.at).not_closed().order_by("pk")
    return ListingEntries(listings, {code: url for code, url in maps.items() if url})


register_section("vermeldingen", listing_entries)
