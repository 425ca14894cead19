"""What there is in a neighbourhood, theme by theme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from wijken.cards import ListingCard, word_in
from wijken.directory.models import Listing, Neighbourhood
from wijken.directory.querysets import words_in
from wijken.filters import with_query
from wijken.reading import Reading

SHOWN_PER_THEME = 5
AFTER_ALL_THEMES = (32_768, "")


class Offer(ListingCard):
    """An entry in a short list: name, sentence, and whether it is for the whole municipality."""

    @property
    def is_for_everyone(self) -> bool:
        return self.listing.neighbourhood_id is None


@dataclass
class ThemeOffers:
    """A theme with the first few of its offers, and where to find all of them."""

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
        """How many are not shown here."""
        return self.total - len(self.offers)


def offers_by_theme(neighbourhood: Neighbourhood, reading: Reading) -> list[ThemeOffers]:
    """Everything within reach of a neighbourhood, its own first; what has no theme yet comes last."""
    listings = (
        Listing.objects.published(reading.at)
        .still_there()
        .in_default_results(reading.at)
        .reaching(neighbourhood)
        .by_trust(reading.at)
        .with_text_in(reading.language)
        .prefetch_related(Prefetch("themes", words_in("Theme", reading.language)))
    )
    return _grouped(sorted(listings, key=lambda each: each.neighbourhood_id is None), neighbourhood, reading)


def _grouped(
    listings: Iterable[Listing], neighbourhood: Neighbourhood, reading: Reading
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
