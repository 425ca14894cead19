"""An index that took in the changes is the index that would be built now."""

import os
import random
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction

from tests.wijken.conftest import NOW, Town
from wijken.directory.index import cache, splicing
from wijken.directory.index.builder import build_index
from wijken.directory.index.cache import Indexes
from wijken.directory.index.date_ranges import coming_week
from wijken.directory.index.index import ListingIndex
from wijken.directory.index.query import FilterQuery
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    IndexChange,
    IndexVersion,
    Listing,
    Location,
    Schedule,
    ScheduleException,
    SchoolHoliday,
    SpokenLanguage,
    Theme,
)
from wijken.directory.recurrence.occurrences import Holidays

EDITS = int(os.environ.get("INDEX_EDITS", "60"))
TODAY = NOW.date()

type Edit = Callable[[random.Random, Town], object]


def some(chance: random.Random, model: Any) -> Any:
    return chance.choice(list(model._default_manager.order_by("pk")))


def add(chance: random.Random, town: Town) -> None:
    number = chance.randint(0, 10**9)
    listing = town.listing(
        f"{chance.choice('aBcDé')}{chance.randint(0, 3)}",
        slug=f"nieuw-{number}",
        kind=chance.choice(Listing.Kind.values),
        neighbourhood=chance.choice([town.north, town.west, None]),
        location=chance.choice([None, some(chance, Location)]),
        checked_on=chance.choice([None, TODAY, TODAY - timedelta(days=400)]),
        first_published_at=chance.choice([None, NOW - timedelta(days=chance.randint(0, 90))]),
    )
    for _number in range(chance.randint(0, 3)):
        town.activity(
            listing,
            chance.choice("xyz"),
            weekday=chance.randint(0, 6),
            cost=chance.choice(Activity.Cost.values),
        )


def rename(chance: random.Random, town: Town) -> None:
    listing = some(chance, Listing)
    listing.name = f"{chance.choice('AbCdZ')}{chance.randint(0, 3)}"
    listing.save()


def change_words(chance: random.Random, town: Town) -> None:
    listing = some(chance, Listing)
    for links, model in (
        (listing.themes, Theme),
        (listing.audiences, Audience),
        (listing.languages, SpokenLanguage),
    ):
        links.set(chance.sample(list(model.objects.all()), chance.randint(0, 2)))
    listing.save()


def change_access(chance: random.Random, town: Town) -> None:
    features = list(AccessFeature.objects.all())
    some(chance, Location).access_features.set(chance.sample(features, chance.randint(0, 2)))


def change_times(chance: random.Random, town: Town) -> None:
    schedule = some(chance, Schedule)
    schedule.weekdays = sorted(chance.sample(range(7), chance.choice((1, 5))))
    schedule.starts_at = time(chance.randint(8, 20))
    schedule.save()


def cancel(chance: random.Random, town: Town) -> None:
    day = TODAY + timedelta(days=chance.randint(0, 6))
    ScheduleException.objects.create(
        activity=some(chance, Activity), kind=ScheduleException.Kind.CANCELLED, first_day=day, last_day=day
    )


def move_activity(chance: random.Random, town: Town) -> None:
    activity = some(chance, Activity)
    activity.listing = some(chance, Listing)
    activity.save()


def add_activity(chance: random.Random, town: Town) -> None:
    town.activity(some(chance, Listing), chance.choice("xyz"), weekday=chance.randint(0, 6))


def publish_location(chance: random.Random, town: Town) -> None:
    location = some(chance, Location)
    location.live = not location.live
    location.save()


def undo(chance: random.Random, town: Town) -> None:
    try:
        with transaction.atomic():
            rename(chance, town)
            raise RuntimeError
    except RuntimeError:
        pass


def update_some(chance: random.Random, town: Town) -> None:
    """By a condition that no longer holds afterwards."""
    Listing.objects.filter(kind=chance.choice(Listing.Kind.values)).update(
        kind=chance.choice(Listing.Kind.values), live=chance.random() < 0.8
    )


def close(chance: random.Random, town: Town) -> None:
    status = chance.choice(Listing.Status.values)
    Listing.objects.filter(pk=some(chance, Listing).pk).update(status=status)


def let_expire(chance: random.Random, town: Town) -> None:
    record = some(chance, chance.choice((Listing, Activity, Location)))
    record.expire_at = NOW + timedelta(seconds=chance.randint(1, 600))
    record.save()


def create_many(chance: random.Random, town: Town) -> None:
    Listing.objects.bulk_create(
        Listing(name=f"b{number}", slug=f"b-{chance.randint(0, 10**9)}", kind="initiatief", summary="x")
        for number in range(chance.choice((1, 3)))
    )


ONE_BY_ONE: list[Edit] = [
    add,
    add,
    add_activity,
    rename,
    change_words,
    change_access,
    change_times,
    cancel,
    move_activity,
    publish_location,
    update_some,
    close,
    let_expire,
    create_many,
    lambda chance, town: some(chance, Listing).delete(),
    lambda chance, town: some(chance, Activity).delete(),
    lambda chance, town: some(chance, Schedule).delete(),
    lambda chance, town: town.north.save(),
    lambda chance, town: some(chance, Theme).save(),
]
ALL_AT_ONCE: list[Edit] = [
    undo,
    lambda chance, town: Listing.objects.all().update(live=True),
    lambda chance, town: some(chance, Theme).listings.set([some(chance, Listing)]),
    lambda chance, town: some(chance, Location).delete(),
    lambda chance, town: Location.objects.create(name="Plek", kind="hall"),
    lambda chance, town: SchoolHoliday.objects.create(
        name="Vrij", first_day=TODAY, last_day=TODAY + timedelta(days=chance.randint(0, 2))
    ),
]


@pytest.fixture
def filled(town: Town) -> Town:
    for model in (Theme, Audience, SpokenLanguage, AccessFeature):
        for number in range(3):
            model.objects.create(name=f"Woord {number}", slug=f"woord-{number}")
    for number in range(3):
        Location.objects.create(name=f"Plek {number}", kind="hall")
    for seed in range(12):
        add(random.Random(seed), town)
    return town


def content(index: ListingIndex, at: datetime) -> dict[str, object]:
    """All that an index knows, in an order that does not depend on how it was made."""
    found = {field.name: getattr(index, field.name) for field in fields(index) if field.name != "days"}
    days = index.days
    found["told"] = {name: values for name, values in index.told.items() if values}
    found["rules"] = {rule: sorted(slots) for rule, slots in days.by_rule.items()}
    found["with changes"] = sorted(days.with_changes, key=lambda row: row[2])
    found["slots"] = {key: list(index.slots_of(key)) for key in index.names}
    week = coming_week(date(2026, 11, 24))
    found["week"] = index.fitting(FilterQuery(days=week), at)
    found["by weekday"] = [index.fitting(FilterQuery(weekday=day), at) for day in range(7)]
    found["in order"] = [
        (one, slots)
        for number in range(3)
        for one, slots in (
            *days.in_order(week.first + timedelta(days=number)),
            *days.cancelled(week.first + timedelta(days=number)),
        )
    ]
    return found


@pytest.mark.parametrize("kept", [1_000, 8])
def test_after_any_edits_it_is_as_if_it_were_new(
    filled: Town, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (splicing, build_index.__globals__):
        (monkeypatch.setattr if module is splicing else monkeypatch.setitem)(module, "NEWEST_KEPT", kept)  # type: ignore[operator]
    chance, indexes, at = random.Random(int(os.environ.get("INDEX_SEED", "1"))), Indexes(), NOW
    indexes.current(at, holidays())
    done: list[str] = []
    for _number in range(EDITS):
        for _more in range(chance.choice((1, 1, 3))):
            edit = chance.choice([*ONE_BY_ONE * 3, *ALL_AT_ONCE])
            done.append(getattr(edit, "__name__", ""))
            edit(chance, filled)
        at += timedelta(seconds=chance.choice((0, 0, 200)))
        then, now = content(indexes.current(at, holidays()), at), content(build_index(at, holidays()), at)
        if kept < len(now["names"]):  # type: ignore[arg-type]
            known = then.pop("newest")
            assert known == now.pop("newest")[: len(known)] and len(known) >= kept // 2  # type: ignore[index,arg-type]
        for name, value in now.items():
            assert then[name] == value, (name, done)


def holidays() -> Holidays:
    return cache.current_holidays()


@pytest.mark.parametrize("number", range(len(ONE_BY_ONE)))
def test_an_edit_of_one_reads_one_again(filled: Town, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    indexes, chance = Indexes(), random.Random(100 + number)
    indexes.current(NOW, holidays())
    monkeypatch.setattr(cache, "build_index", lambda *args: pytest.fail("everything was read again"))
    ONE_BY_ONE[number](chance, filled)
    assert content(indexes.current(NOW, holidays()), NOW) == content(build_index(NOW, holidays()), NOW)


def delete_the_last(town: Town) -> None:
    Listing.objects.latest("pk").delete()


def take_down_in_bulk(town: Town) -> None:
    """What the log cannot name: everything is read again."""
    Listing.objects.filter(pk=Listing.objects.latest("pk").pk).update(live=False)
    IndexVersion.renew()


@pytest.mark.parametrize("edit", [delete_the_last, take_down_in_bulk])
def test_an_edit_after_very_many_of_one_record_is_seen_too(
    filled: Town, edit: Callable[[Town], None]
) -> None:
    indexes, busy = Indexes(), Listing.objects.earliest("pk")
    indexes.current(NOW, holidays())
    for _each in range(250):
        IndexVersion.renew(IndexChange.What.LISTING, [busy.pk])
    edit(filled)
    assert content(indexes.current(NOW, holidays()), NOW) == content(build_index(NOW, holidays()), NOW)
