"""Decide visibility at query time, in the source tables.

The index only proposes candidates. They go through the same ``published(at)`` as every public page, so that
anything unpublished, expired or without consent a minute ago is not found, whatever the index contains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet, Value
from django.db.models.expressions import Combinable

from core.publishing import published_pages
from methode.models import GlossaryPage, Term
from search.index.kinds import EntryKind, Part, PartKind
from wijken.directory.models import Activity, Listing, Location, Organisation
from wijken.models import StoryPage


@dataclass(frozen=True)
class VisibleParts:
    """What ranking needs to know about a visible entry."""

    name: str
    confirmed: bool = True


type Numbers = set[int]
NO_TEXT = Value("")
CONFIRMED = Value(True)


def visible_parts(parts: Iterable[Part], at: datetime, language: str) -> dict[Part, VisibleParts | None]:
    """Those of ``parts`` that are public at ``at``. One query for all kinds."""
    wanted: dict[str, Numbers] = {}
    for kind, number in parts:
        wanted.setdefault(kind, set()).add(number)
    rows = [
        rows for kind, numbers in wanted.items() for rows in VISIBLE[PartKind(kind)](numbers, at, language)
    ]
    if not rows:
        return {}
    return {
        (part, number): VisibleParts(name, bool(confirmed)) if part in OWN_PART.values() else None
        for part, number, name, confirmed in rows[0].union(*rows[1:], all=True).order_by()
    }


def _rows(
    things: QuerySet, part: PartKind, name: Combinable = NO_TEXT, confirmed: Combinable = CONFIRMED
) -> QuerySet:
    """Rows with the same columns for every kind, so that they can be combined by UNION."""
    told = {"seen_part": Value(part.value), "seen_name": name, "seen_confirmed": confirmed}
    return things.order_by().annotate(**told).values_list("seen_part", "pk", *list(told)[1:])


def _listings(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    things = Listing.objects.published(at).not_closed().with_confirmation(at).filter(pk__in=numbers)
    return [_rows(things, PartKind.LISTING, F("name"), F("is_confirmed"))]


def _activities(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    return [_rows(Activity.objects.published(at).filter(pk__in=numbers), PartKind.ACTIVITY)]


def _organisations(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    return [_rows(Organisation.objects.published(at).filter(pk__in=numbers), PartKind.ORGANISATION)]


def _locations(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    return [_rows(Location.objects.published(at).filter(pk__in=numbers), PartKind.LOCATION)]


def _addresses(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    exact = Location.objects.published(at).filter(precision=Location.Precision.EXACT)
    return [_rows(exact.filter(pk__in=numbers), PartKind.ADDRESS)]


def _pages(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    """Pages; stories also need consent."""
    stories = StoryPage.objects.all()
    withdrawn = stories.filter(stories.withdrawn()).values("pk")
    pages = published_pages(at).filter(pk__in=numbers, locale__language_code=language)
    return [_rows(pages.exclude(pk__in=withdrawn), PartKind.PAGE, F("title"))]


def _terms(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    """Terms are visible if the glossary page in their language is."""
    glossary = GlossaryPage.objects.published(at).filter(locale__language_code=language)
    terms = Term.objects.published(at).filter(pk__in=numbers, locale__in=glossary.values("locale"))
    return [_rows(terms, PartKind.TERM, F("name"))]


VISIBLE: dict[PartKind, Callable[[Numbers, datetime, str], list[QuerySet]]] = {
    PartKind.LISTING: _listings,
    PartKind.ACTIVITY: _activities,
    PartKind.ORGANISATION: _organisations,
    PartKind.LOCATION: _locations,
    PartKind.ADDRESS: _addresses,
    PartKind.PAGE: _pages,
    PartKind.TERM: _terms,
}
OWN_PART = {
    EntryKind.LISTING: PartKind.LISTING,
    EntryKind.PAGE: PartKind.PAGE,
    EntryKind.TERM: PartKind.TERM,
}
"""The part without which an entry is not visible."""
