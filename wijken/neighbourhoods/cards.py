from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from core.models import SiteImage
from core.page_store.rendering import shared_part
from core.publishing import PublishedPageQuerySet
from wijken.directory.models import Listing
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext


@dataclass(frozen=True)
class NeighbourhoodCard:
    """The context of the component ``neighbourhood_card``."""

    name: str
    url: str
    summary: str
    kern: str
    listing_count: int
    image: SiteImage | None


def neighbourhood_cards(pages: PublishedPageQuerySet, reading: VisitorContext) -> list[NeighbourhoodCard]:
    """The neighbourhoods of ``pages``, all of them: in the visitor's language, or else in Dutch."""
    return shared_part("neighbourhood cards", lambda: _cards(pages, reading))


def _cards(pages: PublishedPageQuerySet, reading: VisitorContext) -> list[NeighbourhoodCard]:
    listings = (
        Listing.objects.published(reading.at)
        .not_closed()
        .filter(neighbourhood=OuterRef("neighbourhood"))
        .order_by()
        .values("neighbourhood")
        .annotate(total=Count("pk"))
        .values("total")
    )
    shown = (
        pages.published(reading.at)
        .filter(locale__language_code__in={reading.language, SOURCE_LANGUAGE})
        .select_related("locale", "neighbourhood", "image")
        .defer_streamfields()
        .annotate(listing_count=Coalesce(Subquery(listings), 0), kern=F("neighbourhood__core_village"))
        .prefetch_related(Prefetch("image__renditions", to_attr="prefetched_renditions"))
        .order_by("path")
    )
    return [_card(page, reading) for page in _each_once(shown, reading)]


def _each_once(pages: Iterable[Page], reading: VisitorContext) -> list[Page]:
    found: dict[UUID, Page] = {}
    for page in pages:
        if page.translation_key not in found or page.locale.language_code == reading.language:
            found[page.translation_key] = page
    return list(found.values())


def _card(page: Page, reading: VisitorContext) -> NeighbourhoodCard:
    is_dutch = page.locale.language_code == SOURCE_LANGUAGE
    return NeighbourhoodCard(
        name=page.title,
        url=page.get_url() or "",
        summary=reading.dutch(page.intro) if is_dutch else page.intro,
        kern=page.kern,
        listing_count=page.listing_count,
        image=page.image,
    )


def page_urls(pages: PublishedPageQuerySet, reading: VisitorContext) -> dict[int, str]:
    """The URL of each neighbourhood's page; the visitor's language before Dutch."""
    shown = pages.published(reading.at).select_related("locale").defer_streamfields()
    own_last = sorted(shown, key=lambda page: page.locale.language_code == reading.language)
    languages = {reading.language, SOURCE_LANGUAGE}
    return {
        page.neighbourhood_id: page.get_url() or ""
        for page in own_last
        if page.locale.language_code in languages
    }
