"""Listings on the page of a neighbourhood."""

from collections.abc import Callable

from tests.wijken.conftest import Town
from wijken.directory.models import Theme


def test_what_has_no_theme_yet_is_not_lost(town: Town, read: Callable[..., str]) -> None:
    listing = town.listing("Samen soep")
    listing.themes.add(Theme.objects.create(name="Samen eten", slug="samen-eten"))
    listing.save()
    town.listing("Nog zonder thema")
    text = read(town.north_page.get_url() or "")
    assert text.index("Samen soep") < text.index("En verder") < text.index("Nog zonder thema")
