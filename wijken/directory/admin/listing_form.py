"""The form of a listing with its activities and their times: first what people know, the rest folded away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.forms import Media
from django.http import QueryDict
from django.template import Context
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import ClusterForm
from wagtail.admin.compare import FieldComparison
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.admin.panels.base import get_form_for_model
from wagtail.admin.widgets import AdminAutoHeightTextInput

from wijken.directory.admin.activity_panels import exceptions_panel, schedules_panel, taking_part_panels
from wijken.directory.admin.forms import ChildFormSet
from wijken.directory.admin.panels import FoldedPanel
from wijken.directory.admin.typed_times.forms import ActivityForm
from wijken.directory.listing_drafts.knowledge import activities_now
from wijken.directory.models import Activity

ACTIVITIES_SEEN = "activities_seen"
"""The field that says which activities there were, and up to which own revision this form has read."""


class ActivityInListingForm(ActivityForm):
    """One activity. Until it is published it has no key, and its uuid says which one it is.

    One that is locked is shown and cannot be changed, as in its own screen. Browsers do not post fields that
    are disabled. If they did, the form was opened before: what was typed is then refused, not left out.
    """

    uuid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "instance" in kwargs and self.instance.pk is None:
            self.initial["uuid"] = self.instance.uuid
        self.is_locked = is_locked_for(self.instance, self.for_user)
        was_shown = not self.is_bound or f"{self.prefix}-title" in self.data
        self.is_held = bool(self.instance.pk) and (self.is_locked if not self.is_bound else not was_shown)
        if self.is_held:
            _disable(self)

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if self.is_locked and not self.is_held and self.has_changed():
            raise ValidationError(
                _("Deze activiteit is op slot gezet terwijl je typte. Je kunt haar nu niet veranderen.")
            )
        return data

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.is_held:  # who sends this in, has seen both texts and chosen
            self.instance.clash = None
        said = self.cleaned_data.get("uuid")
        if said and self.instance.pk is None and not Activity._base_manager.filter(uuid=said).exists():
            self.instance.uuid = said

    def has_changed(self) -> bool:
        return not self.is_held and super().has_changed()

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        if self.instance.pk is None:
            updates.append((f"{self.prefix}-uuid", str(self.instance.uuid)))
        return updates


def is_locked_for(activity: Activity, user: User) -> bool:
    if not activity.pk or not (activity.locked or activity.has_unpublished_changes):
        return False
    lock = activity.get_lock()
    return bool(lock and lock.for_user(user))


def _disable(form: ClusterForm) -> None:
    """Its keys are posted all the same."""
    for name, field in form.fields.items():
        field.disabled = name not in ("id", "uuid", "ORDER", "DELETE")
    for rows in form.formsets.values():
        for row in rows.forms:
            _disable(row)


class ActivitiesFormSet(ChildFormSet):
    """A row that got a key since the form was opened, because somebody published it, is that activity."""

    data: QueryDict

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            return
        keys = {str(row.uuid): str(row.pk) for row in self.get_queryset() if row.pk}
        found = {
            f"{self.prefix}-{row}-id": keys[uuid]
            for row in range(self.initial_form_count())
            if (uuid := self.data.get(f"{self.prefix}-{row}-uuid")) in keys
        }
        if found:
            self.data = self.data.copy()
            for name, key in found.items():
                self.data[name] = key

    def _should_delete_form(self, form: ActivityInListingForm) -> bool:
        return not form.is_locked and bool(super()._should_delete_form(form))


class WaitingPanel(Panel):
    """Above an activity that is locked, or shown as a draft: whose it is, and what is on the site."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/directory/waiting_panel.html"

        def is_shown(self) -> bool:
            if self.form is None or not self.instance.pk:
                return False
            return bool(self.form.is_locked or self.instance.own_draft or self.instance.clash)

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, object]:
            context: dict[str, object] = super().get_context_data(parent_context)
            return context | {
                "activity": self.instance,
                "is_locked": self.form.is_locked,
                "draft": self.instance.own_draft,
                "differences": self._differences(),
            }

        def _differences(self) -> list[FieldComparison]:
            on_the_site = Activity.objects.filter(pk=self.instance.pk, live=True).first()
            if on_the_site is None:
                return []
            panel = Activity.snippet_viewset.get_edit_handler().get_bound_panel(
                instance=self.instance, request=self.request, form=None
            )
            found = (compare(on_the_site, self.instance) for compare in panel.get_comparison())
            return [difference for difference in found if difference.has_changed()]


class ActivitiesPanel(InlinePanel):
    """The activities of a listing, as part of its form."""

    def __init__(self, *args: object, **kwargs: Any) -> None:
        defaults = {
            "relation_name": "activities",
            "heading": _("Wat is er te doen, en wanneer"),
            "label": _("activiteit"),
            "panels": [
                WaitingPanel(),
                FieldPanel("title", required_on_save=True),
                FieldPanel("summary", widget=AdminAutoHeightTextInput),
                schedules_panel(),
                FoldedPanel(
                    [*taking_part_panels(), FieldPanel("location"), FieldPanel("is_example")],
                    summary=_("Kosten, aanmelden, leeftijd en een andere plek"),
                ),
                FoldedPanel([exceptions_panel()], summary=_("Een dag niet, of een extra keer")),
            ],
        }
        super().__init__(*args, **(defaults | kwargs))

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name] |= {
            "form": get_form_for_model(
                Activity, form_class=ActivityInListingForm, defer_required_on_fields=deferred
            ),
            "formset": ActivitiesFormSet,
            "inherit_kwargs": ["for_user"],  # which places may be chosen
        }
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "wagtailadmin/directory/activities_panel.html"

        @property
        def media(self) -> Media:
            """Wagtail leaves out the scripts of panels within rows."""
            return super().media + self.empty_child.media

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, object]:
            context: dict[str, object] = super().get_context_data(parent_context)
            seen = getattr(self.instance, ACTIVITIES_SEEN, None)
            if seen is None:
                seen = activities_now(self.instance)
            return context | {"seen_name": ACTIVITIES_SEEN, "seen": seen}
