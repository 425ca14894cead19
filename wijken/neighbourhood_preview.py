"""The page about a neighbourhood, with facts that are not saved yet: for the editors' preview."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from wijken.directory.models import Neighbourhood
from wijken.models import NeighbourhoodPage


def render_neighbourhood(request: HttpRequest, neighbourhood: Neighbourhood) -> HttpResponse | None:
    """Its page in the first language that has one, drafts included; None where it has no page."""
    pages = NeighbourhoodPage.objects.filter(neighbourhood=neighbourhood.pk).order_by("path")
    page = pages.select_related("image").first()
    if page is None:
        return None
    page.neighbourhood = neighbourhood
    return page.serve_preview(request, page.default_preview_mode)
