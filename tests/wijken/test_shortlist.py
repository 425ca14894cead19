"""The visitor's list ("Mijn lijst"): kept in the URL, without account, cookie or script."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

from tests.wijken.conftest import Town
from tests.wijken.exchange.ical_parser import events_in
from wijken.sharing import ShareLinks
from wijken.shortlist import MOST, Shortlist

Read = Callable[..., str]


def read_list(query: str) -> tuple[str, ...]:
    return Shortlist.read(QueryDict(query)).slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ()),
        ("lijst=a.b", ("a", "b")),
        ("lijst=a.b&erbij=c", ("a", "b", "c")),
        ("lijst=a.b&erbij=a", ("a", "b")),
        ("lijst=a.b&eraf=a", ("b",)),
        ("eraf=a", ()),
        ("lijst=a..b.%00.<script>.a/b.%ff.é", ("a", "b")),
        ("lijst=" + "a" * 10_000, ()),
        ("erbij=" + "a" * 121, ()),
    ],
)
def test_the_list_in_an_address(query: str, slugs: tuple[str, ...]) -> None:
    assert read_list(query) == slugs


def test_a_list_has_an_end() -> None:
    assert len(read_list("lijst=" + ".".join(f"s{number}" for number in range(5_000)))) == MOST


def test_changing_the_list_on_a_page_of_the_method_keeps_for_whom_one_reads(town: Town, read: Read) -> None:
    kept = '<form id="mijn-lijst" method="get"><input type="hidden" name="als" value="vrijwilliger">'
    assert kept in read(town.step.url, als="vrijwilliger")
    assert 'name="als"' not in read(town.step.url, als="koning")


@pytest.fixture
def places(town: Town) -> None:
    for name in ("Eettafel", "Werkplaats", "Buurttuin"):
        town.activity(town.listing(name, phone="015-0000111"), f"Iets bij {name}")


def hidden_in(page: str) -> dict[str, str]:
    """The hidden fields of the list's form."""
    form = re.search(r'<form id="mijn-lijst".*?</form>', page, re.DOTALL)
    assert form
    return dict(re.findall(r'name="([^"]*)" value="([^"]*)"', form[0]))


def test_adding_keeps_the_rest_of_the_query_string_and_links_keep_the_list(places: None, read: Read) -> None:
    page = read("/sociale-kaart/", wijk="noord", erbij="eettafel")
    assert hidden_in(page) == {"wijk": "noord", "lijst": "eettafel"}
    assert '<input type="hidden" name="lijst" value="eettafel">' in page.split('class="filter-form"')[1]
    assert 'href="/sociale-kaart/werkplaats/?lijst=eettafel"' in page
    assert 'href="/wijken/?lijst=eettafel"' in page or "main-nav" not in page
    assert page.count('href="/mijn-lijst/?lijst=eettafel"') == 2, "in the header and in the footer"
    assert "Mijn lijst (1)" in page
    for way in re.findall(r'href="(/zet-op-de-kaart/[^"]*)"', page):
        assert way == "/zet-op-de-kaart/?lijst=eettafel"
    two = read("/sociale-kaart/werkplaats/", lijst="eettafel", erbij="werkplaats")
    assert "/mijn-lijst/?lijst=eettafel.werkplaats" in two
    assert "Mijn lijst (0)" not in read("/sociale-kaart/")


def test_the_list_shows_what_is_on_it_with_telephone_number_in_the_order_of_choice(
    places: None, read: Read
) -> None:
    page = read("/mijn-lijst/", lijst="werkplaats.eettafel", eraf="buurttuin")
    assert page.index(">Werkplaats<") < page.index(">Eettafel<")
    assert "Buurttuin" not in page
    assert page.count("tel:+31150000111") == 2
    without = read("/mijn-lijst/", lijst="werkplaats.eettafel", eraf="werkplaats")
    assert ">Werkplaats<" not in without and hidden_in(without) == {"lijst": "eettafel"}


def test_an_empty_list_says_how_to_fill_it(places: None, read: Read) -> None:
    for query in ({}, {"lijst": "....%00"}):
        assert "Er staat nog niets op je lijst" in read("/mijn-lijst/", **query)


def test_what_is_gone_is_counted_and_never_named(places: None, town: Town, read: Read) -> None:
    town.listing("Geheim", live=False)
    page = read("/mijn-lijst/", lijst="eettafel.geheim.bestaat-niet")
    assert "2 vermeldingen van je lijst staan niet meer op de site." in page
    assert "Geheim" not in page


def test_nobody_gets_a_cookie_for_a_list(places: None) -> None:
    assert not Client().get("/mijn-lijst/?lijst=eettafel").cookies
    assert not Client().get("/sociale-kaart/?erbij=eettafel").cookies


def test_the_list_as_a_calendar(places: None) -> None:
    file = Client().get("/mijn-lijst/agenda.ics?lijst=eettafel.buurttuin").content
    assert {str(event["summary"]) for event in events_in(file)} == {"Iets bij Eettafel", "Iets bij Buurttuin"}
    assert events_in(Client().get("/mijn-lijst/agenda.ics").content) == []


def test_a_list_with_the_longest_names_is_one_address_that_a_browser_takes(places: None) -> None:
    slugs = ".".join(f"{number:02}".ljust(120, "a") for number in range(MOST))
    response = Client().get("/mijn-lijst/", {"lijst": slugs})
    assert response.status_code == 200 and len(slugs) < 4_000


def test_the_canonical_address_of_a_listing_has_no_list(places: None, read: Read) -> None:
    page = read("/sociale-kaart/eettafel/", lijst="eettafel")
    assert re.search(r'rel="canonical" href="[^"?]*/sociale-kaart/eettafel/"', page)


def test_a_mailto_link_escapes_subject_and_text(places: None, read: Read) -> None:
    title = 'Koffie & "thee" = 50%?\r\nBcc: iedereen@example.nl #1 ✓'
    url = "https://www.example.nl/sociale-kaart/koffie/?lijst=a.b&x=1"
    parts = urlsplit(ShareLinks(title=title, url=url).mail_url)
    fields = parse_qs(parts.query, strict_parsing=True)
    assert parts.scheme == "mailto" and parts.path == "" and set(fields) == {"subject", "body"}
    assert fields["subject"] == ['Koffie & "thee" = 50%? Bcc: iedereen@example.nl #1 ✓']
    assert url in fields["body"][0] and "+" not in parts.query
    page = unescape(read("/sociale-kaart/eettafel/"))
    assert "http%3A%2F%2Flocalhost%2Fsociale-kaart%2Feettafel%2F" in page


def test_a_listing_leads_to_its_calendar_and_a_neighbourhood_to_its_week(places: None, read: Read) -> None:
    assert 'href="/sociale-kaart/eettafel/agenda.ics"' in read("/sociale-kaart/eettafel/")
    for address in ("/wijken/noord/", "/wijken/noord/agenda/"):
        page = read(address)
        assert 'href="/wijken/noord/agenda.ics"' in page and 'href="/wijken/noord/week.pdf"' in page
    assert "week.pdf?week=2026-49" in read("/wijken/noord/agenda/", wanneer="volgende-week")
