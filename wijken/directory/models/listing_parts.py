from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from wijken.directory.querysets import VacancyQuerySet


class Hook(Orderable):
    """A "haakje": how a network builder can connect to a listing. Shown to professionals."""

    listing = ParentalKey("directory.Listing", on_delete=models.CASCADE, related_name="hooks")
    text = models.CharField(
        _("haakje"),
        max_length=300,
        help_text=_("Waar kun je bij aanhaken? Bijvoorbeeld: hier komen elke week veel mensen."),
    )
    step = models.ForeignKey(
        "methode.StepPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        verbose_name=_("stap"),
        help_text=_("Bij welke stap van de methode helpt dit? Dan staat deze vermelding bij die stap."),
    )

    panels = [FieldPanel("text"), FieldPanel("step", widget=forms.Select)]

    class Meta(Orderable.Meta):
        verbose_name = _("haakje")
        verbose_name_plural = _("haakjes")

    def __str__(self) -> str:
        return self.text


class Vacancy(Orderable):
    """Whom a listing looks for: a task for a volunteer, until a day. Part of the listing and its drafts."""

    listing = ParentalKey("directory.Listing", on_delete=models.CASCADE, related_name="vacancies")
    title = models.CharField(
        _("wie zoek je"), max_length=80, help_text=_("Bijvoorbeeld: iemand die koffie schenkt.")
    )
    task = models.CharField(
        _("wat ga je doen"), max_length=300, help_text=_("Eén of twee korte zinnen. Begin met: je.")
    )
    when = models.CharField(
        _("wanneer"), max_length=120, help_text=_("Bijvoorbeeld: dinsdagochtend, van 10.00 tot 12.00 uur.")
    )
    time_needed = models.CharField(
        _("hoeveel tijd"), max_length=120, help_text=_("Bijvoorbeeld: twee uur per week.")
    )
    no_experience = models.BooleanField(
        _("zonder ervaring kan"), default=False, help_text=_("Kan iedereen dit doen?")
    )
    experience = models.CharField(
        _("wat moet je kunnen"),
        max_length=200,
        blank=True,
        help_text=_("Alleen wat echt nodig is. Bijvoorbeeld: je praat makkelijk aan de telefoon."),
    )
    in_return = models.CharField(
        _("wat krijg je"), max_length=200, blank=True, help_text=_("Bijvoorbeeld: uitleg vooraf en koffie.")
    )
    until = models.DateField(
        _("vragen tot en met"),
        help_text=_("Daarna staat de vraag niet meer op de site. Een week ervoor krijg je een seintje."),
    )

    objects = VacancyQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("task"),
        FieldRowPanel([FieldPanel("when"), FieldPanel("time_needed")]),
        FieldPanel("no_experience"),
        FieldPanel("experience"),
        FieldPanel("in_return"),
        FieldPanel("until"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("vraag om hulp")
        verbose_name_plural = _("vragen om hulp")

    def __str__(self) -> str:
        return self.title


def current(vacancies: Iterable[Vacancy], today: date) -> list[Vacancy]:
    """The same rule as ``published(at)``, for those of one listing, in an editor's form or in memory."""
    return [vacancy for vacancy in vacancies if vacancy.until and vacancy.until >= today]
