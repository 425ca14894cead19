"""A small municipality: home page, social map, two neighbourhoods, a step of the method."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from wagtail.models import Locale, Page, Site

from core.models import HomePage, SiteSettings
from methode.models import MethodPage, StepPage
from search.index.kinds import EntryKind
from search.index.writer import update
from tests.module_fixtures import rows_for_module
from wijken.directory.models import Activity, Listing, Location, Neighbourhood, Schedule
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage, SocialMapPage, StoryIndexPage, StoryPage

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
"""A Tuesday, 9.00 in the morning in Pijnacker."""


@dataclass
class Town:
    """Creates listings and activities."""

    home: HomePage
    map: SocialMapPage
    index: NeighbourhoodIndexPage
    north: Neighbourhood
    west: Neighbourhood
    north_page: NeighbourhoodPage
    stories: StoryIndexPage
    step: StepPage

    def listing(self, name: str, **fields: Any) -> Listing:
        """A public listing, checked three weeks ago, unless ``fields`` says otherwise."""
        defaults = {
            "slug": name.lower().replace(" ", "-"),
            "kind": Listing.Kind.INITIATIVE,
            "neighbourhood": self.north,
            "summary": "Je kunt zo binnenlopen.",
            "checked_on": datetime(2026, 11, 3, tzinfo=UTC).date(),
        }
        listing = Listing.objects.create(**(defaults | {"name": name} | fields))
        update(EntryKind.LISTING, [listing.pk])
        return listing

    def activity(self, listing: Listing, title: str, weekday: int = 1, **fields: Any) -> Activity:
        """Weekly from ten to twelve, by default on Tuesday."""
        activity = Activity(listing=listing, title=title, **fields)
        activity.schedules.add(
            Schedule(frequency="weekly", weekdays=[weekday], starts_at=time(10), ends_at=time(12))
        )
        activity.save()
        return activity

    def story(self, title: str, **fields: Any) -> StoryPage:
        story = StoryPage(title=title, intro=f"Over {title}", **fields)
        return self.stories.add_child(instance=story)


@pytest.fixture(scope="module")
def module_town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    with rows_for_module(django_db_blocker):
        with pytest.MonkeyPatch.context() as clock:
            clock.setattr(timezone, "now", lambda: NOW)
            town = build_town()
        yield town


@pytest.fixture
def town(module_town: Town, db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    cache.clear()
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return deepcopy(module_town)


def build_town() -> Town:
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title="Start", slug="start"))
    site, _made = Site.objects.get_or_create(hostname="localhost", defaults={"root_page": home})
    site.root_page, site.is_default_site = home, True
    site.save()
    settings = SiteSettings.for_site(site)
    settings.phone = "015-0000100"
    settings.save()
    social_map = home.add_child(instance=SocialMapPage(title="Sociale kaart", slug="sociale-kaart"))
    method = home.add_child(instance=MethodPage(title="De methode", slug="methode"))
    step = method.add_child(
        instance=StepPage(title="Laat bewoners elkaar ontmoeten", slug="stap-3", number=3)
    )
    index = home.add_child(instance=NeighbourhoodIndexPage(title="Wijken", slug="wijken"))
    north, west = (
        Neighbourhood.objects.create(
            name=name,
            slug=name.lower(),
            core_village="Pijnacker",
            latitude=52.02,
            longitude=4.43,
            contact_phone="015-0000101",
        )
        for name in ("Noord", "West")
    )
    north_page = index.add_child(
        instance=NeighbourhoodPage(title="Noord", slug="noord", neighbourhood=north, intro="Over Noord.")
    )
    stories = north_page.add_child(instance=StoryIndexPage(title="Verhalen", slug="verhalen"))
    return Town(home, social_map, index, north, west, north_page, stories, step)


@pytest.fixture
def english(town: Town) -> Locale:
    """The home page also exists in English; the social map does not."""
    locale, _made = Locale.objects.get_or_create(language_code="en")
    town.home.copy_for_translation(locale).save_revision().publish()
    cache.clear()
    return locale


@pytest.fixture
def read(town: Town) -> Callable[[str], str]:
    """``read("/wijken/")`` returns the page as text."""

    def page(address: str, **data: str) -> str:
        response = Client().get(address, data)
        assert response.status_code == 200, address
        return response.content.decode()

    return page


@pytest.fixture
def place(town: Town) -> Location:
    return Location.objects.create(
        name="Buurthuis",
        kind=Location.Kind.COMMUNITY_CENTRE,
        street_address="Voorbeeldlaan 1",
        postcode="2641 ZZ",
        town="Pijnacker",
    )
