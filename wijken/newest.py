"""What became public last, among the listings that match filters."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models.functions import Coalesce

from wijken.directory.models import Listing
from wijken.social_map.results import FoundListings

NEWEST_LOOKED_AT = 1_000
"""Of these, those that match are found."""
NEW_FOR = timedelta(days=30)
"""What "Nieuw deze maand" means."""


def appeared_at(listing: Listing) -> datetime:
    """When it was first public: what readers call new. An imported one may lack that moment."""
    return listing.first_published_at or listing.created_at


def newest_found(found: FoundListings, most: int, since: datetime | None = None) -> list[Listing]:
    """The newest first, at most ``most``, later than ``since``. Two queries."""
    listings = Listing.objects.published(found.at).not_closed()
    listings = listings.annotate(appeared=Coalesce("first_published_at", "created_at"))
    newest = listings.order_by("-appeared", "-pk")
    if since is not None:
        newest = newest.filter(appeared__gt=since)
    slots, first = found.slots, found.index.slots_of
    looked_at = newest.values_list("pk", flat=True)[:NEWEST_LOOKED_AT]
    keys = [key for key in looked_at if key in first and any(slots >> slot & 1 for slot in first[key])]
    by_key = {listing.pk: listing for listing in listings.filter(pk__in=keys[:most])}
    return [by_key[key] for key in keys if key in by_key]
