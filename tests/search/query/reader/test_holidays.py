"""Holidays by name, on the day on which the country is off."""

import re
from datetime import date

import pytest

from search.query.reader.holidays import HOLIDAY, holiday
from wijken.directory.recurrence.public_holidays import is_public_holiday


@pytest.mark.parametrize(
    "said", ["koningsdag", "tweede paasdag", "hemelvaart", "eerste kerstdag", "nieuwjaar"]
)
@pytest.mark.parametrize("year", range(2026, 2036))
def test_a_public_holiday_is_the_day_on_which_everything_is_closed(said: str, year: int) -> None:
    match = re.fullmatch(HOLIDAY, said)
    assert match is not None
    found = holiday(match, date(year, 1, 1))
    assert found is not None
    first, last, _part = found
    assert first == last and first.year == year
    assert is_public_holiday(first)


def test_kings_day_is_on_saturday_if_the_birthday_is_a_sunday() -> None:
    match = re.fullmatch(HOLIDAY, "koningsdag")
    assert match is not None
    assert holiday(match, date(2031, 4, 1)) == (date(2031, 4, 26), date(2031, 4, 26), None)
