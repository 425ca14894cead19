"""Results for display: name, kind, sentence and URL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, Value
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from methode.models import GlossaryPage, MethodPage, StepPage, Term, WorkFormPage
from search.index.kinds import EntryKind
from search.index.sources import PAGE_TYPES
from search.query.hits import Hit
from wijken.directory.models import Activity, Listing
from wijken.models import NeighbourhoodPage, StoryPage
from wijken.social_map.activity_rows import OccurrenceRow
from wijken.social_map.cards import ListingCard
from wijken.visitor import VisitorContext

KIND_LABELS: dict[type, Promise] = {
    StepPage: _("Stap van de methode"),
    WorkFormPage: _("Werkvorm"),
    StoryPage: _("Praktijkverhaal"),
    NeighbourhoodPage: _("Wijk"),
    MethodPage: _("De methode"),
}
TERM_LABEL = _("Begrip")
OTHER_LABEL = _("Pagina")


@dataclass(frozen=True)
class Result:
    """One search result."""

    title: str
    url: str
    kind_label: str
    summary: str = ""
    place: str = ""
    when_words: tuple[str, ...] = ()
    is_example: bool = False
    said_stopped: str = ""
    next: OccurrenceRow | None = None
    """The first time of any of its activities."""
    spot: str = ""
    """The name of the location."""
    cost_label: str = ""
    phone: str = ""
    on_map: bool = False
    """Whether it is a place to go; otherwise something to read."""


def results_for(request: HttpRequest, hits: Iterable[Hit], reading: VisitorContext) -> list[Result]:
    """The hits in the same order, without those that have disappeared since the search."""
    hits = list(hits)
    found: dict[tuple[str, int], Result] = {}
    wanted: dict[str, list[int]] = defaultdict(list)
    for hit in hits:
        wanted[hit.kind].append(hit.object_id)
    if ids := wanted[EntryKind.PAGE]:
        found |= {(EntryKind.PAGE, key): line for key, line in _pages(ids, request, reading).items()}
    if ids := wanted[EntryKind.TERM]:
        found |= {(EntryKind.TERM, key): line for key, line in _terms(ids, request, reading).items()}
    if ids := wanted[EntryKind.LISTING]:
        activities = {number for hit in hits for number in hit.activities}
        found |= {(EntryKind.LISTING, key): line for key, line in _listings(ids, activities, reading).items()}
    return [found[key] for hit in hits if (key := (hit.kind, hit.object_id)) in found]


def _listings(ids: list[int], activities: set[int], reading: VisitorContext) -> dict[int, Result]:
    at = reading.at
    activities_at: dict[int, list[Activity]] = defaultdict(list)
    times = (
        Activity.objects.published(at)
        .filter(pk__in=activities)
        .select_related("listing")
        .prefetch_related("schedules")
        .order_by("title", "pk")
    )
    for activity in times:
        activities_at[activity.listing_id].append(activity)
    listings = Listing.objects.published(at).filter(pk__in=ids).for_known_cards(reading.language)
    cards = {
        listing: ListingCard(listing, reading, reading.facts.index.activities_of(listing.pk))
        for listing in listings.select_related("neighbourhood")
    }
    return {
        listing.pk: Result(
            title=listing.name,
            url=reading.listing_url(listing.slug),
            kind_label=str(listing.get_kind_display()),
            summary=listing.translated_summary or reading.dutch(listing.summary),
            place=_place(listing, reading),
            when_words=tuple(
                format_html("{}: {}", reading.dutch(activity.title), words)
                for activity in activities_at[listing.pk][:2]
                for words in activity.when_words(at, reading.language)[:1]
            ),
            is_example=listing.is_example,
            said_stopped=listing.said_stopped,
            next=card.next_occurrence,
            spot=card.place_name,
            cost_label=card.cost_label,
            phone=listing.phone,
            on_map=True,
        )
        for listing, card in cards.items()
    }


def _place(listing: Listing, reading: VisitorContext) -> str:
    if listing.neighbourhood is None:
        return str(_("hele gemeente"))
    return listing.neighbourhood.name if listing.neighbourhood.is_public(reading.at) else ""


def _pages(ids: list[int], request: HttpRequest, reading: VisitorContext) -> dict[int, Result]:
    """Pages of all types in one query, with what a result shows."""
    told = ("pk", "url_path", "title", "intro", "is_example")
    first, *others = [
        model.objects.published(reading.at)
        .filter(pk__in=ids)
        .order_by()
        .annotate(shown_as=Value(place))
        .values_list("shown_as", *told)
        for place, model in enumerate(PAGE_TYPES)
    ]
    return {
        pk: Result(
            title=title,
            url=Page(pk=pk, url_path=url_path).get_url(request) or "",
            kind_label=str(KIND_LABELS.get(PAGE_TYPES[place], OTHER_LABEL)),
            summary=intro,
            is_example=is_example,
        )
        for place, pk, url_path, title, intro, is_example in first.union(*others, all=True).order_by()
    }


def _terms(ids: list[int], request: HttpRequest, reading: VisitorContext) -> dict[int, Result]:
    """Glossary terms, each with the URL of the glossary page in its language."""
    glossary = GlossaryPage.objects.published(reading.at).filter(locale=OuterRef("locale")).order_by("path")
    terms = Term.objects.published(reading.at).annotate(page=Subquery(glossary.values("url_path")[:1]))
    return {
        term.pk: Result(
            title=term.name,
            url=f"{Page(url_path=term.page).get_url(request) or ''}#{term.anchor}",
            kind_label=str(TERM_LABEL),
            summary=term.explanation,
        )
        for term in terms.filter(pk__in=ids, page__isnull=False)
    }
