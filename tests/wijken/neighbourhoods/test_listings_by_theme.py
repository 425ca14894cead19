"""Listings on the page of a neighbourhood."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.wijken.conftest import NOW, Town
from wijken.directory.index import cache
from wijken.directory.models import IndexVersion, Listing, Theme
from wijken.neighbourhoods.listings_by_theme import SHOWN_PER_THEME, offers_in
from wijken.visitor import VisitorContext


@pytest.fixture
def eating(town: Town) -> Theme:
    return Theme.objects.create(name="Samen eten", slug="samen-eten", sort_order=2)


def listed(town: Town, name: str, *themes: Theme, **more: object) -> Listing:
    listing = town.listing(name, **more)
    listing.themes.set(themes)
    listing.save()
    return listing


def offers(town: Town) -> dict[str, list[str]]:
    reading = VisitorContext(NOW, "nl", "/sociale-kaart/")
    return {
        theme.title: [offer.name for offer in theme.offers] for theme in offers_in(town.north, reading).themes
    }


def test_what_has_no_theme_yet_is_not_lost(town: Town, eating: Theme, read: Callable[..., str]) -> None:
    listed(town, "Samen soep", eating)
    listed(town, "Nog zonder thema")
    text = read(town.north_page.get_url() or "").split("Wat er is, per onderwerp")[1]
    assert text.index("Samen soep") < text.index("En verder") < text.index("Nog zonder thema")


def test_own_listings_come_first_and_of_those_the_confirmed_ones(town: Town, eating: Theme) -> None:
    listed(town, "Aa van iedereen", eating, neighbourhood=None)
    listed(town, "Bb lang niet bevestigd", eating, checked_on=NOW.date() - timedelta(days=250))
    listed(town, "Cc bevestigd", eating)
    listed(town, "Dd elders", eating, neighbourhood=town.west)
    listed(town, "Ee heel lang niet bevestigd", eating, checked_on=date(2020, 1, 1))
    listed(town, "Ff gestopt", eating, status="defunct")
    assert offers(town) == {"Samen eten": ["Cc bevestigd", "Bb lang niet bevestigd", "Aa van iedereen"]}


def test_themes_are_in_the_order_of_the_editors(town: Town, eating: Theme) -> None:
    singing = Theme.objects.create(name="Zingen", slug="zingen", sort_order=1)
    listed(town, "Eetkoor", eating, singing)
    assert list(offers(town).items()) == [("Zingen", ["Eetkoor"]), ("Samen eten", ["Eetkoor"])]


def test_the_number_of_the_others_is_shown(town: Town, eating: Theme) -> None:
    for number in range(SHOWN_PER_THEME + 2):
        listed(town, f"Tafel {number}", eating)
    (theme,) = offers_in(town.north, VisitorContext(NOW, "nl", "/sociale-kaart/")).themes
    assert (len(theme.offers), theme.more) == (SHOWN_PER_THEME, 2)


def test_an_index_that_is_behind_shows_too_little_and_never_too_much(
    town: Town, eating: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, stays = listed(town, "Weg", eating), listed(town, "Blijft", eating)
    assert offers(town) == {"Samen eten": ["Blijft", "Weg"]}
    token = IndexVersion.now()
    Listing.objects.filter(pk=gone.pk).update(live=False)
    monkeypatch.setattr(cache.IndexVersion, "now", lambda: token)
    assert offers(town) == {"Samen eten": ["Blijft"]}
    Listing.objects.filter(pk=stays.pk).update(live=False)
    assert offers(town) == {}
