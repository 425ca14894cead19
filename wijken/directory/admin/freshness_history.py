"""The percentage of listings per neighbourhood that were confirmed in time, by month.

Computed from the history of confirmations, so that nothing has to be counted daily and no day can be missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wagtail.models import ModelLogEntry

from wijken.directory.freshness.levels import FreshnessLevel, freshness
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing
from wijken.directory.models.confirmable_record import CONFIRMED

CONFIRMED_LEVELS = (FreshnessLevel.FRESH, FreshnessLevel.DUE_SOON, FreshnessLevel.DUE)
"""The levels that the public does not see as "niet bevestigd"."""


@dataclass(frozen=True, slots=True)
class FreshnessLine:
    """One neighbourhood: percentages on the days of the chart; None while it had no listings."""

    name: str
    shares: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class CheckedListing:
    """The neighbourhood, creation date, check period and confirmations of a listing."""

    where: str
    since: date
    period: int
    confirmed_on: Sequence[date]

    def is_confirmed(self, day: date) -> bool:
        last = max((on for on in self.confirmed_on if on <= day), default=None)
        return freshness(last, self.period, day) in CONFIRMED_LEVELS


def month_ends(today: date, count: int) -> list[date]:
    """The last days of the preceding months, and today."""
    days = [today]
    while len(days) < count:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return days[::-1]


def lines(facts: Iterable[CheckedListing], days: Sequence[date]) -> list[FreshnessLine]:
    """One line per neighbourhood, sorted by name."""
    by_place: Mapping[str, list[CheckedListing]] = defaultdict(list)
    for fact in facts:
        by_place[fact.where].append(fact)
    return [
        FreshnessLine(name, tuple(_share([fact for fact in there if fact.since <= day], day) for day in days))
        for name, there in sorted(by_place.items())
    ]


def _share(facts: Sequence[CheckedListing], day: date) -> int | None:
    if not facts:
        return None
    return round(100 * sum(fact.is_confirmed(day) for fact in facts) / len(facts))


def facts_at(listings: Iterable[Listing], whole_municipality: str) -> list[CheckedListing]:
    """The listings with their history, in one query."""
    rows = list(listings)
    told: dict[str, list[date]] = defaultdict(list)
    entries = ModelLogEntry.objects.filter(action=CONFIRMED, object_id__in=[str(row.pk) for row in rows])
    for object_id, data in entries.values_list("object_id", "data"):
        told[object_id].append(date.fromisoformat(data["on"]))
    confirmed = {row.pk: [*told[str(row.pk)], *filter(None, [row.checked_on])] for row in rows}
    return [
        CheckedListing(
            where=row.neighbourhood.name if row.neighbourhood else whole_municipality,
            since=min([local_day(row.created_at), *confirmed[row.pk]]),
            period=row.period_days,
            confirmed_on=confirmed[row.pk],
        )
        for row in rows
    ]


def as_points(shares: Sequence[int | None], width: int, height: int) -> str:
    """The points of an SVG polyline, with 100 % at the top."""
    step = width / max(1, len(shares) - 1)
    known = ((index, share) for index, share in enumerate(shares) if share is not None)
    return " ".join(f"{index * step:.0f},{height - share * height / 100:.0f}" for index, share in known)
