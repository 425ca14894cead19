"""What visitors wrote does not stay longer than it is of use."""

from datetime import datetime, timedelta

from core.daily import daily_round
from feedback.models import Answer

KEPT = timedelta(days=183)
"""Half a year; the counts stay, for the curve."""


@daily_round("feedback")
def forget_old_words(at: datetime) -> str:
    forgotten = Answer.objects.older_than(at - KEPT).with_words().update(text="")
    return f"{forgotten} texts forgotten"
