"""Places that were made for a listing are published with it, in the same transaction."""

from __future__ import annotations

from wagtail.models import Revision
from wagtail.signals import published

from wijken.directory.models import Listing


def listing_published(instance: Listing, revision: Revision, **kwargs: object) -> None:
    place = instance.location
    if not instance.live or place is None or place.live or place.first_published_at:
        return
    newest = place.latest_revision or place.save_revision(user=revision.user)
    newest.publish(user=revision.user, skip_permission_checks=True)


def connect() -> None:
    published.connect(listing_published, sender=Listing, dispatch_uid="place of a published listing")
