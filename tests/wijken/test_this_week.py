"""What really happens, as visitors read it on start page and neighbourhood page."""

from collections.abc import Callable
from datetime import date

from tests.wijken.conftest import Town
from wijken.directory.models import ScheduleException

Read = Callable[..., str]


def test_the_start_page_shows_today_and_tomorrow(town: Town, read: Read) -> None:
    listing = town.listing("Eettafel")
    town.activity(listing, "Koffie op dinsdag")
    town.activity(listing, "Soep op vrijdag", weekday=4)
    page = read("/")
    assert "Vandaag en morgen" in page
    assert "Koffie op dinsdag" in page
    assert "Soep op vrijdag" not in page


def test_when_nothing_is_on_today_the_start_page_shows_this_week(town: Town, read: Read) -> None:
    town.activity(town.listing("Eettafel"), "Soep op vrijdag", weekday=4)
    page = read("/")
    assert "Deze week" in page
    assert "Soep op vrijdag" in page


def test_when_nothing_is_on_at_all_there_is_a_number_to_call(town: Town, read: Read) -> None:
    for address in ("/", "/wijken/noord/"):
        page = read(address)
        assert "De komende zeven dagen staat er niets op de kaart" in page
        assert ">Bel 015-0000" in page


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


def test_the_neighbourhood_says_how_far_the_method_is_in_words(town: Town, read: Read) -> None:
    town.north.progress.create(step=town.step, status="busy", since=date(2026, 2, 1))
    page = read("/wijken/noord/")
    assert "Laat bewoners elkaar ontmoeten" in page
    assert "Mee bezig" in page and "sinds februari 2026" in page
