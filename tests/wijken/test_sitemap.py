"""The sitemap has every public page and listing, in each language in which it exists."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from core.search_engines import sitemap
from tests.wijken.conftest import Town
from wijken.directory.models import Listing

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SITE = "http://localhost"


def read(address: str = "/sitemap.xml") -> ElementTree.Element:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return ElementTree.fromstring(answer.content)


def addresses(tree: ElementTree.Element) -> dict[str, dict[str, str]]:
    return {
        url.findtext("s:loc", "", NAMES).removeprefix(SITE): {
            link.attrib["hreflang"]: link.attrib["href"].removeprefix(SITE)
            for link in url.findall("x:link", NAMES)
        }
        for url in tree.findall("s:url", NAMES)
    }


def test_listings_are_in_it_in_every_language_of_the_social_map(town: Town, english: Locale) -> None:
    town.listing("Koffie")
    town.listing("Verborgen", visibility="unlisted")
    town.listing("Gestopt", status="defunct")
    town.map.copy_for_translation(english).save_revision().publish()
    found = addresses(read())
    both = {"nl": "/sociale-kaart/koffie/", "en": "/en/sociale-kaart/koffie/"}
    assert found["/sociale-kaart/koffie/"] == found["/en/sociale-kaart/koffie/"] == both
    assert found["/"] == {"nl": "/", "en": "/en/"}
    assert found["/wijken/noord/agenda/"] == {}
    assert [url for url in found if "verborgen" in url or "gestopt" in url] == []


def test_every_address_in_it_is_there_and_says_that_it_is_itself(town: Town, english: Locale) -> None:
    town.listing("Koffie")
    town.map.copy_for_translation(english).save_revision().publish()
    town.step.create_alias(parent=town.step.get_parent(), update_slug="alias")
    found = addresses(read())
    assert not [url for url in found if "alias" in url]
    for url in found:
        page = Client().get(url)
        assert page.status_code == 200, url
        assert f'<link rel="canonical" href="{SITE}{url}">' in page.content.decode().replace(
            "http://testserver", SITE
        )


def test_more_than_a_file_may_hold_becomes_a_list_of_files(
    town: Town, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        town.listing(f"Plek {number}")
    whole = set(addresses(read()))
    monkeypatch.setattr(sitemap, "MOST_IN_A_FILE", 4)
    index = read()
    files = [
        each.findtext("s:loc", "", NAMES).removeprefix(SITE) for each in index.findall("s:sitemap", NAMES)
    ]
    parts = [set(addresses(read(file))) for file in files]
    assert max(len(part) for part in parts) <= 4
    assert set.union(*parts) == whole
    assert Client().get("/sitemap-vermeldingen-9.xml").status_code == 404
    assert Client().get("/sitemap-niets-1.xml").status_code == 404


def test_ten_times_as_much_asks_the_database_no_more(town: Town, django_assert_max_num_queries: Any) -> None:
    def questions() -> int:
        cache.clear()
        with django_assert_max_num_queries(40) as asked:
            read()
        return len(asked)

    town.listing("Een")
    before = questions()
    Listing.objects.bulk_create(
        Listing(name=f"Plek {n}", slug=f"plek-{n}", kind="initiatief", summary="x") for n in range(50)
    )
    for number in range(10):
        town.story(f"Verhaal {number}")
    assert questions() == before


def test_the_favicon_can_be_requested_without_a_page() -> None:
    answer = Client().get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (301, "/static/images/favicon.svg")
