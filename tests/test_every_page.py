"""Every page of the demo: status, number of queries, and weight."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import ContentVersion
from core.page_store.triggers import shown_tables
from tests.html_checker import problems_in
from wijken.directory.models import Activity, Listing, Schedule

QUERIES_AT_MOST = 15
BYTES_AT_MOST = 30_000

PAGES = (
    "/",
    "/methode/",
    "/methode/ontmoeting-stimuleren/",
    "/methode/ontmoeting-stimuleren/?als=inwoner&wijk=pijnacker-noord",
    "/methode/voortgang/",
    "/methode/zelf-doen-en-elkaar-helpen/zelf-iets-organiseren/",
    "/methode/werkvormen/",
    "/methode/werkvormen/buurttafel/",
    "/methode/begrippen/",
    "/methode/alles/",
    "/methode/versies/",
    "/methode/versies/0-2/",
    "/methode/versies/0-2/verschil/",
    "/methode/ontmoeting-stimuleren/citeer/",
    "/wijken/",
    "/wijken/pijnacker-noord/",
    "/wijken/pijnacker-noord/verhalen/",
    "/wijken/pijnacker-noord/verhalen/samen-de-drempel-over/",
    "/sociale-kaart/",
    "/sociale-kaart/?wijk=pijnacker-noord&thema=ontmoeten&zoek=koffie",
    "/sociale-kaart/?zoek=bestaatniet",
    "/sociale-kaart/buurthuis-de-zwaluw/",
    "/agenda/",
    "/agenda/?wanneer=volgende-week&kosten=gratis&pagina=2",
    "/wijken/nootdorp-plan-west/agenda/",
    "/mijn-lijst/",
    "/mijn-lijst/?lijst=warme-thee.buurthuis-de-zwaluw.weg",
    "/over/",
    "/contact/",
    "/toegankelijkheid/",
    "/privacy/",
    "/open-data/",
    "/zo-werkt-het/",
    "/en/",
    "/en/zo-werkt-het/",
    "/en/wijken/pijnacker-noord/",
    "/en/agenda/",
    "/en/wijken/pijnacker-noord/agenda/",
    "/en/sociale-kaart/",
    "/en/sociale-kaart/buurthuis-de-zwaluw/",
)

# Forms are on separate URLs, the only ones that set a cookie.
FORMS = ("/meedoen/?soort=ervaring", "/klopt-niet/buurthuis-de-zwaluw/", "/zet-op-de-kaart/")

pytestmark = pytest.mark.django_db


def queries_for(client: Client, address: str) -> int:
    """Queries of a repeated request, when the renditions exist."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def multiply_listings(times: int) -> None:
    """Copy every listing with its activities, at the same locations."""
    for listing in list(Listing.objects.prefetch_related("themes", "activities__schedules")):
        themes, activities = list(listing.themes.all()), list(listing.activities.all())
        for number in range(times - 1):
            copy = Listing(
                name=f"{listing.name} {number}",
                slug=f"{listing.slug}-{number}",
                kind=listing.kind,
                neighbourhood=listing.neighbourhood,
                location=listing.location,
                organisation=listing.organisation,
                summary=listing.summary,
                checked_on=timezone.localdate(),
            )
            copy.themes = themes
            copy.save()
            for activity in activities:
                twin = Activity(listing=copy, title=activity.title, cost=activity.cost)
                twin.schedules = [
                    Schedule(
                        frequency=line.frequency,
                        weekdays=line.weekdays,
                        nth=line.nth,
                        first_day=line.first_day,
                    )
                    for line in activity.schedules.all()
                ]
                twin.save()


@pytest.mark.any_database
@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_the_database_little(demo: None, client: Client, address: str) -> None:
    assert queries_for(client, address) <= QUERIES_AT_MOST


@pytest.mark.any_database
def test_ten_times_as_many_listings_ask_nothing_more(demo: None, client: Client) -> None:
    before = {address: queries_for(client, address) for address in PAGES}
    multiply_listings(10)
    after = {address: queries_for(client, address) for address in PAGES}
    assert Listing.objects.count() == 360
    assert after == before


@pytest.mark.any_database
def test_pages_read_no_table_that_does_not_renew_kept_pages(demo: None, client: Client) -> None:
    every = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    silent = every - {ContentVersion._meta.db_table, *shown_tables()}
    read = set()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        read.update((address, table) for table in re.findall(r'"(\w+)"', sql) if table in silent)
        return execute(sql, *rest)

    for address in (page for page in PAGES if "?" not in page and page != "/mijn-lijst/"):
        with connection.execute_wrapper(note):
            client.get(address)
    assert len(silent) > 20 and read == set()


@pytest.mark.any_database
def test_the_html_is_valid(demo: None, client: Client) -> None:
    pages = {address: client.get(address).content.decode() for address in (*PAGES, *FORMS)}
    pages["/bestaat-niet/"] = client.get("/bestaat-niet/").content.decode()
    assert problems_in(pages) == []


@pytest.mark.any_database
@pytest.mark.parametrize("address", PAGES)
def test_a_first_view_is_light(demo: None, client: Client, address: str) -> None:
    html = client.get(address).content
    files = sum(len(gzip.compress(path.read_bytes())) for path in linked_files(html.decode()))
    assert len(gzip.compress(html)) + files <= BYTES_AT_MOST


def linked_files(html: str) -> Iterator[Path]:
    """Style sheets, scripts and icons that the first view loads."""
    prefix = re.escape(settings.STATIC_URL)
    for name in set(re.findall(rf'(?:href|src)="{prefix}([^"?]+)', html)):
        found = finders.find(name)
        assert found, name
        yield Path(found)


@pytest.mark.any_database
def test_no_page_names_another_host_or_holds_inline_code(demo: None, client: Client) -> None:
    for address in PAGES:
        html = client.get(address).content.decode()
        loaded = re.findall(r"<(?:script|link|img|source|iframe|video|audio|embed|object)\b[^>]*>", html)
        foreign = [tag for tag in loaded if re.search(r'(?:src|href|srcset)="(?:https?:)?//', tag)]
        foreign = [tag for tag in foreign if not re.search(r'rel="(?:canonical|alternate)"', tag)]
        assert foreign == [], address
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)[^>]*>(?!\s*[{\[])", html), (
            address
        )


@pytest.mark.any_database
def test_nobody_gets_a_cookie_for_reading(demo: None, client: Client) -> None:
    for address in PAGES:
        assert not client.get(address).cookies, address


def test_example_texts_say_so(demo: None, client: Client) -> None:
    for address in (
        "/sociale-kaart/buurthuis-de-zwaluw/",
        "/wijken/pijnacker-noord/verhalen/samen-de-drempel-over/",
    ):
        assert "oorbeeld" in client.get(address).content.decode().split("<main", 1)[1]
