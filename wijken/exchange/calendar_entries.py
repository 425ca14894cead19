"""Activities as a calendar shows them: as much of a place as the public may know, and whom to call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from wijken.directory.models import Activity, Listing, Location
from wijken.exchange.calendar_file import Entry


def entries_of(activities: Iterable[Activity], at: datetime, map_url: str) -> Iterator[Entry]:
    """``activities`` come with ``for_rows``; ``map_url`` is the whole address of the social map, or empty."""
    for activity in activities:
        listing = activity.listing
        place = activity.location or listing.location
        known = place if place is not None and place.is_public(at) else None
        yield Entry(
            uuid=activity.uuid,
            title=activity.title,
            rules=activity.rules,
            changes=[*listing.closure, *activity.changes],
            place=_place(known),
            point=known.public_point if known else None,
            url=f"{map_url}{listing.slug}/" if map_url else "",
            lines=tuple(_lines(activity, listing)),
        )


def _place(place: Location | None) -> str:
    if place is None:
        return ""
    return ", ".join(part for part in (place.name, place.public_address) if part)


def _lines(activity: Activity, listing: Listing) -> Iterator[str]:
    if activity.is_example or listing.is_example:
        yield _("Voorbeeld: dit is verzonnen.")
    yield activity.summary
    yield listing.name
    yield _with_note(activity.get_cost_display(), activity.cost_note)
    yield _with_note(activity.get_registration_display(), activity.registration_note)
    if listing.phone:
        yield _("Bellen: %(phone)s") % {"phone": listing.phone}


def _with_note(label: str, note: str) -> str:
    return f"{label}: {note}" if note else label
