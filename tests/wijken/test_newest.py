""" "Nieuw deze maand" on the start page and on that of a neighbourhood."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.wijken.conftest import NOW, Town
from wijken.directory.models import Listing

PAGES = ("/", "/wijken/noord/")


def publish(town: Town, name: str, days_ago: int, **fields: object) -> None:
    listing = town.listing(name, **fields)
    Listing.objects.filter(pk=listing.pk).update(first_published_at=NOW - timedelta(days=days_ago))


def new_on(address: str) -> list[str]:
    soup = BeautifulSoup(Client().get(address).content, "html.parser")
    heading = soup.find("h2", string="Nieuw deze maand")
    return [link.get_text() for link in heading.parent.select("li a")] if heading else []


@pytest.mark.parametrize("address", PAGES)
def test_what_became_public_this_month_is_shown_newest_first(town: Town, address: str) -> None:
    publish(town, "Oud", 31)
    publish(town, "Vorige maand", 30)
    publish(town, "Gisteren", 1)
    publish(town, "Gestopt", 1, status="defunct")
    publish(town, "Verborgen", 1, live=False)
    publish(town, "Liever niet", 1, visibility="unlisted")
    assert new_on(address) == ["Gisteren", "Vorige maand"]


@pytest.mark.parametrize("address", PAGES)
def test_without_anything_new_there_is_no_heading(town: Town, address: str) -> None:
    publish(town, "Oud", 31)
    assert "Nieuw deze maand" not in Client().get(address).content.decode()


def test_a_neighbourhood_shows_its_own_and_what_is_for_everyone(town: Town) -> None:
    publish(town, "In Noord", 1)
    publish(town, "Overal", 2, neighbourhood=None)
    publish(town, "In West", 3, neighbourhood=town.west)
    assert new_on("/wijken/noord/") == ["In Noord", "Overal"]
    assert new_on("/") == ["In Noord", "Overal", "In West"]


def test_no_more_than_four_are_shown(town: Town) -> None:
    for number in range(6):
        publish(town, f"Groep {number}", number)
    assert new_on("/") == ["Groep 0", "Groep 1", "Groep 2", "Groep 3"]
