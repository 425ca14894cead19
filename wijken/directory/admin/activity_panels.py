"""The panels of an activity, in its own form and in that of its listing."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from wijken.directory.admin.panels import ExceptionPanel, ExceptionsPanel, SchedulesPanel, WhenPanel
from wijken.directory.admin.typed_times.panels import TypedTimesPanel


def schedules_panel() -> InlinePanel:
    return SchedulesPanel(
        "schedules",
        heading=_("Wanneer"),
        label=_("tijd"),
        panels=[
            TypedTimesPanel(),
            FieldPanel("frequency"),
            FieldPanel("weekdays", widget=forms.CheckboxSelectMultiple),
            FieldPanel("nth"),
            FieldPanel("interval"),
            FieldPanel("weeks"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
            FieldPanel("not_in_school_holidays"),
            FieldPanel("not_on_public_holidays"),
            WhenPanel(heading=_("Wat bezoekers lezen")),
        ],
    )


def exceptions_panel() -> InlinePanel:
    return ExceptionsPanel(
        "exceptions",
        heading=_("Uitzonderingen"),
        label=_("uitzondering"),
        help_text=_("Een dag dat het niet doorgaat, of een extra keer."),
        panels=[
            FieldPanel("kind"),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("reason"),
            ExceptionPanel(),
        ],
    )


def taking_part_panels() -> list[Panel]:
    return [
        FieldPanel("presence"),
        MultiFieldPanel([FieldPanel("cost"), FieldPanel("cost_note")], heading=_("Kosten")),
        MultiFieldPanel(
            [FieldPanel("registration"), FieldPanel("registration_note")], heading=_("Aanmelden")
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")])], heading=_("Leeftijd")
        ),
    ]
