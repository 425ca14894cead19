"""The index follows what editors do: publishing, taking down, deleting, renaming."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, published, unpublished

from methode.models import Term
from search import indexing
from search.kinds import EntryKind
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


def _listings(**filters: Any) -> Affected:
    return EntryKind.LISTING, Listing.objects.filter(**filters).values_list("pk", flat=True)


def _at_place(place: Model) -> Affected:
    own = Listing.objects.filter(location=place.pk).values_list("pk", flat=True)
    of_activities = Activity.objects.filter(location=place.pk).values_list("listing", flat=True)
    return EntryKind.LISTING, {*own, *of_activities}


AFFECTED: dict[type[Model], Callable[[Any], Affected]] = {
    Listing: lambda listing: (EntryKind.LISTING, [listing.pk]),
    Activity: lambda activity: (EntryKind.LISTING, [activity.listing_id]),
    Organisation: lambda organisation: _listings(organisation=organisation.pk),
    Location: _at_place,
    Term: lambda term: (EntryKind.TERM, [term.pk]),
    Theme: lambda word: _listings(themes=word.pk),
    Audience: lambda word: _listings(audiences=word.pk),
    SpokenLanguage: lambda word: _listings(languages=word.pk),
    AccessFeature: lambda word: _listings(location__access_features=word.pk),
}
FACTS = (Listing, Activity, Organisation, Location, Term)
WORDS = (Theme, Audience, SpokenLanguage, AccessFeature)


_paused: ContextVar[bool] = ContextVar("search index paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """For loading a lot at once: nothing is followed; ``rebuild`` afterwards puts the words right."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def follow(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Something changed that a visitor may look for.

    An index that cannot be written must not keep an editor from publishing: the change is logged, what is
    shown is decided at the source anyway, and ``rebuild_search`` puts the words right.
    """
    if _paused.get():
        return
    kind, ids = (
        (EntryKind.PAGE, [instance.pk]) if isinstance(instance, Page) else AFFECTED[type(instance)](instance)
    )
    numbers = list(ids)
    try:
        indexing.update(kind, numbers)
    except Exception:
        log.exception("The search index did not follow %s %s", kind, numbers)


def connect() -> None:
    for signal in (published, unpublished, post_delete):
        for model in FACTS:
            signal.connect(follow, sender=model, dispatch_uid=f"search {model.__name__}")
    for model in WORDS:
        post_save.connect(follow, sender=model, dispatch_uid=f"search {model.__name__}")
    for signal in (page_published, page_unpublished):
        signal.connect(follow, dispatch_uid="search page")
    post_delete.connect(follow_page, dispatch_uid="search page")


def follow_page(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Deleted pages of any type. ``pk`` is still there when this is told."""
    if isinstance(instance, Page) and sender is Page:
        follow(sender, instance)


connect()
