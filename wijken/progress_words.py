"""How far a neighbourhood is with each step, in words."""

from __future__ import annotations

from typing import Any

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
    """One line for each step that somebody reported about, in the order of the method. Two queries."""
    known = {
        row.step.translation_key: row
        for row in Progress.objects.filter(neighbourhood=neighbourhood).select_related("step")
    }
    if not known:
        return []
    steps = Progress._meta.get_field("step").related_model.objects.published(reading.at)
    pages = (
        steps.filter(
            translation_key__in=list(known), locale__language_code__in={reading.language, SOURCE_LANGUAGE}
        )
        .select_related("locale")
        .defer_streamfields()
        .order_by("path")
    )
    return [_line(known[key], link) for key, link in links_by_key(pages, reading).items()]


def _line(row: Progress, link: dict[str, Any]) -> dict[str, Any]:
    status = Progress.Status(row.status)
    return link | {"state": STATES[status], "state_label": str(status.label), "since": row.since}
