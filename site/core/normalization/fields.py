"""Form and model fields that accept the many ways people write a value and store one of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.normalization.phone_numbers import phone_numbers, written
from core.normalization.postcodes import postcode, postcode_area


class ReadFormField(forms.CharField):
    """``read`` returns the canonical form, or an empty string for what it cannot read.

    The maximum length applies to the result, so the input accepts whatever is pasted.
    """

    @staticmethod
    def read(text: str) -> str:
        raise NotImplementedError

    def to_python(self, value: object) -> str:
        text = super().to_python(value) or ""
        if not text:
            return text
        found = self.read(text)
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """A different spelling of the same value is not a change."""
        return super().has_changed(self.read(initial or "") or initial, data)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class ReadField(models.CharField):
    """The same for a model: ``full_clean`` stores the canonical form."""

    form_class: ClassVar[type[ReadFormField]]

    def clean(self, value: object, model_instance: models.Model | None) -> str:
        field = self.form_class(required=False, error_messages=self.error_messages)
        return super().clean(field.clean(value or ""), model_instance)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": self.form_class} | kwargs)


class PhoneFormField(ReadFormField):
    """One or more telephone numbers."""

    widget = forms.TelInput
    default_error_messages = {
        "invalid": _(
            "Schrijf een telefoonnummer met tien cijfers. Bijvoorbeeld: 015-1234567. Zijn het er twee? "
            "Zet er een schuine streep tussen: 015-1234567 / 06-12345678."
        ),
        "max_length": _("Dat zijn te veel nummers. Twee of drie is genoeg."),
    }

    @staticmethod
    def read(text: str) -> str:
        return written(text) if phone_numbers(text) else ""


class PhoneField(ReadField):
    """Stored as "015-0009876 / 06-00009876"; ``phone_numbers`` gives each with what a phone dials."""

    form_class = PhoneFormField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        super().__init__(*args, **kwargs)


class PostcodeFormField(ReadFormField):
    """Four digits and two letters."""

    default_error_messages = {
        "invalid": _("Schrijf een postcode als vier cijfers en twee letters. Bijvoorbeeld: 2641 AB.")
    }
    read = staticmethod(postcode)


class PostcodeField(ReadField):
    """Stored as "2641 AB"."""

    form_class = PostcodeFormField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 7)
        super().__init__(*args, **kwargs)


class PostcodeAreaFormField(ReadFormField):
    """Four digits; the letters may be added and are ignored."""

    default_error_messages = {
        "invalid": _("Schrijf alleen de vier cijfers van de postcode. Bijvoorbeeld: 2641.")
    }
    read = staticmethod(postcode_area)


class PostcodeAreaField(ReadField):
    """Stored as "2641"."""

    form_class = PostcodeAreaFormField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 4)
        super().__init__(*args, **kwargs)


def rewrite_rows(model: type[models.Model], *names: str) -> None:
    """For data migrations: store the canonical form of existing values. What cannot be read is left alone."""
    for name in names:
        field: Any = model._meta.get_field(name)
        for row in model._base_manager.exclude(**{name: ""}).only(name).iterator():
            now = getattr(row, name)
            usual = field.form_class.read(now)
            if usual and usual != now:
                model._base_manager.filter(pk=row.pk).update(**{name: usual})
