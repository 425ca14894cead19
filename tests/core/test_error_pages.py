"""Error pages."""

import pytest
from django.test import Client, RequestFactory

from core.views import server_error


@pytest.mark.django_db
def test_a_visitor_of_an_old_address_finds_a_way_on(client: Client) -> None:
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "We vinden deze pagina niet" in page
    assert 'href="/"' in page


def test_when_something_broke_the_page_needs_no_database() -> None:
    """Without a ``django_db`` mark: a query fails this test."""
    request = RequestFactory().get("/")
    response = server_error(request)
    assert response.status_code == 500
    assert "Er ging iets mis" in response.content.decode()
