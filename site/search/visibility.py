"""Who may be seen, decided at the moment of the question and by the sources themselves.

The index only proposes. What it proposes goes through the same ``published(at)`` as every public page, so
that something which was taken down, expired or refused a minute ago is not found, whatever the index holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

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


def visible_parts(parts: Iterable[Part], at: datetime, language: str) -> dict[Part, Seen | None]:
    """Those of ``parts`` that the public may see at ``at``; one or two queries per kind."""
    wanted: dict[str, Numbers] = {}
    for kind, number in parts:
        wanted.setdefault(kind, set()).add(number)
    found: dict[Part, Seen | None] = {}
    for kind in PartKind:
        numbers = wanted.get(kind)
        if numbers:
            rows = VISIBLE[kind](numbers, at, language)
            found.update({(kind.value, number): seen for number, seen in rows.items()})
    return found


def _listings(numbers: Numbers, at: datetime, language: str) -> dict[int, Seen | None]:
    today = local_day(at)
    rows = Listing.objects.published(at).still_there().filter(pk__in=numbers)
    return {
        pk: Seen(name, not step_of(freshness(checked_on, period, today)).labelled_in_public)
        for pk, name, period, checked_on in rows.order_by().values_list(
            "pk", "name", "period_days", "checked_on"
        )
    }


def _activities(numbers: Numbers, at: datetime, language: str) -> dict[int, Seen | None]:
    return _keys(Activity.objects.published(at).filter(pk__in=numbers))


def _organisations(numbers: Numbers, at: datetime, language: str) -> dict[int, Seen | None]:
    return _keys(Organisation.objects.published(at).filter(pk__in=numbers))


def _locations(numbers: Numbers, at: datetime, language: str) -> dict[int, Seen | None]:
    return _keys(Location.objects.published(at).filter(pk__in=numbers))


def _addresses(numbers: Numbers, at: datetime, language: str) -> dict[int, Seen | None]:
    places = Location.objects.published(at).filter(pk__in=numbers)
    return _keys(places.filter(precision=Location.Precision.EXACT))


def _pages(numbers: Numbers, at: datetime, language: str) -> dict[int, Seen | None]:
    pages = published_pages(at).filter(pk__in=numbers, locale__language_code=language)
    found: dict[int, Seen | None] = {pk: Seen(title) for pk, title in pages.values_list("pk", "title")}
    stories = set(StoryPage.objects.filter(pk__in=found).values_list("pk", flat=True))
    told = set(StoryPage.objects.published(at).filter(pk__in=stories).values_list("pk", flat=True))
    for hidden in stories - told:
        del found[hidden]
    return found


def _terms(numbers: Numbers, at: datetime, language: str) -> dict[int, Seen | None]:
    """Words are explained on the page with all words, so they are there when that page is."""
    glossary = GlossaryPage.objects.published(at).filter(locale__language_code=language)
    terms = Term.objects.published(at).filter(pk__in=numbers, locale__in=glossary.values("locale"))
    return {pk: Seen(name) for pk, name in terms.order_by().values_list("pk", "name")}


def _keys(rows: object) -> dict[int, Seen | None]:
    return dict.fromkeys(rows.order_by().values_list("pk", flat=True))  # type: ignore[attr-defined]


VISIBLE: dict[PartKind, Callable[[Numbers, datetime, str], dict[int, Seen | None]]] = {
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
