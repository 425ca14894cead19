"""How much of each neighbourhood was confirmed within its period, month by month.

Read from the history of confirmations, so that nothing has to be counted every day and no day can be missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wijken.directory.freshness import Level, freshness
from wijken.directory.models import Listing
from wijken.directory.models.listing import CONFIRMED
from wijken.directory.querysets import local_day

CONFIRMED_LEVELS = (Level.FRESH, Level.DUE_SOON, Level.DUE)
"""What the public reads as checked: not yet "niet bevestigd"."""


@dataclass(frozen=True, slots=True)
class Line:
    """One neighbourhood: percentages at the days of the picture; None while it had no listings."""

    name: str
    shares: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is needed of a listing: where, since when, how long a check holds, and when it was confirmed."""

    where: str
    since: date
    period: int
    confirmed_on: Sequence[date]

    def is_confirmed(self, day: date) -> bool:
        last = max((on for on in self.confirmed_on if on <= day), default=None)
        return freshness(last, self.period, day) in CONFIRMED_LEVELS


def month_ends(today: date, count: int) -> list[date]:
    """The last day of each of the months before this one, and today."""
    days = [today]
    while len(days) < count:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return days[::-1]


def lines(facts: Iterable[Fact], days: Sequence[date]) -> list[Line]:
    """One line for each neighbourhood, by name."""
    by_place: Mapping[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_place[fact.where].append(fact)
    return [
        Line(name, tuple(_share([fact for fact in there if fact.since <= day], day) for day in days))
        for name, there in sorted(by_place.items())
    ]


def _share(facts: Sequence[Fact], day: date) -> int | None:
    if not facts:
        return None
    return round(100 * sum(fact.is_confirmed(day) for fact in facts) / len(facts))


def facts_at(listings: Iterable[Listing], whole_municipality: str) -> list[Fact]:
    """The listings as facts, with one query for all of their history."""
    from wagtail.models import ModelLogEntry

    rows = list(listings)
    told: dict[str, list[date]] = defaultdict(list)
    entries = ModelLogEntry.objects.filter(action=CONFIRMED, object_id__in=[str(row.pk) for row in rows])
    for object_id, data in entries.values_list("object_id", "data"):
        told[object_id].append(date.fromisoformat(data["on"]))
    confirmed = {row.pk: [*told[str(row.pk)], *filter(None, [row.checked_on])] for row in rows}
    return [
        Fact(
            where=row.neighbourhood.name if row.neighbourhood else whole_municipality,
            since=min([local_day(row.created_at), *confirmed[row.pk]]),
            period=row.period_days,
            confirmed_on=confirmed[row.pk],
        )
        for row in rows
    ]


def as_points(shares: Sequence[int | None], width: int, height: int) -> str:
    """The points of a line in a picture of this size: 100 % at the top."""
    step = width / max(1, len(shares) - 1)
    known = ((index, share) for index, share in enumerate(shares) if share is not None)
    return " ".join(f"{index * step:.0f},{height - share * height / 100:.0f}" for index, share in known)
