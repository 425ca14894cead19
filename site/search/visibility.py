"""Who may be seen, decided at the moment of the question and by the sources themselves.

The index only proposes. What it proposes goes through the same ``published(at)`` as every public page, so
that something which was taken down, expired or refused a minute ago is not found, whatever the index holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import DateField, F, QuerySet, Value
from django.db.models.functions import Cast

from core.publishing import published_pages
from methode.models import GlossaryPage, Term
from search.kinds import EntryKind, Part, PartKind
from wijken.directory.freshness import freshness, step_of
from wijken.directory.models import Activity, Listing, Location, Organisation
from wijken.directory.querysets import local_day
from wijken.models import StoryPage


@dataclass(frozen=True)
class Seen:
    """What ranking needs to know of an entry that may be shown."""

    name: str
    confirmed: bool = True


type Numbers = set[int]
NO_TEXT = Value("")
NO_DAYS = Value(0)
NO_DAY = Cast(Value(None), DateField())


def visible_parts(parts: Iterable[Part], at: datetime, language: str) -> dict[Part, Seen | None]:
    """Those of ``parts`` that the public may see at ``at``. One query for all kinds together."""
    wanted: dict[str, Numbers] = {}
    for kind, number in parts:
        wanted.setdefault(kind, set()).add(number)
    rows = [
        rows for kind, numbers in wanted.items() for rows in VISIBLE[PartKind(kind)](numbers, at, language)
    ]
    if not rows:
        return {}
    today = local_day(at)
    return {
        (part, number): _seen(part, name, period, checked_on, today)
        for part, number, name, period, checked_on in rows[0].union(*rows[1:], all=True).order_by()
    }


def _seen(part: str, name: str, period: int, checked_on: Any, today: Any) -> Seen | None:
    if part == PartKind.LISTING:
        return Seen(name, not step_of(freshness(checked_on, period, today)).labelled_in_public)
    return Seen(name) if part in OWN_PART.values() else None


def _rows(
    things: QuerySet, part: PartKind, name: Any = NO_TEXT, period: Any = NO_DAYS, day: Any = NO_DAY
) -> QuerySet:
    """Things as rows that can stand below each other."""
    told = {"seen_part": Value(part.value), "seen_name": name, "seen_period": period, "seen_day": day}
    return things.order_by().annotate(**told).values_list("seen_part", "pk", *list(told)[1:])


def _listings(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    things = Listing.objects.published(at).still_there().filter(pk__in=numbers)
    return [_rows(things, PartKind.LISTING, F("name"), F("period_days"), F("checked_on"))]


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
    """Stories have a rule of their own: nobody in them changed their mind."""
    others = published_pages(at).exclude(pk__in=StoryPage.objects.values("pk"))
    return [
        _rows(pages.filter(pk__in=numbers, locale__language_code=language), PartKind.PAGE, F("title"))
        for pages in (others, StoryPage.objects.published(at))
    ]


def _terms(numbers: Numbers, at: datetime, language: str) -> list[QuerySet]:
    """Words are explained on the page with all words, so they are there when that page is."""
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
"""The part without which there is no entry."""
