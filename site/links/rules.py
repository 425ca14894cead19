"""When a link counts as broken, and when it is checked again. Plain Python; dates are arguments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

NO_ANSWER = 0
"""Instead of a status: unreachable, too slow, or an unsafe address."""

NOT_FOR_US = frozenset({401, 403, 407, 429, 451, 999})
"""The host answers, but refuses bots. LinkedIn uses 999."""

FAILURES = 4
LASTING = timedelta(days=6)
"""Broken on four days over at least six days: no longer just maintenance."""


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
    """The results of all checks of a link."""

    state: State = State.NEW
    failures: int = 0
    """The number of consecutive days on which it failed."""
    failing_since: date | None = None
    tried_on: date | None = None
    good_on: date | None = None
    status: int | None = None

    def after(self, status: int, today: date) -> Findings:
        """The findings after one more check. Several checks on one day count once."""
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
        """The day of the next check."""
        return self.tried_on and self.tried_on + LOOK_AGAIN[self.state]
