"""The neighbourhoods as cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce

from wijken.directory.models import Listing
from wijken.models import NeighbourhoodPage
from wijken.reading import SOURCE_LANGUAGE, Reading


@dataclass(frozen=True)
class NeighbourhoodCard:
    """What the component ``neighbourhood_card`` shows."""

    name: str
    url: str
    summary: str
    kern: str
    listing_count: int
    image: Any


def neighbourhood_cards(reading: Reading) -> list[NeighbourhoodCard]:
    """Each neighbourhood that has a page: in the visitor's language, or else the Dutch one."""
    listings = (
        Listing.objects.published(reading.at)
        .still_there()
        .filter(neighbourhood=OuterRef("neighbourhood"))
        .order_by()
        .values("neighbourhood")
        .annotate(total=Count("pk"))
        .values("total")
    )
    pages = (
        NeighbourhoodPage.objects.published(reading.at)
        .filter(locale__language_code__in={reading.language, SOURCE_LANGUAGE})
        .select_related("locale", "neighbourhood", "image")
        .defer_streamfields()
        .annotate(listing_count=Coalesce(Subquery(listings), 0), kern=F("neighbourhood__core_village"))
        .prefetch_related(Prefetch("image__renditions", to_attr="prefetched_renditions"))
        .order_by("path")
    )
    return [_card(page, reading) for page in _each_once(pages, reading)]


def _each_once(pages: Any, reading: Reading) -> list[Any]:
    found: dict[Any, Any] = {}
    for page in pages:
        if page.translation_key not in found or page.locale.language_code == reading.language:
            found[page.translation_key] = page
    return list(found.values())


def _card(page: Any, reading: Reading) -> NeighbourhoodCard:
    is_dutch = page.locale.language_code == SOURCE_LANGUAGE
    return NeighbourhoodCard(
        name=page.title,
        url=page.get_url() or "",
        summary=reading.dutch(page.intro) if is_dutch else page.intro,
        kern=page.kern,
        listing_count=page.listing_count,
        image=page.image,
    )


def page_urls(reading: Reading) -> dict[int, str]:
    """Where the page of each neighbourhood is; the visitor's own language before Dutch."""
    pages = NeighbourhoodPage.objects.published(reading.at).select_related("locale").defer_streamfields()
    own_last = sorted(pages, key=lambda page: page.locale.language_code == reading.language)
    languages = {reading.language, SOURCE_LANGUAGE}
    return {
        page.neighbourhood_id: page.get_url() or ""
        for page in own_last
        if page.locale.language_code in languages
    }
