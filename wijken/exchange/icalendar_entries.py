"""Activities as calendar entries, with the public part of the location and the contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from wijken.directory.holidays import unknown_dates_note
from wijken.directory.models import Activity, Listing, Location
from wijken.directory.recurrence.occurrences import HORIZON, Holidays
from wijken.exchange.icalendar_file import CalendarEntry


def entries_of(
    activities: Iterable[Activity], at: datetime, map_url: str, holidays: Holidays
) -> Iterator[CalendarEntry]:
    """``activities`` must come from ``for_rows``; ``map_url`` is the social map's absolute URL, or empty."""
    for activity in activities:
        listing = activity.listing
        place = activity.location or listing.location
        known = place if place is not None and place.is_public(at) else None
        yield CalendarEntry(
            uuid=activity.uuid,
            title=activity.title,
            rules=activity.rules,
            changes=[*listing.closure, *activity.changes],
            place=_place(known),
            point=known.public_point if known else None,
            url=f"{map_url}{listing.slug}/" if map_url else "",
            is_tentative=bool(listing.said_stopped),
            lines=(
                *_lines(activity, listing, at),
                unknown_dates_note(activity.rules, holidays, at, at + HORIZON),
            ),
        )


def _place(place: Location | None) -> str:
    if place is None:
        return ""
    return ", ".join(part for part in (place.name, place.public_address) if part)


def _lines(activity: Activity, listing: Listing, at: datetime) -> Iterator[str]:
    if activity.is_example or listing.is_example:
        yield _("Voorbeeld: dit is verzonnen.")
    if listing.said_stopped:
        yield f"{listing.said_stopped}. {_('Bel eerst even.')}"
    elif listing.is_unconfirmed_at(at):
        yield f"{_('Niet bevestigd')}. {_('Bel eerst even.')}"
    yield activity.summary
    yield listing.name
    yield _with_note(activity.get_cost_display(), activity.cost_note)
    yield _with_note(activity.get_registration_display(), activity.registration_note)
    if listing.phone:
        yield _("Bellen: %(phone)s") % {"phone": listing.phone}


def _with_note(label: str, note: str) -> str:
    return f"{label}: {note}" if note else label
