"""The listings of a neighbourhood by theme."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijken.directory.index.query import FilterQuery
from wijken.directory.models import Listing, Neighbourhood
from wijken.newest import new_this_month
from wijken.social_map.cards import ListingCard
from wijken.social_map.filters import with_query
from wijken.visitor import VisitorContext

SHOWN_PER_THEME = 5


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
    offers: list[Offer]
    total: int

    @property
    def more(self) -> int:
        """The number that is not shown."""
        return self.total - len(self.offers)


@dataclass(frozen=True)
class _Group:
    """A theme as the index knows it."""

    title: str
    url: str
    keys: list[int]
    total: int


@dataclass(frozen=True)
class NeighbourhoodOffers:
    """What there is in a neighbourhood, and what of it is new this month."""

    themes: list[ThemeOffers]
    new: list[Offer]


def offers_in(neighbourhood: Neighbourhood, reading: VisitorContext) -> NeighbourhoodOffers:
    """Listings relevant to a neighbourhood, its own first; those without theme come last.

    The index counts and orders them, so that only those that are shown are read, all at once.
    """
    groups, new = _groups(neighbourhood, reading), new_this_month(reading, neighbourhood.pk)
    listings = Listing.objects.published(reading.at).not_closed()
    keys = {key for group in groups for key in group.keys} | set(new)
    by_key = listings.with_text_in(reading.language).in_bulk(keys)
    themes = _by_theme(groups, by_key, reading)
    return NeighbourhoodOffers(themes, [Offer(by_key[key], reading, []) for key in new if key in by_key])


def _by_theme(groups: list[_Group], by_key: dict[int, Listing], reading: VisitorContext) -> list[ThemeOffers]:
    found = []
    for group in groups:
        offers = [Offer(by_key[key], reading, []) for key in group.keys if key in by_key]
        gone = len(group.keys) - len(offers)
        if offers:
            found.append(ThemeOffers(group.title, group.url, offers, group.total - gone))
    return found


def _groups(neighbourhood: Neighbourhood, reading: VisitorContext) -> list[_Group]:
    index, place = reading.facts.index, {"wijk": neighbourhood.slug}
    here = index.fitting(FilterQuery(neighbourhood=neighbourhood.pk), reading.at)
    own, rest, groups = here & ~index.for_everyone, here, []

    def add(title: str, slots: int, query: dict[str, str]) -> None:
        if slots:
            keys = index.page(index.in_order(slots, [own]), 0, SHOWN_PER_THEME)
            groups.append(_Group(title, with_query(reading.map_url, query), keys, index.count(slots)))

    for theme in reading.facts.words(reading.language)["Theme"]:
        slots = index.having("theme", theme.key)
        add(theme.label, here & slots, {**place, "thema": theme.slug})
        rest &= ~slots
    add(_("En verder"), rest, place)
    return groups
