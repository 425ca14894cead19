"""How far a neighbourhood is with each step, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from wijken.directory.models import Neighbourhood
from wijken.method_links import links_by_key
from wijken.models import Progress
from wijken.reading import SOURCE_LANGUAGE, Reading

STATES = {
    Progress.Status.NOT_YET: "not_started",
    Progress.Status.BUSY: "busy",
    Progress.Status.DONE: "done",
}
"""What the component ``progress_list`` calls them."""


def progress_in(neighbourhood: Neighbourhood, reading: Reading) -> list[dict[str, Any]]:
    """One line for each step that somebody reported about, in the order of the method. One query."""
    reported = Progress.objects.filter(
        neighbourhood=neighbourhood, step__translation_key=OuterRef("translation_key")
    ).newest_first()
    step_page: Any = Progress._meta.get_field("step").related_model
    steps = step_page.objects.published(reading.at)
    pages = (
        steps.filter(locale__language_code__in={reading.language, SOURCE_LANGUAGE})
        .annotate(
            status=Subquery(reported.values("status")[:1]), since=Subquery(reported.values("since")[:1])
        )
        .filter(status__isnull=False)
        .select_related("locale")
        .defer_streamfields()
        .order_by("path")
    )
    rows = {page.translation_key: (Progress.Status(page.status), page.since) for page in pages}
    return [_line(link, *rows[key]) for key, link in links_by_key(pages, reading).items()]


def _line(link: dict[str, Any], status: Progress.Status, since: date | None) -> dict[str, Any]:
    return link | {"state": STATES[status], "state_label": str(status.label), "since": since}
