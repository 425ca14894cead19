"""The agenda: what really happens, day by day, from an address to what its template names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from wijken.directory.asked_days import Days
from wijken.directory.index_times import Time, Times, times_on
from wijken.directory.models import Neighbourhood
from wijken.directory.querysets import local_day
from wijken.directory.when_in_words import date_in_words
from wijken.filters import MAIN, SocialMapFilters, with_query
from wijken.found_listings import FoundListings
from wijken.help_links import Help, ask
from wijken.near import near_words
from wijken.reading import Reading, reading_for
from wijken.take_along import TakeAlong, take_along
from wijken.this_week import WEEK, Happening, happenings
from wijken.week_paper import paper_address

PER_PAGE = 40
NEXT_WEEK = "volgende-week"
TABS = ("vandaag", "morgen", "deze-week", NEXT_WEEK)


class AgendaFilters(SocialMapFilters):
    """The same choices as on the social map. In the agenda of a neighbourhood that one is chosen already."""

    def __init__(self, query: QueryDict, reading: Reading, place: Neighbourhood | None = None) -> None:
        self.place = place
        asked = query.copy()
        if place is not None:
            asked["wijk"] = place.slug
            asked.pop("postcode", None)
        super().__init__(asked, reading)

    def _picked(self) -> list[tuple[str, str]]:
        return [pair for pair in super()._picked() if pair[0] not in self._hidden]

    @property
    def _hidden(self) -> tuple[str, ...]:
        return ("wijk", "postcode") if self.place else ()

    @property
    def main(self) -> list[Any]:
        return [self[name] for name in MAIN if name not in self._hidden]

    @property
    def more(self) -> list[Any]:
        return [field for field in super().more if field.name not in self._hidden]

    @property
    def has_choices(self) -> bool:
        """Something was chosen beside the day: it must be in sight, and so must what is wrong with it."""
        return any(name != "wanneer" for name, _value in self.picked) or not self.is_valid()

    @property
    def days(self) -> Days:
        """Those that were asked for, or else the coming seven."""
        today = local_day(self.reading.at)
        return self.choice.days or Days(today, today + timedelta(days=WEEK - 1))


@dataclass(frozen=True)
class AgendaDay:
    """A day with what happens on it."""

    day: date
    title: str
    rows: list[Happening] = field(default_factory=list)


def agenda_context(request: HttpRequest, action: str, place: Neighbourhood | None = None) -> dict[str, Any]:
    """What was asked for, what there is then, and how to go on."""
    reading = reading_for(request)
    form = AgendaFilters(request.GET, reading, place)
    pages: Paginator[Time] = Paginator(_times(form), PER_PAGE)
    page_obj = pages.get_page(request.GET.get("pagina"))
    rows = happenings(page_obj, reading)
    return {
        "form": form,
        "action": action,
        "tabs": _tabs(form, action),
        "active_filters": form.active(action),
        "heading": _heading(form, reading),
        "near_words": near_words(form.near),
        "take": _take(request, form, action),
        "page_obj": page_obj,
        "days": _by_day(rows, reading),
        "nothing": _nothing(request, form, action),
    }


def _times(form: AgendaFilters) -> Times:
    at = form.reading.at
    found = FoundListings(form)
    choice = replace(form.choice, days=None, part=None)
    slots = found.index.fitting(choice, at, found.among)
    if near := found.near.own:
        reached = 0
        for key in near:
            reached |= found.index.reaching(key)
        slots &= reached
    return times_on(found.index, slots, form.days, at, form.choice)


def _take(request: HttpRequest, form: AgendaFilters, action: str) -> TakeAlong:
    """The page as it is chosen; of a neighbourhood also its calendar, and its week on paper."""
    if form.place is None:
        return take_along(request, _("Agenda"), with_query(action, form.picked))
    return take_along(
        request,
        _("Agenda van %(name)s") % {"name": form.place.name},
        with_query(action, form.picked),
        calendar_url=reverse("neighbourhood-calendar", args=[form.place.slug]),
        paper_url=paper_address(form.place, form.days.first, local_day(form.reading.at)),
    )


def _by_day(rows: Iterable[Happening], reading: Reading) -> list[AgendaDay]:
    return [
        AgendaDay(day, day_title(day, reading), list(happening))
        for day, happening in groupby(rows, key=lambda row: local_day(row.occurrence.starts))
    ]


def day_title(day: date, reading: Reading) -> str:
    """ "Vandaag, dinsdag 24 november": the weekday is always said, with the date."""
    words = date_in_words(day, reading.language, reading.at)
    if day - local_day(reading.at) > timedelta(days=1):
        return _capital(words)
    return _capital(f"{words}, {date_in_words(day, reading.language, day + timedelta(days=WEEK))}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _heading(form: AgendaFilters, reading: Reading) -> str:
    if chosen := form.chosen.get("wanneer"):
        days = form.days
        return day_title(days.first, reading) if days.first == days.last else _capital(chosen.label)
    return _("De komende zeven dagen")


def _tabs(form: AgendaFilters, action: str) -> list[dict[str, Any]]:
    """The days that people ask for most, each with the other choices kept."""
    rest = [pair for pair in form.picked if pair[0] != "wanneer"] + form.reading.shortlist.pairs
    chosen = form.chosen["wanneer"].slug if "wanneer" in form.chosen else ""
    return [
        {
            "title": option.label,
            "url": with_query(action, [*rest, ("wanneer", option.slug)]),
            "current": option.slug == chosen,
        }
        for option in form.options["wanneer"]
        if option.slug in TABS
    ]


def _nothing(request: HttpRequest, form: AgendaFilters, action: str) -> Help:
    """Nothing fits: another day, without choices, or somebody to ask."""
    contact: Mapping[str, Any] | None = {"phone": form.place.contact_phone} if form.place else None
    links = [{"title": _("Bekijk alles, zonder keuzes"), "url": action}]
    if ("wanneer", NEXT_WEEK) not in form.picked:
        rest = [pair for pair in form.picked if pair[0] != "wanneer"]
        then = with_query(action, [*rest, ("wanneer", NEXT_WEEK)])
        links.insert(0, {"title": _("Bekijk volgende week"), "url": then})
    text = _("Misschien is er op een andere dag iets. Of vraag het gerust na.")
    return Help(_("Er staat dan niets in de agenda"), text, [*ask(request, contact).links, *links])
