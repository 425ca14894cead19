"""A listing for search engines: the organisation, its place, and its activities with their schedules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.utils.html import strip_tags

from core.normalization.phone_numbers import shown_numbers
from core.search_engines.structured_data import Thing, without_unknown
from wijken.directory.models import Activity, Listing, Location
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule, WeekParity

SCHEMA = "https://schema.org"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIME_ZONE = "Europe/Amsterdam"


def organisation(listing: Listing, url: str, about: str, place: Location | None) -> Thing:
    """Who can be called. ``about`` is plain text."""
    numbers = shown_numbers(listing.phone)
    return without_unknown(
        {
            "@type": "Organization",
            "@id": f"{url}#organisatie",
            "name": listing.name,
            "url": url,
            "description": about,
            "telephone": numbers[0].dial if numbers else "",
            "email": listing.email,
            "sameAs": [listing.website] if listing.website else [],
            "location": {"@id": f"{url}#plek"} if place else None,
        }
    )


def place_of(listing: Listing, url: str, place: Location | None) -> list[Thing]:
    """The public part of the address; of a home no more than its neighbourhood."""
    if place is None:
        return []
    return [_place(place, listing, f"{url}#plek")]


def _place(place: Location, listing: Listing, key: str = "") -> Thing:
    exact = place.precision == Location.Precision.EXACT
    point = place.public_point if exact else None
    town = place.town or (listing.neighbourhood.core_village if listing.neighbourhood else "")
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street_address if exact else "",
        "postalCode": place.postcode if exact else "",
        "addressLocality": town,
        "addressCountry": "NL",
    }
    return without_unknown(
        {
            "@type": "Place",
            "@id": key,
            "name": place.name,
            "address": without_unknown(address),
            "geo": {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]}
            if point
            else None,
        }
    )


@dataclass(frozen=True)
class NextTime:
    """The next time of an activity, and where that is for the public."""

    activity: Activity
    starts: datetime
    ends: datetime | None
    place: Location | None


def events(listing: Listing, times: Iterable[NextTime], url: str) -> Iterator[Thing]:
    """Activities with a next time, at a place."""
    for when in times:
        activity, place = when.activity, when.place
        if place is None:
            continue
        yield without_unknown(
            {
                "@type": "Event",
                "name": activity.title,
                "description": activity.summary or strip_tags(listing.summary),
                "url": url,
                "inLanguage": "nl",
                "startDate": when.starts.isoformat(),
                "endDate": when.ends.isoformat() if when.ends else "",
                "eventStatus": f"{SCHEMA}/EventScheduled",
                "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
                "isAccessibleForFree": activity.cost == Activity.Cost.FREE,
                "organizer": {"@type": "Organization", "name": listing.name, "url": url},
                "location": _place(place, listing),
                "eventSchedule": [found for rule in activity.rules if (found := schedule(rule))],
            }
        )


def schedule(rule: RecurrenceRule) -> Thing | None:
    """A rule as schema.org says it; None for what that cannot say, so that it says nothing wrong."""
    if rule.frequency in (Frequency.ONCE, Frequency.APPOINTMENT) or rule.starts_at is None:
        return None
    if isinstance(rule.weeks, WeekParity):
        return None
    unit = "W" if rule.frequency == Frequency.WEEKLY else "M"
    days = rule.weekdays or ((rule.first.weekday(),) if rule.first and unit == "W" else ())
    return without_unknown(
        {
            "@type": "Schedule",
            "repeatFrequency": f"P{rule.interval}{unit}",
            "byDay": [f"{SCHEMA}/{DAYS[day]}" for day in days],
            "byMonthWeek": rule.nth if unit == "M" else None,
            "byMonthDay": rule.first.day if unit == "M" and not days and rule.first else None,
            "startTime": _clock(rule.starts_at),
            "endTime": _clock(rule.ends_at) if rule.ends_at else "",
            "startDate": rule.first.isoformat() if rule.first else "",
            "endDate": rule.last.isoformat() if rule.last else "",
            "scheduleTimezone": TIME_ZONE,
        }
    )


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M:%S")
