"""The progress of a neighbourhood with each step, in words."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from wijken.directory.models import Neighbourhood
from wijken.method_links import MethodLink, links_by_key
from wijken.progress.models import Progress
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext

STATES = {
    Progress.Status.NOT_YET: "not_started",
    Progress.Status.BUSY: "busy",
    Progress.Status.DONE: "done",
}
"""The names of the states in the component ``progress_list``."""


def progress_in(neighbourhood: Neighbourhood, reading: VisitorContext) -> list[dict[str, object]]:
    """One line per reported step, in the order of the method. One query."""
    reported = Progress.objects.filter(
        neighbourhood=neighbourhood, step__translation_key=OuterRef("translation_key")
    ).newest_first()
    step_page: type[Page] = Progress._meta.get_field("step").related_model
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


def _line(link: MethodLink, status: Progress.Status, since: date | None) -> dict[str, object]:
    return {**link, "state": STATES[status], "state_label": str(status.label), "since": since}
