"""Edit an activity with its times, in ordinary terms instead of recurrence rules."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import CreateView

from core.edit_conflicts.detection import GuardedSnippetEdit
from wijken.directory.admin.activity_panels import exceptions_panel, schedules_panel, taking_part_panels
from wijken.directory.admin.exports import ExportedColumn, times_in_words
from wijken.directory.admin.tables import NeighbourhoodFilter
from wijken.directory.admin.typed_times.forms import ActivityForm
from wijken.directory.admin.typed_times.views import TypedTimesMixin
from wijken.directory.models import Activity, Listing

from .base import CopyAsNewView, DirectoryRecordViewSet


class ActivityFilters(WagtailFilterSet):
    listing__neighbourhood = NeighbourhoodFilter(null_label=_("Hele gemeente"))

    class Meta:
        model = Activity
        fields = ("cost", "registration", "is_example")


class ActivityCreateView(TypedTimesMixin, CreateView):
    """``?listing=12`` preselects the listing."""

    def get_initial_form_instance(self) -> Activity:
        activity = Activity()
        asked = self.request.GET.get("listing", "")
        if asked.isascii() and asked.isdigit() and len(asked) < 15:
            activity.listing = Listing.objects.editable_by(self.request.user).filter(pk=int(asked)).first()
        return activity


class ActivityEditView(TypedTimesMixin, GuardedSnippetEdit):
    pass


class ActivityCopyView(TypedTimesMixin, CopyAsNewView):
    pass


class ActivityViewSet(DirectoryRecordViewSet):
    model = Activity
    is_chosen = False
    icon = "date"
    menu_name = "activiteiten"
    menu_order = 110
    add_to_admin_menu = False
    add_view_class = ActivityCreateView
    edit_view_class = ActivityEditView
    copy_view_class = ActivityCopyView
    list_display = [
        "title",
        Column("listing", label=_("Vermelding"), accessor="listing.name", sort_key="listing__name"),
        "cost",
        "registration",
        UpdatedAtColumn(),
    ]
    filterset_class = ActivityFilters
    search_fields = ["title", "summary", "listing__name"]
    select_related = ("listing__neighbourhood", "listing__organisation", "location")
    ordering = "title"
    list_export = [
        "uuid", "title", "listing", "listing.neighbourhood", "listing.organisation", "when", "summary",
        "location", "cost", "cost_note", "registration", "registration_note", "minimum_age", "maximum_age",
        "presence", "live",
    ]  # fmt: skip
    export_prefetch = ("schedules",)
    export_headings = {"listing.neighbourhood": _("Wijk"), "listing.organisation": _("Aanbieder")}
    export_columns = {"when": ExportedColumn(_("Wanneer"), times_in_words)}
    export_filename = "activiteiten"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("listing"),
                    FieldPanel("title", required_on_save=True),
                    FieldPanel("summary"),
                    schedules_panel(),
                    exceptions_panel(),
                ],
                heading=_("Wat en wanneer"),
            ),
            ObjectList(
                [
                    *taking_part_panels(),
                    FieldPanel("location"),
                    FieldPanel("is_example"),
                ],
                heading=_("Meedoen"),
            ),
            ObjectList([PublishingPanel()], heading=_("Publiceren")),
        ],
        base_form_class=ActivityForm,
    )
