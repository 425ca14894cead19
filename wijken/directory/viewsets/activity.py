"""Editing what happens, and when: in ordinary terms, never as a rule."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import CreateView

from wijken.directory.forms_admin import FactForm
from wijken.directory.models import Activity, Listing
from wijken.directory.panels import SchedulesPanel, WhenPanel

from .base import FactViewSet


class ActivityCreateView(CreateView):
    """Whoever comes from a listing (``?listing=12``) finds it filled in."""

    def get_initial_form_instance(self) -> Activity:
        activity = Activity()
        asked = self.request.GET.get("listing", "")
        if asked.isascii() and asked.isdigit() and len(asked) < 15:
            activity.listing = Listing.objects.filter(pk=int(asked)).first()
        return activity


class ActivityViewSet(FactViewSet):
    model = Activity
    icon = "date"
    menu_name = "activiteiten"
    menu_order = 110
    add_to_admin_menu = False
    add_view_class = ActivityCreateView
    list_display = [
        "title",
        Column("listing", label=_("Vermelding"), accessor="listing.name", sort_key="listing__name"),
        "cost",
        "registration",
        UpdatedAtColumn(),
    ]
    list_filter = ["listing__neighbourhood", "cost", "registration", "is_example"]
    search_fields = ["title", "summary", "listing__name"]
    select_related = ("listing",)
    ordering = "title"
    list_export = ["uuid", "title", "listing", "summary", "cost", "cost_note", "registration", "live"]
    export_filename = "activiteiten"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("listing"),
                    FieldPanel("title", required_on_save=True),
                    FieldPanel("summary"),
                    SchedulesPanel(
                        "schedules",
                        heading=_("Wanneer"),
                        label=_("tijd"),
                        panels=[
                            FieldPanel("frequency"),
                            FieldPanel("weekdays", widget=forms.CheckboxSelectMultiple),
                            FieldPanel("nth"),
                            FieldPanel("interval"),
                            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
                            FieldPanel("not_in_school_holidays"),
                            FieldPanel("not_on_public_holidays"),
                            WhenPanel(heading=_("Wat bezoekers lezen")),
                        ],
                    ),
                    InlinePanel(
                        "exceptions",
                        heading=_("Uitzonderingen"),
                        label=_("uitzondering"),
                        help_text=_("Een dag dat het niet doorgaat, of een extra keer."),
                        panels=[
                            FieldPanel("kind"),
                            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
                            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                            FieldPanel("reason"),
                        ],
                    ),
                ],
                heading=_("Wat en wanneer"),
            ),
            ObjectList(
                [
                    MultiFieldPanel([FieldPanel("cost"), FieldPanel("cost_note")], heading=_("Kosten")),
                    MultiFieldPanel(
                        [FieldPanel("registration"), FieldPanel("registration_note")], heading=_("Aanmelden")
                    ),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")])],
                        heading=_("Leeftijd"),
                    ),
                    FieldPanel("location"),
                    FieldPanel("is_example"),
                ],
                heading=_("Meedoen"),
            ),
            ObjectList([PublishingPanel()], heading=_("Publiceren")),
        ],
        base_form_class=FactForm,
    )
