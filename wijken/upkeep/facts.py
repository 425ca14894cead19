"""What the public reads of a listing, in a few lines: for mails, answers and what editors compare with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from wijken.directory.models import Activity, Listing
from wijken.directory.recurrence import Holidays
from wijken.directory.when_shown import shown_when


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


def with_facts(listings: QuerySet[Listing], at: datetime) -> QuerySet[Listing]:
    """With everything that the public reads of them."""
    activities = Activity.objects.published(at).prefetch_related("schedules", "exceptions")
    return listings.select_related("location").prefetch_related(Prefetch("activities", activities))


def facts_of(listing: Listing, at: datetime, holidays: Holidays) -> list[Fact]:
    """Only what has a value, in the order of the page."""
    place = listing.location
    address = ", ".join(part for part in (place.name, place.public_address) if part) if place else ""
    rows = [
        (_("Wat is het"), listing.summary),
        (_("Waar"), address),
        *(row for activity in listing.activities.all() for row in _activity(activity, at, holidays)),
        (_("Bellen"), " ".join(part for part in (listing.phone, _who(listing)) if part)),
        (_("E-mail"), listing.email),
        (_("Website"), listing.website),
        (_("Nu"), str(listing.status_at(at).label)),
    ]
    return [Fact(str(label), value) for label, value in rows if value]


def _who(listing: Listing) -> str:
    return f"({listing.contact_role})" if listing.contact_role and listing.phone else ""


def _activity(activity: Activity, at: datetime, holidays: Holidays) -> list[tuple[str, str]]:
    shown = shown_when(activity.rules, activity.changes, holidays, at)
    cost = activity.get_cost_display()
    lines = [
        ". ".join(shown.words),
        ": ".join(part for part in (cost, activity.cost_note) if part),
        ": ".join(part for part in (activity.get_registration_display(), activity.registration_note) if part),
    ]
    return [(activity.title, ". ".join(line.rstrip(".") for line in lines if line) + ".")]
