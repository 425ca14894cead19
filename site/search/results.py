"""Results as a visitor sees them: a name, a kind, a sentence and an address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, Value
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from methode.models import GlossaryPage, MethodPage, StepPage, Term, WorkFormPage
from search.kinds import EntryKind
from search.query import Hit
from search.sources import PAGE_TYPES
from wijken.cards import ActivityRow
from wijken.directory.models import Activity, Listing
from wijken.models import NeighbourhoodPage, StoryPage
from wijken.reading import Reading, reading_for

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
    """One line of the results."""

    title: str
    url: str
    kind_label: str
    summary: str = ""
    place: str = ""
    when_words: tuple[str, ...] = ()
    is_example: bool = False
    on_map: bool = False
    """It is a place to go; otherwise it is something to read."""


def results_for(request: HttpRequest, hits: Iterable[Hit]) -> list[Result]:
    """Hits in their order. What vanished between the search and now is left out."""
    hits = list(hits)
    reading = reading_for(request)
    found: dict[tuple[str, int], Result] = {}
    wanted: dict[str, list[int]] = defaultdict(list)
    for hit in hits:
        wanted[hit.kind].append(hit.object_id)
    if ids := wanted[EntryKind.LISTING]:
        activities = {number for hit in hits for number in hit.activities}
        found |= {(EntryKind.LISTING, key): line for key, line in _listings(ids, activities, reading).items()}
    if ids := wanted[EntryKind.PAGE]:
        found |= {(EntryKind.PAGE, key): line for key, line in _pages(ids, request, reading).items()}
    if ids := wanted[EntryKind.TERM]:
        found |= {(EntryKind.TERM, key): line for key, line in _terms(ids, request, reading).items()}
    return [found[key] for hit in hits if (key := (hit.kind, hit.object_id)) in found]


def _listings(ids: list[int], activities: set[int], reading: Reading) -> dict[int, Result]:
    at = reading.at
    rows: dict[int, list[ActivityRow]] = defaultdict(list)
    times = (
        Activity.objects.published(at)
        .filter(pk__in=activities)
        .select_related("listing")
        .prefetch_related("schedules")
        .order_by("title", "pk")
    )
    for activity in times:
        rows[activity.listing_id].append(ActivityRow(activity, reading))
    listings = Listing.objects.published(at).filter(pk__in=ids).with_text_in(reading.language)
    return {
        listing.pk: Result(
            title=listing.name,
            url=reading.listing_url(listing.slug),
            kind_label=str(listing.get_kind_display()),
            summary=listing.translated_summary or reading.dutch(listing.summary),
            place=_place(listing, reading),
            when_words=tuple(
                f"{row.activity.title}: {words}"
                for row in rows[listing.pk][:2]
                for words in row.when_words[:1]
            ),
            is_example=listing.is_example,
            on_map=True,
        )
        for listing in listings.select_related("neighbourhood")
    }


def _place(listing: Listing, reading: Reading) -> str:
    if listing.neighbourhood is None:
        return str(_("hele gemeente"))
    return listing.neighbourhood.name if listing.neighbourhood.is_public(reading.at) else ""


def _pages(ids: list[int], request: HttpRequest, reading: Reading) -> dict[int, Result]:
    """Pages of every type in one query: of each, what a result shows."""
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


def _terms(ids: list[int], request: HttpRequest, reading: Reading) -> dict[int, Result]:
    """Words, each with the address of the page that explains all words of its language."""
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
