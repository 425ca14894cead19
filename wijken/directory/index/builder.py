"""Build the index of the social map from published records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from heapq import nlargest

from django.db.models import QuerySet

from wijken.directory.freshness.levels import FreshnessLevel, freshness
from wijken.directory.index.activity import KnownActivity
from wijken.directory.index.bitsets import bitset
from wijken.directory.index.days import CLOSED_SINCE, DayIndex
from wijken.directory.index.index import ListingIndex
from wijken.directory.local_time import local_day
from wijken.directory.models import (
    Activity,
    Listing,
    Location,
    Schedule,
    ScheduleException,
)
from wijken.directory.recurrence.occurrences import Holidays, RecurrenceRule, ScheduleChange

UNSURE = {FreshnessLevel.UNCONFIRMED, FreshnessLevel.STALE}
SCHEDULE_FIELDS = (
    "frequency",
    "weekdays",
    "nth",
    "interval",
    "first_day",
    "last_day",
    "starts_at",
    "ends_at",
    "not_in_school_holidays",
    "not_on_public_holidays",
    "weeks",
)
NEWEST_KEPT = 1_000
"""What is new is looked for among these."""
CHANGE_FIELDS = ("kind", "first_day", "last_day", "starts_at", "ends_at", "reason")


@dataclass(slots=True)
class ListingRow:
    """The data of a listing that the index needs."""

    pk: int
    name: str
    kind: str
    period_days: int
    neighbourhood: int | None
    location: int | None
    checked_on: date | None
    status: str
    closed_until: date | None
    first_published_at: datetime | None
    created_at: datetime

    @property
    def appeared_at(self) -> datetime:
        """When it was first public: what readers call new. An imported one may lack that moment."""
        return self.first_published_at or self.created_at


def build_index(at: datetime, holidays: Holidays, before: ListingIndex | None = None) -> ListingIndex:
    """Eight queries, regardless of size. ``before``: a previous index, whose calendar is reused."""
    rows = _listings(at)
    activities = _activities(at)
    slots: list[int] = []
    happening: list[KnownActivity | None] = []
    slots_of: dict[int, list[int]] = {}
    by_offset: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        count = max(1, len(activities.get(row.pk, ())))
        slots_of[row.pk] = list(range(len(slots), len(slots) + count))
        for offset, slot in enumerate(slots_of[row.pk]):
            by_offset[offset].append(slot)
        slots += [row.pk] * count
        happening += activities.get(row.pk) or [None]
    size = len(slots)
    every = _Sets(size)
    today = local_day(at)
    days = DayIndex(size, holidays)
    if before is not None:
        days.remember(before.days, today)
    for row in rows:
        own = slots_of[row.pk]
        level = freshness(row.checked_on, row.period_days, today)
        every.add("kind", row.kind, own)
        every.add("neighbourhood", row.neighbourhood, own)
        if level in UNSURE:
            every.add("freshness", "unsure", own)
        if level is FreshnessLevel.STALE:
            every.add("freshness", "stale", own)
        closed = _closed(row)
        for slot, activity in zip(own, activities.get(row.pk, ()), strict=False):
            every.add("cost", activity.cost, [slot])
            every.add("registration", activity.registration, [slot])
            days.add(slot, activity.rules, [*closed, *activity.changes])
            if activity.is_standing:
                every.add("rhythm", "standing", [slot])
            if activity.is_weekly:
                every.add("rhythm", "weekly", [slot])
    for name, pairs in _words(at, rows).items():
        for listing, word in pairs:
            every.add(name, word, slots_of.get(listing, ()))
    told = every.made()
    trust, rhythm = told.pop("freshness", {}), told.pop("rhythm", {})
    return ListingIndex(
        listings=slots,
        days=days,
        told=defaultdict(dict, told),
        unsure=trust.get("unsure", 0),
        stale=trust.get("stale", 0),
        standing=rhythm.get("standing", 0),
        weekly=rhythm.get("weekly", 0),
        first=bitset(by_offset[0], size),
        later=[bitset(by_offset[offset], size) for offset in range(1, len(by_offset))],
        activities=happening,
        slots_of=slots_of,
        newest=nlargest(NEWEST_KEPT, ((row.appeared_at, row.pk) for row in rows)),
    )


class _Sets:
    """Collects sets of slots by value."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.gathered: dict[str, dict[Hashable, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, name: str, value: Hashable, slots: Iterable[int]) -> None:
        self.gathered[name][value].extend(slots)

    def made(self) -> dict[str, dict[Hashable, int]]:
        return {
            name: {value: bitset(slots, self.size) for value, slots in values.items()}
            for name, values in self.gathered.items()
        }


def _listings(at: datetime) -> list[ListingRow]:
    """In list order, sorted here because databases collate differently."""
    found = Listing.objects.published(at).not_closed().order_by()
    fields = tuple(ListingRow.__dataclass_fields__)
    return sorted(
        (ListingRow(*row) for row in found.values_list(*fields)), key=lambda row: (row.name.lower(), row.pk)
    )


def _closed(row: ListingRow) -> list[ScheduleChange]:
    """A closed listing has no occurrences."""
    if row.status == Listing.Status.ACTIVE:
        return []
    return [ScheduleChange(first=CLOSED_SINCE, last=row.closed_until or date.max)]


def _activities(at: datetime) -> dict[int, list[KnownActivity]]:
    """By listing, in the order shown on a card."""
    found: dict[int, list[KnownActivity]] = defaultdict(list)
    rules, changes = _rules(), _changes()
    rows = Activity.objects.published(at).order_by("title", "pk")
    fields = ("listing", "pk", "cost", "registration", "presence")
    for listing, key, cost, registration, presence in rows.values_list(*fields):
        found[listing].append(
            KnownActivity(key, cost, registration, rules.get(key, ()), changes.get(key, ()), presence)
        )
    return found


@lru_cache(maxsize=16_384)
def _rule(*values: object) -> RecurrenceRule:
    """Cached: many schedules are equal, and each is converted once, by the model."""
    return Schedule(**dict(zip(SCHEDULE_FIELDS, values, strict=True))).rule


def _rules() -> dict[int, list[RecurrenceRule]]:
    found: dict[int, list[RecurrenceRule]] = defaultdict(list)
    for activity, *values in Schedule.objects.order_by("sort_order").values_list(
        "activity", *SCHEDULE_FIELDS
    ):
        found[activity].append(_rule(*values))
    return found


def _changes() -> dict[int, list[ScheduleChange]]:
    found: dict[int, list[ScheduleChange]] = defaultdict(list)
    rows = ScheduleException.objects.order_by("first_day")
    for activity, *values in rows.values_list("activity", *CHANGE_FIELDS):
        found[activity].append(ScheduleException(**dict(zip(CHANGE_FIELDS, values, strict=True))).change)
    return found


def _words(at: datetime, rows: list[ListingRow]) -> dict[str, Iterator[tuple[int, int]]]:
    """Pairs of listing id and term id."""
    return {
        "theme": _pairs(Listing.themes.through.objects.all(), "listing", "theme"),
        "audience": _pairs(Listing.audiences.through.objects.all(), "listing", "audience"),
        "language": _pairs(Listing.languages.through.objects.all(), "listing", "spokenlanguage"),
        "access": _access(at, rows),
    }


def _pairs(links: QuerySet, *fields: str) -> Iterator[tuple[int, int]]:
    return iter(links.order_by().values_list(*fields))


def _access(at: datetime, rows: list[ListingRow]) -> Iterator[tuple[int, int]]:
    """The accessibility features of a listing's location, unless that was unpublished."""
    at_place: dict[int, list[int]] = defaultdict(list)
    links = Location.access_features.through.objects.filter(location__in=Location.objects.published(at))
    for place, feature in links.values_list("location", "accessfeature"):
        at_place[place].append(feature)
    for row in rows:
        for feature in at_place.get(row.location or 0, ()):
            yield row.pk, feature
