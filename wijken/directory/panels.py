"""Parts of an editor's screen that show something and ask nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import InlinePanel, Panel, TitleFieldPanel
from wagtail.admin.staticfiles import versioned_static

from wijken.directory.holidays import current_holidays
from wijken.directory.querysets import local_day
from wijken.directory.recurrence import Holidays
from wijken.directory.when_shown import ShownWhen, shown_when


class NamePanel(TitleFieldPanel):
    """A name that fills in the address, until the thing has once been public: links must not break."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("placeholder", False)
        kwargs.setdefault("required_on_save", True)
        super().__init__(*args, **kwargs)

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            kept = getattr(self.instance, "first_published_at", True)
            return not (self.instance.pk and kept)


class WhenPanel(Panel):
    """Under one line of "wanneer": what visitors read, and the next dates. Asked again on every change."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/directory/when_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | {
                "prefix": self.form.prefix,
                "url": reverse("directory_when"),
                "shown": self._stored() if self.instance.pk else None,
            }

        def _stored(self) -> ShownWhen:
            activity = self.instance.activity
            changes = activity.changes if activity else []
            return shown_when(
                [self.instance.rule], changes, holidays_of(self.request), moment_of(self.request)
            )


class SchedulesPanel(InlinePanel):
    """The lines of "wanneer", with what makes their words follow every change."""

    class BoundPanel(InlinePanel.BoundPanel):
        @property
        def media(self) -> Media:
            return Media(
                js=(Script(versioned_static("js/admin/when_preview.js"), type="module"),),  # type: ignore[arg-type]
                css={"all": [versioned_static("css/admin/directory.css")]},
            )


class ActivitiesPanel(Panel):
    """On the screen of a listing: what happens there, with words, the next date, and the way to change it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/directory/activities_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from wijken.directory.models import Activity

            context = super().get_context_data(parent_context)
            if not self.instance.pk:
                return context | {"rows": [], "add_url": None}
            edit_name = Activity.snippet_viewset.get_url_name("edit")
            at, holidays = moment_of(self.request), holidays_of(self.request)
            stored = Activity.objects.filter(listing_id=self.instance.pk).prefetch_related(
                "schedules", "exceptions"
            )
            rows = [
                {
                    "activity": activity,
                    "edit_url": reverse(edit_name, args=[activity.pk]),
                    "shown": shown_when(activity.rules, activity.changes, holidays, at, count=1),
                }
                for activity in stored
            ]
            add_name = Activity.snippet_viewset.get_url_name("add")
            return context | {"rows": rows, "add_url": f"{reverse(add_name)}?listing={self.instance.pk}"}

        @property
        def media(self) -> Media:
            return Media(css={"all": [versioned_static("css/admin/directory.css")]})


class CheckedPanel(Panel):
    """Who said when that this is right. Only "Klopt nog" moves it, so there is nothing to fill in here."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/directory/checked_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            today = local_day(moment_of(self.request))
            next_check = self.instance.next_check_on if self.instance.pk else None
            return context | {
                "listing": self.instance,
                "next_check_on": next_check,
                "due": self.instance.pk and (next_check is None or next_check <= today),
                "confirm_url": reverse("directory_confirm", args=[self.instance.pk])
                if self.instance.pk
                else None,
            }


def moment_of(request: HttpRequest) -> datetime:
    """The moment of the request; the present one where no middleware has set it."""
    return getattr(request, "at", None) or timezone.now()


def holidays_of(request: HttpRequest) -> Holidays:
    """Read once a request, however many blocks ask."""
    holidays = getattr(request, "_holidays", None)
    if holidays is None:
        holidays = request._holidays = current_holidays()  # type: ignore[attr-defined]
    return holidays
