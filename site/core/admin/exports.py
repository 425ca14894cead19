"""Exports that open correctly in a Dutch spreadsheet, Wagtail's own and ours.

Values appear in words as on screen, dates and decimals in Dutch notation. No cell is evaluated as a formula.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Manager, Model, QuerySet
from django.utils.functional import Promise
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ROWS_AT_ONCE = 500


def harmless(value: object) -> object:
    """Prefix a value that a spreadsheet would evaluate as a formula with an apostrophe."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def value_of(item: object, path: str) -> object:
    """Follow a dotted path like ``location.town``; ``None`` if a step is missing, a choice as its label."""
    *steps, last = path.split(".")
    for step in steps:
        item = step_to(item, step)
    if isinstance(item, Model) and has_choices(item, last):
        return getattr(item, f"get_{last}_display")()
    return step_to(item, last)


def step_to(item: object, name: str) -> object:
    if item is None:
        return None
    value = item.get(name) if isinstance(item, dict) else getattr(item, name)
    return value() if callable(value) and not isinstance(value, Manager) else value


def has_choices(item: Model, name: str) -> bool:
    try:
        return bool(getattr(item._meta.get_field(name), "choices", None))
    except FieldDoesNotExist:
        return False


def in_words(value: object) -> object:
    """What a reader expects in a cell; dates, times and numbers keep their type."""
    if isinstance(value, Manager):
        value = value.all()
    match value:
        case None:
            return ""
        case bool():
            return _("ja") if value else _("nee")
        case datetime():
            return localtime(value).replace(tzinfo=None) if is_aware(value) else value
        case date() | time() | int() | float() | str():
            return value
        case Promise() | Model():
            return str(value)
        case _ if isinstance(value, Iterable):
            return ", ".join(str(part) for part in value)
    return str(value)


def as_text(value: object) -> str:
    """The value as Dutch spreadsheets recognise it in a text file: 28-11-2026, 14:30, 52,0269."""
    match value:
        case datetime():
            return f"{value:%d-%m-%Y %H:%M}"
        case date():
            return f"{value:%d-%m-%Y}"
        case time():
            return f"{value:%H:%M}"
        case float():
            return str(value).replace(".", ",")
    return str(harmless(value))


def rows(queryset: QuerySet) -> Iterator[Model]:
    """Without the whole table in memory; related records are fetched a batch at a time."""
    return queryset.iterator(chunk_size=ROWS_AT_ONCE) if isinstance(queryset, QuerySet) else iter(queryset)


def to_row_dict(self: SpreadsheetExportMixin, item: Model) -> dict[str, object]:
    return {field: value_of(item, field) for field in self.list_export}


def preprocess_field_value(
    self: SpreadsheetExportMixin, field: str, value: object, export_format: str
) -> object:
    own = self.custom_field_preprocess.get(field, {}).get(export_format)
    cell = in_words(own(value) if own else value)
    return as_text(cell) if export_format == self.FORMAT_CSV else cell


def stream_csv(self: SpreadsheetExportMixin, queryset: QuerySet) -> Iterator[bytes]:
    """With the byte order mark and the semicolons that Dutch spreadsheets expect."""
    yield BOM_UTF8
    writer = csv.DictWriter(Echo(), fieldnames=self.list_export, delimiter=";")
    yield writer.writerow({field: self.get_heading(queryset, field) for field in self.list_export})
    for item in rows(queryset):
        yield self.write_csv_row(writer, self.to_row_dict(item))


def make_exports_dutch() -> None:
    """Replace the methods through which Wagtail writes every export; it has no setting for any of this."""
    SpreadsheetExportMixin.to_row_dict = to_row_dict
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
    SpreadsheetExportMixin.stream_csv = stream_csv
