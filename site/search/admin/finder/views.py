"""The search of the admin's start page and menu."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.search import SearchArea
from wagtail.admin.ui.components import Component

from search.admin.finder.kinds import FINDABLE_KINDS, FindableKind
from search.admin.finder.matching import Candidate, best

SHOWN = 10
LONGEST = 200


@dataclass(frozen=True, slots=True)
class KindResults:
    """The best of one kind, and how many more there are."""

    of: FindableKind
    rows: list[Candidate]
    more: int


def find(request: HttpRequest, asked: str) -> list[KindResults]:
    results = [(kind, best(kind.candidates(request), asked)) for kind in FINDABLE_KINDS]
    return [KindResults(kind, rows[:SHOWN], len(rows) - len(rows[:SHOWN])) for kind, rows in results if rows]


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """``/beheer/zoeken/?q=zwaluw``."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    return TemplateResponse(
        request,
        "wagtailadmin/search/finder.html",
        {
            "asked": asked,
            "found": find(request, asked) if asked else [],
            "page_title": _("Zoeken"),
            "header_title": _("Zoeken"),
            "header_icon": "search",
        },
    )


class FinderPanel(Component):
    """The search box of the start page, above the shortcuts."""

    name = "finder"
    order = 80
    template_name = "wagtailadmin/search/finder_form.html"


def search_area() -> SearchArea:
    """First in Wagtail's list, so that the search box of its menu leads here."""
    return SearchArea(_("Alles"), reverse("search_finder"), name="everything", icon_name="search", order=1)
