"""Somebody says a day, as people do: "vandaag", "morgenavond"."""

from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client

from search.query import search
from search.said_when import said_when

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "pairs", "rest"),
    [
        ("wat is er vandaag", [("wanneer", "vandaag")], "wat is er"),
        ("koffie morgen", [("wanneer", "morgen")], "koffie"),
        ("Vanavond eten", [("wanneer", "vandaag"), ("dagdeel", "avond")], "eten"),
        ("morgenmiddag", [("wanneer", "morgen"), ("dagdeel", "middag")], ""),
        ("iets leuks dit weekend", [("wanneer", "weekend")], "iets leuks"),
        ("volgende week zingen", [("wanneer", "volgende-week")], "zingen"),
        ("what is on tonight", [("wanneer", "vandaag"), ("dagdeel", "avond")], "what is on"),
        ("dinsdag morgen koffie", [], "dinsdag morgen koffie"),
        ("belcirkel goedemorgen", [], "belcirkel goedemorgen"),
    ],
)
def test_a_day_that_is_said_is_a_day_in_the_agenda(
    text: str, pairs: list[tuple[str, str]], rest: str
) -> None:
    said = said_when(text)
    assert (said.pairs, said.rest) == (pairs, rest)


def test_today_leads_to_the_agenda_of_today(indexed: None, client: Client) -> None:
    page = unescape(
        client.get("/zoeken/", {"zoek": "wat is er vanavond te doen in delfgauw"}).content.decode()
    )
    assert "/agenda/?wijk=delfgauw-rondom-de-kiezel&wanneer=vandaag&dagdeel=avond" in page
    map_page = unescape(client.get("/sociale-kaart/", {"zoek": "koffie vandaag"}).content.decode())
    assert "/sociale-kaart/?zoek=koffie+vandaag&wanneer=vandaag" in map_page
    chosen = client.get("/sociale-kaart/", {"zoek": "koffie vandaag", "wanneer": "morgen"}).content.decode()
    assert "Toon alleen wat er" not in chosen


def test_who_asks_for_a_day_alone_is_not_told_that_nothing_was_found(indexed: None, client: Client) -> None:
    page = client.get("/zoeken/", {"zoek": "wat is er morgenavond te doen"}).content.decode()
    assert "<h2>Dat staat in de agenda</h2>" in page
    assert "Dit mis ik" not in page
    assert "Dit mis ik" in client.get("/zoeken/", {"zoek": "qzxqzx vanavond"}).content.decode()


def test_who_asks_what_there_is_in_a_village_gets_what_there_is(indexed: None) -> None:
    """Not what happens to have "wat" and "doen" in its text."""
    asked, place = (search(text, AT, "nl").total for text in ("wat is er te doen in delfgauw", "delfgauw"))
    assert asked == place > 10


def test_a_postcode_in_the_municipality_is_not_sent_away(indexed: None, client: Client) -> None:
    """Not every postcode of the municipality has a neighbourhood on the site."""
    for address in ("/zoeken/?zoek=2632", "/sociale-kaart/?postcode=2632", "/agenda/?postcode=2632"):
        page = client.get(address).content.decode()
        assert "Woon je ergens anders in Pijnacker-Nootdorp? Dan ben je overal welkom." in page
        assert "Niets gevonden" not in page
