"""Synchronise the table of links with what is published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import batched
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Field, Model, QuerySet
from django.utils.timezone import localtime
from wagtail.models import Page

from links.extraction import kinds_with_links, urls_in
from links.models import Link, Use

BATCH = 500

type Place = tuple[int, int]
"""Content type and primary key."""


@transaction.atomic
def sync_links(at: datetime) -> int:
    """Make the table match what is public at ``at``. Returns the number of links."""
    found: set[tuple[Place, str]] = set()
    for model, fields in kinds_with_links():
        for thing in _published(model, fields, at):
            found |= {(place_of(thing), url) for url in urls_in(thing, fields)}
    known = {((kind, number), url): pk for pk, kind, number, url in _known()}
    for gone in batched((pk for key, pk in known.items() if key not in found), BATCH):
        Use.objects.filter(pk__in=gone).delete()
    _add(found - known.keys(), localtime(at).date())
    Link.objects.filter(uses=None).delete()
    return Link.objects.count()


@transaction.atomic
def sync_links_of(thing: Model, at: datetime) -> None:
    """The same for one object that was just published."""
    fields = next((fields for model, fields in kinds_with_links() if type(thing) is model), [])
    if not fields:
        return
    is_public = type(thing).objects.published(at).filter(pk=thing.pk).exists()  # type: ignore[attr-defined]
    found = {(place_of(thing), url) for url in urls_in(thing, fields)} if is_public else set()
    mine = _uses_in(thing)
    mine.exclude(link__url__in=[url for _place, url in found]).delete()
    known = {(place_of(thing), url) for url in mine.values_list("link__url", flat=True)}
    _add(found - known, localtime(at).date())
    Link.objects.filter(uses=None).delete()


def remove_links(thing: Model) -> None:
    """The object is no longer public: drop its links."""
    _uses_in(thing).delete()
    Link.objects.filter(uses=None).delete()


def place_of(thing: Model) -> Place:
    """Pages of all types share the content type of Page."""
    kind = ContentType.objects.get_for_model(Page if isinstance(thing, Page) else thing)
    return kind.pk, thing.pk


def _uses_in(thing: Model) -> QuerySet:
    kind, number = place_of(thing)
    return Use.objects.filter(kind=kind, number=number)


def _published(model: type[Model], fields: list[Field], at: datetime) -> Iterator[Model]:
    names = [field.name for field in fields]
    public = model.objects.published(at).order_by()  # type: ignore[attr-defined]
    return public.only("pk", *names).iterator(chunk_size=BATCH)


def _known() -> Iterator[tuple[int, int, int, str]]:
    return Use.objects.order_by().values_list("pk", "kind", "number", "link__url").iterator()


def _add(new: set[tuple[Place, str]], today: date) -> None:
    urls = {url for _place, url in new}
    Link.objects.bulk_create(
        [Link(url=url, host=urlsplit(url).hostname or "", look_on=today) for url in sorted(urls)],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    numbers = dict(Link.objects.order_by().values_list("url", "pk")) if new else {}
    Use.objects.bulk_create(
        [Use(link_id=numbers[url], kind_id=kind, number=pk) for (kind, pk), url in sorted(new)],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
