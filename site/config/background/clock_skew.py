"""A clock that jumps makes reminders due and kept data old: a person must first say that it is right."""

from datetime import datetime, timedelta

from config.background.heartbeats import CLOCK, beat, last_heard

LARGEST_STEP = timedelta(hours=36)
"""Between two rounds of the timer, which are a minute apart."""


def doubt(at: datetime) -> str:
    """Why ``at`` is not believed; empty if it is."""
    last = last_heard(CLOCK)
    if last is None or abs(at - last) <= LARGEST_STEP:
        return ""
    return (
        f"the clock says {at:%Y-%m-%d %H:%M} UTC, and the last round was at {last:%Y-%m-%d %H:%M} UTC:"
        " nothing is mailed, deleted or published. Set the clock, or, if it is right because the site was"
        " off, run manage.py timer --believe-the-clock"
    )


def believe(at: datetime) -> None:
    beat(CLOCK, at)
