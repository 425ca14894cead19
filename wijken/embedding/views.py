"""A bare page for a frame in another site, and the same agenda as JSON."""

from __future__ import annotations

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.http import UNLESS_KEPT, SiteRequest, same_for_everyone
from core.models import SiteSettings
from wijken.agenda.context import PER_PAGE
from wijken.agenda.entries import AgendaDay, AgendaTimes, StandingEntry, rows_on
from wijken.agenda.filters import AgendaFilters
from wijken.directory.models import Neighbourhood
from wijken.embedding.agenda_json import agenda_document
from wijken.embedding.policy import policy_for
from wijken.models import NeighbourhoodPage
from wijken.neighbourhoods.listings_by_theme import offers_in
from wijken.neighbourhoods.routes import AGENDA
from wijken.social_map.filters import with_query
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext

LIST = "lijst"
"""The value of ``toon`` that shows the listings instead of the agenda."""


@require_safe
def framed_neighbourhood(request: SiteRequest, slug: str) -> HttpResponse:
    """Without header, footer, forms and cookies. Only the sites of the settings may show it."""
    place, reading = _place(slug, request.at), request.visitor
    pages = NeighbourhoodPage.objects.published(request.at).filter(neighbourhood=place)
    page = pages.filter(locale__language_code=reading.language).first()
    page_url = page.get_url(request) if page else None
    context: dict[str, object] = {"title": _("Agenda van %(name)s") % {"name": place.name}}
    if request.GET.get("toon") == LIST:
        context |= {
            "title": _("Wat er is in %(name)s") % {"name": place.name},
            "offers": offers_in(place, reading).themes,
            "all_url": with_query(reading.map_url, {"wijk": place.slug}) if reading.map_url else "",
            "is_list": True,
        }
    else:
        days, standing = _coming_week(place, reading)
        context |= {
            "days": days,
            "standing": standing,
            "all_url": f"{page_url}{AGENDA}" if page_url else "",
        }
    response = TemplateResponse(request, "pages/framed_neighbourhood.html", context).render()
    site_settings = SiteSettings.for_request(request)
    response.headers[CSP.HEADER_ENFORCE.value] = policy_for(site_settings.embedding_origins)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = UNLESS_KEPT
    same_for_everyone(response)
    return response


@require_safe
def agenda_json(request: SiteRequest, slug: str) -> HttpResponse:
    """Open data: any site may read it. Texts are in Dutch, as they were written."""
    place, visitor = _place(slug, request.at), request.visitor
    reading = VisitorContext(visitor.at, SOURCE_LANGUAGE, visitor.map_url)
    site = Site.find_for_request(request)
    root = site.root_url if site else ""
    days, standing = _coming_week(place, reading)
    document = {
        "neighbourhood": {"name": place.name, "slug": place.slug},
        "source": f"{root}{reverse('agenda-json', args=[place.slug])}",
        "licence": SiteSettings.for_request(request).data_licence,
        **agenda_document(days, standing, lambda path: f"{root}{path}" if path.startswith("/") else path),
    }
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = UNLESS_KEPT
    same_for_everyone(response)
    return response


def _place(slug: str, at: datetime) -> Neighbourhood:
    place = Neighbourhood.objects.published(at).filter(slug=slug).first()
    if place is None:
        raise Http404
    return place


def _coming_week(
    place: Neighbourhood, reading: VisitorContext
) -> tuple[list[AgendaDay], list[StandingEntry]]:
    """As on the agenda of the neighbourhood, without any choice."""
    found = AgendaTimes(AgendaFilters(QueryDict(), reading, "", place))
    return rows_on(Paginator(found.shown, PER_PAGE).get_page(1), found, reading)
