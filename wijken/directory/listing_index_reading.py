"""Reading the index of the social map from what is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from wijken.directory.bitsets import bitset
from wijken.directory.freshness import Level, freshness
from wijken.directory.index_days import DayIndex
from wijken.directory.known_activity import KnownActivity
from wijken.directory.listing_index import ListingIndex
from wijken.directory.models import (
    Activity,
    Listing,
    Location,
    Schedule,
    ScheduleException,
)
from wijken.directory.querysets import local_day
from wijken.directory.recurrence import Change, Holidays, Rule

UNSURE = {Level.UNCONFIRMED, Level.STALE}
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
)
CHANGE_FIELDS = ("kind", "first_day", "last_day", "starts_at", "ends_at")


@dataclass(slots=True)
class Row:
    """A listing as the index needs it."""

    pk: int
    name: str
    kind: str
    period_days: int
    neighbourhood: int | None
    location: int | None
    checked_on: date | None
    status: str
    closed_until: date | None


def read_index(at: datetime, holidays: Holidays, before: ListingIndex | None = None) -> ListingIndex:
    """Eight queries, however much there is. ``before``: an earlier one, whose calendar is used again."""
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
        if level is Level.STALE:
            every.add("freshness", "stale", own)
        closed = _closed(row)
        for slot, activity in zip(own, activities.get(row.pk, ()), strict=False):
            every.add("cost", activity.cost, [slot])
            every.add("registration", activity.registration, [slot])
            days.add(slot, activity.rules, [*closed, *activity.changes])
    for name, pairs in _words(at, rows).items():
        for listing, word in pairs:
            every.add(name, word, slots_of.get(listing, ()))
    told = every.made()
    trust = told.pop("freshness", {})
    return ListingIndex(
        listings=slots,
        days=days,
        told=defaultdict(dict, told),
        unsure=trust.get("unsure", 0),
        stale=trust.get("stale", 0),
        first=bitset(by_offset[0], size),
        later=[bitset(by_offset[offset], size) for offset in range(1, len(by_offset))],
        activities=happening,
        slots_of=slots_of,
    )


class _Sets:
    """Slots gathered by what they say."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.gathered: dict[str, dict[Any, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, name: str, value: Any, slots: Iterable[int]) -> None:
        self.gathered[name][value].extend(slots)

    def made(self) -> dict[str, dict[Any, int]]:
        return {
            name: {value: bitset(slots, self.size) for value, slots in values.items()}
            for name, values in self.gathered.items()
        }


def _listings(at: datetime) -> list[Row]:
    """In the order of the list, which is sorted here because databases do not agree about letters."""
    found = Listing.objects.published(at).still_there().order_by()
    fields = tuple(Row.__dataclass_fields__)
    return sorted(
        (Row(*row) for row in found.values_list(*fields)), key=lambda row: (row.name.lower(), row.pk)
    )


def _closed(row: Row) -> list[Change]:
    """While a listing is closed, nothing happens there."""
    if row.status == Listing.Status.ACTIVE:
        return []
    return [Change(first=date.min, last=row.closed_until or date.max)]


def _activities(at: datetime) -> dict[int, list[KnownActivity]]:
    """By listing, in the order in which a card tells them."""
    found: dict[int, list[KnownActivity]] = defaultdict(list)
    rules, changes = _rules(), _changes()
    rows = Activity.objects.published(at).order_by("title", "pk")
    for listing, key, cost, registration in rows.values_list("listing", "pk", "cost", "registration"):
        found[listing].append(
            KnownActivity(key, cost, registration, rules.get(key, ()), changes.get(key, ()))
        )
    return found


@lru_cache(maxsize=16_384)
def _rule(*values: Any) -> Rule:
    """Many lines say the same: each is understood once, by the model's own words."""
    return Schedule(**dict(zip(SCHEDULE_FIELDS, values, strict=True))).rule


def _rules() -> dict[int, list[Rule]]:
    found: dict[int, list[Rule]] = defaultdict(list)
    for activity, *values in Schedule.objects.order_by("sort_order").values_list(
        "activity", *SCHEDULE_FIELDS
    ):
        found[activity].append(_rule(*values))
    return found


def _changes() -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = defaultdict(list)
    rows = ScheduleException.objects.order_by("first_day")
    for activity, *values in rows.values_list("activity", *CHANGE_FIELDS):
        found[activity].append(ScheduleException(**dict(zip(CHANGE_FIELDS, values, strict=True))).change)
    return found


def _words(at: datetime, rows: list[Row]) -> dict[str, Iterator[tuple[int, int]]]:
    """Which listing has which words: pairs of numbers."""
    return {
        "theme": _pairs(Listing.themes.through.objects.all(), "listing", "theme"),
        "audience": _pairs(Listing.audiences.through.objects.all(), "listing", "audience"),
        "language": _pairs(Listing.languages.through.objects.all(), "listing", "spokenlanguage"),
        "access": _access(at, rows),
    }


def _pairs(links: QuerySet, *fields: str) -> Iterator[tuple[int, int]]:
    return iter(links.order_by().values_list(*fields))


def _access(at: datetime, rows: list[Row]) -> Iterator[tuple[int, int]]:
    """The features of the place of a listing, unless editors took the place down."""
    at_place: dict[int, list[int]] = defaultdict(list)
    links = Location.access_features.through.objects.filter(location__in=Location.objects.published(at))
    for place, feature in links.values_list("location", "accessfeature"):
        at_place[place].append(feature)
    for row in rows:
        for feature in at_place.get(row.location or 0, ()):
            yield row.pk, feature
