"""The days on which an activity may pause."""

from datetime import date

import pytest

from wijken.directory.recurrence.public_holidays import dutch_name, is_public_holiday, public_holidays


def test_the_days_off_of_2026() -> None:
    assert sorted(public_holidays(2026, 2026)) == [
        date(2026, 1, 1), date(2026, 4, 5), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 14),
        date(2026, 5, 24), date(2026, 5, 25), date(2026, 12, 25), date(2026, 12, 26),
    ]  # fmt: skip


def test_days_off_by_the_year_and_by_the_day() -> None:
    assert public_holidays(2026, 2027) == public_holidays(2026, 2026) | public_holidays(2027, 2027)
    assert is_public_holiday(date(2031, 4, 26))
    assert not is_public_holiday(date(2031, 4, 27))
    assert not is_public_holiday(date(2026, 5, 5))
    assert is_public_holiday(date(2030, 5, 5))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 5), "Eerste paasdag"),
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "Tweede pinksterdag"),
        (date(2031, 4, 26), "Koningsdag"),
        (date(2030, 5, 5), "Bevrijdingsdag"),
        (date(2026, 12, 25), "Eerste kerstdag"),
        (date(2026, 4, 3), ""),
    ],
)
def test_a_day_off_has_its_dutch_name_and_good_friday_has_none(day: date, name: str) -> None:
    assert dutch_name(day) == name
