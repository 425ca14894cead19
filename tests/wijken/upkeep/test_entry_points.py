"""Where a visitor finds the forms, in both languages."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_page_of_a_listing_asks_whether_it_is_right(demo: None, client: Client) -> None:
    html = client.get("/sociale-kaart/buurthuis-de-zwaluw/").content.decode()
    assert 'href="/klopt-niet/buurthuis-de-zwaluw/"' in html
    english = client.get("/en/sociale-kaart/buurthuis-de-zwaluw/").content.decode()
    assert 'href="/en/klopt-niet/buurthuis-de-zwaluw/"' in english
    assert client.get("/en/klopt-niet/buurthuis-de-zwaluw/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/sociale-kaart/", "/sociale-kaart/?zoek=bestaatniet", "/wijken/pijnacker-noord/"]
)
def test_the_map_and_a_neighbourhood_lead_to_the_form(demo: None, client: Client, address: str) -> None:
    assert 'href="/zet-op-de-kaart/"' in client.get(address).content.decode()
    english = client.get("/en" + address).content.decode()
    assert 'href="/en/zet-op-de-kaart/"' in english
    assert client.get("/en/zet-op-de-kaart/").status_code == 200
