"""Each listing carries its own period, so that reading needs no settings and no activities."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.signals import post_delete, post_save

from wijken.directory.models import Activity, CheckPeriods, Listing, Schedule
from wijken.directory.periods import Periods
from wijken.directory.querysets import ListingQuerySet


def bring_in_step(listings: ListingQuerySet, periods: Periods) -> None:
    """Give these listings the period of their kind, and the shorter one where something has fixed times."""
    times = Schedule.objects.exclude(frequency=Schedule.Frequency.APPOINTMENT)
    timed = Exists(times.filter(activity__listing=OuterRef("pk")))
    for kind, with_times, days in periods.all():
        of_kind = listings.filter(timed if with_times else ~timed, kind=kind)
        pks = list(of_kind.exclude(period_days=days).values_list("pk", flat=True))
        if pks:
            Listing.objects.filter(pk__in=pks).update(period_days=days)


def _follow(pk: int | None) -> None:
    if pk is not None:
        periods = CheckPeriods.objects.first() or CheckPeriods()
        bring_in_step(Listing.objects.filter(pk=pk), periods.periods)


def listing_saved(instance: Listing, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _follow(instance.pk)


def schedule_changed(instance: Schedule, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        activity = Activity.objects.filter(pk=instance.activity_id).values_list("listing", flat=True)
        _follow(activity.first())


def connect() -> None:
    post_save.connect(listing_saved, sender=Listing, dispatch_uid="period of a listing")
    post_save.connect(schedule_changed, sender=Schedule, dispatch_uid="period with times")
    post_delete.connect(schedule_changed, sender=Schedule, dispatch_uid="period without times")
