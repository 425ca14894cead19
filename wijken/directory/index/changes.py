"""Which listings of an index are no longer as they were."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wijken.directory.index.index import ListingIndex
from wijken.directory.index_version import MOST_CHANGES
from wijken.directory.models import Activity, IndexChange, Listing, Location

What = IndexChange.What


def changed_listings(
    index: ListingIndex, token: UUID | None, between: tuple[datetime, datetime] | None = None
) -> set[int] | None:
    """The ids of what changed since ``token``, or expired ``between`` two moments, in either order.

    None if that is too many, or not known.
    """
    changed = IndexChange.since(token)
    if changed is None:
        return None
    if between is not None:
        expired = Q(expire_at__gt=min(between), expire_at__lte=max(between))
        for model in (Listing, Activity, Location):
            changed[IndexChange.what_is(model)] |= set(_keys(model.objects.filter(expired)))
    if any(len(keys) > MOST_CHANGES for keys in changed.values()):
        return None
    listings, activities, locations = (changed[what] for what in (What.LISTING, What.ACTIVITY, What.LOCATION))
    if activities:
        # Also where they were: an activity may be at another listing now, or gone.
        listings |= set(_keys(Activity.objects.filter(pk__in=activities), "listing"))
        listings |= {
            listing
            for listing, known in zip(index.listings, index.activities, strict=True)
            if known is not None and known.pk in activities
        }
    if locations:
        listings |= set(_keys(Listing.objects.filter(location__in=locations)))
    return listings if len(listings) <= MOST_CHANGES else None


def _keys(rows: QuerySet, name: str = "pk") -> Iterable[int]:
    return rows.order_by().values_list(name, flat=True)[: MOST_CHANGES + 1]
