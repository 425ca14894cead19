"""The week of a neighbourhood on paper: one A4, or two, in large type, with telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import segno
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.made_files import NothingToMakeError, Paper
from core.models import SiteSettings
from wijken.contacts import contact_of
from wijken.directory.asked_days import Days
from wijken.directory.choice import Choice
from wijken.directory.index_times import Time, times_on
from wijken.directory.known_facts import known_facts
from wijken.directory.models import Neighbourhood
from wijken.directory.querysets import local_day
from wijken.directory.recurrence import ZONE
from wijken.directory.when_in_words import date_in_words
from wijken.models import NeighbourhoodPage
from wijken.models.neighbourhood_page import AGENDA
from wijken.reading import SOURCE_LANGUAGE, Reading
from wijken.this_week import Happening, happenings

PREFIX = "week/"
WEEKS_AHEAD = 8
WRITTEN_WEEK = re.compile(r"([0-9]{4})-?[Ww]?([0-9]{1,2})")
MOST_PER_DAY, FEWEST_PER_DAY = 8, 4
MOST_ON_PAPER = 28
"""So many fit on two A4. Of a busier week every day gives up its last ones, and says so."""
MOST_IN_LARGE_TYPE = 18
"""Up to so many fit on one A4 or two at the largest size."""


@dataclass(frozen=True)
class PaperDay:
    """A day on paper, and how many more there are than fit."""

    title: str
    rows: list[Happening] = field(default_factory=list)
    more: int = 0


def week_asked(text: str, today: date) -> date:
    """The Monday of the week that "2026-48" means: this one, or one of the next eight; else the nearest."""
    this = today - timedelta(days=today.weekday())
    found = WRITTEN_WEEK.fullmatch(text)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else this
    except ValueError:
        return this
    return min(max(monday, this), this + timedelta(weeks=WEEKS_AHEAD))


def week_text(monday: date) -> str:
    """As it stands in an address: "2026-48"."""
    year, week, _day = monday.isocalendar()
    return f"{year}-{week:02}"


def key_of(place: Neighbourhood, monday: date, language: str) -> str:
    """Under which the file is kept."""
    return f"{PREFIX}{language}/{place.slug}/{week_text(monday)}"


def paper_address(place: Neighbourhood, day: date, today: date) -> str:
    """Of the week in which a day falls; this week without saying so."""
    address = reverse("week-pdf", args=[place.slug])
    text = week_text(week_asked(week_text(day), today))
    return address if text == week_text(week_asked("", today)) else f"{address}?week={text}"


def week_paper(name: str, at: datetime) -> Paper:
    """``name`` is what follows "week/" in a key. NothingToMakeError for what the public may not see."""
    language, slug, week = name.split("/")
    place = Neighbourhood.objects.published(at).filter(slug=slug).first()
    year, number = week.split("-")
    monday = date.fromisocalendar(int(year), int(number), 1)
    if place is None or monday + timedelta(days=7) <= local_day(at):
        raise NothingToMakeError
    with translation.override(language):
        context = _context(place, monday, Reading(at=at, language=language, map_url=""))
        return Paper(render_to_string("print/week.html", context), context["title"], language)


def _context(place: Neighbourhood, monday: date, reading: Reading) -> dict[str, Any]:
    days = list(_days(_times(place, monday, reading.at), monday, reading))
    url = _address(place, reading)
    sunday = monday + timedelta(days=6)
    return {
        "language": reading.language,
        "title": _("De week in %(name)s") % {"name": place.name},
        "dates": _("%(first)s tot en met %(last)s")
        % {"first": date_format(monday, "j F"), "last": date_format(sunday, "j F Y")},
        "days": days,
        "large": sum(len(day.rows) for day in days) <= MOST_IN_LARGE_TYPE,
        "contact": _contact(place, reading),
        "url": url,
        "shown_url": url.split("://")[-1].rstrip("/"),
        "qr": segno.make(url, error="m").svg_data_uri(border=0, scale=4) if url else "",
        "made_on": date_in_words(local_day(reading.at), reading.language),
    }


def _times(place: Neighbourhood, monday: date, at: datetime) -> list[Time]:
    """The whole week, also what is over already: paper hangs on a wall."""
    index, choice = known_facts(at).index, Choice(neighbourhood=place.pk)
    begins = datetime.combine(monday, time.min, ZONE)
    days = Days(monday, monday + timedelta(days=6))
    found = times_on(index, index.fitting(choice, at), days, begins, choice)
    return [each for each in found if each[0].starts >= begins]


def _days(times: Iterable[Time], monday: date, reading: Reading) -> Iterable[PaperDay]:
    by_day: dict[date, list[Time]] = {monday + timedelta(days=number): [] for number in range(7)}
    for one, key in times:
        by_day[one.starts.date()].append((one, key))
    most = _most_per_day([len(day) for day in by_day.values()])
    shown = happenings([each for day in by_day.values() for each in day[:most]], reading)
    for day, all_of_it in by_day.items():
        rows = [row for row in shown if local_day(row.occurrence.starts) == day]
        if all_of_it:
            title = date_in_words(day, reading.language, monday + timedelta(days=14))
            yield PaperDay(title[:1].upper() + title[1:], rows, max(0, len(all_of_it) - most))


def _most_per_day(lengths: list[int]) -> int:
    """As many as leave the week on two sheets."""
    for most in range(MOST_PER_DAY, FEWEST_PER_DAY, -1):
        if sum(min(most, length) for length in lengths) <= MOST_ON_PAPER:
            return most
    return FEWEST_PER_DAY


def _contact(place: Neighbourhood, reading: Reading) -> dict[str, Any]:
    """Whom to call: the person of the neighbourhood, or else the number of the site."""
    contact, site = contact_of(place, reading.at), _site()
    if contact.get("phone") or site is None:
        return contact
    return {"phone": SiteSettings.for_site(site).phone}


def _site() -> Site | None:
    return Site.objects.filter(is_default_site=True).first()


def _address(place: Neighbourhood, reading: Reading) -> str:
    """The agenda on the site, in this language or else in Dutch; empty where there is no page."""
    pages = NeighbourhoodPage.objects.published(reading.at).filter(neighbourhood=place)
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    page = by_language.get(reading.language) or by_language.get(SOURCE_LANGUAGE)
    site = _site()
    return f"{site.root_url}{page.get_url()}{AGENDA}" if page and site else ""
