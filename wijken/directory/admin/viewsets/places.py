"""Organisations, locations, neighbourhoods and school holidays in the admin."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
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
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.admin.widgets import Button
from wagtail.snippets.views.snippets import CreateView

from core.admin.menu import NEIGHBOURHOODS_MENU, SETTINGS_MENU
from core.edit_conflicts.detection import GuardedSnippetEdit
from wijken.directory.admin.exports import ExportedIndexView
from wijken.directory.admin.forms import DirectoryRecordForm
from wijken.directory.admin.panels import NamePanel
from wijken.directory.admin.tables import NeighbourhoodFilter, neighbourhood_column
from wijken.directory.models import Location, Neighbourhood, Organisation, SchoolHoliday, TeamMember

from .base import DirectoryRecordViewSet, DirectoryViewSet, asked_for
from .place_chooser import PlaceChooser


class OrganisationFilters(WagtailFilterSet):
    neighbourhood = NeighbourhoodFilter(null_label=_("Hele gemeente"))

    class Meta:
        model = Organisation
        fields = ("kind", "is_example")


class LocationFilters(WagtailFilterSet):
    neighbourhood = NeighbourhoodFilter(null_label=_("Hele gemeente"))

    class Meta:
        model = Location
        fields = ("kind", "precision", "access_features", "is_example")


class OrganisationViewSet(DirectoryRecordViewSet):
    model = Organisation
    icon = "group"
    menu_name = "aanbieders"
    menu_order = 120
    add_to_admin_menu = False
    list_display = ["name", "kind", neighbourhood_column(), "phone", UpdatedAtColumn()]
    filterset_class = OrganisationFilters
    search_fields = ["name", "other_names", "description"]
    select_related = ("neighbourhood",)
    ordering = "name"
    list_export = [
        "uuid", "name", "other_names", "kind", "neighbourhood", "description", "phone", "email", "website",
        "chamber_of_commerce", "live",
    ]  # fmt: skip
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
        base_form_class=DirectoryRecordForm,
    )


class LocationViewSet(DirectoryRecordViewSet):
    model = Location
    chooser_viewset_class = PlaceChooser
    icon = "home"
    menu_name = "plekken"
    menu_order = 130
    add_to_admin_menu = False
    list_display = ["name", "kind", neighbourhood_column(), "postcode", "precision", UpdatedAtColumn()]
    filterset_class = LocationFilters
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
        "latitude",
        "longitude",
        "precision",
        "access_features",
        "access_note",
        "live",
    ]
    export_prefetch = ("access_features",)
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
        base_form_class=DirectoryRecordForm,
    )


class NeighbourhoodIndexView(ExportedIndexView):
    """A new one starts with the form that makes its page too; each leads to what it lacks."""

    def get_add_url(self) -> str | None:
        return reverse("wijken_new_neighbourhood") if super().get_add_url() else None

    def get_list_more_buttons(self, instance: Neighbourhood) -> list[Button]:
        buttons: list[Button] = super().get_list_more_buttons(instance)
        return [*buttons, *_what_is_missing(instance, may_see=self.user_has_permission("change"))]


class NeighbourhoodEditView(GuardedSnippetEdit):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [*super().header_more_buttons, *_what_is_missing(self.object)]


def _what_is_missing(place: Neighbourhood, may_see: bool = True) -> Iterator[Button]:
    if may_see:
        url = reverse("wijken_checklist", args=[place.pk])
        yield Button(_("Wat ontbreekt nog"), url=url, icon_name="list-ul", priority=5)


class NeighbourhoodViewSet(DirectoryRecordViewSet):
    model = Neighbourhood
    index_view_class = NeighbourhoodIndexView
    edit_view_class = NeighbourhoodEditView
    icon = "site"
    menu_name = "wijken"
    menu_order = 20
    menu_hook = NEIGHBOURHOODS_MENU
    list_display = ["name", "core_village", "contact_role", "contact_phone", UpdatedAtColumn()]
    list_filter = ["core_village", "is_example"]
    search_fields = ["name", "other_names", "core_village"]
    ordering = "name"
    list_export = [
        "uuid", "name", "other_names", "core_village", "contact_role", "contact_phone", "contact_email",
        "postcode_areas", "boundaries", "cbs_district_code", "cbs_area_codes", "live",
    ]  # fmt: skip
    export_prefetch = ("postcode_areas",)
    export_headings = {"postcode_areas": _("Postcodes")}
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
        base_form_class=DirectoryRecordForm,
    )


class SchoolHolidayViewSet(DirectoryViewSet):
    model = SchoolHoliday
    icon = "calendar-alt"
    menu_name = "schoolvakanties"
    menu_order = 40
    menu_hook = SETTINGS_MENU
    list_display = ["name", "first_day", "last_day"]
    list_filter = ["first_day"]
    ordering = "first_day"
    list_export = ["name", "first_day", "last_day"]
    export_filename = "schoolvakanties"
    copy_view_enabled = False
    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")])]


class TeamMemberCreateView(CreateView):
    """``?neighbourhood=12`` preselects the neighbourhood."""

    def get_initial_form_instance(self) -> TeamMember:
        theirs = Neighbourhood.objects.editable_by(self.request.user)
        return TeamMember(neighbourhood=asked_for(self.request, "neighbourhood", theirs))


class TeamMemberViewSet(DirectoryViewSet):
    model = TeamMember
    add_view_class = TeamMemberCreateView
    icon = "user"
    menu_name = "wie-werkt-waar"
    menu_order = 50
    menu_hook = SETTINGS_MENU
    list_display = ["user", "neighbourhood"]
    search_fields = ["user__username", "user__first_name", "user__last_name", "neighbourhood__name"]
    list_filter = ["neighbourhood"]
    ordering = "neighbourhood"
    copy_view_enabled = False
    panels = [FieldPanel("user"), FieldPanel("neighbourhood", widget=forms.Select)]
