"""Following what is new: an Atom feed with the filters of the social map (RFC 4287)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from tests.wijken.conftest import NOW, Town
from wijken.directory.models import Listing, Theme

Read = Callable[..., str]
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEED = "/sociale-kaart.atom"


def feed_at(address: str = FEED, **query: str) -> etree._Element:
    answer = Client().get(address, query)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def names(feed: etree._Element) -> list[str]:
    return feed.xpath("a:entry/a:title/text()", namespaces=ATOM)


def new(town: Town, name: str, days_ago: int, **fields: object) -> Listing:
    listing = town.listing(name, **fields)
    published = NOW - timedelta(days=days_ago)
    Listing.objects.filter(pk=listing.pk).update(first_published_at=published)
    return listing


def assert_follows_rfc_4287(feed: etree._Element) -> None:
    """What sections 4.1.1, 4.1.2 and 4.2 require of a feed and its entries."""
    one = {"id": 1, "title": 1, "updated": 1}
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    entries = feed.findall("a:entry", ATOM)
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert len(set(ids)) == len(ids)
    for element in (feed, *entries):
        for name, count in one.items():
            assert len(element.findall(f"a:{name}", ATOM)) == count, name
        identifier = urlsplit(element.findtext("a:id", namespaces=ATOM))
        assert identifier.scheme in ("http", "https", "urn"), "an absolute IRI"
        for name in ("updated", "published"):
            for moment in element.findall(f"a:{name}", ATOM):
                assert datetime.fromisoformat(moment.text).tzinfo is not None
        for link in element.findall("a:link", ATOM):
            assert urlsplit(link.get("href")).netloc, "links are absolute"
        kinds = [(link.get("rel", "alternate"), link.get("type")) for link in element.findall("a:link", ATOM)]
        assert len(kinds) == len(set(kinds))
    for entry in entries:
        assert entry.find("a:link[@rel='alternate']", ATOM) is not None
    assert feed.find("a:author/a:name", ATOM).text
    assert feed.find("a:link[@rel='self']", ATOM) is not None


def test_the_newest_listings_come_first(town: Town) -> None:
    new(town, "Oud", 40)
    new(town, "Nieuw & <b>vet</b>", 1, summary="Kom & doe <i>mee</i>.")
    new(town, "Verborgen", 0, live=False)
    new(town, "Gestopt", 0, status="defunct")
    feed = feed_at()
    assert_follows_rfc_4287(feed)
    assert names(feed) == ["Nieuw & <b>vet</b>", "Oud"]
    entry = feed.find("a:entry", ATOM)
    assert entry.findtext("a:summary", namespaces=ATOM) == "Kom &amp; doe &lt;i&gt;mee&lt;/i&gt;."
    updated = datetime.fromisoformat(entry.findtext("a:updated", namespaces=ATOM))
    assert updated == NOW - timedelta(days=1)
    assert feed.findtext("a:updated", namespaces=ATOM) == entry.findtext("a:updated", namespaces=ATOM)


def test_a_neighbourhood_a_theme_and_a_question_can_be_followed(town: Town) -> None:
    theme = Theme.objects.create(name="Eten", slug="eten")
    dinner = new(town, "Eettafel", 2)
    dinner.refresh_from_db()
    dinner.themes.add(theme)
    dinner.save()
    new(town, "In West", 1, neighbourhood=town.west)
    new(town, "Overal", 3, neighbourhood=None)
    assert names(feed_at(wijk="noord")) == ["Eettafel", "Overal"]
    assert names(feed_at(thema="eten")) == ["Eettafel"]
    assert names(feed_at(wijk="west", thema="eten")) == []
    assert names(feed_at(zoek="eettafel")) == ["Eettafel"]
    assert "Noord" in feed_at(wijk="noord").findtext("a:title", namespaces=ATOM)


def test_an_empty_feed_and_a_strange_question_are_feeds_too(town: Town) -> None:
    assert_follows_rfc_4287(feed_at())
    new(town, "Eettafel", 2)
    for query in ({"wijk": "bestaat-niet"}, {"zoek": "\x00<&\x1b"}, {"wanneer": "1999-01-01"}):
        assert_follows_rfc_4287(feed_at(**query))
    assert names(feed_at(zoek="ik wil dood")) == []


def test_the_feed_is_linked_in_the_head_and_on_the_page(town: Town, read: Read) -> None:
    new(town, "Eettafel", 2)
    for address, query in (
        ("/sociale-kaart/", ""),
        ("/sociale-kaart/?kosten=gratis", "?kosten=gratis"),
        ("/wijken/noord/", "?wijk=noord"),
    ):
        soup = BeautifulSoup(read(address), "html.parser")
        feed = soup.select_one('head link[rel=alternate][type="application/atom+xml"]')["href"]
        assert feed == f"{FEED}{query}"
        assert soup.select_one(f'main a[href="{feed}"]').get_text(strip=True) == "Volg wat er nieuw is"


def test_a_feed_asks_as_little_for_many_listings_as_for_few(town: Town) -> None:
    def queries() -> int:
        feed_at(wijk="noord")
        with CaptureQueriesContext(connection) as asked:
            feed_at(wijk="noord")
        return len(asked)

    new(town, "Een", 1)
    few = queries()
    for number in range(60):
        new(town, f"Groep {number}", number)
    assert len(names(feed_at())) == 50
    assert queries() == few


@pytest.mark.parametrize("days_ago", [0, 400])
def test_the_moment_of_an_entry_has_a_time_zone(town: Town, days_ago: int) -> None:
    new(town, "Eettafel", days_ago)
    moment = feed_at().findtext("a:entry/a:published", namespaces=ATOM)
    assert datetime.fromisoformat(moment).astimezone(UTC) == NOW - timedelta(days=days_ago)
