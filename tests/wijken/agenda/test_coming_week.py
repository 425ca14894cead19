""" "De komende zeven dagen" and "deze week" mean one thing each, wherever somebody looks."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from tests.wijken.conftest import Town
from wijken.directory.index.date_ranges import Days, coming_week, next_week, this_week, weekend
from wijken.directory.models import Schedule
from wijken.models import AgendaPage

Read = Callable[..., str]
SUNDAY, MONDAY, TUESDAY = (date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 1))
"""It is Tuesday 24 November: this week ends on Sunday, and the seven days on Monday."""


@pytest.fixture
def one_a_day(town: Town) -> None:
    town.home.add_child(instance=AgendaPage(title="Agenda", slug="agenda"))
    listing = town.listing("Buurthuis")
    for day, title in ((SUNDAY, "Op zondag"), (MONDAY, "Op maandag"), (TUESDAY, "Over een week")):
        activity = town.activity(listing, title)
        activity.schedules.set([Schedule(frequency="once", first_day=day)])
        activity.save()


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("/", {"Op zondag", "Op maandag"}),
        ("/wijken/noord/", {"Op zondag", "Op maandag"}),
        ("/agenda/", {"Op zondag", "Op maandag"}),
        ("/agenda/?wanneer=zeven-dagen", {"Op zondag", "Op maandag"}),
        ("/wijken/noord/agenda/", {"Op zondag", "Op maandag"}),
        ("/agenda/?wanneer=deze-week", {"Op zondag"}),
        ("/wijken/noord/agenda/?wanneer=deze-week", {"Op zondag"}),
        ("/agenda/?zoek=komende+zeven+dagen", {"Op zondag", "Op maandag"}),
        ("/agenda/?zoek=deze+week", {"Op zondag"}),
    ],
)
def test_each_page_shows_the_same_days(one_a_day: None, read: Read, address: str, seen: set[str]) -> None:
    page = read(address)
    assert {title for title in ("Op zondag", "Op maandag", "Over een week") if title in page} == seen


@pytest.mark.parametrize("address", ["/", "/wijken/noord/", "/agenda/", "/agenda/?wanneer=zeven-dagen"])
def test_where_it_is_the_next_seven_days_it_says_so(one_a_day: None, read: Read, address: str) -> None:
    headings = re.findall(r"<h([12])[^>]*>(.*?)</h\1>", read(address), re.DOTALL)
    assert any("De komende zeven dagen" in heading for _level, heading in headings)


def test_a_list_says_how_many_there_are_in_each(one_a_day: None, read: Read) -> None:
    for words in ("zeven-dagen", "deze-week"):
        assert "Buurthuis" in read("/sociale-kaart/", wanneer=words)
    page = read("/zoeken/", zoek="buurthuis komende zeven dagen")
    assert "wanneer=zeven-dagen" in page and "De komende zeven dagen" in page


@pytest.mark.parametrize("day", [date(2026, 11, number) for number in range(23, 30)])
def test_the_words_for_weeks_fit_together(day: date) -> None:
    """On every day of a week, Monday to Sunday."""
    sunday = date(2026, 11, 29)
    assert this_week(day) == Days(day, sunday)
    assert next_week(day) == Days(date(2026, 11, 30), date(2026, 12, 6))
    assert weekend(day) == Days(max(day, date(2026, 11, 28)), sunday)
    assert (coming_week(day).last - coming_week(day).first).days == 6 and coming_week(day).first == day
