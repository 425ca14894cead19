"""What was done with a listing after a run: then undoing leaves it. Reads only."""

from __future__ import annotations

from datetime import datetime

from django.db.models import CASCADE
from modelcluster.fields import ParentalKey

from wijken.directory.models import Activity, Listing

from .models import ImportChange, ImportRun
from .undo_state import check_of, check_written


def listings_to_leave(run: ImportRun) -> set[int]:
    """Those that, or of which an activity, was edited, added, confirmed or used since the run."""
    changes = list(run.changes.all())
    written = {
        change.object_id: change.revision_after_id
        for change in changes
        if isinstance(change.record, Activity)
    }
    return {
        change.object_id
        for change in changes
        if isinstance(change.record, Listing) and _has_later_work(change, change.record, written)
    }


def _has_later_work(change: ImportChange, listing: Listing, written: dict[int, int | None]) -> bool:
    if listing.latest_revision_id != change.revision_after_id:
        return True
    if check_of(listing) != check_written(change):
        return True
    if change.is_new and _is_used(listing):
        return True
    return any(
        activity.latest_revision_id != written[activity.pk]
        if activity.pk in written
        else _edited_at(activity) > change.run.applied_at
        for activity in listing.activities.select_related("latest_revision")
    )


def _is_used(listing: Listing) -> bool:
    """Whether something else would disappear with it, such as a question to a contact and the answer."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: listing}).exists()
        for relation in Listing._meta.related_objects
        if relation.on_delete is CASCADE
        and relation.related_model is not Activity
        and not isinstance(relation.field, ParentalKey)
    )


def _edited_at(activity: Activity) -> datetime:
    """When its newest revision was made; putting one back does not count."""
    revision = activity.latest_revision
    while revision:
        put_back = (
            ImportChange.objects.filter(revision_after=revision, run__undone_at__isnull=False)
            .exclude(revision_before=revision)
            .first()
        )
        if put_back is None:
            edited: datetime = revision.created_at
            return edited
        revision = put_back.revision_before
    return activity.created_at
