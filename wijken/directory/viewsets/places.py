"""Editing who offers something, where it is, and in which neighbourhood; and the school holidays."""

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

from wijken.directory.forms_admin import FactForm
from wijken.directory.models import Location, Neighbourhood, Organisation, SchoolHoliday, TeamMember
from wijken.directory.panels import NamePanel

from .base import DirectoryViewSet, FactViewSet


def _neighbourhood_column() -> Column:
    return Column(
        "neighbourhood", label=_("Wijk"), accessor=lambda one: one.neighbourhood or _("hele gemeente")
    )


class OrganisationViewSet(FactViewSet):
    model = Organisation
    icon = "group"
    menu_name = "aanbieders"
    menu_order = 120
    add_to_admin_menu = False
    list_display = ["name", "kind", _neighbourhood_column(), "phone", UpdatedAtColumn()]
    list_filter = ["kind", "neighbourhood", "is_example"]
    search_fields = ["name", "other_names", "description"]
    select_related = ("neighbourhood",)
    ordering = "name"
    list_export = ["uuid", "name", "kind", "neighbourhood", "phone", "email", "website", "live"]
    export_filename = "aanbieders"
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    NamePanel("name"),
                    FieldPanel("slug"),
                    FieldPanel("kind", required_on_save=True),
                    FieldPanel("neighbourhood", widget=forms.Select),
                    FieldPanel("description"),
                    MultiFieldPanel(
                        [FieldPanel("phone"), FieldPanel("email"), FieldPanel("website")],
                        heading=_("Contact"),
                    ),
                    FieldPanel("other_names"),
                    FieldPanel("chamber_of_commerce"),
                    FieldPanel("is_example"),
                ],
                heading=_("Wie is het"),
            ),
            ObjectList([PublishingPanel()], heading=_("Publiceren")),
        ],
        base_form_class=FactForm,
    )


class LocationViewSet(FactViewSet):
    model = Location
    icon = "home"
    menu_name = "plekken"
    menu_order = 130
    add_to_admin_menu = False
    list_display = ["name", "kind", _neighbourhood_column(), "postcode", "precision", UpdatedAtColumn()]
    list_filter = ["kind", "neighbourhood", "precision", "access_features", "is_example"]
    search_fields = ["name", "street_address", "postcode"]
    select_related = ("neighbourhood",)
    ordering = "name"
    list_export = [
        "uuid",
        "name",
        "kind",
        "neighbourhood",
        "street_address",
        "postcode",
        "town",
        "precision",
        "live",
    ]
    export_filename = "plekken"
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name", required_on_save=True),
                    FieldPanel("kind", required_on_save=True),
                    FieldPanel("neighbourhood", widget=forms.Select),
                    FieldPanel("precision"),
                    MultiFieldPanel(
                        [
                            FieldPanel("street_address"),
                            FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
                            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                        ],
                        heading=_("Adres en punt op de kaart"),
                    ),
                    FieldPanel("is_example"),
                ],
                heading=_("Waar is het"),
            ),
            ObjectList(
                [
                    FieldPanel("access_features", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("access_note"),
                ],
                heading=_("Toegankelijkheid"),
            ),
            ObjectList([PublishingPanel()], heading=_("Publiceren")),
        ],
        base_form_class=FactForm,
    )


class NeighbourhoodViewSet(FactViewSet):
    model = Neighbourhood
    icon = "site"
    menu_name = "wijken"
    menu_order = 140
    add_to_admin_menu = False
    list_display = ["name", "core_village", "contact_role", "contact_phone", UpdatedAtColumn()]
    list_filter = ["core_village", "is_example"]
    search_fields = ["name", "other_names", "core_village"]
    ordering = "name"
    list_export = ["uuid", "name", "core_village", "cbs_district_code", "cbs_area_codes", "live"]
    export_filename = "wijken"
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    NamePanel("name"),
                    FieldPanel("slug"),
                    FieldPanel("core_village"),
                    FieldPanel("other_names"),
                    MultiFieldPanel(
                        [
                            FieldPanel("contact_role"),
                            FieldPanel("contact_phone"),
                            FieldPanel("contact_email"),
                        ],
                        heading=_("Wie kun je vragen"),
                    ),
                    FieldPanel("is_example"),
                ],
                heading=_("De wijk"),
            ),
            ObjectList(
                [
                    InlinePanel("postcode_areas", heading=_("Postcodes"), label=_("postcode")),
                    FieldPanel("boundaries"),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldPanel("outline"),
                    FieldPanel("cbs_district_code"),
                    FieldPanel("cbs_area_codes"),
                ],
                heading=_("Grenzen en postcodes"),
            ),
            ObjectList([PublishingPanel()], heading=_("Publiceren")),
        ],
        base_form_class=FactForm,
    )


class SchoolHolidayViewSet(DirectoryViewSet):
    model = SchoolHoliday
    icon = "calendar-alt"
    menu_name = "schoolvakanties"
    menu_order = 150
    add_to_admin_menu = False
    list_display = ["name", "first_day", "last_day"]
    list_filter = ["first_day"]
    ordering = "first_day"
    list_export = ["name", "first_day", "last_day"]
    export_filename = "schoolvakanties"
    copy_view_enabled = False
    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")])]


class TeamMemberViewSet(DirectoryViewSet):
    model = TeamMember
    icon = "user"
    menu_name = "wie-werkt-waar"
    menu_order = 160
    add_to_admin_menu = False
    list_display = ["user", "neighbourhood"]
    list_filter = ["neighbourhood"]
    ordering = "neighbourhood"
    copy_view_enabled = False
    panels = [FieldPanel("user"), FieldPanel("neighbourhood", widget=forms.Select)]
