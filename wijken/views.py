"""What is not a page: somebody's own list, and the week of a neighbourhood on paper."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import SiteRequest
from core.made_files import answer, want
from core.models import MadeFile
from core.navigation import Link
from wijken.cards import ListingCard, listing_cards
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.directory.querysets import local_day
from wijken.exchange.views import calendar_response
from wijken.models import NeighbourhoodPage
from wijken.reading import SOURCE_LANGUAGE, Reading, reading_for
from wijken.take_along import take_along
from wijken.week_paper import PREFIX, key_of, week_asked, week_paper, week_text


@require_safe
def shortlist(request: SiteRequest) -> HttpResponse:
    """``/mijn-lijst/?lijst=…``: what somebody put together, as far as it can still be seen."""
    reading = reading_for(request)
    cards = _cards_on(reading)
    address = reverse("shortlist") + reading.shortlist.query
    calendar = reverse("shortlist-calendar") + reading.shortlist.query
    context = {
        "items": cards,
        "gone": len(reading.shortlist) - len(cards),
        "take": take_along(request, _("Mijn lijst"), address, calendar_url=calendar),
        "map_url": reading.map_url + reading.shortlist.query if reading.map_url else "",
        "links": [{"title": _("Bekijk de sociale kaart"), "url": reading.map_url}] if reading.map_url else [],
        "canonical_url": request.build_absolute_uri(reverse("shortlist")),
    }
    response = render(request, "pages/shortlist.html", context)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _cards_on(reading: Reading) -> list[ListingCard]:
    """In the order in which they were put on the list."""
    slugs = reading.shortlist.slugs
    listings = Listing.objects.published(reading.at).still_there().filter(slug__in=slugs)
    return sorted(listing_cards(listings, reading), key=lambda card: slugs.index(card.listing.slug))


@require_safe
def shortlist_calendar(request: SiteRequest) -> HttpResponse:
    """Everything that happens at what is on the list."""
    slugs = reading_for(request).shortlist.slugs
    activities = Activity.objects.at_listings_that_are_there(request.at).filter(listing__slug__in=slugs)
    return calendar_response(request, _("Mijn lijst"), activities.for_rows(request.at), "mijn-lijst")


@require_safe
def week_pdf(request: SiteRequest, slug: str) -> HttpResponse:
    """``/wijken/<wijk>/week.pdf?week=2026-48``. A file whose facts have changed is asked for anew."""
    place = Neighbourhood.objects.published(request.at).filter(slug=slug).first()
    if place is None:
        raise Http404
    monday = week_asked(request.GET.get("week", ""), local_day(request.at))
    key = key_of(place, monday, get_language() or SOURCE_LANGUAGE)
    made = MadeFile.objects.without_content().filter(key=key).first()
    if made is not None and not made.is_wanted and _has_changed(made, request):
        want(key)
    return answer(request, key, f"{slug}-{week_text(monday)}.pdf", _agenda_of(place, request))


def _has_changed(made: MadeFile, request: SiteRequest) -> bool:
    return week_paper(made.key.removeprefix(PREFIX), request.at).fingerprint != made.fingerprint


def _agenda_of(place: Neighbourhood, request: SiteRequest) -> Link | None:
    """Where the same can be read meanwhile."""
    page = NeighbourhoodPage.objects.published(request.at).filter(neighbourhood=place).first()
    return Link(_("Bekijk de agenda op de site"), f"{page.get_url()}agenda/") if page else None
