"""Collect the texts of an entry from its published parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import batched

from django.db.models import Exists, Model, OuterRef, Prefetch, QuerySet
from wagtail.models import Page

from core.models import BasePage, StandardPage
from methode.models import GlossaryPage, MethodPage, StepPage, Term, WorkFormIndexPage, WorkFormPage
from search.index import texts
from search.index.kinds import EntryKind, Part, PartKind
from search.index.page_texts import page_texts
from search.index.texts import WeightedText
from search.language.analysis import fold
from wijken.directory.models import Activity, Listing, Location
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage, SocialMapPage, StoryPage

CHUNK = 200

PAGE_TYPES: tuple[type[BasePage], ...] = (
    StandardPage,
    MethodPage,
    StepPage,
    WorkFormIndexPage,
    WorkFormPage,
    GlossaryPage,
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    SocialMapPage,
    StoryPage,
)


@dataclass
class Source:
    """What is to be indexed for one entry."""

    kind: EntryKind
    object_id: int
    neighbourhood_id: int | None = None
    parts: dict[Part, list[WeightedText]] = field(default_factory=dict)

    def add(self, kind: PartKind, thing: Model, found: Iterable[WeightedText]) -> None:
        """Add the words of a part; a part shared by two activities counts once."""
        self.parts.setdefault((kind, thing.pk), list(found))


def read(kind: EntryKind, ids: Iterable[int]) -> Iterator[Source]:
    """The live entries with these ids. Dates and consent are checked by every search."""
    yield from {EntryKind.LISTING: _listings, EntryKind.PAGE: _pages, EntryKind.TERM: _terms}[kind](list(ids))


def all_ids() -> Iterator[tuple[EntryKind, list[int]]]:
    """The ids of everything that can be found, in batches."""
    everything: tuple[tuple[EntryKind, QuerySet], ...] = (
        (EntryKind.LISTING, Listing.objects.filter(live=True)),
        (EntryKind.PAGE, Page.objects.type(*PAGE_TYPES).filter(live=True)),
        (EntryKind.TERM, Term.objects.filter(live=True)),
    )
    for kind, things in everything:
        for portion in batched(things.order_by("pk").values_list("pk", flat=True), CHUNK):
            yield kind, list(portion)


def _listings(ids: list[int]) -> Iterator[Source]:
    live_activities = Activity.objects.filter(live=True).select_related("location")
    others_there = Listing.objects.filter(live=True, location=OuterRef("location")).exclude(pk=OuterRef("pk"))
    listings = (
        Listing.objects.filter(pk__in=ids, live=True)
        .annotate(shares_its_place=Exists(others_there))
        .select_related("organisation", "location")
        .prefetch_related(
            "translations",
            "themes__names",
            "audiences__names",
            "languages__names",
            "location__access_features__names",
            Prefetch(
                "activities",
                live_activities.prefetch_related("schedules", "location__access_features__names"),
                to_attr="live_activities",
            ),
        )
    )
    for listing in listings.order_by("pk"):
        source = Source(EntryKind.LISTING, listing.pk, listing.neighbourhood_id)
        source.add(PartKind.LISTING, listing, texts.listing_texts(listing))
        if listing.organisation and listing.organisation.live:
            source.add(
                PartKind.ORGANISATION, listing.organisation, texts.organisation_texts(listing.organisation)
            )
        _add_place(source, listing.location, with_note=_is_about(listing))
        for activity in listing.live_activities:  # type: ignore[attr-defined]
            source.add(PartKind.ACTIVITY, activity, texts.activity_texts(activity))
            _add_place(source, activity.location)
        yield source


def _is_about(listing: Listing) -> bool:
    """Whether the note of its location tells of this listing, and not of all that happens there."""
    if listing.location is None:
        return False
    return fold(listing.name) == fold(listing.location.name) or not listing.shares_its_place  # type: ignore[attr-defined]


def _add_place(source: Source, place: Location | None, *, with_note: bool = False) -> None:
    if place is None or not place.live:
        return
    source.add(PartKind.LOCATION, place, texts.place_texts(place, with_note=with_note))
    if place.precision == Location.Precision.EXACT and place.street_address:
        source.add(PartKind.ADDRESS, place, texts.address_texts(place))


def _pages(ids: list[int]) -> Iterator[Source]:
    pages = Page.objects.filter(pk__in=ids, live=True).select_related("locale").order_by("pk")
    places = _neighbourhoods_by_path()
    for page in pages.specific():
        if isinstance(page, PAGE_TYPES):
            source = Source(EntryKind.PAGE, page.pk, _neighbourhood_of(page, places))
            source.add(PartKind.PAGE, page, page_texts(page))
            yield source


def _neighbourhoods_by_path() -> dict[str, int]:
    return dict(NeighbourhoodPage.objects.values_list("path", "neighbourhood_id"))


def _neighbourhood_of(page: Page, places: dict[str, int]) -> int | None:
    """The neighbourhood of a neighbourhood page or of a page below it."""
    steps = range(len(page.path), 0, -Page.steplen)
    return next((places[page.path[:end]] for end in steps if page.path[:end] in places), None)


def _terms(ids: list[int]) -> Iterator[Source]:
    for term in Term.objects.filter(pk__in=ids, live=True).select_related("locale").order_by("pk"):
        source = Source(EntryKind.TERM, term.pk)
        source.add(PartKind.TERM, term, texts.term_texts(term))
        yield source
