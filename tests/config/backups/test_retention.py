"""Seven days, four weeks and twelve months keep their newest copy."""

from datetime import UTC, datetime, timedelta

import pytest

from config.backups.retention import kept

pytestmark = pytest.mark.any_database
NEWEST = datetime(2026, 11, 30, 3, 15, tzinfo=UTC)


def days_ago(*days: int) -> list[datetime]:
    return [NEWEST - timedelta(days=number) for number in days]


def test_of_two_years_of_daily_copies_a_week_a_month_and_a_year_stay() -> None:
    stay = kept(days_ago(*range(730)))
    assert set(days_ago(*range(7))) <= stay
    assert {f"{at:%Y-%m}" for at in stay} == {"2025-12", *(f"2026-{month:02}" for month in range(1, 12))}
    # The newest of each week is its Sunday, of each month its last day.
    assert sorted(f"{at:%m-%d}" for at in stay - set(days_ago(*range(7))) if at.month > 9) == [
        "10-31",
        "11-15",
        "11-22",
        "12-31",
    ]


def test_of_one_day_only_the_newest_stays() -> None:
    assert kept([NEWEST, NEWEST - timedelta(hours=2)]) == {NEWEST}


def test_a_site_that_was_off_for_years_loses_nothing() -> None:
    old = days_ago(1000, 1001, 1002)
    assert kept([NEWEST, *old]) == {NEWEST, *old}


def test_nothing_is_removed_where_there_is_little() -> None:
    assert kept([]) == set()
    assert kept(days_ago(0, 1, 2)) == set(days_ago(0, 1, 2))
