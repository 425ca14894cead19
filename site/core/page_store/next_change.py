"""Until when a page is true, if nobody changes anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from threading import Lock
from uuid import UUID

from django.apps import apps
from django.utils import timezone

NextChange = Callable[[datetime], datetime | None]

CLOCKS_DIFFER = timedelta(minutes=1)
_registered: list[NextChange] = []


def next_change(function: NextChange) -> NextChange:
    """Register what tells the first moment after ``at`` at which something on a page becomes different.

    Too many moments cost a new rendering, a missing one shows something that is over.
    """
    _registered.append(function)
    return function


@next_change
def midnight(at: datetime) -> datetime:
    """Today is another day."""
    tomorrow = timezone.localdate(at) + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, timezone.get_default_timezone())


@next_change
def expiry(at: datetime) -> datetime | None:
    """Of a page or record of any type."""
    first, *others = [
        model._base_manager.filter(expire_at__gt=at).order_by().values_list("expire_at")
        for model in apps.get_models()
        if "expire_at" in {field.name for field in model._meta.local_fields}
    ]
    return min((moment for (moment,) in first.union(*others).order_by()), default=None)


class Horizon:
    """The next change, worked out once for each version of the content."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._version: UUID | None = None
        self._at = self._until = datetime.min.replace(tzinfo=timezone.get_default_timezone())

    def until(self, version: UUID, at: datetime) -> datetime:
        with self._lock:
            if version == self._version and self._at <= at < self._until:
                return self._until
        until = min(moment for tell in _registered if (moment := tell(at)) is not None)
        with self._lock:
            self._version, self._at, self._until = version, at, until
        return until
