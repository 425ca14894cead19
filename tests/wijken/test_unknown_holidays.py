"""Activities that pause in school holidays have dates only as far as those are known."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from core.dashboard.tasks import todo_lists
from tests.wijken.conftest import Town
from tests.wijken.exchange.ical_parser import events_in
from wijken.agenda.week_pdf import key_of, week_paper
from wijken.directory.models import Activity, Schedule, SchoolHoliday

AUTUMN = datetime(2027, 10, 18, 8, tzinfo=UTC)
"""A Monday in an autumn holiday that nobody entered."""
SENTENCE = "De schoolvakanties van 2027-2028 zijn nog niet bekend"

pytestmark = pytest.mark.django_db


@pytest.fixture
def class_on_wednesday(town: Town) -> Activity:
    SchoolHoliday.objects.create(name="Zomer", first_day=date(2027, 7, 17), last_day=date(2027, 8, 29))
    listing = town.listing("Taalcafe", checked_on=date(2027, 10, 1))
    activity = town.activity(listing, "Taal oefenen", weekday=2)
    Schedule.objects.update(not_in_school_holidays=True)
    town.activity(town.listing("Koffie", checked_on=date(2027, 10, 1)), "Koffie drinken", weekday=2)
    return activity


@pytest.fixture
def autumn(monkeypatch: pytest.MonkeyPatch, class_on_wednesday: Activity) -> datetime:
    cache.clear()
    monkeypatch.setattr(timezone, "now", lambda: AUTUMN)
    return AUTUMN


def test_the_page_promises_no_day_that_may_be_a_holiday_and_says_why(autumn: datetime, read: Any) -> None:
    page = read("/sociale-kaart/taalcafe/")
    assert "20 oktober" not in page
    assert SENTENCE in page
    assert "20 oktober" in read("/sociale-kaart/koffie/")
    assert SENTENCE not in read("/sociale-kaart/koffie/")


def test_the_list_has_no_next_date_for_it(autumn: datetime, read: Any) -> None:
    page = BeautifulSoup(read("/sociale-kaart/"), "html.parser")
    assert "20 oktober" in page.select_one("#v-koffie").get_text()
    assert "20 oktober" not in page.select_one("#v-taalcafe").get_text()


def test_the_days_before_are_promised_as_ever(
    class_on_wednesday: Activity, read: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 6, 7, 8, tzinfo=UTC))
    page = read("/sociale-kaart/taalcafe/")
    assert "woensdag 9 juni" in page
    assert SENTENCE not in page


def test_the_pdf_of_a_week_leaves_it_out_and_explains_why(autumn: datetime, town: Town, read: Any) -> None:
    agenda = read("/wijken/noord/agenda/")
    assert "Koffie drinken" in agenda
    assert "Taal oefenen" not in agenda
    assert "de schoolvakanties van 2027-2028 zijn nog niet bekend" in agenda
    html = week_paper(key_of(town.north, date(2027, 10, 18), "nl").removeprefix("week/"), autumn).html
    assert "Koffie drinken" in html
    assert "Taal oefenen" not in html
    assert "de schoolvakanties van 2027-2028 zijn nog niet bekend" in html


def test_a_calendar_program_gets_no_day_beyond_what_is_known(class_on_wednesday: Activity) -> None:
    file = Client().get("/sociale-kaart/taalcafe/agenda.ics").content
    (event,) = events_in(file)
    assert event["rrule"]["UNTIL"][0].date() < date(2027, 7, 17)
    assert SENTENCE in str(event["description"])


def test_editors_are_told_two_months_before_the_last_holiday_is_over(class_on_wednesday: Activity) -> None:
    editor = get_user_model().objects.create_superuser("redacteur")
    colleague = get_user_model().objects.create_user("vrijwilliger")

    def told(user: Any, day: date) -> bool:
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        return "school-holidays" in {found.source.name for found in todo_lists(user, at, 5)}

    assert not told(editor, date(2027, 6, 28))
    assert told(editor, date(2027, 6, 29))
    assert not told(colleague, date(2027, 6, 29))
    assert told(editor, date(2028, 3, 1))
    SchoolHoliday.objects.create(name="Zomer", first_day=date(2028, 7, 8), last_day=date(2028, 8, 20))
    assert not told(editor, date(2028, 3, 1))


def test_without_any_holiday_nothing_is_promised_and_editors_are_told(
    autumn: datetime, read: Callable[..., str]
) -> None:
    SchoolHoliday.objects.all().delete()
    assert SENTENCE in read("/sociale-kaart/taalcafe/")
    editor = get_user_model().objects.create_superuser("redacteur")
    assert "school-holidays" in {found.source.name for found in todo_lists(editor, autumn, 5)}
