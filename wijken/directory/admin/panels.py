"""Panels of the edit views."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.forms import BaseFormSet, Media
from django.forms.widgets import Script
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, MultiFieldPanel, Panel, TitleFieldPanel
from wagtail.admin.staticfiles import versioned_static

from core.http import moment_of
from wijken.directory.admin.forms import WholeFormSet
from wijken.directory.admin.schedule_summary import ShownWhen, shown_when
from wijken.directory.admin.typed_times.answer import cancelled_days
from wijken.directory.admin.typed_times.forms import ScheduleForm
from wijken.directory.comparisons import TimesComparison
from wijken.directory.holidays import current_holidays
from wijken.directory.local_time import local_day
from wijken.directory.recurrence.occurrences import Holidays


class NamePanel(TitleFieldPanel):
    """A name from which the slug is derived until the object is first published: links must not break.

    It has a label and a border like every other field, unlike Wagtail's title field.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("classname", "")
        kwargs.setdefault("placeholder", False)
        kwargs.setdefault("required_on_save", True)
        super().__init__(*args, **kwargs)

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            kept = getattr(self.instance, "first_published_at", True)
            return not (self.instance.pk and kept)


class SimilarPanel(Panel):
    """Below the name: which listings it looks like. The message after saving says the same."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/directory/similar_panel.html"

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, object]:
            context = super().get_context_data(parent_context)
            return context | {"url": reverse("directory_similar"), "key": self.instance.pk or ""}

        @property
        def media(self) -> Media:
            return Media(
                js=(Script(versioned_static("js/admin/similar_listings.js"), type="module"),),  # type: ignore[arg-type]
                css={"all": [versioned_static("css/admin/directory.css")]},
            )


class WhenPanel(Panel):
    """Below a line of "wanneer": the sentence that visitors read, and the next dates, kept up to date."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/directory/when_panel.html"

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, object]:
            context = super().get_context_data(parent_context)
            return context | {
                "prefix": self.form.prefix,
                "url": reverse("directory_when"),
                "label": _("Bezoekers lezen:"),
                "shown": self._stored() if self.instance.pk else None,
            }

        def _stored(self) -> ShownWhen:
            activity = self.instance.activity
            changes = activity.changes if activity else []
            return shown_when(
                [self.instance.rule], changes, holidays_of(self.request), moment_of(self.request)
            )


class ExceptionPanel(WhenPanel):
    """Below an exception: the days on which it cancels something."""

    class BoundPanel(WhenPanel.BoundPanel):
        def get_context_data(self, parent_context: Context | None = None) -> dict[str, object]:
            return super().get_context_data(parent_context) | {"label": _("Wat er niet doorgaat:")}

        def _stored(self) -> ShownWhen:
            activity = self.instance.activity
            hit = cancelled_days(
                activity.rules if activity else [], self.instance.change, holidays_of(self.request)
            )
            return ShownWhen(words=(hit,) if hit else (), by_appointment=True)


class SchedulesPanel(InlinePanel):
    """The lines of "wanneer", with the scripts that fill them in and update the previews."""

    def get_form_options(self) -> dict[str, object]:
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {"form": ScheduleForm, "formset": WholeFormSet}
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        def get_comparison(self) -> list[Callable[..., TimesComparison]]:
            return [partial(TimesComparison, self.panel.relation_name, self.heading)]

        @property
        def media(self) -> Media:
            scripts = ("js/admin/when_preview.js", "js/admin/typed_when.js")
            return Media(
                js=tuple(Script(versioned_static(script), type="module") for script in scripts),  # type: ignore[misc]
                css={"all": [versioned_static("css/admin/directory.css")]},
            )


class ExceptionsPanel(InlinePanel):
    """The exceptions, compared as sentences."""

    def get_form_options(self) -> dict[str, object]:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = WholeFormSet
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        def get_comparison(self) -> list[Callable[..., TimesComparison]]:
            return [partial(TimesComparison, self.panel.relation_name, self.heading)]


class FoldedPanel(MultiFieldPanel):
    """Fields that few people need, folded away; open if one of them has a mistake. Works without scripts."""

    def __init__(self, children: list[Panel], summary: str | Promise = "", **kwargs: object) -> None:
        super().__init__(children, **kwargs)
        self.summary = summary

    def clone_kwargs(self) -> dict[str, object]:
        return super().clone_kwargs() | {"summary": self.summary}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "wagtailadmin/directory/folded_panel.html"

        @property
        def is_open(self) -> bool:
            return any(self.form.errors.get(name) for name in self._names(self.panel)) or any(
                rows.total_error_count() for rows in self._formsets()
            )

        @property
        def filled_in(self) -> str:
            """How much is in it, so that nobody has to unfold it to know."""
            count = sum(self._is_filled_in(name) for name in self._names(self.panel))
            count += sum(len(rows.initial_forms) for rows in self._formsets())
            return _("%(count)d ingevuld") % {"count": count} if count else ""

        def _formsets(self) -> list[BaseFormSet]:
            names = self.panel.get_form_options().get("formsets", {})
            return [self.form.formsets[name] for name in names if name in self.form.formsets]

        def _names(self, panel: Panel) -> list[str]:
            fields: list[str] = panel.get_form_options().get("fields", [])
            return fields

        def _is_filled_in(self, name: str) -> bool:
            field = self.instance._meta.get_field(name)
            value = getattr(self.instance, field.attname)
            return value not in (None, "", False, field.get_default())


class CheckedPanel(Panel):
    """Who last confirmed the listing, and when. Read-only, because only "Klopt nog" changes it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/directory/checked_panel.html"

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, object]:
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


def holidays_of(request: HttpRequest) -> Holidays:
    """Read once per request."""
    holidays = getattr(request, "_holidays", None)
    if holidays is None:
        holidays = request._holidays = current_holidays()  # type: ignore[attr-defined]
    return holidays
