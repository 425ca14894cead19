"""All reports on one page, in three groups, each with a sentence that says what it answers.

An app registers a ``ReportMenuItem`` with Wagtail's hook ``register_reports_menu_item``. Those of Wagtail
get their group and sentence here.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem, reports_menu
from wagtail_localize.views.report import TranslationsReportFilterSet

from core.admin.menu_items import PermittedMenuItem

Text = str | Promise


class ReportGroup(models.TextChoices):
    READERS = "readers", _("Wat bezoekers zoeken en vinden")
    UPKEEP = "upkeep", _("Wat aandacht vraagt")
    HISTORY = "history", _("Wat er gebeurd is")


class ReportMenuItem(PermittedMenuItem):
    """A report with its group and the question that it ``answers``.

    ``in_other_menu`` says that it is also found where people work, so it is no reason to show "Rapporten".
    """

    def __init__(
        self, *args: Any, group: ReportGroup, answers: Text, in_other_menu: bool = False, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.group, self.answers, self.in_other_menu = group, answers, in_other_menu


OF_WAGTAIL: dict[str, tuple[ReportGroup, Text]] = {
    "vertalingen": (ReportGroup.UPKEEP, _("Welke pagina's zijn vertaald, en hoever is dat?")),
    "locked-pages": (ReportGroup.UPKEEP, _("Welke pagina's zijn op slot, en door wie?")),
    "workflows": (ReportGroup.UPKEEP, _("Wat is ingestuurd, en wat wacht nog op goedkeuring?")),
    "workflow-tasks": (ReportGroup.HISTORY, _("Wie keurde wat goed, en wanneer?")),
    "aging-pages": (ReportGroup.UPKEEP, _("Welke pagina's zijn lang niet veranderd?")),
    "site-history": (ReportGroup.HISTORY, _("Wie veranderde wat, en wanneer?")),
    "page-types-usage": (ReportGroup.HISTORY, _("Hoeveel pagina's zijn er van elke soort?")),
}


# wagtail-localize names these two after the fields, in English.
TranslationsReportFilterSet.base_filters["source_locale"].label = _("Vertaald uit")
TranslationsReportFilterSet.base_filters["target_locale"].label = _("Vertaald in")


class ReportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        found = reports_menu.menu_items_for_request(request)
        return any(not getattr(item, "in_other_menu", False) for item in found)


def reports_menu_item() -> MenuItem:
    return ReportsMenuItem(
        _("Rapporten"), reverse("core_reports"), name="all-reports", icon_name="table", order=9000
    )


def group_and_answer(item: MenuItem) -> tuple[ReportGroup, Text]:
    if isinstance(item, ReportMenuItem):
        return item.group, item.answers
    return OF_WAGTAIL.get(item.name, (ReportGroup.HISTORY, ""))


@require_safe
def reports_overview(request: HttpRequest) -> HttpResponse:
    """The reports that this user may read."""
    rows: dict[ReportGroup, list[tuple[MenuItem, Text]]] = {group: [] for group in ReportGroup}
    for item in sorted(reports_menu.menu_items_for_request(request), key=lambda item: item.order):
        group, answers = group_and_answer(item)
        rows[group].append((item, answers))
    return TemplateResponse(
        request,
        "wagtailadmin/core/reports_overview.html",
        {
            "groups": [(group.label, found) for group, found in rows.items() if found],
            "page_title": _("Rapporten"),
            "header_title": _("Rapporten"),
            "header_icon": "table",
        },
    )
