"""The agenda: actual occurrences by day, as the template's context."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby

from django.core.paginator import Paginator
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from core.http import SiteRequest
from wijken.agenda.upcoming import Happening, happenings
from wijken.agenda.week_pdf import paper_address
from wijken.directory.holidays import left_out_note
from wijken.directory.index.date_ranges import WEEK, Days, coming_week
from wijken.directory.index.hours import ANY_HOUR
from wijken.directory.index.occurrences import Time, Times, times_on
from wijken.directory.local_time import local_day
from wijken.directory.models import Neighbourhood
from wijken.directory.recurrence.formats import date_in_words
from wijken.sharing import ShareLinks, share_links
from wijken.social_map.empty_states import Help, ask
from wijken.social_map.filters import MAIN, SocialMapFilters
from wijken.social_map.results import FoundListings
from wijken.social_map.visitor_location import near_words
from wijken.visitor import VisitorContext

PER_PAGE = 40
NEXT_WEEK = "volgende-week"
TABS = ("vandaag", "morgen", "deze-week", NEXT_WEEK)


class AgendaFilters(SocialMapFilters):
    """The filters of the social map. In the agenda of a neighbourhood, that neighbourhood is fixed."""

    def __init__(
        self, query: QueryDict, reading: VisitorContext, action: str, place: Neighbourhood | None = None
    ) -> None:
        self.place = place
        asked = query.copy()
        if place is not None:
            asked["wijk"] = place.slug
            asked.pop("postcode", None)
        super().__init__(asked, reading, action)

    def _picked(self) -> list[tuple[str, str]]:
        return [pair for pair in super()._picked() if pair[0] not in self._hidden]

    @property
    def _hidden(self) -> tuple[str, ...]:
        return ("wijk", "postcode") if self.place else ()

    @property
    def main(self) -> list[BoundField]:
        return [self[name] for name in MAIN if name not in self._hidden]

    @property
    def more(self) -> list[BoundField]:
        return [field for field in super().more if field.name not in self._hidden]

    @property
    def has_choices(self) -> bool:
        """Whether there are filters besides the day, so that the form with its errors must be open."""
        return any(name != "wanneer" for name, _value in self.picked) or not self.is_valid()

    @property
    def days(self) -> Days:
        """The days that were asked for; by default the next seven."""
        return self.choice.days or coming_week(self.reading.today)


@dataclass(frozen=True)
class AgendaDay:
    day: date
    title: str
    rows: list[Happening] = field(default_factory=list)


def agenda_context(
    request: SiteRequest, action: str, place: Neighbourhood | None = None
) -> dict[str, object]:
    """The context: the filters, the results, and where to go next."""
    reading = request.visitor
    form = AgendaFilters(request.GET, reading, action, place)
    pages: Paginator[Time] = Paginator(_times(form), PER_PAGE)
    page_obj = pages.get_page(request.GET.get("pagina"))
    rows = happenings(page_obj, reading)
    return {
        "form": form,
        "action": action,
        "tabs": _tabs(form),
        "active_filters": form.active,
        "heading": _heading(form, reading),
        "near_words": near_words(form.near),
        "crisis_help": form.crisis_help,
        "take": None if form.crisis_help else _take(request, form),
        "page_obj": page_obj,
        "days": _by_day(rows, reading),
        "left_out": _left_out(form),
        "nothing": None if form.crisis_help else _nothing(form),
    }


def _times(form: AgendaFilters) -> Times:
    at = form.reading.at
    found = FoundListings(form)
    choice = replace(found.choice, days=None, part=None, weekday=None, hours=ANY_HOUR)
    slots = found.index.fitting(choice, at, found.among)
    if near := found.near.own:
        reached = 0
        for key in near:
            reached |= found.index.reaching(key)
        slots &= reached
    return times_on(found.index, slots, found.choice.days or form.days, at, found.choice)


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


def _by_day(rows: Iterable[Happening], reading: VisitorContext) -> list[AgendaDay]:
    return [
        AgendaDay(day, day_title(day, reading), list(happening))
        for day, happening in groupby(rows, key=lambda row: local_day(row.occurrence.starts))
    ]


def day_title(day: date, reading: VisitorContext) -> str:
    """A date with its weekday: "Vandaag, dinsdag 24 november"."""
    words = date_in_words(day, reading.language, reading.at)
    if day - reading.today > timedelta(days=1):
        return _capital(words)
    return _capital(f"{words}, {date_in_words(day, reading.language, day + timedelta(days=WEEK))}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _heading(form: AgendaFilters, reading: VisitorContext) -> str:
    if chosen := form.chosen.get("wanneer"):
        days = form.days
        return day_title(days.first, reading) if days.first == days.last else _capital(chosen.label)
    return _("De komende zeven dagen")


def _tabs(form: AgendaFilters) -> list[dict[str, object]]:
    """The most popular days, each keeping the other filters."""
    rest = [pair for pair in form.picked if pair[0] != "wanneer"] + form.reading.shortlist.pairs
    chosen = form.chosen["wanneer"].slug if "wanneer" in form.chosen else ""
    return [
        {
            "title": option.label,
            "url": form.with_filters([*rest, ("wanneer", option.slug)]),
            "current": option.slug == chosen,
        }
        for option in form.options["wanneer"]
        if option.slug in TABS
    ]


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
