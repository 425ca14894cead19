"""Two records become one, and old addresses lead to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import chain

from django.db import transaction
from wagtail.log_actions import log

from core.permissions.users import LoggedInUser
from wijken.directory.merging.fields import Side, remember_name, take_over
from wijken.directory.merging.plan import MergePlan
from wijken.directory.merging.references import (
    Swap,
    owner_of,
    replace_in_list,
    replace_in_texts,
    replace_in_versions,
)
from wijken.directory.models import Activity, DirectoryRecord, FormerListingSlug, FormerUuid, Listing

MERGED = "directory.merge"
"""The log action on the record that is kept."""


@transaction.atomic
def merge(
    plan: MergePlan,
    chosen: Mapping[str, Side],
    activities: Collection[int],
    at: datetime,
    user: LoggedInUser | None = None,
) -> DirectoryRecord:
    """Merge as planned; ``activities`` are the keys of those that come along. Returns the kept record.

    Raises ValidationError, and then nothing is changed, if what was chosen does not go together.
    """
    plan = _with_rows_as_last_written(plan)
    kept, other = plan.kept, plan.other
    name = str(other)
    sources = plan.sources
    moving, lists, texts = plan.moving, plan.lists, plan.texts
    taken = [each for each in plan.activities if each.row.pk in activities]
    behind = [str(each.row) for each in plan.activities if each.row.pk not in activities]
    names = (str(kept), str(other))
    gone = take_over(kept, other, plan.differences, chosen)
    remember_name(kept, *names)
    kept.full_clean()
    kept.save()
    for each in taken:
        _keep_its_place(each.row, kept, other)  # type: ignore[arg-type]
    for each in chain(moving, taken):
        each.move(kept)
    for source, field in lists:
        replace_in_list(source, field, other, kept)
    swap = Swap(type(other), other.pk, kept.pk)
    for source in texts:
        replace_in_texts(source, swap)
    owners = [owner_of(each.row) for each in moving]
    replace_in_versions(
        [*sources, *(each for each in owners if each != other), *(each.row for each in taken)], swap
    )
    _leave_addresses(kept, other)
    record = _as_new_version(kept, at, user, {"name": name, "gone": gone, "activities": behind})
    log(other, "wagtail.delete", user=user, deleted=True)
    row = type(other)._base_manager.get(pk=other.pk)
    row.is_merged = True
    row.delete()
    return record


def _with_rows_as_last_written(plan: MergePlan) -> MergePlan:
    """Of what is not on the site, the latest draft has parts that the rows do not have yet."""
    records = (plan.kept, plan.other)
    for record in records:
        if not record.live:
            record.save()
    return MergePlan(*(type(record)._base_manager.get(pk=record.pk) for record in records))


def _keep_its_place(activity: Activity, kept: DirectoryRecord, other: DirectoryRecord) -> None:
    """An activity without a place of its own is where its listing is."""
    if activity.location_id is None and other.location_id != kept.location_id:  # type: ignore[attr-defined]
        activity.location_id = other.location_id  # type: ignore[attr-defined]


def _leave_addresses(kept: DirectoryRecord, other: DirectoryRecord) -> None:
    """Also of records that were merged with the other one before: a chain is one step."""
    FormerUuid.objects.filter(now=other.uuid).update(now=kept.uuid)
    FormerUuid.objects.create(uuid=other.uuid, now=kept.uuid)
    if isinstance(other, Listing) and (other.live or other.first_published_at):
        FormerListingSlug.objects.update_or_create(slug=other.slug, defaults={"of": kept})


def _as_new_version(
    kept: DirectoryRecord, at: datetime, user: LoggedInUser | None, told: dict[str, object]
) -> DirectoryRecord:
    record = type(kept)._base_manager.get(pk=kept.pk)
    revision = record.save_revision(user=user, changed=False, clean=False)
    if record.live:
        record.live_revision, record.last_published_at = revision, at
        record.save(update_fields=["live_revision", "last_published_at"])
    log(record, MERGED, user=user, revision=revision, data=told)
    return record
