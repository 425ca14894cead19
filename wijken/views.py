"""The visitor's list, whom listings look for, and the PDF of a neighbourhood's week."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.generated_files.requests import want
from core.generated_files.serving import answer
from core.http import SiteRequest
from core.models import MadeFile
from core.navigation import NavigationLink, same_address
from core.normalization.one_line import one_line
from wijken.agenda.upcoming import end_of_day
from wijken.agenda.week_pdf import PREFIX, key_of, week_asked, week_paper, week_text
from wijken.directory.former_slugs import current_slugs
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.exchange.views import calendar_response
from wijken.models import NeighbourhoodPage
from wijken.sharing import share_links
from wijken.social_map.cards import ListingCard, listing_cards
from wijken.social_map.empty_states import ask
from wijken.social_map.filters import with_query
from wijken.vacancies import help_wanted
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext

MOST_IN_A_MAIL = 15


@require_safe
def shortlist(request: SiteRequest) -> HttpResponse:
    """``/mijn-lijst/?lijst=…``: the listings that are still public."""
    reading = request.visitor
    cards = _cards_on(reading)
    address = reverse("shortlist") + reading.shortlist.query
    calendar = reverse("shortlist-calendar") + reading.shortlist.query
    context = {
        "items": cards,
        "gone": len(reading.shortlist) - len(cards),
        "take": share_links(request, _("Mijn lijst"), address, calendar_url=calendar, text=_in_a_mail(cards)),
        "map_url": reading.map_url + reading.shortlist.query if reading.map_url else "",
        "links": [{"title": _("Bekijk de sociale kaart"), "url": reading.map_url}] if reading.map_url else [],
        "canonical_url": request.build_absolute_uri(reverse("shortlist")),
        "translations": same_address(request),
    }
    response = render(request, "pages/shortlist.html", context)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _cards_on(reading: VisitorContext) -> list[ListingCard]:
    """In the order of the list."""
    slugs = _slugs_now(reading)
    listings = Listing.objects.published(reading.at).not_closed().filter(slug__in=slugs)
    return sorted(listing_cards(listings, reading), key=lambda card: slugs.index(card.listing.slug))


def _in_a_mail(cards: list[ListingCard]) -> str:
    """For the visitor's mail to herself: mail programs take only so much from a link."""
    shown = cards[:MOST_IN_A_MAIL]
    return "\r\n".join(one_line(f"{card.name} {card.listing.phone}").strip() for card in shown)


def _slugs_now(reading: VisitorContext) -> list[str]:
    """The current slugs: a bookmarked or shared list may contain old ones."""
    renamed = current_slugs(reading.shortlist.slugs)
    return [renamed.get(slug, slug) for slug in reading.shortlist.slugs]


@require_safe
def shortlist_calendar(request: SiteRequest) -> HttpResponse:
    """All activities of the listings on the list."""
    slugs = _slugs_now(request.visitor)
    activities = Activity.objects.at_listings_that_are_there(request.at).filter(listing__slug__in=slugs)
    return calendar_response(request, _("Mijn lijst"), activities.for_rows(request.at), "mijn-lijst")


@require_safe
def help_wanted_page(request: SiteRequest) -> HttpResponse:
    """``/ik-wil-helpen/?wijk=…``: whom listings look for, there or everywhere."""
    reading, address = request.visitor, reverse("help-wanted")
    wanted = help_wanted(reading, request.GET)
    context = {
        "wanted": wanted,
        "help": ask(reading),
        "translations": same_address(request),
        "canonical_url": request.build_absolute_uri(
            with_query(address, {"wijk": wanted.chosen} if wanted.chosen else {})
        ),
    }
    return render(request, "pages/help_wanted.html", context)


@require_safe
def week_pdf(request: SiteRequest, slug: str) -> HttpResponse:
    """``/wijken/<wijk>/week.pdf?week=2026-48``. Requested again if the records have changed.

    One of yesterday is not served: meanwhile a listing may have expired, or become unconfirmed.
    """
    place = Neighbourhood.objects.published(request.at).filter(slug=slug).first()
    if place is None:
        raise Http404
    monday = week_asked(request.GET.get("week", ""), local_day(request.at))
    key = key_of(place, monday, get_language() or SOURCE_LANGUAGE)
    today = end_of_day(request.at, 0)
    made = MadeFile.objects.without_content().filter(key=key, made_at__gte=today).first()
    if made is not None and not made.is_wanted and _has_changed(made, request):
        want(key)
    name = f"{slug}-{week_text(monday)}.pdf"
    return answer(request, key, name, _agenda_of(place, request), not_before=today)


def _has_changed(made: MadeFile, request: SiteRequest) -> bool:
    now = week_paper(made.key.removeprefix(PREFIX), request.at).with_untranslated_marked()
    return now.fingerprint != made.fingerprint


def _agenda_of(place: Neighbourhood, request: SiteRequest) -> NavigationLink | None:
    """Where to read the same on the site."""
    page = NeighbourhoodPage.objects.published(request.at).filter(neighbourhood=place).first()
    return NavigationLink(_("Bekijk de agenda op de site"), f"{page.get_url()}agenda/") if page else None
