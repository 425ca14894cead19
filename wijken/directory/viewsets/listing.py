"""Editing what stands on the social map."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, DateColumn

from wijken.directory.forms_admin import FactForm
from wijken.directory.freshness import Level
from wijken.directory.models import Listing, Neighbourhood
from wijken.directory.panels import ActivitiesPanel, CheckedPanel, NamePanel, moment_of
from wijken.directory.querysets import ListingQuerySet, local_day
from wijken.directory.todo import A_WEEK

from .base import FactViewSet

LEVELS = {
    Level.FRESH: _("gecontroleerd"),
    Level.DUE_SOON: _("bijna nakijken"),
    Level.DUE: _("nakijken"),
    Level.UNCONFIRMED: _("niet bevestigd"),
    Level.STALE: _("al lang niet bevestigd"),
}


class FreshnessColumn(Column):
    """How far down the ladder of freshness a listing is at the moment of the request."""

    def get_cell_context_data(self, instance: Listing, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        level = instance.freshness_at(moment_of(parent_context["request"]))
        return context | {"value": LEVELS[level]}

    def get_value(self, instance: Listing) -> str:
        return ""


class ListingFilters(WagtailFilterSet):
    """What an editor looks for: by neighbourhood, by what needs checking, by kind."""

    neighbourhood = django_filters.ModelChoiceFilter(
        queryset=Neighbourhood.objects.all(),
        null_label=_("Hele gemeente"),
        empty_label=_("Alle wijken"),
        label=_("Wijk"),
        widget=forms.RadioSelect,
    )
    te_controleren = django_filters.ChoiceFilter(
        choices=(("nu", _("Nu")), ("week", _("Deze week"))),
        empty_label=_("Maakt niet uit"),
        method="due",
        label=_("Nakijken"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Listing
        fields = ("kind", "status", "visibility", "themes", "organisation", "is_example")

    def due(self, queryset: ListingQuerySet, name: str, value: str) -> ListingQuerySet:
        today = local_day(moment_of(self.request))
        return queryset.due_for_check(today + A_WEEK if value == "week" else today)


class ListingViewSet(FactViewSet):
    model = Listing
    icon = "clipboard-list"
    menu_name = "vermeldingen"
    menu_order = 100
    add_to_admin_menu = False
    list_display = [
        "name",
        Column("neighbourhood", label=_("Wijk"), accessor="where"),
        "kind",
        "status",
        DateColumn("checked_on", label=_("Gecontroleerd"), sort_key="checked_on"),
        FreshnessColumn("freshness", label=_("Hoe vers")),
    ]
    filterset_class = ListingFilters
    search_fields = ["name", "other_names", "summary", "search_words", "organisation__name"]
    select_related = ("neighbourhood", "organisation")
    ordering = "name"
    list_export = [
        "uuid", "name", "kind", "organisation", "neighbourhood", "location", "summary", "contact_role",
        "phone", "email", "website", "status", "visibility", "checked_on", "checked_by", "live",
    ]  # fmt: skip
    export_filename = "vermeldingen"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    NamePanel("name"),
                    FieldPanel("slug"),
                    FieldPanel("kind", required_on_save=True),
                    FieldPanel("summary"),
                    FieldPanel("description"),
                    MultiFieldPanel(
                        [
                            FieldPanel("organisation"),
                            FieldPanel("neighbourhood", widget=forms.Select),
                            FieldPanel("location"),
                        ],
                        heading=_("Van wie en waar"),
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel("contact_role"),
                            FieldPanel("phone"),
                            FieldPanel("email"),
                            FieldPanel("website"),
                        ],
                        heading=_("Contact"),
                    ),
                    FieldPanel("image"),
                ],
                heading=_("Wat is het"),
            ),
            ObjectList([ActivitiesPanel(heading=_("Activiteiten"))], heading=_("Activiteiten")),
            ObjectList(
                [
                    FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("dimensions", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("languages", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("tags"),
                    FieldPanel("other_names"),
                ],
                heading=_("Vinden"),
            ),
            ObjectList(
                [
                    CheckedPanel(heading=_("Gecontroleerd")),
                    MultiFieldPanel(
                        [FieldPanel("status"), FieldPanel("closed_until")], heading=_("Gaat het door")
                    ),
                    MultiFieldPanel(
                        [FieldPanel("notice"), FieldPanel("notice_until")], heading=_("Mededeling")
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel("visibility"),
                            FieldRowPanel([FieldPanel("consent_given_on"), FieldPanel("consent_until")]),
                            FieldPanel("is_example"),
                        ],
                        heading=_("Wie mag dit zien"),
                    ),
                ],
                heading=_("Nu en later"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "translations",
                        heading=_("In andere talen"),
                        label=_("vertaling"),
                        help_text=_(
                            "Alleen wat iemand echt vertaalde. Dagen en prijzen vertaalt de site zelf."
                        ),
                    ),
                    InlinePanel(
                        "hooks",
                        heading=_("Haakjes"),
                        label=_("haakje"),
                        help_text=_("Voor netwerkbouwers: waar kun je bij aanhaken?"),
                    ),
                ],
                heading=_("Talen en haakjes"),
            ),
            ObjectList([PublishingPanel()], heading=_("Publiceren")),
        ],
        base_form_class=FactForm,
    )
