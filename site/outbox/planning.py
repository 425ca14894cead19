"""When mail is tried again, when somebody must be told, and when it is forgotten. Plain Python."""

from datetime import datetime, timedelta

PAUSES = tuple(
    timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 720, 1440, 1440, 1440)
)
"""How long to wait after each try that failed: about six days in all, a long weekend and more."""

LEASE = timedelta(minutes=10)
"""A sender that died while it held a message loses it after this long, and another one tries."""

ALARM_AFTER = timedelta(minutes=15)
KEPT_FOR = timedelta(days=30)


LONGEST_PAUSE = max(PAUSES)
"""Whatever waits for longer than this was put off by a clock that was wrong."""


def next_try_at(tries: int, at: datetime) -> datetime | None:
    """When to try again after ``tries`` failures; None: give up and say so."""
    return at + PAUSES[tries - 1] if tries <= len(PAUSES) else None
