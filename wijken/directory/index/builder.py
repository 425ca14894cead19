"""Build the index of the social map from published records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from heapq import nlargest
from sys import intern

from django.db.models import Model, QuerySet

from wijken.directory.freshness.levels import FreshnessLevel, freshness
from wijken.directory.index.activity import KnownActivity
from wijken.directory.index.bitsets import bitset
from wijken.directory.index.days import CLOSED_SINCE, DayIndex
from wijken.directory.index.index import NEWEST_KEPT, ListingIndex
from wijken.directory.index.splicing import spliced
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
CHANGE_FIELDS = ("kind", "first_day", "last_day", "starts_at", "ends_at", "reason")


type Keys = Collection[int] | None
"""Of the listings to read; None: all."""


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
    def sorted_by(self) -> str:
        return self.name.lower()

    @property
    def appeared_at(self) -> datetime:
        """When it was first public: what readers call new. An imported one may lack that moment."""
        return self.first_published_at or self.created_at


def build_index(at: datetime, holidays: Holidays, before: ListingIndex | None = None) -> ListingIndex:
    """Eight queries, regardless of size. ``before``: a previous index, whose calendar is reused."""
    index = _build(at, holidays)
    if before is not None:
        index.days.remember(before.days, local_day(at))
    return index


def renew_listings(
    before: ListingIndex, listings: Collection[int], at: datetime, holidays: Holidays
) -> ListingIndex:
    """The same as a new index if only these listings changed, on the same day. As many queries."""
    index = spliced(before, _build(at, holidays, listings), listings)
    if index is None:
        return build_index(at, holidays, before)
    index.days.remember(before.days, local_day(at))
    return index


def _build(at: datetime, holidays: Holidays, only: Keys = None) -> ListingIndex:
    rows = _listings(at, only)
    activities = _activities(at, only)
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
    for name, pairs in _words(at, rows, only).items():
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
        names={row.pk: row.sorted_by for row in rows},
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


def _listings(at: datetime, only: Keys) -> list[ListingRow]:
    """In list order, sorted here because databases collate differently."""
    found = _only(Listing.objects.published(at).not_closed(), "pk", only).order_by()
    fields = tuple(ListingRow.__dataclass_fields__)
    return sorted(
        (ListingRow(*row) for row in found.values_list(*fields)), key=lambda row: (row.sorted_by, row.pk)
    )


def _closed(row: ListingRow) -> list[ScheduleChange]:
    """A closed listing has no occurrences."""
    if row.status == Listing.Status.ACTIVE:
        return []
    return [ScheduleChange(first=CLOSED_SINCE, last=row.closed_until or date.max)]


def _only(rows: QuerySet, listing: str, keys: Keys) -> QuerySet:
    return rows if keys is None else rows.filter(**{f"{listing}__in": keys})


def _activities(at: datetime, only: Keys) -> dict[int, list[KnownActivity]]:
    """By listing, in the order shown on a card."""
    found: dict[int, list[KnownActivity]] = defaultdict(list)
    rules, changes = _rules(only), _changes(only)
    rows = _only(Activity.objects.published(at), "listing", only).order_by("title", "pk")
    fields = ("listing", "pk", "cost", "registration", "presence")
    for listing, key, cost, registration, presence in rows.values_list(*fields):
        found[listing].append(
            KnownActivity(
                key, intern(cost), intern(registration), rules.get(key, ()), changes.get(key, ()), presence
            )
        )
    return found


@lru_cache(maxsize=16_384)
def _rule(*values: object) -> RecurrenceRule:
    """Cached: many schedules are equal, and each is converted once, by the model."""
    return Schedule(**dict(zip(SCHEDULE_FIELDS, values, strict=True))).rule


def _rules(only: Keys) -> dict[int, tuple[RecurrenceRule, ...]]:
    """Tuples, because they take half as much memory as lists."""
    found: dict[int, tuple[RecurrenceRule, ...]] = {}
    rows = _only(Schedule.objects.order_by("sort_order"), "activity__listing", only)
    for activity, *values in rows.values_list("activity", *SCHEDULE_FIELDS):
        found[activity] = (*found.get(activity, ()), _rule(*values))
    return found


def _changes(only: Keys) -> dict[int, list[ScheduleChange]]:
    found: dict[int, list[ScheduleChange]] = defaultdict(list)
    rows = _only(ScheduleException.objects.order_by("first_day"), "activity__listing", only)
    for activity, *values in rows.values_list("activity", *CHANGE_FIELDS):
        found[activity].append(ScheduleException(**dict(zip(CHANGE_FIELDS, values, strict=True))).change)
    return found


def _words(at: datetime, rows: list[ListingRow], only: Keys) -> dict[str, Iterator[tuple[int, int]]]:
    """Pairs of listing id and term id."""
    return {
        "theme": _pairs(Listing.themes.through, "theme", only),
        "audience": _pairs(Listing.audiences.through, "audience", only),
        "language": _pairs(Listing.languages.through, "spokenlanguage", only),
        "access": _access(at, rows, only),
    }


def _pairs(link: type[Model], term: str, only: Keys) -> Iterator[tuple[int, int]]:
    links = _only(link._default_manager.order_by(), "listing", only)
    return iter(links.values_list("listing", term))


def _access(at: datetime, rows: list[ListingRow], only: Keys) -> Iterator[tuple[int, int]]:
    """The accessibility features of a listing's location, unless that was unpublished."""
    at_place: dict[int, list[int]] = defaultdict(list)
    places = Location.objects.published(at)
    if only is not None:
        places = places.filter(pk__in={row.location for row in rows if row.location})
    links = Location.access_features.through.objects.filter(location__in=places)
    for place, feature in links.values_list("location", "accessfeature"):
        at_place[place].append(feature)
    for row in rows:
        for feature in at_place.get(row.location or 0, ()):
            yield row.pk, feature
