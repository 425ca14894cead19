"""What the search does every day."""

from datetime import datetime

from core.daily import daily_round


@daily_round("missed")
def forget_what_was_missed(at: datetime) -> str:
    """The words of visitors go after a year; how often something was looked for stays."""
    from search.models import Missed

    forgotten, _rows = Missed.objects.forgettable(at).delete()
    return f"{forgotten} forgotten"
