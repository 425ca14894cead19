"""Every change is visible at the next request, although the list is cached in memory."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from tests.wijken.conftest import NOW, Town
from wijken.directory.models import Listing, Schedule, SchoolHoliday

Read = Callable[..., str]
THURSDAY = {"wanneer": "2026-11-26"}


@pytest.fixture
def shown(town: Town, read: Read) -> Callable[..., bool]:
    """Whether the listing is in the list."""

    def is_shown(**choices: str) -> bool:
        return ">Eettafel</a>" in read("/sociale-kaart/", **choices)

    return is_shown


def test_publishing_taking_down_and_deleting_are_seen_at_once(town: Town, shown: Callable[..., bool]) -> None:
    assert not shown()
    listing = town.listing("Eettafel")
    assert shown() and shown(wijk="noord") and not shown(wijk="west")
    listing.unpublish()
    assert not shown()
    listing.save_revision().publish()
    assert shown()
    Listing.objects.filter(pk=listing.pk).update(neighbourhood=town.west)
    assert shown(wijk="west") and not shown(wijk="noord")
    Listing.objects.get(pk=listing.pk).delete()
    assert not shown()


def test_another_day_is_another_day_at_once(town: Town, shown: Callable[..., bool]) -> None:
    activity = town.activity(town.listing("Eettafel"), "Eten", weekday=3)
    assert shown(**THURSDAY)
    activity.schedules.all().delete()
    Schedule(activity=activity, frequency="weekly", weekdays=[4], starts_at=time(10), ends_at=time(12)).save()
    assert not shown(**THURSDAY) and shown(wanneer="2026-11-27")


def test_a_new_school_holiday_counts_at_once(town: Town, shown: Callable[..., bool]) -> None:
    activity = town.activity(town.listing("Eettafel"), "Eten", weekday=3)
    schedule = activity.schedules.get()
    schedule.not_in_school_holidays = True
    schedule.save()
    SchoolHoliday.objects.create(name="Zomer", first_day=date(2027, 7, 17), last_day=date(2027, 8, 29))
    assert shown(**THURSDAY)
    holiday = SchoolHoliday(name="Vrij", first_day=date(2026, 11, 26), last_day=date(2026, 11, 27))
    holiday.save()
    assert not shown(**THURSDAY)
    holiday.delete()
    assert shown(**THURSDAY)


def test_a_neighbourhood_has_its_new_name_at_once(town: Town, read: Read) -> None:
    town.listing("Eettafel")
    assert town.north.name in read("/sociale-kaart/")
    town.north.name = "Noorderpolder"
    town.north.save()
    page = read("/sociale-kaart/")
    assert page.count("Noorderpolder") == 2


def test_an_expired_listing_disappears_without_a_change(
    town: Town, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.activity(town.listing("Eettafel", expire_at=NOW + timedelta(hours=1)), "Eten", weekday=3)
    for choices in ({}, THURSDAY):
        page = read("/sociale-kaart/", **choices)
        assert ">Eettafel</a>" in page and "Niets gevonden" not in page
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(hours=1, seconds=1))
    for choices in ({}, THURSDAY):
        page = read("/sociale-kaart/", **choices)
        assert ">Eettafel</a>" not in page and "Niets gevonden" in page, "nor is it counted"


def test_what_comes_in_as_a_batch_is_seen_at_once(town: Town, shown: Callable[..., bool]) -> None:
    assert not shown()
    Listing.objects.bulk_create(
        [
            Listing(
                name="Eettafel", slug="eettafel", kind="initiatief", summary="Eten.", neighbourhood=town.north
            )
        ]
    )
    assert shown()


def test_what_is_changed_as_a_batch_is_seen_at_once(town: Town, shown: Callable[..., bool]) -> None:
    town.listing("Eettafel")
    assert shown()
    Listing.objects.filter(name="Eettafel").update(live=False)
    assert not shown()
