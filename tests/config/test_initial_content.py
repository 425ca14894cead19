"""An empty site, after ``manage.py migrate`` and ``manage.py begin_site``."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, Site

from crisis_help.models import CrisisContact
from wijken.directory.models import Listing, Theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun() -> None:
    call_command("begin_site", verbosity=0)


def test_visitors_find_the_first_pages_and_no_unfinished_one(begun: None, client: Client) -> None:
    for address in ("/", "/sociale-kaart/", "/agenda/", "/wijken/", "/zoeken/?zoek=koffie"):
        page = client.get(address)
        assert page.status_code == 200, address
        assert "Wagtail" not in page.content.decode(), address
    assert client.get("/methode/").status_code == 404
    assert "Ik wil iemand ontmoeten" in client.get("/").content.decode()
    assert not Listing.objects.exists()


@pytest.mark.parametrize("language", ["", "/en"])
def test_visitors_find_contact_privacy_and_accessibility_in_both_languages(
    client: Client, django_capture_on_commit_callbacks: Callable, language: str
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        call_command("begin_site", verbosity=0)
    page = BeautifulSoup(client.get(f"{language}/").content, "html.parser")
    links = {link["href"] for link in page.select(".site-header a[href^='/'], .site-footer a[href^='/']")}
    for slug in ("contact", "privacy", "toegankelijkheid"):
        assert f"{language}/{slug}/" in links
    assert {link for link in links if client.get(link).status_code != 200} == set()


def test_editors_find_drafts_to_fill(begun: None, admin_client: Client) -> None:
    method = Page.objects.get(slug="methode")
    page = admin_client.get(f"/beheer/pages/{method.pk}/")
    assert "Werkvormen" in page.content.decode()
    assert "Begrippen" in page.content.decode()


def test_the_site_record_has_the_host_of_the_settings(begun: None) -> None:
    site = Site.objects.get()
    assert site.is_default_site
    assert site.hostname == urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname


def test_an_existing_site_is_not_changed(begun: None) -> None:
    Theme.objects.filter(slug="ontmoeten").update(name="Elkaar zien")
    before = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_created_at"))
    with pytest.raises(CommandError, match="Er is niets veranderd"):
        call_command("begin_site", verbosity=0)
    assert Theme.objects.get(slug="ontmoeten").name == "Elkaar zien"
    assert list(Page.objects.order_by("pk").values_list("pk", "latest_revision_created_at")) == before


def test_crisis_contacts_work_from_the_first_day(begun: None, client: Client) -> None:
    for address in ("/zoeken/", "/sociale-kaart/", "/agenda/"):
        assert 'href="tel:113"' in client.get(address, {"zoek": "ik wil dood"}).content.decode(), address
    assert not CrisisContact.objects.filter(telephone__startswith="015-0000").exists()
    assert CrisisContact.objects.exclude(to_check="").exists()
