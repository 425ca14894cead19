"""Dates and times of day as a visitor reads them."""

from datetime import UTC, datetime, time

import pytest

from tests.wijken.directory.recurrence.recurrence_cases import d
from wijken.directory.recurrence.formats import date_in_words, time_range
from wijken.directory.recurrence.occurrences import ZONE, Occurrence

TODAY = d("2026-11-23")


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        ("2026-11-23", "vandaag", "today"),
        ("2026-11-24", "morgen", "tomorrow"),
        ("2026-12-01", "dinsdag 1 december", "Tuesday 1 December"),
        ("2026-11-22", "zondag 22 november", "Sunday 22 November"),
        ("2027-01-05", "dinsdag 5 januari 2027", "Tuesday 5 January 2027"),
    ],
)
def test_a_date_as_people_say_it(day: str, dutch: str, english: str) -> None:
    assert date_in_words(d(day), at=TODAY) == dutch
    assert date_in_words(d(day), "en", at=TODAY) == english


def test_a_date_without_a_day_to_compare_has_its_year() -> None:
    assert date_in_words(d("2026-12-01")) == "dinsdag 1 december 2026"


def test_the_date_of_an_occurrence_is_local() -> None:
    one = Occurrence(datetime(2026, 11, 24, 0, 30, tzinfo=ZONE))
    assert date_in_words(one, at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "vandaag"
    assert date_in_words(one, at=datetime(2026, 11, 23, 22, 30, tzinfo=UTC)) == "morgen"


def test_tomorrow_over_the_end_of_the_year() -> None:
    assert date_in_words(d("2027-01-01"), at=d("2026-12-31")) == "morgen"


def test_a_range_of_times() -> None:
    assert time_range(time(10), time(12)) == "10.00 tot 12.00 uur"
    assert time_range(time(10), time(12), "en") == "10:00 to 12:00"
    assert time_range(time(10), None) == "vanaf 10.00 uur"
    assert time_range(time(20), time(1)) == "20.00 tot 01.00 uur (’s nachts)"
    assert time_range(time(0), time(0)) == "de hele dag"


def test_a_range_of_moments_is_in_local_time() -> None:
    starts, ends = datetime(2026, 7, 1, 8, tzinfo=UTC), datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert time_range(starts, ends) == "10.00 tot 12.00 uur"
