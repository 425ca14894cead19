"""Preview the page of a neighbourhood with unsaved facts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from wijken.directory.models import Neighbourhood


def render_neighbourhood(request: HttpRequest, neighbourhood: Neighbourhood) -> HttpResponse | None:
    """The first of its pages, drafts included; None if it has none."""
    if neighbourhood.pk is None:
        return None
    page = neighbourhood.pages.select_related("image").order_by("path").first()
    if page is None:
        return None
    page.neighbourhood = neighbourhood
    # A revision of the neighbourhood, which Wagtail's userbar would look up among those of pages.
    vars(request).pop("revision_id", None)
    return page.serve_preview(request, page.default_preview_mode)
