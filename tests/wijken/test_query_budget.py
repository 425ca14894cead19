"""The number of queries does not depend on the number of listings."""

from datetime import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.index.writer import rebuild
from tests.wijken.conftest import Town
from wijken.directory.models import AccessFeature, Activity, Hook, Listing, Location, Schedule, Theme

BUDGET = 15

PAGES = [
    "/",
    "/wijken/",
    "/wijken/noord/",
    "/wijken/noord/verhalen/",
    "/wijken/noord/verhalen/samen-eten/",
    "/sociale-kaart/",
    "/sociale-kaart/?zoek=plek&wijk=noord&thema=ontmoeten&pagina=2",
    "/sociale-kaart/?zoek=plek+koffie&postcode=2641&wanneer=deze-week&dagdeel=ochtend&toegankelijk=lift",
    "/sociale-kaart/?zoek=bestaatniet&postcode=1011",
    "/zoeken/?zoek=plek+methode+verhaal",
    "/sociale-kaart/plek-1/",
    "/methode/stap-3/",
    "/en/",
]


def fill(town: Town, first: int, last: int) -> None:
    """Listings with everything that a card shows, created in bulk."""
    theme, _made = Theme.objects.get_or_create(slug="ontmoeten", defaults={"name": "Ontmoeten"})
    feature, _made = AccessFeature.objects.get_or_create(slug="lift", defaults={"name": "Lift"})
    place, _made = Location.objects.get_or_create(name="Buurthuis", kind=Location.Kind.HALL)
    place.access_features = [feature]
    place.save()
    listings = Listing.objects.bulk_create(
        Listing(
            name=f"Plek {number}",
            slug=f"plek-{number}",
            kind=Listing.Kind.INITIATIVE,
            neighbourhood=(town.north, town.west, None)[number % 3],
            location=place,
            summary="Je kunt zo binnenlopen.",
        )
        for number in range(first, last)
    )
    Listing.themes.through.objects.bulk_create(
        Listing.themes.through(listing=listing, theme=theme) for listing in listings
    )
    Hook.objects.bulk_create(Hook(listing=listing, text="Hier komen mensen.") for listing in listings)
    activities = Activity.objects.bulk_create(
        Activity(listing=listing, title="Koffie") for listing in listings
    )
    Schedule.objects.bulk_create(
        Schedule(activity=each, weekdays=[number % 7], starts_at=time(10), ends_at=time(12))
        for number, each in enumerate(activities)
    )
    rebuild()


def queries(address: str) -> int:
    """The queries of a second request; the first one fills the caches."""
    assert Client().get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        Client().get(address)
    return len(asked)


@pytest.fixture
def full_town(town: Town, english: object) -> Town:
    fill(town, 0, 36)
    for number in range(3):
        story = town.story("Samen eten" if not number else f"Verhaal {number}")
        story.steps = [town.step]
        story.listings = list(Listing.objects.all()[:2])
        story.save()
    town.north.progress.create(step=town.step, status="busy")
    return town


@pytest.mark.any_database
def test_fifteen_questions_are_enough_with_36_and_with_360_listings(full_town: Town) -> None:
    small = {address: queries(address) for address in PAGES}
    fill(full_town, 36, 360)
    large = {address: queries(address) for address in PAGES}
    assert large == small
    assert {address: number for address, number in large.items() if number > BUDGET} == {}


def test_the_layout_of_a_page_is_queried_once(town: Town) -> None:
    """By the view for its links and by the layout for its menus."""
    Client().get("/mijn-lijst/")
    with CaptureQueriesContext(connection) as asked:
        Client().get("/mijn-lijst/")
    same = [query["sql"].partition(" FROM ")[2] for query in asked]
    assert [sql for sql in set(same) if same.count(sql) > 1] == []
