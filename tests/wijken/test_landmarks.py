"""Links to the social map and the agenda keep working when an editor renames or moves these pages."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Locale, Page

from core.models import HomePage, StandardPage
from tests.wijken.conftest import Town
from wijken.models import AgendaPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def agenda(town: Town) -> Page:
    page: Page = town.home.add_child(instance=AgendaPage(title="Agenda", slug="agenda", show_in_menus=True))
    return page


def renamed(page: Page, slug: str) -> None:
    page.refresh_from_db()
    page.slug = slug
    page.save_revision().publish()
    cache.clear()


def shown(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_renamed_social_map_is_found_from_everywhere(town: Town, agenda: Page) -> None:
    town.activity(town.listing("Koffie"), "Samen koffie")
    renamed(town.map, "wat-is-er")
    renamed(agenda, "wanneer")

    for address in ("/wijken/noord/", "/wanneer/", "/zoeken/?zoek=koffie", "/mijn-lijst/?lijst=koffie"):
        assert 'href="/wat-is-er/koffie/' in shown(address), address
        assert 'href="/sociale-kaart/koffie/"' not in shown(address), address
    assert 'href="/wat-is-er/"' in shown("/")
    assert 'href="/wanneer/"' in shown("/")
    assert "<loc>http://localhost/wat-is-er/koffie/</loc>" in shown("/sitemap.xml")
    assert "/wat-is-er/koffie/" in shown("/sociale-kaart/koffie/agenda.ics").replace("\r\n ", "")
    assert 'href="/wat-is-er/"' in shown("/wat-is-er/koffie/")
    assert 'action="/wat-is-er/"' in shown("/wat-is-er/")


def test_a_moved_social_map_is_found_from_everywhere(town: Town) -> None:
    town.listing("Koffie")
    town.map.move(town.index, pos="last-child")
    cache.clear()

    for address in ("/", "/zoeken/?zoek=koffie", "/wijken/sociale-kaart/"):
        assert 'href="/wijken/sociale-kaart/' in shown(address), address
    assert "http://localhost/wijken/sociale-kaart/koffie/" in shown("/sitemap.xml")
    assert "Koffie" in shown("/wijken/sociale-kaart/koffie/")


def test_a_page_with_the_slug_only_is_no_social_map(town: Town) -> None:
    renamed(town.map, "wat-is-er")
    town.home.add_child(instance=StandardPage(title="Uitleg", slug="sociale-kaart"))

    assert 'action="/wat-is-er/"' in shown("/")


def test_a_language_without_a_social_map_leads_to_the_dutch_one_by_any_name(
    town: Town, english: Locale
) -> None:
    renamed(town.map, "wat-is-er")
    assert HomePage.objects.filter(locale=english).exists()

    assert 'href="/wat-is-er/' in shown("/en/")
