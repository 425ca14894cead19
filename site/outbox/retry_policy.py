"""When mail is retried, reported as stuck, and deleted. Plain Python."""

from datetime import datetime, timedelta

MINUTES = (1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 720)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in MINUTES) + 7 * (timedelta(days=1),)
"""The delay after each failed attempt: eight days in total, more than a long weekend and who repairs it."""

LEASE = timedelta(minutes=10)
"""A message whose sender died is released to another one after this long."""

ALARM_AFTER = timedelta(minutes=15)
REPORTED_FOR = timedelta(days=7)
"""How long people hear of mail that was given up."""

KEPT_FOR = timedelta(days=30)


LONGEST_PAUSE = max(PAUSES)
"""A message scheduled further ahead was postponed by a wrong clock."""


def next_try_at(tries: int, at: datetime) -> datetime | None:
    """The next attempt after ``tries`` failures; None to give up."""
    return at + PAUSES[tries - 1] if tries <= len(PAUSES) else None
