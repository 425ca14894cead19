"""The form "Nieuwe wijk"."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import formfield_for_dbfield

from wijken.directory.admin.forms import POINT, DirectoryRecordForm
from wijken.directory.models import Neighbourhood, TeamMember
from wijken.directory.outlines import Geometry, midpoint, outline_geometry

LARGEST_FILE = 2 * 1024 * 1024  # bytes


class NewNeighbourhoodForm(DirectoryRecordForm):
    """What is needed to begin. The rest is on the checklist that follows.

    ``uuid`` is chosen when the form is opened: a form that is sent twice makes one neighbourhood.
    """

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    outline_file = forms.FileField(
        label=_("bestand met de omtrek"),
        required=False,
        help_text=_("Een GeoJSON-bestand met één vlak, in WGS84. Dan hoef je het midden niet in te vullen."),
    )
    intro = forms.CharField(
        label=_("korte inleiding"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Eén of twee zinnen boven aan de wijkpagina. Mag later."),
    )
    team = forms.ModelMultipleChoiceField(
        queryset=get_user_model().objects.none(),
        label=_("wie houdt de wijk bij"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Wie hier staat, ziet het werk uit deze wijk op het startscherm. Mag later."),
    )

    field_order = ["uuid", "name", "core_village", "intro", "outline_file", *POINT, "team"]

    class Meta:
        model = Neighbourhood
        fields = ["name", "core_village", *POINT]
        formfield_callback = formfield_for_dbfield

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in POINT:
            self.fields[name].required = False
        if self.for_user.has_perm(f"{TeamMember._meta.app_label}.add_teammember"):
            self.fields["team"].queryset = (
                get_user_model().objects.filter(is_active=True).order_by("username")
            )
        else:
            del self.fields["team"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if same := Neighbourhood._base_manager.filter(name__iexact=name).first():
            there = reverse("wijken_checklist", args=[same.pk])
            said = _('Er is al een wijk die zo heet: <a href="{there}">{name}</a>. Er is niets gemaakt.')
            raise forms.ValidationError(format_html(str(said), there=there, name=same.name))
        return name

    def clean_outline_file(self) -> Geometry | None:
        sent: UploadedFile | None = self.cleaned_data["outline_file"]  # type: ignore[assignment]
        if not sent:
            return None
        geometry = _read(sent) if sent.size and sent.size <= LARGEST_FILE else None
        if geometry is None:
            raise forms.ValidationError(
                _("Dit is geen vlak dat wij kunnen tekenen. Kies een GeoJSON-bestand met één vlak, in WGS84.")
            )
        return geometry

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        outline = cleaned.get("outline_file")
        typed = [cleaned.get(name) for name in POINT]
        if outline and typed == [None, None] and not self.errors.keys() & set(POINT):
            cleaned |= dict(zip(POINT, midpoint(outline), strict=True))
        elif not self.errors.keys() & {"outline_file", *POINT}:
            for name in (name for name, value in zip(POINT, typed, strict=True) if value is None):
                self.add_error(name, _("Kies een bestand met de omtrek, of vul het midden van de wijk in."))
        return cleaned


def _read(sent: UploadedFile) -> Geometry | None:
    try:
        return outline_geometry(json.loads(sent.read().decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return None
