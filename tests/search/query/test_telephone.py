"""A telephone number in a search box leads to whom it belongs."""

import json

import pytest
from django.test import Client

from search.models import SearchCount
from search.query.telephone import number_in
from tests.search.query.test_search import names, visitor
from wijken.directory.models import Listing, Neighbourhood, Organisation
from wijken.models import NeighbourhoodPage

CHESS = "Schaakclub Open Bord"
NUMBER = "015-7654321"
WRITTEN = [
    NUMBER,
    "0157654321",
    "015 765 43 21",
    "(015) 7654321",
    "015/7654321",
    "+31 15 765 43 21",
    "+31 (0)15-7654321",
    "0031157654321",
    "tel. 015 - 765 43 21",
    "٠١٥٧٦٥٤٣٢١",
    "van wie is 015 7654321?",
    "ik werd gebeld door +31157654321",
]


@pytest.fixture
def chess(indexed: None) -> Listing:
    listing = Listing.objects.get(name=CHESS)
    Listing.objects.filter(pk=listing.pk).update(phone=f"06-10000001 / {NUMBER}")
    return listing


@pytest.mark.parametrize("written", WRITTEN)
def test_a_number_finds_whom_it_belongs_to_and_is_not_kept(
    chess: Listing, client: Client, written: str
) -> None:
    for address in ("/zoeken/", "/sociale-kaart/", "/en/zoeken/"):
        assert CHESS in client.get(address, {"zoek": written}).content.decode()
    assert names(written) == [CHESS]
    assert not SearchCount.objects.exists()
    for address in ("/dit-mis-ik/", "/dit-zocht-ik-niet/"):
        assert "7654321" not in client.get(address, {"zoek": written}).context["form"].initial["words"]


def test_suggestions_say_whose_it_is(chess: Listing, client: Client) -> None:
    assert json.loads(client.get("/zoeken/suggesties/", {"zoek": NUMBER}).content)["suggesties"] == [CHESS]


@pytest.mark.parametrize("hidden", [{"live": False}, {"visibility": "unlisted"}, {"phone": ""}])
def test_a_number_that_is_not_public_leads_nowhere(
    chess: Listing, client: Client, hidden: dict[str, object]
) -> None:
    Listing.objects.filter(pk=chess.pk).update(**hidden)
    assert CHESS not in names(NUMBER)
    assert CHESS not in client.get("/sociale-kaart/", {"zoek": NUMBER}).content.decode()
    assert not SearchCount.objects.exists()


def test_the_number_of_an_organisation_that_no_page_shows_leads_nowhere(chess: Listing) -> None:
    hidden = Organisation.objects.filter(listings__in=Listing.objects.published(visitor().at))[0]
    Organisation.objects.filter(pk=hidden.pk).update(phone="015-7000007")
    found = names("015-7000007", limit=100)
    assert not {listing.name for listing in hidden.listings.all()} & set(found)


def test_the_number_of_a_neighbourhood_leads_to_its_page_in_the_same_language(
    indexed: None,
) -> None:
    page = NeighbourhoodPage.objects.published(visitor().at).filter(locale__language_code="nl")[0]
    Neighbourhood.objects.filter(pk=page.neighbourhood_id).update(contact_phone="015-7000009")
    assert names("015 7000 009") == [page.title]
    assert names("015 7000 009", kinds=frozenset({"listing"})) == []


@pytest.mark.parametrize("question", ["koffie", "8-12-2026", "om 14 uur", "2641 AB", "10 tot 12 jaar", "65+"])
def test_other_numbers_are_no_telephone(question: str) -> None:
    assert number_in(question) is None
