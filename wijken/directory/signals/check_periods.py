"""Store the check period on each listing, so that reading it needs neither settings nor activities."""

from __future__ import annotations

from itertools import batched

from django.db.models.signals import post_delete, post_save

from core.bulk_changes import BulkChanges, finished, postponed
from wijken.directory.models import Activity, CheckPeriods, Listing, Schedule

BATCH = 500


def _follow(*pks: int) -> None:
    periods = CheckPeriods.objects.first() or CheckPeriods()
    Listing.objects.filter(pk__in=pks).apply_check_periods(periods.periods)


def listing_saved(instance: Listing, raw: bool = False, **kwargs: object) -> None:
    if not raw and not postponed(instance):
        _follow(instance.pk)


def schedule_changed(instance: Schedule, raw: bool = False, **kwargs: object) -> None:
    if raw:
        return
    for activity in Activity.objects.filter(pk=instance.activity_id).select_related("listing"):
        if not postponed(activity.listing):
            _follow(activity.listing_id)


def many_changed(changes: BulkChanges, **kwargs: object) -> None:
    for pks in batched(sorted(changes.keys_of(Listing)), BATCH):
        _follow(*pks)


def connect() -> None:
    post_save.connect(listing_saved, sender=Listing, dispatch_uid="period of a listing")
    post_save.connect(schedule_changed, sender=Schedule, dispatch_uid="period with times")
    post_delete.connect(schedule_changed, sender=Schedule, dispatch_uid="period without times")
    finished.connect(many_changed, dispatch_uid="periods of many")
