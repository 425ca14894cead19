"""How long a check remains valid: by kind, shorter with fixed times, configurable."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from config.roles import EDITORS, VOLUNTEERS
from wijken.directory.freshness.levels import FreshnessLevel, freshness
from wijken.directory.freshness.periods import Periods
from wijken.directory.models import Activity, CheckPeriods, Listing, Schedule
from wijken.directory.querysets import _checked_before

TODAY = date(2026, 11, 24)
ADDRESS = "/beheer/settings/directory/checkperiods/"


def add_times(listing: Listing, frequency: str = "weekly") -> Activity:
    activity = Activity(listing=listing, title="Inloop")
    activity.schedules = [
        Schedule(frequency=frequency, weekdays=(1,), starts_at=time(10), ends_at=time(12), sort_order=0)
    ]
    activity.save()
    return activity


def days(listing: Listing) -> int:
    return Listing.objects.get(pk=listing.pk).period_days


def test_times_weigh_heavier_than_a_description() -> None:
    periods = Periods(organisation=365, facility=200, initiative=100, times=120)

    assert periods.of("organisatie", with_times=False) == 365
    assert periods.of("organisatie", with_times=True) == 120
    assert periods.of("initiatief", with_times=True) == 100, "never longer because of its times"


def test_a_listing_gets_the_shorter_period_with_its_first_fixed_time(listing: Listing) -> None:
    listing.kind = Listing.Kind.ORGANISATION
    listing.save()
    assert days(listing) == 365
    add_times(listing, "appointment")
    assert days(listing) == 365, "by appointment is no fixed time"

    activity = add_times(listing)
    assert days(listing) == 180

    activity.delete()
    assert days(listing) == 365


def test_an_editor_sets_a_period_and_every_listing_follows(listing: Listing, editor: Client) -> None:
    other = Listing.objects.create(
        name="Weggeefkast", slug="weggeefkast", kind=Listing.Kind.FACILITY, summary="Neem mee."
    )
    page = editor.get(ADDRESS, follow=True)
    sent = {"organisation": 365, "facility": 90, "initiative": 45, "times": 180}

    editor.post(page.redirect_chain[-1][0] if page.redirect_chain else ADDRESS, sent, follow=True)

    assert CheckPeriods.load().periods == Periods(365, 90, 45, 180)
    assert (days(listing), days(other)) == (45, 90)


def test_a_volunteer_does_not_reach_it(log_in: Callable[[str], Client]) -> None:
    log_in(EDITORS)
    page = log_in(VOLUNTEERS).get(reverse("wagtailsettings:edit", args=["directory", "checkperiods"]))
    assert page.status_code == 302


def test_an_old_version_that_comes_back_does_not_bring_its_period(listing: Listing) -> None:
    revision = listing.save_revision()
    Listing.objects.update(period_days=77)

    assert Listing.objects.get().with_content_json(revision.content).period_days == 77


@pytest.mark.parametrize("level", [level for level in FreshnessLevel if level is not FreshnessLevel.FRESH])
def test_the_database_finds_the_same_listings_as_the_rule(listing: Listing, level: FreshnessLevel) -> None:
    steps = list(FreshnessLevel)
    for period in (1, 2, 7, 30, 45, 180, 365):
        for age in {
            0,
            1,
            *(period * part // 100 + more for part in (90, 100, 125, 200) for more in (-1, 0, 1)),
        }:
            if age < 0:
                continue
            checked = TODAY - timedelta(days=age)
            Listing.objects.update(checked_on=checked, period_days=period)
            found = Listing.objects.filter(_checked_before(level, TODAY)).exists()
            reached = steps.index(freshness(checked, period, TODAY)) >= steps.index(level)
            assert found is reached, (period, age)


def test_what_nobody_ever_checked_stays_in_the_results(listing: Listing) -> None:
    assert listing.checked_on is None
    assert Listing.objects.in_default_results(datetime(2026, 11, 24, tzinfo=UTC)).exists()
