"""Upcoming activities on the home page and neighbourhood pages."""

from collections.abc import Callable
from datetime import date, time

from bs4 import BeautifulSoup

from tests.wijken.conftest import Town
from wijken.directory.models import Schedule, ScheduleException

Read = Callable[..., str]


def first_things(page: str) -> tuple[str, list[str]]:
    """The heading of the start page, and the titles below it."""
    top = BeautifulSoup(page, "html.parser").select_one(".soon")
    return top.h1.get_text(), [title.get_text(strip=True) for title in top.select(".soon__title")]


def test_the_start_page_begins_with_today_and_tomorrow(town: Town, read: Read) -> None:
    listing = town.listing("Eettafel")
    for number in range(6):
        town.activity(listing, f"Koffie {number}")
    town.activity(listing, "Soep op vrijdag", weekday=4)
    assert first_things(read("/")) == ("Vandaag en morgen", [f"Koffie {number}" for number in range(6)])


def test_the_start_page_fills_up_from_the_coming_days_and_says_so(town: Town, read: Read) -> None:
    listing = town.listing("Eettafel")
    town.activity(listing, "Soep op vrijdag", weekday=4)
    town.activity(listing, "Koffie op dinsdag")
    title, things = first_things(read("/"))
    assert title == "Vandaag, morgen en daarna"
    assert things == ["Koffie op dinsdag", "Soep op vrijdag"]


def test_when_nothing_is_on_today_the_start_page_shows_the_coming_days(town: Town, read: Read) -> None:
    town.activity(town.listing("Eettafel"), "Soep op vrijdag", weekday=4)
    assert first_things(read("/")) == ("De komende zeven dagen", ["Soep op vrijdag"])


def test_the_start_page_remembers_the_neighbourhood_in_its_address(town: Town, read: Read) -> None:
    town.activity(town.listing("Hier"), "Koffie in Noord")
    town.activity(town.listing("Daar", neighbourhood=town.west), "Iets in West")
    town.activity(town.listing("Overal", neighbourhood=None), "Iets voor iedereen")
    page = read("/", wijk="noord", lijst="hier")
    assert first_things(page)[1] == ["Koffie in Noord", "Iets voor iedereen"]
    soup = BeautifulSoup(page, "html.parser")
    assert soup.select_one("#kies-wijk option[selected]")["value"] == "noord"
    assert soup.select_one(".area-select input[name=lijst]")["value"] == "hier"


def test_a_neighbourhood_that_is_not_known_is_said(town: Town, read: Read) -> None:
    town.activity(town.listing("Daar", neighbourhood=town.west), "Iets in West")
    page = read("/", wijk="bestaat-niet")
    assert "Deze wijk kennen we niet. Je ziet alle wijken." in page
    assert first_things(page)[1] == ["Iets in West"]


def test_when_nothing_is_on_at_all_there_is_a_number_to_call(town: Town, read: Read) -> None:
    for address in ("/", "/wijken/noord/"):
        page = read(address)
        assert "De komende zeven dagen staat er niets op de kaart" in page
        assert '>Bel <bdi dir="ltr">015-0000' in page


def test_what_is_cancelled_closed_or_elsewhere_does_not_happen_here(town: Town, read: Read) -> None:
    cancelled = town.activity(town.listing("Eettafel"), "Gaat niet door")
    cancelled.exceptions.add(ScheduleException(kind="cancelled", first_day=date(2026, 11, 24)))
    cancelled.save()
    town.activity(town.listing("Dichte club", status="temporarily_closed"), "Van de dichte club")
    town.activity(town.listing("In West", neighbourhood=town.west), "Iets in West")
    town.activity(town.listing("Overal", neighbourhood=None), "Iets voor iedereen")
    page = read("/wijken/noord/")
    assert "Iets voor iedereen" in page
    for title in ("Gaat niet door", "Van de dichte club", "Iets in West"):
        assert title not in page


def test_what_is_for_everyone_leaves_room_for_what_is_of_the_neighbourhood(town: Town, read: Read) -> None:
    daily = town.activity(town.listing("Bibliotheek", neighbourhood=None), "Elke dag lezen")
    daily.schedules.first().delete()
    daily.schedules.add(Schedule(frequency="weekly", weekdays=range(7), starts_at=time(9), ends_at=time(17)))
    daily.save()
    own = [town.activity(town.listing(f"Groep {n}"), f"Van de wijk {n}", weekday=6) for n in range(7)]

    page = read("/wijken/noord/")

    assert [activity.title for activity in own if activity.title not in page] == []
    assert page.count(">Elke dag lezen<") == 1, "one row for an activity"
    town.activity(town.listing("Groep 8"), "Van de wijk 8", weekday=6)
    page = read("/wijken/noord/")
    assert "Van de wijk 8" in page and "Elke dag lezen" not in page, "eight rows, the own ones first"


def test_the_neighbourhood_says_how_far_the_method_is_in_words(town: Town, read: Read) -> None:
    town.north.progress.create(step=town.step, status="busy", since=date(2026, 2, 1))
    page = read("/wijken/noord/")
    assert "Laat bewoners elkaar ontmoeten" in page
    assert "Bezig" in page and "sinds februari 2026" in page
