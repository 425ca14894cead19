from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
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
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import ModelLogEntry, Revision
from wagtail.snippets.views.snippets import CreateView

from core.edit_conflicts.detection import GuardedSnippetEdit
from core.http import moment_of
from wijken.directory.admin.exports import ExportedColumn, activities_in_words
from wijken.directory.admin.forms import DirectoryRecordForm
from wijken.directory.admin.listing_form import ACTIVITIES_SEEN, ActivitiesPanel
from wijken.directory.admin.panels import CheckedPanel, NamePanel, SimilarPanel
from wijken.directory.admin.tables import ColumnAtThisMoment, NeighbourhoodFilter
from wijken.directory.admin.typed_times.views import TypedTimesMixin
from wijken.directory.freshness.levels import FreshnessLevel
from wijken.directory.index.date_ranges import coming_week
from wijken.directory.listing_drafts.knowledge import activities_now
from wijken.directory.local_time import local_day
from wijken.directory.models import Activity, Listing, Neighbourhood, Organisation
from wijken.directory.querysets import ListingQuerySet

from .base import CopyAsNewView, DirectoryRecordViewSet, asked_for

LEVELS = {
    FreshnessLevel.FRESH: _("gecontroleerd"),
    FreshnessLevel.DUE_SOON: _("bijna nakijken"),
    FreshnessLevel.DUE: _("nakijken"),
    FreshnessLevel.UNCONFIRMED: _("niet bevestigd"),
    FreshnessLevel.STALE: _("al lang niet bevestigd"),
}


class FreshnessColumn(ColumnAtThisMoment[Listing]):
    """The freshness of a listing at the time of the request."""

    def value_at(self, instance: Listing, at: datetime) -> object:
        return LEVELS[instance.freshness_at(at)]


class ListingFilters(WagtailFilterSet):
    """Filters: by neighbourhood, freshness and kind."""

    neighbourhood = NeighbourhoodFilter(null_label=_("Hele gemeente"))
    organisation = django_filters.ModelChoiceFilter(
        queryset=lambda request: Organisation.objects.editable_by(request.user), label=_("Aanbieder")
    )
    te_controleren = django_filters.ChoiceFilter(
        choices=(("nu", _("Nu")), ("week", _("Binnen zeven dagen"))),
        empty_label=_("Maakt niet uit"),
        method="due",
        label=_("Nakijken"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Listing
        fields = ("kind", "status", "visibility", "themes", "is_example")

    def due(self, queryset: ListingQuerySet, name: str, value: str) -> ListingQuerySet:
        today = local_day(moment_of(self.request))
        return queryset.due_for_check(coming_week(today).last if value == "week" else today)


class NewListingMixin(TypedTimesMixin):
    """The first autosave makes the activities as well; the window that it came from knows them."""

    def get_success_json(self) -> dict[str, Any]:
        told: dict[str, Any] = super().get_success_json()  # type: ignore[misc]
        told["field_updates"][ACTIVITIES_SEEN] = activities_now(self.object)  # type: ignore[attr-defined]
        return told


class ListingCreateView(NewListingMixin, CreateView):
    """``?neighbourhood=12`` preselects the neighbourhood."""

    def get_initial_form_instance(self) -> Listing:
        theirs = Neighbourhood.objects.editable_by(self.request.user)
        return Listing(neighbourhood=asked_for(self.request, "neighbourhood", theirs))


class ListingCopyView(NewListingMixin, CopyAsNewView):
    pass


class ListingEditView(TypedTimesMixin, GuardedSnippetEdit):
    """Publishing does not confirm: the editor is told so, with a link to confirm the listing."""

    def get_object(self, queryset: QuerySet | None = None) -> Model:
        """Read what this form has seen before the record, so that what is written in between is detected."""
        seen = self.activities_now
        listing = super().get_object(queryset)
        setattr(listing, ACTIVITIES_SEEN, seen)
        return listing

    @cached_property
    def activities_now(self) -> str:
        return activities_now(Listing(pk=int(unquote(str(self.kwargs["pk"])))))

    def also_seen(self) -> dict[str, str]:
        """An import or an answer of an organisation writes to an activity by itself; people delete one."""
        return {ACTIVITIES_SEEN: self.activities_now}

    def who_was_first(self) -> tuple[User | None, datetime | None]:
        newest, _colon, keys = self.activities_now.partition(":")
        seen, _colon, seen_keys = self.request.POST.get(ACTIVITIES_SEEN, "").partition(":")
        deleted = ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Activity),
            object_id__in=set(seen_keys.split(".")) - set(keys.split(".")),
            action="wagtail.delete",
        ).order_by("-timestamp")
        if line := deleted.first():
            return line.user, line.timestamp
        theirs = Revision.objects.filter(pk=newest).first()
        if theirs is None or seen == newest:
            return super().who_was_first()
        return theirs.user, theirs.created_at

    def get_success_message(self, instance: Model | None = None) -> str:
        told = super().get_success_message(instance)
        if not self.is_published_unconfirmed:
            return told
        more = _("Bezoekers lezen erbij: niet bevestigd. Weet je dat alles klopt? Zeg het dan.")
        return f"{told} {more}"

    def get_success_buttons(self) -> list[object]:
        buttons = super().get_success_buttons()
        if self.is_published_unconfirmed:
            confirm = reverse("directory_confirm", args=[self.object.pk])
            buttons.append(messages.button(confirm, _("Zeg dat het klopt")))
        return buttons

    @property
    def is_published_unconfirmed(self) -> bool:
        """Just now; an approval publishes another instance than this one."""
        if self.action != "publish" and getattr(self, "workflow_action", "") != "approve":
            return False
        public = Listing.objects.filter(pk=self.object.pk, live=True).first()
        return bool(public and public.is_unconfirmed_at(moment_of(self.request)))


class ListingViewSet(DirectoryRecordViewSet):
    model = Listing
    add_view_class = ListingCreateView
    edit_view_class = ListingEditView
    copy_view_class = ListingCopyView
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
    select_related = ("neighbourhood", "organisation", "location")
    ordering = "name"
    list_export = [
        "uuid", "name", "other_names", "kind", "organisation", "neighbourhood", "location",
        "location.public_address", "when", "summary", "description", "themes", "audiences", "dimensions",
        "languages", "tags", "contact_role", "phone", "email", "website", "status", "closed_until", "notice",
        "notice_until", "visibility", "checked_on", "checked_by",
        "said_stopped_on", "live",
    ]  # fmt: skip
    export_prefetch = (
        "themes", "audiences", "dimensions", "languages", "tags", "activities__schedules",
    )  # fmt: skip
    export_headings = {"location.public_address": _("Adres dat iedereen mag zien")}
    export_columns = {"when": ExportedColumn(_("Wanneer"), activities_in_words)}
    export_filename = "vermeldingen"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    NamePanel("name"),
                    SimilarPanel(),
                    FieldPanel("kind", required_on_save=True),
                    FieldPanel("summary", widget=AdminAutoHeightTextInput),
                    MultiFieldPanel(
                        [FieldPanel("neighbourhood", widget=forms.Select), FieldPanel("location")],
                        heading=_("Waar"),
                    ),
                    ActivitiesPanel(),
                    MultiFieldPanel(
                        [
                            FieldPanel("contact_role"),
                            FieldPanel("phone"),
                            FieldPanel("email"),
                            FieldPanel("website"),
                        ],
                        heading=_("Wie kun je bellen of mailen"),
                    ),
                    FieldPanel("image"),
                    MultiFieldPanel(
                        [FieldPanel("description"), FieldPanel("organisation"), FieldPanel("slug")],
                        classname="collapsed",
                        heading=_("Meer uitleg, aanbieder en adres van de pagina"),
                    ),
                ],
                heading=_("Wat, waar en wanneer"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "vacancies",
                        heading=_("Wie zoeken jullie?"),
                        label=_("vraag om hulp"),
                        help_text=_("Staat op de vermelding en bij Ik wil helpen, met een formulier erbij."),
                    ),
                ],
                heading=_("Helpers"),
            ),
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
        base_form_class=DirectoryRecordForm,
    )
