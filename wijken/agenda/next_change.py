"""When what is on a page begins or ends, for pages that are kept (``core.page_store``)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from wijken.directory.models import Schedule, ScheduleException
from wijken.directory.recurrence.occurrences import OPEN_END_LASTS, ZONE

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
AFTER_A_START = (timedelta(0), OPEN_END_LASTS, -HOUR, HOUR)
"""An open end; and an hour off, because what is far ahead comes into view by absolute time."""


def beginning_or_end(at: datetime) -> datetime | None:
    """The next time of day at which anything at all may begin or end, on whatever day that is.

    When the clocks change, times of day move: then every minute counts, and the day after too.
    """
    here = at.astimezone(ZONE)
    if _clocks_change(here.date()) or _clocks_change(here.date() - DAY):
        return at.replace(second=0, microsecond=0) + MINUTE
    rows = Schedule.objects.order_by().values_list("starts_at", "ends_at")
    spans = list(
        rows.union(ScheduleException.objects.order_by().values_list("starts_at", "ends_at")).order_by()
    )
    times = {ends for _starts, ends in spans if ends}
    times |= {_moved(starts, by) for starts, _ends in spans if starts for by in AFTER_A_START}
    moments = (datetime.combine(here.date(), moment, ZONE) for moment in times)
    return min((moment for moment in moments if moment > at), default=None)


def _moved(moment: time, by: timedelta) -> time:
    return (datetime.combine(date.min + DAY, moment) + by).time()


def _clocks_change(day: date) -> bool:
    midnight = datetime.combine(day, time.min, ZONE)
    return midnight.utcoffset() != (midnight + DAY).utcoffset()
