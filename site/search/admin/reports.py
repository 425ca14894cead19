"""Reports for the network builders: what visitors search for, and what they miss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.admin.taught_words import taught, words_to_choose
from search.admin.teaching_views import listings_to_choose, may_make_search_words, may_make_synonyms
from search.models import Missed, SearchCount

SHOWN_BESIDE = 15


def choices_of(model: type[SearchCount | Missed], field: str) -> list[tuple[str, str]]:
    values = model.objects.order_by(field).values_list(field, flat=True).distinct()
    return [(value, value) for value in values if value]


def place_column() -> Column:
    return Column("place", label=_("Wijk"), accessor=lambda row: row.place or _("niet gezegd"))


class PlaceFilter(WagtailFilterSet):
    """Filter by neighbourhood."""

    place = django_filters.ChoiceFilter(label=_("Wijk"), empty_label=_("Alle wijken"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.filters["place"].extra["choices"] = choices_of(self._meta.model, "place")


class SearchFilter(PlaceFilter):
    """Filter by neighbourhood, month and absence of a good answer."""

    month = django_filters.ChoiceFilter(label=_("Maand"), empty_label=_("Alle maanden"))
    nothing = django_filters.BooleanFilter(
        label=_("Geen goed antwoord"), method="only_nothing", field_name="results"
    )

    class Meta:
        model = SearchCount
        fields = ("nothing", "month", "place")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        months = SearchCount.objects.order_by("-month").values_list("month", flat=True).distinct()
        self.filters["month"].extra["choices"] = [(str(m), date_format(m, "F Y")) for m in months]

    def only_nothing(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        """Empty and unhelpful alike."""
        unanswered = SearchCount.objects.unanswered().values("pk")
        return rows.filter(pk__in=unanswered) if value else rows.exclude(pk__in=unanswered)


class MissedFilter(PlaceFilter):
    class Meta:
        model = Missed
        fields = ("place",)


class DutchReport(ReportView):
    """A report for who may view what people searched for; read, not searched."""

    any_permission_required = ["view"]
    is_searchable = False
    nothing_yet: Promise
    nothing_here: Promise

    @property
    def no_results_message(self) -> str:
        """Why it is empty, and when it will not be."""
        return str(self.nothing_here if self.is_filtering else self.nothing_yet)


class TeachingColumn(BaseColumn):
    """Where the words lead to, and one field with two buttons that make them lead somewhere."""

    cell_template_name = "wagtailadmin/search/teaching_cell.html"

    def get_cell_context_data(
        self, instance: SearchCount, parent_context: Mapping[str, object]
    ) -> dict[str, object]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        return context | {
            "csrf_token": get_token(request),
            "may_make_synonyms": may_make_synonyms(request.user),
            "may_make_search_words": may_make_search_words(request.user),
        }


class SearchReport(DutchReport):
    model = SearchCount
    permission_policy = ModelPermissionPolicy(SearchCount)
    page_title = _("Wat mensen zoeken")
    nothing_yet = _(
        "Nog geen zoekvragen. Hier staat wat bezoekers zoeken, zonder wie het was, zodra hetzelfde op twee "
        "dagen in een maand is gezocht. Je ziet dan wat ze niet vinden, en je maakt er met één klik een "
        "zoekwoord van."
    )
    nothing_here = _("Geen zoekvragen bij deze keuze. Wis een filter om meer te zien.")
    header_icon = "search"
    results_template_name = "wagtailadmin/search/report_results.html"
    filterset_class = SearchFilter
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    default_ordering = ("-month", "-misses", "results", "-times", "words")
    list_export = ["month", "place", "words", "results", "unhelpful", "times"]
    export_headings = {
        "month": _("Maand"), "place": _("Wijk"), "words": _("Gezocht"), "results": _("Gevonden"),
        "unhelpful": _("Dit zocht ik niet"), "times": _("Keer"),
    }  # fmt: skip
    columns = [
        Column("words", label=_("Gezocht"), sort_key="words"),
        Column("results", label=_("Gevonden"), sort_key="results"),
        Column("unhelpful", label=_("Dit zocht ik niet"), sort_key="unhelpful"),
        Column("times", label=_("Keer"), sort_key="times"),
        place_column(),
        Column("month", label=_("Maand"), accessor=lambda row: date_format(row.month, "F Y")),
        TeachingColumn("taught", label=_("Wat moet dit vinden?")),
    ]

    def get_filename(self) -> str:
        return "zoekvragen"

    def get_base_queryset(self) -> QuerySet:
        return SearchCount.objects.asked_often().with_misses()

    def get_context_data(self, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds the latest messages from "Dit mis ik", filtered by the same neighbourhood."""
        context = super().get_context_data(*args, **kwargs)
        missed = Missed.objects.all()
        if place := self.request.GET.get("place"):
            missed = missed.filter(place=place)
        context["missed"] = missed[:SHOWN_BESIDE]
        context["missed_url"] = reverse(MissedReport.index_url_name)
        leads_to = taught(context["object_list"])
        for row in context["object_list"]:
            row.taught = leads_to.get(row.words, [])
        if may_make_synonyms(self.request.user):
            context["known_words"] = list(words_to_choose())
        if may_make_search_words(self.request.user):
            context["known_listings"] = listings_to_choose(self.request).values_list("name", flat=True)
        return context


class MissedReport(DutchReport):
    model = Missed
    permission_policy = ModelPermissionPolicy(Missed)
    page_title = _("Dit mis ik")
    nothing_yet = _(
        "Niemand heeft nog gezegd wat er mist. Bezoekers kunnen dat doen als ze zoeken en niet vinden wat ze "
        "willen."
    )
    nothing_here = _("Geen berichten bij deze keuze. Wis een filter om meer te zien.")
    header_icon = "help"
    filterset_class = MissedFilter
    index_url_name = "missed_report"
    index_results_url_name = "missed_report_results"
    default_ordering = "-received_at"
    list_export = ["received_at", "place", "words"]
    export_headings = {"received_at": _("Dag"), "place": _("Wijk"), "words": _("Wat mist iemand")}
    columns = [
        Column("words", label=_("Wat mist iemand")),
        place_column(),
        DateColumn("received_at", label=_("Dag"), sort_key="received_at"),
    ]

    def get_filename(self) -> str:
        return "dit-mis-ik"

    def get_base_queryset(self) -> QuerySet:
        return Missed.objects.all()

    def to_row_dict(self, item: Missed) -> dict[str, object]:
        """Export the day only, without the time, for privacy."""
        row: dict[str, object] = super().to_row_dict(item)
        return row | {"received_at": localtime(item.received_at).date()}
