"""The steps of a proposal. Each question has an example, and errors say what would be valid."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.normalization.fields import PhoneFormField, PostcodeFormField
from core.public_forms import PublicForm
from wijken.directory import validators
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.upkeep.models import Proposal

ADDRESS_HELP = _("Schrijf een e-mailadres zoals naam@voorbeeld.nl.")


class StepForm(PublicForm):
    """A step before the last, stored when it is valid, and also when the visitor goes back."""

    purpose = "proposal-step"
    quickest = timedelta(0)
    asks_for_proof = False
    title: str | Promise = ""


class WhatForm(StepForm):
    title = _("Wat is het?")

    name = forms.CharField(
        label=_("Hoe heet het?"),
        help_text=_("Zoals mensen het noemen. Bijvoorbeeld: Koffie op het plein. Geen naam van een persoon."),
        max_length=120,
        error_messages={
            "required": _("Vul in hoe het heet."),
            "max_length": _("Houd het onder de 120 tekens."),
        },
    )
    kind = forms.ChoiceField(
        label=_("Wie organiseert het?"),
        choices=[
            (Listing.Kind.INITIATIVE, _("Bewoners")),
            (Listing.Kind.ORGANISATION, _("Een organisatie")),
            (Listing.Kind.FACILITY, _("Het is een plek of voorziening")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie het organiseert.")},
    )
    summary = forms.CharField(
        label=_("Wat kun je er doen?"),
        help_text=_("Eén of twee zinnen. Bijvoorbeeld: Samen koffie drinken. Je mag zo binnenlopen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Vertel in één of twee zinnen wat het is."),
            "max_length": _("Houd het onder de 300 tekens: één of twee zinnen is genoeg."),
        },
    )


class WhereForm(StepForm):
    title = _("Waar en wanneer?")

    neighbourhood = forms.ModelChoiceField(
        label=_("In welke wijk?"),
        queryset=Neighbourhood.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("Overal, of ik weet het niet"),
        error_messages={"invalid_choice": _("Kies een wijk uit de lijst.")},
    )
    place = forms.ChoiceField(
        label=_("Wat voor plek is het?"),
        choices=Proposal.Place.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat voor plek het is.")},
    )
    street_address = forms.CharField(
        label=_("Straat en huisnummer"),
        help_text=_("Nodig bij een vaste plek. Bij iemand thuis ziet niemand het adres, alleen het gebied."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    postcode = PostcodeFormField(
        label=_("Postcode"),
        help_text=_("Bijvoorbeeld: 2641 AB."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    when = forms.CharField(
        label=_("Wanneer is het?"),
        help_text=_("Bijvoorbeeld: Elke dinsdag van 10 tot 12 uur, niet in de schoolvakantie."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Schrijf wanneer het is. Of: op afspraak."),
            "max_length": _("Houd het onder de 300 tekens."),
        },
    )
    cost = forms.ChoiceField(
        label=_("Kost het iets?"),
        choices=Activity.Cost.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het iets kost.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Needed for a fixed place: the help says so, and the label does not say "(hoeft niet)".
        self.fields["street_address"].sometimes_required = True  # type: ignore[attr-defined]
        self.fields["neighbourhood"].queryset = Neighbourhood.objects.published(self.at)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        fixed = cleaned.get("place") == Proposal.Place.FIXED
        if fixed and not cleaned.get("street_address") and "street_address" not in self.errors:
            self.add_error("street_address", _("Vul straat en huisnummer in, of kies een andere soort plek."))
        return cleaned


class ContactForm(StepForm):
    title = _("Hoe komt iemand met jullie in contact?")

    by = forms.ChoiceField(
        label=_("Van wie is het?"),
        choices=Proposal.By.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies van wie het is.")},
    )
    contact_role = forms.CharField(
        label=_("Naar wie kan iemand vragen?"),
        help_text=_("Een rol, geen naam. Bijvoorbeeld: de gastvrouw, of: een buurtbewoner."),
        max_length=80,
        required=False,
        error_messages={"max_length": _("Houd het onder de 80 tekens.")},
    )
    phone = PhoneFormField(
        label=_("Telefoon voor op de site"),
        help_text=_("Vul telefoon, e-mail of website in. Liever van de groep dan van één persoon."),
        max_length=80,
        required=False,
        widget=forms.TelInput(attrs={"autocomplete": "off"}),
    )
    contact_email = forms.EmailField(
        label=_("E-mail voor op de site"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": ADDRESS_HELP},
    )
    website = forms.URLField(
        label=_("Website"),
        help_text=_("Bijvoorbeeld: https://www.voorbeeld.nl."),
        required=False,
        max_length=200,
        assume_scheme="https",
        validators=[validators.web_address],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"invalid": _("Schrijf het adres van de website zoals https://www.voorbeeld.nl.")},
    )
    agreed = forms.BooleanField(
        label=_("Wie dit organiseert, vindt het goed dat deze gegevens op de site komen."),
        error_messages={"required": _("Vraag eerst of het goed is, en zet dan het vinkje.")},
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        ways = ("phone", "contact_email", "website")
        if not any(cleaned.get(way) or way in self.errors for way in ways):
            self.add_error("phone", _("Vul een telefoonnummer, e-mailadres of website in. Eén is genoeg."))
        return cleaned


class SendForm(PublicForm):
    purpose = "proposal"
    title = _("Kijk het na en verstuur het")
    quickest = timedelta(0)

    email = forms.EmailField(
        label=_("Jouw e-mailadres"),
        help_text=_(
            "Komt niet op de site. Je krijgt bericht als het binnen is, en als het op de kaart staat of niet."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": ADDRESS_HELP},
    )


STEPS: tuple[type[StepForm], ...] = (WhatForm, WhereForm, ContactForm)
"""The steps before the summary, in order."""
COUNT = len(STEPS) + 1
