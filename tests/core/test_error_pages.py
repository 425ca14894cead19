"""Error pages."""

import re

import pytest
from django.test import Client, RequestFactory
from wagtail.models import Site

from core.views import server_error
from wijken.models import SocialMapPage


@pytest.mark.django_db
def test_a_visitor_of_an_old_address_finds_a_way_on(client: Client) -> None:
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "We vinden deze pagina niet" in page
    assert 'href="/"' in page


@pytest.mark.django_db
def test_from_a_page_that_is_gone_one_searches_the_whole_site(client: Client) -> None:
    home = Site.objects.get(is_default_site=True).root_page.specific
    home.add_child(instance=SocialMapPage(title="Sociale kaart", slug="sociale-kaart"))
    page = client.get("/sociale-kaart/weg/bestaat-niet/").content.decode()
    assert re.search(r'<form[^>]*action="/zoeken/"[^>]*role="search"', page)


def test_when_something_broke_the_page_needs_no_database() -> None:
    """Without a ``django_db`` mark: a query fails this test."""
    request = RequestFactory().get("/")
    response = server_error(request)
    assert response.status_code == 500
    assert "Er ging iets mis" in response.content.decode()
