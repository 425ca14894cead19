"""Delete comments of visitors when they are no longer of use."""

from datetime import datetime, timedelta

from core.scheduled_jobs import daily_job
from feedback.models import Answer

KEPT = timedelta(days=183)
"""Half a year. The counts stay, for the chart."""


@daily_job("feedback")
def forget_old_words(at: datetime) -> str:
    forgotten = Answer.objects.older_than(at - KEPT).with_words().update(text="")
    return f"{forgotten} texts deleted"
