"""The export of a list of records: every field that its editors fill in, in words and with the times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from wagtail.snippets.views.snippets import IndexView

from core.admin.exports import value_of
from core.http import moment_of
from wijken.directory.models import Activity, Listing


@dataclass(frozen=True, slots=True)
class ExportedColumn[Record: Model]:
    """A column that no field holds: its heading, and its value at the moment of the export."""

    heading: str | Promise
    value_at: Callable[[Record, datetime], str]


class ExportedIndexView(IndexView):
    """A list of which the export also has columns that depend on the moment."""

    export_prefetch: tuple[str, ...] = ()
    export_columns: Mapping[str, ExportedColumn] = {}

    def get_queryset(self) -> QuerySet:
        found = super().get_queryset()
        return found.prefetch_related(*self.export_prefetch) if self.is_export else found

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        column = self.export_columns.get(field)
        return str(column.heading) if column else super().get_heading(queryset, field)

    def to_row_dict(self, item: Model) -> dict[str, object]:
        at, columns = moment_of(self.request), self.export_columns
        return {
            name: columns[name].value_at(item, at) if name in columns else value_of(item, name)
            for name in self.list_export
        }


def times_in_words(activity: Activity, at: datetime) -> str:
    """For instance "elke dinsdag van 10.00 tot 12.00 uur"."""
    return "; ".join(activity.when_words(at))


def activities_in_words(listing: Listing, at: datetime) -> str:
    """One line for each published activity: its title and its times."""
    public = (activity for activity in listing.activities.all() if activity.live)
    return "\n".join(f"{activity.title}: {times_in_words(activity, at)}" for activity in public)
