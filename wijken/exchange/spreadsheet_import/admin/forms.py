"""The form with which an editor sends a list."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wijken.exchange.spreadsheet_import.models import LONGEST_SOURCE

LARGEST_UPLOAD = 25 * 1024 * 1024


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een lijst uit Excel of LibreOffice (.xlsx of .ods), of een .csv. Hooguit 25 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt"}),
        allow_empty_file=True,
    )
    source = forms.CharField(
        label=_("Van wie is de lijst?"),
        max_length=LONGEST_SOURCE,
        help_text=_("Gebruik elke keer dezelfde naam: dan herkennen wij de rijen van de vorige keer."),
        widget=forms.TextInput(attrs={"list": "import-sources", "autocomplete": "off"}),
    )
    file_date = forms.DateField(
        label=_("Van welke dag is de lijst?"),
        help_text=_("Wat hier op of na die dag is bevestigd of aangepast, blijft zoals het is."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    as_draft = forms.BooleanField(
        label=_("Zet nieuwe vermeldingen klaar als concept"),
        required=False,
        help_text=_("Bezoekers zien ze dan pas als jij ze publiceert."),
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today
        self.fields["file_date"].initial = today

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(_("Dit bestand is leeg. Bewaar de lijst opnieuw."))
        if file.size > LARGEST_UPLOAD:
            raise forms.ValidationError(_("Dit bestand is groter dan 25 MB. Deel de lijst op."))
        return file

    def clean_file_date(self) -> date:
        day: date = self.cleaned_data["file_date"]
        if day > self.today:
            raise forms.ValidationError(_("Deze dag komt nog. Kies de dag waarop de lijst is gemaakt."))
        return day
