"""The listings of a neighbourhood by theme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from wijken.directory.models import Listing, Neighbourhood, Theme
from wijken.directory.querysets import words_in
from wijken.social_map.cards import ListingCard
from wijken.social_map.filters import with_query
from wijken.social_map.public_location import word_in
from wijken.visitor import VisitorContext

SHOWN_PER_THEME = 5
AFTER_ALL_THEMES = (32_768, "")


class Offer(ListingCard):
    """A listing in a short list: name, sentence, and whether it serves the whole municipality."""

    @property
    def is_for_everyone(self) -> bool:
        return self.listing.neighbourhood_id is None


@dataclass
class ThemeOffers:
    """A theme with its first listings, and a link to all of them."""

    title: str
    url: str
    place: tuple[int, str]
    offers: list[Offer] = field(default_factory=list)
    total: int = 0

    def add(self, offer: Offer) -> None:
        self.total += 1
        if len(self.offers) < SHOWN_PER_THEME:
            self.offers.append(offer)

    @property
    def more(self) -> int:
        """The number that is not shown."""
        return self.total - len(self.offers)


def offers_by_theme(neighbourhood: Neighbourhood, reading: VisitorContext) -> list[ThemeOffers]:
    """Listings relevant to a neighbourhood, its own first; those without theme come last."""
    listings = (
        Listing.objects.published(reading.at)
        .not_closed()
        .in_default_results(reading.at)
        .reaching(neighbourhood)
        .confirmed_first(reading.at)
        .with_text_in(reading.language)
        .prefetch_related(Prefetch("themes", words_in(Theme, reading.language)))
    )
    return _grouped(sorted(listings, key=lambda each: each.neighbourhood_id is None), neighbourhood, reading)


def _grouped(
    listings: Iterable[Listing], neighbourhood: Neighbourhood, reading: VisitorContext
) -> list[ThemeOffers]:
    themes: dict[str, ThemeOffers] = {}
    everything = with_query(reading.map_url, {"wijk": neighbourhood.slug})
    rest = ThemeOffers(_("En verder"), everything, AFTER_ALL_THEMES)
    for listing in listings:
        offer = Offer(listing, reading, [])
        words = list(listing.themes.all())
        if not words:
            rest.add(offer)
        for theme in words:
            if theme.slug not in themes:
                url = with_query(reading.map_url, {"wijk": neighbourhood.slug, "thema": theme.slug})
                themes[theme.slug] = ThemeOffers(word_in(theme, reading), url, (theme.sort_order, theme.name))
            themes[theme.slug].add(offer)
    groups = sorted(themes.values(), key=lambda group: group.place)
    return [*groups, rest] if rest.total else groups
