"""Keep the index up to date with what editors publish, unpublish, delete and rename."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import batched

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, published, unpublished

from core.bulk_changes import BulkChanges, finished, postponed
from methode.models import Term
from search.index import writer
from search.index.kinds import EntryKind
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    Listing,
    Location,
    Organisation,
    SpokenLanguage,
    Theme,
)

log = logging.getLogger(__name__)

type Affected = tuple[EntryKind, Iterable[int]]


def _listings(**filters: object) -> Affected:
    return EntryKind.LISTING, Listing.objects.filter(**filters).values_list("pk", flat=True)


def _at_place(place: Location) -> Affected:
    own = Listing.objects.filter(location=place.pk).values_list("pk", flat=True)
    of_activities = Activity.objects.filter(location=place.pk).values_list("listing", flat=True)
    return EntryKind.LISTING, {*own, *of_activities}


def _with_its_place(listing: Listing) -> Affected:
    """A listing without neighbours at its location has the words of the note there (``sources``)."""
    if listing.location_id is None:
        return EntryKind.LISTING, [listing.pk]
    there = Listing.objects.filter(location=listing.location_id).values_list("pk", flat=True)
    return EntryKind.LISTING, {listing.pk, *there}


def affected_by(thing: Model) -> Affected:
    """The entries of the index that hold words of this object."""
    match thing:
        case Page():
            return EntryKind.PAGE, [thing.pk]
        case Term():
            return EntryKind.TERM, [thing.pk]
        case Listing():
            return _with_its_place(thing)
        case Activity():
            return EntryKind.LISTING, [thing.listing_id]
        case Location():
            return _at_place(thing)
        case _:
            return _listings(**{USED_AS[type(thing)]: thing.pk})


USED_AS: dict[type[Model], str] = {
    Organisation: "organisation",
    Theme: "themes",
    Audience: "audiences",
    SpokenLanguage: "languages",
    AccessFeature: "location__access_features",
}
"""By which relation a listing uses it."""
FACTS = (Listing, Activity, Organisation, Location, Term)
WORDS = (Theme, Audience, SpokenLanguage, AccessFeature)
BATCH = 500


_paused: ContextVar[bool] = ContextVar("search index paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """For bulk loading: no updates; call ``rebuild`` afterwards."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def follow(sender: type[Model], instance: Model, **kwargs: object) -> None:
    """Update the index for an object that changed.

    A failing index must not prevent publishing. The error is logged; search results are filtered by the
    database anyway, and ``rebuild_search`` repairs the index.
    """
    if _paused.get():
        return
    if postponed(instance):
        if isinstance(instance, Listing) and instance.location_id:
            postponed(Location(pk=instance.location_id))  # which is unknown by then, if it is deleted
        return
    kind, ids = affected_by(instance)
    numbers = list(ids)
    try:
        writer.update(kind, numbers)
    except Exception:
        log.exception("Could not update the search index for %s %s", kind, numbers)


def many_changed(changes: BulkChanges, **kwargs: object) -> None:
    if _paused.get():
        return
    listings = set(changes.keys_of(Listing))
    places = set(changes.keys_of(Location))
    for keys in batched(changes.keys_of(Activity), BATCH):
        listings.update(Activity.objects.filter(pk__in=keys).values_list("listing", flat=True))
    for keys in batched(changes.keys_of(Organisation), BATCH):
        listings.update(_listings(organisation__in=keys)[1])
    for keys in batched(sorted(listings), BATCH):
        places.update(Listing.objects.filter(pk__in=keys).values_list("location", flat=True))
    for keys in batched(sorted(places - {None}), BATCH):
        listings.update(_listings(location__in=keys)[1])
        listings.update(Activity.objects.filter(location__in=keys).values_list("listing", flat=True))
    try:
        writer.update_many(EntryKind.LISTING, listings)
    except Exception:
        log.exception("Could not update the search index for %s listings", len(listings))


def connect() -> None:
    for signal in (published, unpublished, post_delete):
        for model in FACTS:
            signal.connect(follow, sender=model, dispatch_uid=f"search {model.__name__}")
    for model in WORDS:
        post_save.connect(follow, sender=model, dispatch_uid=f"search {model.__name__}")
    for signal in (page_published, page_unpublished):
        signal.connect(follow, dispatch_uid="search page")
    post_delete.connect(follow_page, dispatch_uid="search page")
    finished.connect(many_changed, dispatch_uid="search many")


def follow_page(sender: type[Model], instance: Model, **kwargs: object) -> None:
    """Deleted pages of any type; ``pk`` is still set when this is called."""
    if isinstance(instance, Page) and sender is Page:
        follow(sender, instance)


connect()
