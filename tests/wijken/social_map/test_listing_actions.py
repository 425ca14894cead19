"""The buttons at the top of a listing: call or mail, route, share, one date."""

import re
from datetime import date
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from tests.wijken.conftest import Town
from wijken.directory.models import Listing, Location

pytestmark = pytest.mark.django_db


def buttons(slug: str = "eettafel") -> dict[str, Tag]:
    """The links of the first screen, by the text on them."""
    page = BeautifulSoup(Client().get(f"/sociale-kaart/{slug}/").content, "html.parser")
    return {" ".join(link.get_text().split()): link for link in page.select(".act a")}


def hall(**fields: object) -> Location:
    known = {
        "name": "Buurthuis",
        "kind": Location.Kind.HALL,
        "precision": Location.Precision.EXACT,
        "street_address": "Voorbeeldlaan 1",
        "postcode": "2641 ZZ",
        "town": "Pijnacker",
        "latitude": 52.02,
        "longitude": 4.43,
    }
    return Location.objects.create(**known | fields)


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("015-0000111", "tel:+31150000111"),
        ("14 015", "tel:14015"),
        ("06 00009876 / 015-0000111", "tel:+31600009876"),
    ],
)
def test_one_press_calls(town: Town, typed: str, dialled: str) -> None:
    town.listing("Eettafel", phone=typed, email="eet@example.nl")
    (call,) = [link for text, link in buttons().items() if text.startswith("Bel ")]
    assert call["href"] == dialled


def test_who_has_no_telephone_gets_mail(town: Town) -> None:
    town.listing("Eettafel", phone="", email="eet@example.nl")
    assert buttons()["Mail"]["href"] == "mailto:eet@example.nl"


def test_the_route_leads_to_the_place_or_else_to_its_address(town: Town) -> None:
    place = hall()
    town.listing("Eettafel", location=place)
    assert unquote(buttons()["Route"]["href"]).endswith("route=;52.02,4.43")
    Location.objects.filter(pk=place.pk).update(latitude=None, longitude=None)
    assert "Voorbeeldlaan+1" in unquote(buttons()["Route"]["href"])


@pytest.mark.parametrize("precision", [Location.Precision.ROUNDED, Location.Precision.HIDDEN])
def test_no_route_leads_to_a_place_that_is_not_for_everybody_to_know(
    town: Town, precision: Location.Precision
) -> None:
    town.listing("Eettafel", location=hall(precision=precision))
    assert "Route" not in buttons()


def test_who_gets_the_message_knows_what_when_where_and_whom_to_call(town: Town) -> None:
    listing = town.listing("Eettafel", phone="015-0000111", location=hall())
    town.activity(listing, "Samen eten")
    address = unquote(buttons()["Stuur met WhatsApp"]["href"])
    name, when, where, phone, link = address.removeprefix("https://wa.me/?text=").split("\n")
    assert (name, link) == ("Eettafel", "http://localhost/sociale-kaart/eettafel/")
    assert re.fullmatch(r"\w+dag \d+ \w+ \d{4}, 10\.00 tot 12\.00 uur", when)
    assert where.startswith("Buurthuis, ") and phone == "015-0000111"


def test_a_message_gives_no_time_that_nobody_is_sure_of(town: Town) -> None:
    listing = town.listing("Eettafel", phone="", said_stopped_on=date(2026, 1, 1))
    town.activity(listing, "Samen eten")
    address = unquote(buttons()["Stuur met WhatsApp"]["href"])
    assert "uur" not in address and address.startswith("https://wa.me/?text=Eettafel\n")


def test_the_next_date_goes_into_a_calendar_alone(town: Town) -> None:
    activity = town.activity(town.listing("Eettafel"), "Koffie")
    address = buttons()["In je agenda"]["href"]
    assert address.startswith(f"/sociale-kaart/eettafel/{activity.uuid}.ics?dag=")
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer.content.count(b"BEGIN:VEVENT") == 1
    assert date.fromisoformat(address.partition("=")[2]).strftime("%Y%m%d").encode() in answer.content


def test_nothing_is_put_into_a_calendar_while_it_is_closed(town: Town) -> None:
    town.activity(town.listing("Eettafel", status=Listing.Status.CLOSED), "Koffie")
    assert "In je agenda" not in buttons()
