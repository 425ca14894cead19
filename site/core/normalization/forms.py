"""Remove invisible characters from all form input before a field validates it.

Django has no registry of form fields, and text comes in through our forms, Wagtail's, and the fields of
StreamField blocks. So this wraps ``clean`` of every form field, except for passwords, hidden fields, and
fields with ``strip=False``.
"""

from __future__ import annotations

from django import forms
from django.forms.fields import BaseTemporalField
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea

from core.normalization.text import clean_line, clean_rich_text, clean_text, plain_number

NUMBERS = (forms.IntegerField, BaseTemporalField, forms.DurationField)
"""In Django, FloatField and DecimalField inherit from IntegerField."""
AS_IT_IS = (forms.PasswordInput, forms.HiddenInput)


def cleaned(field: forms.Field, value: object) -> object:
    """The value without invisible characters."""
    if not isinstance(value, str):
        return value
    if isinstance(field, NUMBERS):
        return plain_number(value)
    if not isinstance(field, forms.CharField) or isinstance(field, forms.JSONField):
        return value
    if not field.strip or isinstance(field.widget, AS_IT_IS):
        return value
    if isinstance(field.widget, DraftailRichTextArea):
        return clean_rich_text(value)
    return (clean_text if isinstance(field.widget, forms.Textarea) else clean_line)(value)


def clean_all_form_fields() -> None:
    """Called once, at start-up."""
    read = forms.Field.clean

    def clean(self: forms.Field, value: object) -> object:
        return read(self, cleaned(self, value))

    forms.Field.clean = clean  # type: ignore[method-assign]
