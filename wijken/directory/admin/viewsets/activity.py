"""Edit an activity with its times, in ordinary terms instead of recurrence rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.compare import FieldComparison
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Revision
from wagtail.snippets.views.snippets import CreateView

from core.edit_conflicts.detection import GuardedSnippetEdit
from wijken.directory.admin.activity_panels import exceptions_panel, schedules_panel, taking_part_panels
from wijken.directory.admin.exports import ExportedColumn, times_in_words
from wijken.directory.admin.tables import NeighbourhoodFilter
from wijken.directory.admin.typed_times.forms import ActivityForm
from wijken.directory.admin.typed_times.views import TypedTimesMixin
from wijken.directory.listing_drafts.knowledge import waiting_version
from wijken.directory.models import Activity, Listing
from wijken.directory.permissions import is_editable_by

from .base import CopyAsNewView, DirectoryRecordViewSet, asked_for

LISTING_SEEN = "listing_seen"
"""The field that says which waiting version of the listing the editor has seen."""


class ActivityFilters(WagtailFilterSet):
    listing__neighbourhood = NeighbourhoodFilter(null_label=_("Hele gemeente"))

    class Meta:
        model = Activity
        fields = ("cost", "registration", "is_example")


class ActivityCreateView(TypedTimesMixin, CreateView):
    """``?listing=12`` preselects the listing."""

    def get_initial_form_instance(self) -> Activity:
        theirs = Listing.objects.editable_by(self.request.user)
        return Activity(listing=asked_for(self.request, "listing", theirs))


class ActivityEditView(TypedTimesMixin, GuardedSnippetEdit):
    """What is written here wins from a version of the listing, so while one waits, that is where to write."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        listing = self.object.listing
        if self.waiting and not self.hydrate_create_view and is_editable_by(listing, request.user):
            messages.warning(
                request,
                _(
                    "Deze vermelding heeft een versie die nog niet op de site staat. "
                    "Pas de activiteit hier aan, dan gaat er niets verloren."
                ),
            )
            return redirect(listing.edit_url)
        return super().get(request, *args, **kwargs)

    @cached_property
    def waiting(self) -> Revision | None:
        return waiting_version(self.object)

    def also_seen(self) -> dict[str, str]:
        version = self.waiting
        return {LISTING_SEEN: str(version.pk)} if version else {}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {"also_seen": self.also_seen()}

    @property
    def not_seen(self) -> Revision | None:
        """The waiting version, if the editor has not seen it."""
        version = self.waiting
        return version if version and self.request.POST.get(LISTING_SEEN) != str(version.pk) else None

    def who_was_first(self) -> tuple[User | None, datetime | None]:
        if version := self.not_seen:
            return version.user, version.created_at
        return super().who_was_first()

    def differences(self, theirs: Model, mine: Model) -> Iterator[FieldComparison]:
        if version := self.not_seen:
            rows = version.as_object().activities.all()
            theirs = next((row for row in rows if row.pk == self.object.pk), theirs)
        return super().differences(theirs, mine)


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
                    FieldPanel("summary", widget=AdminAutoHeightTextInput),
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
