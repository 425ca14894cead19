"""Which copies stay: the newest of each of the last days, weeks and months that have one."""

from collections.abc import Callable, Collection
from datetime import datetime

PERIODS: dict[Callable[[datetime], object], int] = {
    lambda at: at.date(): 7,
    lambda at: at.isocalendar()[:2]: 4,
    lambda at: (at.year, at.month): 12,
}
"""How many of each. Only periods with a copy count, so that a site that was off loses none."""


def kept(copies: Collection[datetime]) -> set[datetime]:
    keep: set[datetime] = set()
    for period_of, number in PERIODS.items():
        newest: dict[object, datetime] = {}
        for at in sorted(copies, reverse=True):
            newest.setdefault(period_of(at), at)
        keep.update(list(newest.values())[:number])
    return keep
