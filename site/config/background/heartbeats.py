"""Signs of life of worker and timer, in the database, where every process and host sees them."""

from datetime import datetime, timedelta

from django.db.models import Q

from config.models import Heartbeat

WORKER = "worker "
"""Before the identity of a worker."""
TIMER, DAILY, CLOCK = "timer", "daily jobs", "clock"
HOUR = timedelta(hours=1)


def beat(name: str, at: datetime) -> None:
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, at=at)], update_conflicts=True, unique_fields=["name"], update_fields=["at"]
    )


def last_heard(prefix: str) -> datetime | None:
    """The latest of all whose name starts like this."""
    latest = Heartbeat.objects.filter(name__startswith=prefix).order_by("-at").first()
    return latest.at if latest else None


def once_an_hour(what: str, at: datetime) -> bool:
    """True for one caller an hour, in whichever process. A time in the future counts as long ago."""
    recent = Q(at__gt=at - HOUR, at__lte=at)
    row, is_new = Heartbeat.objects.get_or_create(name=what, defaults={"at": at})
    return is_new or bool(Heartbeat.objects.filter(name=row.name).exclude(recent).update(at=at))
