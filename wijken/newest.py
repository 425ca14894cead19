"""What is new in the directory: what became public last."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from wijken.directory.index.query import FilterQuery
from wijken.directory.models import Listing
from wijken.directory.recurrence.occurrences import ZONE
from wijken.social_map.cards import ListingCard
from wijken.social_map.results import FoundListings
from wijken.visitor import VisitorContext

NEW_FOR = timedelta(days=30)
"""What "Nieuw deze maand" means. It ends at midnight, like the pages that show it."""
SHOWN = 4


def appeared_at(listing: Listing) -> datetime:
    """As in the index: an imported one may lack the moment at which it was first public."""
    return listing.first_published_at or listing.created_at


def newest_found(found: FoundListings, most: int, since: datetime | None = None) -> list[Listing]:
    """Of what filters find, the newest first, at most ``most``, from ``since`` on. One query."""
    keys = found.index.newest_in(found.slots, most, since)
    by_key = Listing.objects.published(found.at).not_closed().in_bulk(keys)
    return [by_key[key] for key in keys if key in by_key]


def new_this_month(reading: VisitorContext, neighbourhood: int | None = None) -> list[int]:
    """Ids of listings everywhere, or of those that reach a neighbourhood (its id). No query."""
    index = reading.facts.index
    choice = FilterQuery() if neighbourhood is None else FilterQuery(neighbourhood=neighbourhood)
    since = datetime.combine(reading.today - NEW_FOR, time.min, ZONE)
    return index.newest_in(index.fitting(choice, reading.at), SHOWN, since)


def new_cards(reading: VisitorContext) -> list[ListingCard]:
    """What is new everywhere. One query, if there is anything."""
    keys = new_this_month(reading)
    listings = Listing.objects.published(reading.at).not_closed().select_related("neighbourhood")
    by_key = listings.with_text_in(reading.language).in_bulk(keys)
    return [ListingCard(by_key[key], reading, []) for key in keys if key in by_key]
