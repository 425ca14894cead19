"""What a cancellation takes away."""

from datetime import date

import pytest

from tests.wijken.directory.recurrence.recurrence_cases import (
    HOLIDAYS,
    SA,
    TH,
    TU,
    cancelled,
    extra,
    once,
    weekly,
)
from wijken.directory.recurrence.exceptions import days_hit, hits_nothing, school_days_hit
from wijken.directory.recurrence.occurrences import Frequency, Holidays, RecurrenceRule


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-12-24", None, ["2026-12-24"]),
        ("2026-12-23", None, []),
        ("2026-12-20", "2027-01-03", ["2026-12-22", "2026-12-24", "2026-12-29", "2026-12-31"]),
    ],
)
def test_the_days_that_a_cancellation_takes_away(first: str, last: str | None, expected: list[str]) -> None:
    hit = days_hit(weekly(TU, TH), cancelled(first, last), HOLIDAYS)
    assert [day.isoformat() for day in hit] == expected


def test_a_day_that_is_off_already_is_not_taken_away_twice() -> None:
    off = weekly(TH, not_in_school_holidays=True)
    assert hits_nothing(off, cancelled("2026-12-24"), HOLIDAYS)
    assert not hits_nothing(weekly(TH), cancelled("2026-12-24"), HOLIDAYS)


def test_school_holidays_that_are_not_known_yet_refuse_nothing() -> None:
    unknown = Holidays(school_known_until=date(2026, 12, 1))
    assert not hits_nothing(weekly(TH, not_in_school_holidays=True), cancelled("2026-12-24"), unknown)


def test_a_closure_of_many_years_is_searched_from_the_first_day_of_the_activity() -> None:
    assert not hits_nothing(once("2030-05-07"), cancelled("2000-01-01", "2099-12-31"), HOLIDAYS)


def test_an_extra_time_and_an_appointment_are_never_refused() -> None:
    assert not hits_nothing(weekly(TH), extra("2026-12-25"), HOLIDAYS)
    assert not hits_nothing((RecurrenceRule(Frequency.APPOINTMENT),), cancelled("2026-12-23"), HOLIDAYS)


def test_the_next_days_in_a_school_holiday() -> None:
    off = weekly(TU, not_in_school_holidays=True)
    assert school_days_hit(off, HOLIDAYS, date(2026, 11, 23), 2) == (date(2026, 12, 22), date(2026, 12, 29))
    assert school_days_hit(weekly(SA), HOLIDAYS, date(2026, 11, 23)) == ()
