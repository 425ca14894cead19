"""Apply a plan as one run, and undo a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import ProtectedError
from wagtail.log_actions import log
from wagtail.models import Revision

from core.bulk_changes import bulk_changes
from core.permissions.users import LoggedInUser
from wijken.directory.models import Activity, DirectoryRecord, Listing

from .later_edits import listings_to_leave
from .models import ImportChange, ImportedRecord, ImportRun
from .planned import PlannedRow
from .writer import RowWriter


@transaction.atomic
def apply_plan(
    rows: Iterable[PlannedRow],
    run: ImportRun,
    user: LoggedInUser | None = None,
    *,
    is_public: bool = True,
) -> ImportRun:
    """Write the accepted rows in one transaction. ``run`` is not saved yet.

    ``rows`` may be a plan that is still being made: it is read once. Raises RowError, and then nothing is
    written, whatever the row.
    """
    run.save()
    counts: Counter[str] = Counter()
    with bulk_changes() as changes:
        writer = RowWriter(run, user, is_public, changes)
        for row in rows:
            counts[row.outcome.value] += 1
            if row.is_accepted:
                writer.write(row)
                counts["verwerkt"] += 1
        writer.finish()
    run.counts = dict(counts)
    run.save(update_fields=["counts"])
    return run


@dataclass
class Undone:
    """``left`` are the names of what stays as it is: listings and all their activities, places, providers."""

    put_back: int = 0
    removed: int = 0
    left: list[str] = field(default_factory=list)


@transaction.atomic
def undo_run(run: ImportRun, at: datetime, user: LoggedInUser | None = None) -> Undone:
    """Put back what the run changed and remove what it made, as a whole; does nothing a second time."""
    undone = Undone()
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.undone_at:
        return undone
    leave = listings_to_leave(run)
    changes = run.changes.select_related("revision_before", "revision_after").order_by("-pk")
    with bulk_changes():
        for change in changes:
            record = change.record
            if isinstance(record, Listing) and record.pk in leave:
                undone.left.append(str(record))
            elif isinstance(record, Activity) and record.listing_id in leave:
                continue  # said with its listing
            elif isinstance(record, DirectoryRecord):
                _undo(change, record, user, undone)
    run.undone_at = at
    run.save(update_fields=["undone_at"])
    return undone


def _undo(change: ImportChange, record: DirectoryRecord, user: LoggedInUser | None, undone: Undone) -> None:
    if record.latest_revision_id != change.revision_after_id:
        undone.left.append(str(record))
        return
    if change.is_new:
        _remove(change, record, user, undone)
        return
    if isinstance(record, Listing):
        _put_back_memory(change, record)
    if change.revision_before and change.revision_before_id != change.revision_after_id:
        _put_back(change, record, change.revision_before, user)
    undone.put_back += 1


def _remove(change: ImportChange, record: DirectoryRecord, user: LoggedInUser | None, undone: Undone) -> None:
    if isinstance(record, Listing):
        # First, because a record without a listing means that an editor removed it.
        ImportedRecord.objects.filter(source=change.run.source, listing=record.pk).delete()
    try:
        with transaction.atomic():
            log(instance=record, action="wagtail.delete", user=user, deleted=True)
            record.delete()
    except ProtectedError:  # a place or provider that others use by now
        undone.left.append(str(record))
        return
    undone.removed += 1


def _put_back(
    change: ImportChange, record: DirectoryRecord, before: Revision, user: LoggedInUser | None
) -> None:
    """As a new revision: nothing disappears from the history. For earlier runs it is what they left."""
    earlier = before.as_object()
    revision = earlier.save_revision(user=user, log_action=True, previous_revision=before)
    if record.live:
        revision.publish(user=user, log_action=True)
    same = ImportChange.objects.filter(content_type=change.content_type, object_id=change.object_id)
    earlier_runs = same.filter(pk__lt=change.pk, revision_after=before)
    earlier_runs.filter(revision_before=before).update(revision_before=revision, revision_after=revision)
    earlier_runs.update(revision_after=revision)
    same.filter(pk=change.pk).update(revision_after=revision)


def _put_back_memory(change: ImportChange, listing: Listing) -> None:
    memory = change.imported_before or {}
    day, by = memory.get("checked", ("", ""))
    Listing.objects.filter(pk=listing.pk).update(
        checked_on=date.fromisoformat(day) if day else None, checked_by=by
    )
    record = ImportedRecord.objects.filter(source=change.run.source, listing=listing.pk)
    if "row" in memory:
        record.update(
            row_fingerprint=memory["row"],
            field_fingerprints=memory["fields"],
            activity=Activity.objects.filter(pk=memory["activity"]).first(),
        )
    else:
        record.delete()
