"""In-memory cache of data that every list needs, until a record changes.

Visibility is decided when it is read, by ``published(at)``. It is read again when a record changes or
expires, and every day. The index version is checked once per request.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from threading import Lock
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value

from wijken.directory.distances import Point
from wijken.directory.holidays import current_holidays
from wijken.directory.index.builder import build_index, renew_listings
from wijken.directory.index.changes import changed_listings
from wijken.directory.index.index import ListingIndex
from wijken.directory.local_time import local_day
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    IndexVersion,
    Listing,
    Location,
    Neighbourhood,
    SpokenLanguage,
    Theme,
)
from wijken.directory.models.vocabulary import VocabularyTerm
from wijken.directory.querysets import words_in
from wijken.directory.recurrence.occurrences import Holidays

CLOCKS_DIFFER = timedelta(minutes=1)
"""Concurrent requests may not get here in the order in which they started."""
WORD_LISTS = (Theme, Audience, AccessFeature, SpokenLanguage)


@dataclass(frozen=True)
class KnownPlace:
    """A neighbourhood: name, location, and postcodes."""

    key: int
    slug: str
    name: str
    core_village: str
    other_names: str
    centre: Point
    digits: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class KnownWord:
    """A vocabulary term in one language."""

    key: int
    slug: str
    label: str


class KnownFacts:
    """The data as of one moment. Each part is read when first needed."""

    def __init__(self, token: UUID | None, at: datetime) -> None:
        self.token = token
        self.at = at
        self.until = _next_expiry(at)
        self._words: dict[str, dict[str, list[KnownWord]]] = {}

    def are_right(self, token: UUID | None, at: datetime) -> bool:
        same = self.token == token and local_day(self.at) == local_day(at)
        return same and self.at <= at + CLOCKS_DIFFER and (self.until is None or at < self.until)

    @cached_property
    def holidays(self) -> Holidays:
        return current_holidays()

    @cached_property
    def index(self) -> ListingIndex:
        """Of the others that build one, only this waits."""
        return INDEXES.current(self.at, self.holidays)

    @cached_property
    def places(self) -> list[KnownPlace]:
        """The neighbourhoods by name, with their postcodes."""
        found: dict[int, KnownPlace] = {}
        rows = Neighbourhood.objects.published(self.at).order_by("name", "pk")
        for key, slug, name, village, others, lat, lon, digits in rows.values_list(
            *("pk", "slug", "name", "core_village", "other_names", "latitude", "longitude"),
            "postcode_areas__digits",
        ):
            place = found.setdefault(key, KnownPlace(key, slug, name, village, others, (lat, lon)))
            if digits:
                place.digits.add(digits)
        return list(found.values())

    @cached_property
    def place_names(self) -> dict[int, str]:
        """The names of public neighbourhoods, by id."""
        return {place.key: place.name for place in self.places}

    def words(self, language: str) -> dict[str, list[KnownWord]]:
        """The vocabularies by model name, in sort order."""
        if language not in self._words:
            self._words[language] = _words(language)
        return self._words[language]


def _words(language: str) -> dict[str, list[KnownWord]]:
    def rows(model: type[VocabularyTerm]) -> QuerySet:
        told = {"what": Value(model.__name__), "place": F("sort_order")}
        words = words_in(model, language).order_by().annotate(**told)
        return words.values_list("what", "place", "label", "pk", "slug")

    first, *others = [rows(model) for model in WORD_LISTS]
    found: dict[str, list[KnownWord]] = {model.__name__: [] for model in WORD_LISTS}
    in_order: Any = sorted(
        first.union(*others, all=True).order_by(), key=lambda row: (row[1], row[2].casefold())
    )
    for what, _place, label, key, slug in in_order:
        found[what].append(KnownWord(key, slug, label))
    return found


def _next_expiry(at: datetime) -> datetime | None:
    """The first moment at which something expires."""
    first, *others = [
        model.objects.filter(live=True, expire_at__gt=at).order_by().values_list("expire_at")
        for model in (Listing, Activity, Location, Neighbourhood)
    ]
    return min((moment for (moment,) in first.union(*others).order_by()), default=None)


type Period = tuple[datetime, datetime | None]


class Indexes:
    """The newest index of this process, and what it took in."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._newest: tuple[UUID | None, Period, ListingIndex] | None = None

    def current(self, at: datetime, holidays: Holidays) -> ListingIndex:
        """The newest index with what changed since then; or a new one, which takes much longer."""
        with self._one_at_a_time:
            # Both before the records: what changes meanwhile is read once more.
            token, until = IndexVersion.now(), _next_expiry(at)
            index = self._renewed(at, holidays)
            self._newest = token, (at, until), index
            return index

    def _renewed(self, at: datetime, holidays: Holidays) -> ListingIndex:
        if self._newest is None:
            return build_index(at, holidays)
        token, (then, until), index = self._newest
        if local_day(then) != local_day(at) or index.days.holidays != holidays:
            return build_index(at, holidays, index)
        is_still_there = then <= at and (until is None or at < until)
        changed = changed_listings(index, token, None if is_still_there else (then, at))
        if changed is None:
            return build_index(at, holidays, index)
        return renew_listings(index, changed, at, holidays) if changed else index


INDEXES = Indexes()
_known: KnownFacts | None = None
_one_at_a_time = Lock()


def known_facts(at: datetime) -> KnownFacts:
    """The current data. One query; call it once per request (``VisitorContext.facts``)."""
    global _known
    token = IndexVersion.now()
    with _one_at_a_time:
        if _known is None or not _known.are_right(token, at):
            _known = KnownFacts(token, at)
        return _known
