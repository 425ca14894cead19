"""Names of days, and parts of the day."""

from datetime import date, time

import pytest

from wijken.directory.index.date_ranges import DayPart, Days, days_asked, parts_between

TUESDAY = date(2026, 11, 24)
SATURDAY = date(2026, 11, 28)
SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("asked", "today", "first", "last"),
    [
        ("vandaag", TUESDAY, TUESDAY, TUESDAY),
        ("morgen", TUESDAY, date(2026, 11, 25), date(2026, 11, 25)),
        ("deze-week", TUESDAY, TUESDAY, SUNDAY),
        ("deze-week", SUNDAY, SUNDAY, SUNDAY),
        ("weekend", TUESDAY, SATURDAY, SUNDAY),
        ("weekend", SUNDAY, SUNDAY, SUNDAY),
        ("volgende-week", TUESDAY, date(2026, 11, 30), date(2026, 12, 6)),
        ("volgende-week", SUNDAY, date(2026, 11, 30), date(2026, 12, 6)),
        ("2026-12-24", TUESDAY, date(2026, 12, 24), date(2026, 12, 24)),
    ],
)
def test_words_for_days(asked: str, today: date, first: date, last: date) -> None:
    assert days_asked(asked, today) == Days(first, last)


@pytest.mark.parametrize(
    "asked", ["", "2026-02-30", "24-12-2026", "20261224", "gisteren", "²026-01-01", "0001-01-01"]
)
def test_an_invalid_or_past_day_is_none(asked: str) -> None:
    assert days_asked(asked, TUESDAY) is None


def test_a_day_too_far_ahead_becomes_the_last_that_can_be_shown() -> None:
    assert days_asked("9999-12-31", TUESDAY) == Days(date(2027, 12, 29), date(2027, 12, 29))


@pytest.mark.parametrize(
    ("starts", "ends", "parts"),
    [
        (time(10), time(12), {"ochtend"}),
        (time(10), time(12, 30), {"ochtend", "middag"}),
        (time(12), time(13), {"middag"}),
        (time(17), None, {"middag"}),
        (time(18), None, {"avond"}),
        (time(20), time(1), {"avond"}),
        (time(9), time(22), {"ochtend", "middag", "avond"}),
        (None, None, {"ochtend", "middag", "avond"}),
    ],
)
def test_parts_of_the_day(starts: time | None, ends: time | None, parts: set[str]) -> None:
    assert parts_between(starts, ends) == {DayPart(part) for part in parts}
