"""When a link counts as broken, and when it is looked at again. Plain Python: the days are arguments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

NO_ANSWER = 0
"""Instead of a status: the host was not there, too slow, or not safe."""

NOT_FOR_US = frozenset({401, 403, 407, 429, 451, 999})
"""Somebody is there, and shows a browser more than a machine. LinkedIn says 999."""

FAILURES = 4
LASTING = timedelta(days=6)
"""Not found on four days, and for six days: then nobody is doing maintenance any more."""


class State(StrEnum):
    NEW = "new"
    GOOD = "good"
    CLOSED = "closed"
    FAILING = "failing"
    BROKEN = "broken"


LOOK_AGAIN = {
    State.NEW: timedelta(0),
    State.GOOD: timedelta(days=28),
    State.CLOSED: timedelta(days=28),
    State.FAILING: timedelta(days=2),
    State.BROKEN: timedelta(days=7),
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of a link after all that was tried."""

    state: State = State.NEW
    failures: int = 0
    """On how many days in a row it did not work."""
    failing_since: date | None = None
    tried_on: date | None = None
    good_on: date | None = None
    status: int | None = None

    def after(self, status: int, today: date) -> Findings:
        """Known after one more try. Tried twice on one day counts once."""
        now = replace(self, status=status, tried_on=today)
        if 200 <= status < 300:
            return replace(now, state=State.GOOD, failures=0, failing_since=None, good_on=today)
        if status in NOT_FOR_US:
            return replace(now, state=State.CLOSED, failures=0, failing_since=None)
        since = self.failing_since or today
        failures = self.failures + (self.failures == 0 or self.tried_on != today)
        lasting = failures >= FAILURES and today - since >= LASTING
        state = State.BROKEN if lasting or self.state is State.BROKEN else State.FAILING
        return replace(now, state=state, failures=failures, failing_since=since)

    @property
    def look_on(self) -> date | None:
        """The day of the next try."""
        return self.tried_on and self.tried_on + LOOK_AGAIN[self.state]
