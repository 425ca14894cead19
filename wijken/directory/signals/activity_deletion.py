"""An activity that is deleted by itself is also taken out of the draft of its listing, which still had it."""

from __future__ import annotations

from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_delete

from wijken.directory.listing_drafts.knowledge import ACTIVITIES
from wijken.directory.models import Activity


def activity_deleted(instance: Activity, origin: Model | QuerySet, **kwargs: object) -> None:
    """Older versions keep it, so that going back to one brings it back."""
    if getattr(origin, "model", type(origin)) is not Activity:
        return  # it goes with its listing
    listing = instance.listing
    if listing.activities.is_deferring or not listing.has_unpublished_changes:
        return  # a version of the listing without it is being saved
    waiting = Q(pk=listing.latest_revision_id) | Q(approved_go_live_at__isnull=False)
    for revision in listing.revisions.filter(waiting):
        said = revision.content.get(ACTIVITIES, [])
        kept = [each for each in said if each["uuid"] != str(instance.uuid)]
        if len(kept) != len(said):
            content = revision.content | {ACTIVITIES: kept}
            listing.revisions.filter(pk=revision.pk).update(content=content)


def connect() -> None:
    post_delete.connect(activity_deleted, sender=Activity, dispatch_uid="draft of a deleted activity")
