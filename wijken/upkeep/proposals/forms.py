"""The four steps. Short words, an example under every question, a message that says what would be right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.public_forms import PublicForm
from wijken.directory import validators
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.upkeep.models import Proposal

PHONE_HELP = _("Schrijf een telefoonnummer met tien cijfers. Bijvoorbeeld: 015-1234567.")
ADDRESS_HELP = _("Schrijf een e-mailadres zoals naam@voorbeeld.nl.")


class StepForm(PublicForm):
    """A step before the last: kept as soon as it is right, and also when somebody goes back."""

    purpose = "proposal-step"
    quickest = timedelta(0)
    asks_for_proof = False
    title: Any = ""


class WhatForm(StepForm):
    title = _("Wat is het?")
    quickest = timedelta(seconds=2)

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
        label=_("Wat voor iets is het?"),
        choices=[
            (Listing.Kind.INITIATIVE, _("Iets van bewoners zelf")),
            (Listing.Kind.ORGANISATION, _("Iets van een organisatie")),
            (Listing.Kind.FACILITY, _("Een plek of voorziening")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het is.")},
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
    postcode = forms.CharField(
        label=_("Postcode"),
        help_text=_("Bijvoorbeeld: 2641 AB."),
        max_length=7,
        required=False,
        validators=[validators.postcode],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("Schrijf een postcode zoals 2641 AB.")},
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
        self.fields["neighbourhood"].queryset = Neighbourhood.objects.published(self.at)  # type: ignore[attr-defined]

    def clean_postcode(self) -> str:
        return validators.written_postcode(self.cleaned_data["postcode"])

    def clean(self) -> dict[str, Any]:
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
    phone = forms.CharField(
        label=_("Telefoon voor op de site"),
        help_text=_("Vul telefoon, e-mail of website in. Liever van de groep dan van één persoon."),
        max_length=20,
        required=False,
        validators=[validators.phone],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={"max_length": PHONE_HELP},
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        ways = ("phone", "contact_email", "website")
        if not any(cleaned.get(way) or way in self.errors for way in ways):
            self.add_error("phone", _("Vul een telefoonnummer, e-mailadres of website in. Eén is genoeg."))
        return cleaned


class SendForm(PublicForm):
    purpose = "proposal"
    title = _("Kijk het na en verstuur het")
    quickest = timedelta(seconds=1)

    email = forms.EmailField(
        label=_("Jouw e-mailadres"),
        help_text=_("Komt niet op de site. Je krijgt bericht als het binnen is, en als we hebben besloten."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": ADDRESS_HELP},
    )


STEPS: tuple[type[StepForm], ...] = (WhatForm, WhereForm, ContactForm)
"""What is asked before the summary, in order."""
COUNT = len(STEPS) + 1
