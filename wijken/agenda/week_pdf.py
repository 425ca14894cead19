"""The week of a neighbourhood as a PDF: one or two A4 pages, in large type, with telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from math import ceil

import segno
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.generated_files.registry import NothingToMakeError, PdfDocument
from core.models import SiteSettings
from wijken.agenda.upcoming import activity_rows, happenings, standing_activities
from wijken.directory.holidays import left_out_note
from wijken.directory.index.cache import known_facts
from wijken.directory.index.date_ranges import SATURDAY, Days
from wijken.directory.index.occurrences import Time, times_on
from wijken.directory.index.query import FilterQuery
from wijken.directory.local_time import local_day
from wijken.directory.models import Neighbourhood
from wijken.directory.recurrence.formats import date_in_words
from wijken.directory.recurrence.occurrences import ZONE
from wijken.neighbourhoods.contacts import contact_of
from wijken.neighbourhoods.routes import AGENDA
from wijken.social_map.activity_rows import ActivityRow
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext

PREFIX = "week/"
WEEKS_AHEAD = 8
WRITTEN_WEEK = re.compile(r"([0-9]{4})-?[Ww]?([0-9]{1,2})")
MOST_PER_DAY, FEWEST_PER_DAY = 8, 2
ROOM_ON_TWO_SHEETS = 470.0
"""Millimetres of vertical space for days on two A4 pages, without header and footer."""


@dataclass(frozen=True)
class PaperRow:
    """An activity in the PDF."""

    activity: ActivityRow
    time_words: str


@dataclass(frozen=True)
class PaperDay:
    """A day in the PDF, or who can be reached all week, and the number of activities that do not fit."""

    title: str
    rows: list[PaperRow] = field(default_factory=list)
    more: int = 0
    is_day: bool = True


@dataclass(frozen=True)
class TypeSize:
    """The space that a type size takes in print (``static/css/print/week.css``).

    Heights in millimetres, and the number of average characters per line for a title, for the line below it,
    and for the time beside them.
    """

    line: float
    title_line: float
    around_row: float
    day: float
    more: float
    letters_in_title: int
    letters_below: int
    letters_in_time: int = 16

    def height_of(self, row: PaperRow) -> float:
        who, where = row.activity.listing_name, row.activity.place_name
        below = f"{who}{'' if where == who else f', {where}'} · {row.activity.cost_label}"
        titles, lines, times = (
            max(1, ceil(len(text) / letters))
            for text, letters in (
                (row.activity.title, self.letters_in_title),
                (below, self.letters_below),
                (row.time_words, self.letters_in_time),
            )
        )
        if said := row.activity.said_stopped:
            lines += ceil((len(said) + len(_("Bel eerst even."))) / self.letters_below)
        else:
            lines += row.activity.is_unconfirmed
        what = titles * self.title_line + lines * self.line
        return max(what, times * self.line) + self.around_row

    def fits(self, days: Iterable[PaperDay]) -> bool:
        """Whether these days fit on two pages, allowing for a row that moves to the second one."""
        rows = [self.height_of(row) for day in days for row in day.rows]
        around = sum(self.day + (self.more if day.more else 0) for day in days)
        return sum(rows) + around + max(rows, default=0) <= ROOM_ON_TWO_SHEETS


ORDINARY = TypeSize(5.4, 5.8, 1.7, 9.0, 6.3, letters_in_title=36, letters_below=44)
LARGE = TypeSize(6.1, 6.6, 2.4, 9.6, 7.0, letters_in_title=31, letters_below=36)


def week_asked(text: str, today: date) -> date:
    """The Monday of a week such as "2026-48", limited to this week and the next eight.

    Without a week, at the weekend, it is the next week: little is left of the current one.
    """
    this = today - timedelta(days=today.weekday())
    if not text and today.weekday() >= SATURDAY:
        return this + timedelta(weeks=1)
    found = WRITTEN_WEEK.fullmatch(text)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else this
    except ValueError:
        return this
    return min(max(monday, this), this + timedelta(weeks=WEEKS_AHEAD))


def week_text(monday: date) -> str:
    """The week as in the URL: "2026-48"."""
    year, week, _day = monday.isocalendar()
    return f"{year}-{week:02}"


def key_of(place: Neighbourhood, monday: date, language: str) -> str:
    """The key of the generated file."""
    return f"{PREFIX}{language}/{place.slug}/{week_text(monday)}"


def paper_address(place: Neighbourhood, day: date, today: date) -> str:
    """The URL of the week that contains ``day``, without a query string if that is the default week."""
    address = reverse("week-pdf", args=[place.slug])
    text = week_text(week_asked(week_text(day), today))
    return address if text == week_text(week_asked("", today)) else f"{address}?week={text}"


def week_paper(name: str, at: datetime) -> PdfDocument:
    """``name`` is the key without "week/". Raises NothingToMakeError for what is not public."""
    language, slug, week = name.split("/")
    place = Neighbourhood.objects.published(at).filter(slug=slug).first()
    year, number = week.split("-")
    monday = date.fromisocalendar(int(year), int(number), 1)
    if place is None or monday + timedelta(days=7) <= local_day(at):
        raise NothingToMakeError
    with translation.override(language):
        context = _context(place, monday, VisitorContext(at=at, language=language, map_url=""))
        return PdfDocument(render_to_string("print/week.html", context), str(context["title"]), language)


def _context(place: Neighbourhood, monday: date, reading: VisitorContext) -> dict[str, object]:
    days = _days(_times(place, monday, reading.at), monday, reading)
    days = _that_fit([*days, *_standing(place, monday, reading)])
    url, facts = _address(place, reading), reading.facts
    sunday = monday + timedelta(days=6)
    return {
        "language": reading.language,
        "title": _("De week in %(name)s") % {"name": place.name},
        "dates": _("%(first)s tot en met %(last)s")
        % {"first": date_format(monday, "j F"), "last": date_format(sunday, "j F Y")},
        "days": days,
        "is_empty": not any(day.is_day for day in days),
        "left_out": left_out_note(facts.index.days.rules, facts.holidays, monday, sunday),
        "large": LARGE.fits(days),
        "contact": _contact(place, reading),
        "url": url,
        "shown_url": url.split("://")[-1].rstrip("/"),
        "qr": segno.make(url, error="m").svg_data_uri(border=0, scale=4) if url else "",
        "made_on": date_in_words(reading.today, reading.language),
    }


def _times(place: Neighbourhood, monday: date, at: datetime) -> list[Time]:
    """The whole week, including past days: the paper hangs on a wall. Without who can be reached anyway."""
    index, choice = known_facts(at).index, FilterQuery(neighbourhood=place.pk)
    begins = datetime.combine(monday, time.min, ZONE)
    days = Days(monday, monday + timedelta(days=6))
    found = times_on(index, index.fitting(choice, at) & ~index.standing, days, begins, choice)
    return [each for each in found if each[0].starts >= begins]


def _days(times: Iterable[Time], monday: date, reading: VisitorContext) -> list[PaperDay]:
    """The days with activities, limited to the maximum per day."""
    by_day: dict[date, list[Time]] = {monday + timedelta(days=number): [] for number in range(7)}
    for one, key in times:
        by_day[one.starts.date()].append((one, key))
    shown = happenings([each for day in by_day.values() for each in day[:MOST_PER_DAY]], reading)
    days = []
    for day, all_of_it in by_day.items():
        rows = [
            PaperRow(row.activity, row.occurrence.time_words)
            for row in shown
            if local_day(row.occurrence.starts) == day
        ]
        if all_of_it:
            title = date_in_words(day, reading.language, monday + timedelta(days=14))
            days.append(PaperDay(title[:1].upper() + title[1:], rows, max(0, len(all_of_it) - MOST_PER_DAY)))
    return days


def _standing(place: Neighbourhood, monday: date, reading: VisitorContext) -> list[PaperDay]:
    """Who can be reached this week at fixed hours, once."""
    index = reading.facts.index
    days = Days(monday, monday + timedelta(days=6))
    begins = datetime.combine(monday, time.min, ZONE)
    slots = index.fitting(FilterQuery(neighbourhood=place.pk), reading.at)
    known = standing_activities(index, slots, days, begins)
    rows = activity_rows({each.pk for each in known}, reading)
    shown = [
        PaperRow(rows[each.pk], "; ".join(each.when_words(begins, reading.language)))
        for each in known
        if each.pk in rows
    ]
    return [PaperDay(_("Op vaste uren bereikbaar"), shown, is_day=False)] if shown else []


def _that_fit(days: list[PaperDay]) -> list[PaperDay]:
    """If the week does not fit, each day loses its last activities and says how many."""
    for most in range(MOST_PER_DAY, FEWEST_PER_DAY - 1, -1):
        fewer = [replace(day, rows=day.rows[:most], more=day.more + len(day.rows[most:])) for day in days]
        if ORDINARY.fits(fewer):
            break
    return fewer


def _contact(place: Neighbourhood, reading: VisitorContext) -> dict[str, object]:
    """The contact of the neighbourhood, or else the telephone number of the site."""
    contact, site = contact_of(place, reading), _site()
    if contact.get("phone") or site is None:
        return contact
    return {"phone": SiteSettings.for_site(site).phone}


def _site() -> Site | None:
    return Site.objects.filter(is_default_site=True).first()


def _address(place: Neighbourhood, reading: VisitorContext) -> str:
    """The agenda page in this language, or else in Dutch; empty if there is none."""
    pages = place.pages.published(reading.at)
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    page = by_language.get(reading.language) or by_language.get(SOURCE_LANGUAGE)
    site = _site()
    return f"{site.root_url}{page.get_url()}{AGENDA}" if page and site else ""
