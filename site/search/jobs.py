from datetime import datetime, timedelta

from core.scheduled_jobs import daily_job
from search.models import Missed
from search.statistics import delete_personal_counts
from wijken.directory.local_time import local_day

A_MONTH = timedelta(days=31)


@daily_job("missed")
def forget_what_was_missed(at: datetime) -> str:
    """Delete visitors' messages after a year. Search counts are kept."""
    forgotten, _rows = Missed.objects.expired_for_retention(at).delete()
    return f"{forgotten} deleted"


@daily_job("counts")
def delete_what_is_personal(at: datetime) -> str:
    """Delete what this version would not have counted.

    A migration does so once, but a process of the previous version may still write after it.
    """
    return f"{delete_personal_counts(local_day(at - A_MONTH).replace(day=1))} deleted"
