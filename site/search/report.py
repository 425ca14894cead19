"""What people look for and what they miss: two lists beside each other, for the network builder."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.mixins import Echo
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.models import Missed, SearchCount
from wijken.directory.viewsets.base import harmless

SHOWN_BESIDE = 15


def choices_of(model: Any, field: str) -> list[tuple[str, str]]:
    values = model.objects.order_by(field).values_list(field, flat=True).distinct()
    return [(value, value) for value in values if value]


class PlaceFilter(WagtailFilterSet):
    """By neighbourhood."""

    place = django_filters.ChoiceFilter(label=_("Wijk"), empty_label=_("Alle wijken"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["place"].extra["choices"] = choices_of(self._meta.model, "place")


class SearchFilter(PlaceFilter):
    """By neighbourhood and month, and what had no answer."""

    month = django_filters.ChoiceFilter(label=_("Maand"), empty_label=_("Alle maanden"))
    nothing = django_filters.BooleanFilter(
        label=_("Niets gevonden"), method="only_nothing", field_name="results"
    )

    class Meta:
        model = SearchCount
        fields = ("nothing", "month", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = SearchCount.objects.order_by("-month").values_list("month", flat=True).distinct()
        self.filters["month"].extra["choices"] = [(str(m), date_format(m, "F Y")) for m in months]

    def only_nothing(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(results=0) if value else rows.exclude(results=0)


class MissedFilter(PlaceFilter):
    class Meta:
        model = Missed
        fields = ("place",)


class SafeReport(ReportView):
    """A report whose export cannot run as a formula in a spreadsheet."""

    any_permission_required = ["view"]
    is_searchable = False

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        """With the mark and the semicolons by which a Dutch spreadsheet knows it for what it is."""
        yield BOM_UTF8
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export, delimiter=";")
        yield writer.writerow({field: self.get_heading(queryset, field) for field in self.list_export})
        for item in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(item))

    def write_csv_row(self, writer: Any, row_dict: dict[str, Any]) -> Any:
        cells = {
            field: self.preprocess_field_value(field, value, self.FORMAT_CSV)
            for field, value in row_dict.items()
        }
        return writer.writerow({field: harmless(value) for field, value in cells.items()})

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return harmless(super().preprocess_field_value(field, value, export_format))


class SearchReport(SafeReport):
    model = SearchCount
    permission_policy = ModelPermissionPolicy(SearchCount)
    page_title = _("Wat mensen zoeken")
    header_icon = "search"
    results_template_name = "wagtailadmin/search/report_results.html"
    filterset_class = SearchFilter
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    default_ordering = ("-month", "results", "-times", "words")
    list_export = ["month", "place", "words", "results", "times"]
    export_headings = {
        "month": _("Maand"), "place": _("Wijk"), "words": _("Gezocht"), "results": _("Gevonden"),
        "times": _("Keer"),
    }  # fmt: skip
    columns = [
        Column("words", label=_("Gezocht"), sort_key="words"),
        Column("results", label=_("Gevonden"), sort_key="results"),
        Column("times", label=_("Keer"), sort_key="times"),
        Column("place", label=_("Wijk"), accessor=lambda row: row.place or _("niet gezegd")),
        Column("month", label=_("Maand"), accessor=lambda row: date_format(row.month, "F Y")),
    ]

    def get_filename(self) -> str:
        return "zoekvragen"

    def get_base_queryset(self) -> QuerySet:
        return SearchCount.objects.all()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With what was missed last, of the same neighbourhood."""
        context = super().get_context_data(*args, **kwargs)
        missed = Missed.objects.all()
        if place := self.request.GET.get("place"):
            missed = missed.filter(place=place)
        context["missed"] = missed[:SHOWN_BESIDE]
        context["missed_url"] = reverse(MissedReport.index_url_name)
        return context


class MissedReport(SafeReport):
    model = Missed
    permission_policy = ModelPermissionPolicy(Missed)
    page_title = _("Dit mis ik")
    header_icon = "help"
    filterset_class = MissedFilter
    index_url_name = "missed_report"
    index_results_url_name = "missed_report_results"
    default_ordering = "-received_at"
    list_export = ["received_at", "place", "words"]
    export_headings = {"received_at": _("Dag"), "place": _("Wijk"), "words": _("Wat mist iemand")}
    columns = [
        Column("words", label=_("Wat mist iemand")),
        Column("place", label=_("Wijk"), accessor=lambda row: row.place or _("niet gezegd")),
        DateColumn("received_at", label=_("Dag"), sort_key="received_at"),
    ]

    def get_filename(self) -> str:
        return "dit-mis-ik"

    def get_base_queryset(self) -> QuerySet:
        return Missed.objects.all()

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """The day is enough; the hour is nobody's business."""
        row: dict[str, Any] = super().to_row_dict(item)
        return row | {"received_at": localtime(item.received_at).date()}
