"""The agenda: actual occurrences by day, as the template's context."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.http import SiteRequest
from wijken.agenda.entries import AgendaTimes, capital, day_title, rows_on
from wijken.agenda.filters import AgendaFilters, day_tabs, period_links
from wijken.agenda.week_pdf import paper_address
from wijken.directory.holidays import left_out_note
from wijken.directory.models import Neighbourhood
from wijken.sharing import ShareLinks, share_links
from wijken.social_map.empty_states import Help, ask
from wijken.social_map.visitor_location import near_words
from wijken.visitor import VisitorContext

PER_PAGE = 100
"""More than a week has in most places, so that paper has all of it."""
EVERYTHING, MOST_ON_PAPER = "alles", 600
"""The value of ``pagina`` that puts the other pages on this one too."""
NEXT_WEEK = "volgende-week"


def agenda_context(
    request: SiteRequest, action: str, place: Neighbourhood | None = None
) -> dict[str, object]:
    """The context: the filters, the results, and where to go next."""
    reading = request.visitor
    form = AgendaFilters(request.GET, reading, action, place)
    found = AgendaTimes(form)
    per_page = MOST_ON_PAPER if request.GET.get("pagina") == EVERYTHING else PER_PAGE
    page_obj = Paginator(found.shown, per_page).get_page(request.GET.get("pagina"))
    days, standing = rows_on(page_obj, found, reading)
    month = found.month
    return {
        "form": form,
        "action": action,
        "tabs": day_tabs(form),
        "period": period_links(form),
        "active_filters": form.active,
        "heading": _heading(form, reading),
        "count": sum(day.count for day in month) if month else page_obj.paginator.count,
        "near_words": near_words(form.near),
        "crisis_help": form.crisis_help,
        "take": None if form.crisis_help else _take(request, form),
        "page_obj": page_obj,
        "days": days,
        "month": [(day, form.with_days(day.day.isoformat())) for day in month],
        "standing": standing,
        "left_out": _left_out(form),
        "nothing": None if form.crisis_help else _nothing(form),
    }


def _left_out(form: AgendaFilters) -> str:
    """Activities that pause in school holidays are left out of days for which holidays are unknown."""
    reading = form.reading
    return left_out_note(reading.facts.index.days.rules, reading.holidays, form.days.first, form.days.last)


def _take(request: HttpRequest, form: AgendaFilters) -> ShareLinks:
    """Links to share the filtered page; of a neighbourhood also its calendar and the PDF of the week."""
    if form.place is None:
        return share_links(request, _("Agenda"), form.with_filters(form.picked))
    return share_links(
        request,
        _("Agenda van %(name)s") % {"name": form.place.name},
        form.with_filters(form.picked),
        calendar_url=reverse("neighbourhood-calendar", args=[form.place.slug]),
        paper_url=paper_address(form.place, form.days.first, form.reading.today),
    )


def _heading(form: AgendaFilters, reading: VisitorContext) -> str:
    if chosen := form.chosen.get("wanneer"):
        days = form.days
        return day_title(days.first, reading) if days.first == days.last else capital(chosen.label)
    return _("De komende zeven dagen")


def _nothing(form: AgendaFilters) -> Help:
    """No results: offer another day, no filters, or somebody to ask."""
    contact: Mapping[str, object] | None = {"phone": form.place.contact_phone} if form.place else None
    links = [{"title": _("Bekijk alles, zonder keuzes"), "url": form.action}]
    if ("wanneer", NEXT_WEEK) not in form.picked:
        rest = [pair for pair in form.picked if pair[0] != "wanneer"]
        then = form.with_filters([*rest, ("wanneer", NEXT_WEEK)])
        links.insert(0, {"title": _("Bekijk volgende week"), "url": then})
    text = _("Misschien is er op een andere dag iets. Of vraag het gerust na.")
    return Help(_("Er staat dan niets in de agenda"), text, [*ask(form.reading, contact).links, *links])
