"""The public facts of a listing in a few lines, for mails, answers and comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijken.directory.admin.schedule_summary import shown_when
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing, Vacancy
from wijken.directory.models.listing_parts import current
from wijken.directory.recurrence.occurrences import Holidays


@dataclass(frozen=True, slots=True)
class SummaryLine:
    label: str
    value: str


def with_facts(listings: QuerySet[Listing], at: datetime) -> QuerySet[Listing]:
    """Prefetch everything the summary needs."""
    activities = Activity.objects.published(at).prefetch_related("schedules", "exceptions")
    return listings.select_related("location").prefetch_related(
        Prefetch("activities", activities), "vacancies"
    )


def facts_of(listing: Listing, at: datetime, holidays: Holidays) -> list[SummaryLine]:
    """Facts with a value, in the order of the page."""
    place = listing.location
    address = ", ".join(part for part in (place.name, place.public_address) if part) if place else ""
    rows = [
        (_("Wat is het"), listing.summary),
        (_("Waar"), address),
        *(row for activity in listing.activities.all() for row in _activity(activity, at, holidays)),
        *((_("Zoekt"), _vacancy(each)) for each in current(listing.vacancies.all(), local_day(at))),
        (_("Bellen"), " ".join(part for part in (listing.phone, _who(listing)) if part)),
        (_("E-mail"), listing.email),
        (_("Website"), listing.website),
        (_("Nu"), str(listing.status_at(at).label)),
    ]
    return [SummaryLine(str(label), value) for label, value in rows if value]


def _who(listing: Listing) -> str:
    return f"({listing.contact_role})" if listing.contact_role and listing.phone else ""


def _vacancy(vacancy: Vacancy) -> str:
    return _("%(title)s, tot en met %(day)s") % {
        "title": vacancy.title,
        "day": date_format(vacancy.until, "j F Y"),
    }


def _activity(activity: Activity, at: datetime, holidays: Holidays) -> list[tuple[str, str]]:
    shown = shown_when(activity.rules, activity.changes, holidays, at)
    cost = activity.get_cost_display()
    lines = [
        ". ".join(shown.words),
        ": ".join(part for part in (cost, activity.cost_note) if part),
        ": ".join(part for part in (activity.get_registration_display(), activity.registration_note) if part),
    ]
    return [(activity.title, ". ".join(line.rstrip(".") for line in lines if line) + ".")]
