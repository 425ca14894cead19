"""Columns and filters shared by several admin lists."""

from __future__ import annotations

from datetime import datetime

import django_filters
from django import forms
from django.db.models import Model
from django.template import Context
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from core.http import moment_of
from wijken.directory.models import Neighbourhood


class ColumnAtThisMoment[Record: Model](Column):
    """A value that depends on the time of the request."""

    def value_at(self, instance: Record, at: datetime) -> object:
        raise NotImplementedError

    def get_cell_context_data(self, instance: Record, parent_context: Context) -> dict[str, object]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"value": self.value_at(instance, moment_of(parent_context["request"]))}

    def get_value(self, instance: Record) -> str:
        return ""


class NeighbourhoodFilter(django_filters.ModelChoiceFilter):
    """One of the neighbourhoods that the user keeps, or all."""

    def __init__(self, **options: object) -> None:
        defaults = {
            "queryset": lambda request: Neighbourhood.objects.editable_by(request.user).order_by("name"),
            "empty_label": _("Alle wijken"),
            "label": _("Wijk"),
            "widget": forms.RadioSelect,
        }
        super().__init__(**(defaults | options))


def neighbourhood_column() -> Column:
    return Column(
        "neighbourhood", label=_("Wijk"), accessor=lambda one: one.neighbourhood or _("hele gemeente")
    )
