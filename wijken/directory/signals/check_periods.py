"""Store the check period on each listing, so that reading it needs neither settings nor activities."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save

from wijken.directory.models import Activity, CheckPeriods, Listing, Schedule


def _follow(pk: int | None) -> None:
    if pk is not None:
        periods = CheckPeriods.objects.first() or CheckPeriods()
        Listing.objects.filter(pk=pk).apply_check_periods(periods.periods)


def listing_saved(instance: Listing, raw: bool = False, **kwargs: object) -> None:
    if not raw:
        _follow(instance.pk)


def schedule_changed(instance: Schedule, raw: bool = False, **kwargs: object) -> None:
    if not raw:
        activity = Activity.objects.filter(pk=instance.activity_id).values_list("listing", flat=True)
        _follow(activity.first())


def connect() -> None:
    post_save.connect(listing_saved, sender=Listing, dispatch_uid="period of a listing")
    post_save.connect(schedule_changed, sender=Schedule, dispatch_uid="period with times")
    post_delete.connect(schedule_changed, sender=Schedule, dispatch_uid="period without times")
