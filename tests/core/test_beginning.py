"""An empty site, after ``manage.py migrate`` and ``manage.py begin_site``."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, Site

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


def test_editors_find_drafts_to_fill(begun: None, admin_client: Client) -> None:
    method = Page.objects.get(slug="methode")
    page = admin_client.get(f"/beheer/pages/{method.pk}/")
    assert "Werkvormen" in page.content.decode()
    assert "Begrippen" in page.content.decode()


def test_the_site_stands_at_its_own_address(begun: None) -> None:
    site = Site.objects.get()
    assert site.is_default_site
    assert site.hostname == urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname


def test_a_site_that_has_begun_is_left_alone(begun: None) -> None:
    Theme.objects.filter(slug="ontmoeten").update(name="Elkaar zien")
    with pytest.raises(CommandError, match="Er is niets veranderd"):
        call_command("begin_site", verbosity=0)
    assert Theme.objects.get(slug="ontmoeten").name == "Elkaar zien"
    assert Page.objects.filter(depth=2).count() == 1
