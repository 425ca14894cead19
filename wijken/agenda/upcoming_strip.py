"""What is on soon, at the top of the home page, everywhere or in the neighbourhood that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijken.agenda.upcoming import TODAY_AND_TOMORROW, Happening, end_of_day, happenings_of_coming_week
from wijken.visitor import VisitorContext

AREA = "wijk"
"""The parameter that remembers the neighbourhood: in the address, so without a cookie."""
MOST = 6


@dataclass(frozen=True)
class UpcomingStrip:
    """Today and tomorrow, filled up from the coming days. ``choices`` are slugs and names."""

    title: str
    rows: list[Happening]
    choices: list[tuple[str, str]]
    chosen: str
    remark: str = ""

    @property
    def query(self) -> str:
        """For a link to more of the same."""
        return f"?{AREA}={self.chosen}" if self.chosen else ""


def upcoming_strip(reading: VisitorContext, query: Mapping[str, str]) -> UpcomingStrip:
    places = reading.facts.places
    asked = query.get(AREA, "")
    place = next((place for place in places if place.slug == asked), None)
    rows = happenings_of_coming_week(reading, MOST, place.key if place else None)
    return UpcomingStrip(
        title=_title(rows, reading),
        rows=rows,
        choices=[(place.slug, place.name) for place in places],
        chosen=place.slug if place else "",
        remark=_("Deze wijk kennen we niet. Je ziet alle wijken.") if asked and not place else "",
    )


def _title(rows: list[Happening], reading: VisitorContext) -> str:
    until = end_of_day(reading.at, TODAY_AND_TOMORROW)
    soon = [row for row in rows if row.occurrence.starts < until]
    if not soon:
        return _("De komende zeven dagen")
    return _("Vandaag en morgen") if len(soon) == len(rows) else _("Vandaag, morgen en daarna")
