"""The rows of a downloaded list: read a batch at a time, with one query for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched

from django.db.models import Prefetch
from django.utils.translation import override

from wijken.directory.models import Activity, Listing
from wijken.directory.querysets import ListingQuerySet
from wijken.social_map.downloads.columns import COLUMNS, Cell
from wijken.social_map.geojson import Feature, pins_of
from wijken.social_map.result_cards import NearCard
from wijken.social_map.results import FoundListings
from wijken.social_map.visitor_location import NOWHERE
from wijken.visitor import VisitorContext

ROWS_AT_ONCE = 500


def headings(language: str) -> list[str]:
    with override(language):
        return [str(column.heading) for column in COLUMNS]


def rows(found: FoundListings) -> Iterator[list[Cell]]:
    """The cells of each listing, in the order of the list."""
    reading = found.form.reading
    for cards in _batches(found, Listing.objects.all()):
        with override(reading.language):  # streamed after the middleware has left
            cells = [[column.value(card) for column in COLUMNS] for card in cards]
        yield from cells


ABOUT_THE_PLACE = ("place", "address", "access")


def features(found: FoundListings, map_url: str) -> Iterator[Feature]:
    """A GeoJSON feature for each place of a listing; without a place to show, one without geometry.

    ``map_url`` is absolute: what comes before the slug of a listing.
    """
    reading = found.form.reading
    activities = Activity.objects.published(reading.at).filter(location__isnull=False)
    elsewhere = Prefetch("activities", activities.select_related("location"), to_attr="elsewhere")
    for cards in _batches(found, Listing.objects.prefetch_related(elsewhere)):
        with override(reading.language):
            batch = [feature for card in cards for feature in _features_of(card, reading, map_url)]
        yield from batch


def _features_of(card: NearCard, reading: VisitorContext, map_url: str) -> Iterator[Feature]:
    listing = card.listing
    told = {column.name: column.value(card) for column in COLUMNS} | {"url": f"{map_url}{listing.slug}/"}
    pins = list(pins_of(listing, listing.elsewhere, reading))  # type: ignore[attr-defined]
    nowhere: Feature = {"id": str(listing.uuid), "geometry": None, "properties": {}}
    for pin in pins or [nowhere]:
        shown = pin["properties"]
        of_pin = {name: shown[name] for name in ("place", "address", "what", "about") if name in shown}  # type: ignore[operator, index]
        if pin["id"] != str(listing.uuid):  # an activity elsewhere: that building is another
            of_pin = dict.fromkeys(ABOUT_THE_PLACE, "") | of_pin
        properties = {name: value for name, value in (told | of_pin).items() if value}
        yield {"type": "Feature", "id": pin["id"], "geometry": pin["geometry"], "properties": properties}


def _batches(found: FoundListings, listings: ListingQuerySet) -> Iterator[list[NearCard]]:
    reading = found.form.reading
    there = listings.published(reading.at).not_closed().select_related("location", "organisation")
    for keys in batched(found[:], ROWS_AT_ONCE):
        by_key = there.filter(pk__in=keys).with_text_in(reading.language).in_bulk()
        yield [NearCard(by_key[key], reading, NOWHERE) for key in keys if key in by_key]
