"""Telephone numbers are ``tel:`` links everywhere, however they were typed."""

import json

import pytest
from django.test import Client

from core.models import SiteSettings
from tests.wijken.conftest import NOW, Town
from tests.wijken.social_map.test_map import a_place
from wijken.agenda.week_pdf import key_of, week_paper
from wijken.models import AgendaPage

TYPED = "+31 (0)15 000 98 76 / 14 015"
LINKS = ('href="tel:+31150009876"', 'href="tel:14015"')


@pytest.fixture
def coffee(town: Town) -> None:
    """Stored before numbers were validated."""
    listing = town.listing("Eettafel", phone=TYPED, location=a_place())
    town.activity(listing, "Koffie op dinsdag")
    town.home.add_child(instance=AgendaPage(title="Agenda", slug="agenda"))
    SiteSettings.objects.update(phone="0031 15 0009876 of 14 015")


@pytest.mark.parametrize(
    "address",
    [
        "/sociale-kaart/",
        "/agenda/",
        "/sociale-kaart/eettafel/",
        "/mijn-lijst/?lijst=eettafel",
        "/zoeken/?zoek=xyzzy",
        "/meedoen/",
        "/meedoen/dank/",
        "/bestaat-niet/",
    ],
)
def test_every_number_on_a_page_can_be_pressed(coffee: None, town: Town, address: str) -> None:
    page = Client().get(address).content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    assert all(link in main for link in LINKS), address
    assert "tel:+31(0)" not in page and "tel:0031" not in page


def test_a_pin_on_the_map_can_be_called(coffee: None) -> None:
    features = json.loads(Client().get("/sociale-kaart.geojson").content)["features"]
    [phone] = [each["properties"]["phone"] for each in features if each["geometry"]["type"] == "Point"]
    assert phone == [
        {"text": "015-0009876", "url": "tel:+31150009876"},
        {"text": "14 015", "url": "tel:14015"},
    ]


def test_a_number_in_the_pdf_is_a_link(coffee: None, town: Town) -> None:
    key = key_of(town.north, NOW.date().replace(day=23), "nl").partition("/")[2]
    assert all(link in week_paper(key, NOW).html for link in LINKS)
