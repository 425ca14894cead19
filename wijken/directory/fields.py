from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

WEEKDAYS = (
    (0, _("maandag")),
    (1, _("dinsdag")),
    (2, _("woensdag")),
    (3, _("donderdag")),
    (4, _("vrijdag")),
    (5, _("zaterdag")),
    (6, _("zondag")),
)


type Weekdays = str | Iterable[int | str] | None
"""As a form or the database has them."""


class WeekdaysField(models.CharField):
    """Days of the week, stored as ``"1,3"`` and returned as ``(1, 3)``; 0 is Monday. Shown as checkboxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 13)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", ())
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Weekdays, *args: object) -> tuple[int, ...]:
        return self.to_python(value)

    def to_python(self, value: Weekdays) -> tuple[int, ...]:
        parts = value.split(",") if isinstance(value, str) else (value or ())
        try:
            days = tuple(sorted({int(part) for part in parts if part != ""}))
        except (TypeError, ValueError) as error:
            raise ValidationError(_("Kies een of meer dagen van de week.")) from error
        if any(day not in range(7) for day in days):
            raise ValidationError(_("Kies een of meer dagen van de week."))
        return days

    def get_prep_value(self, value: Any) -> str:
        return ",".join(str(day) for day in self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: object) -> forms.Field:
        return forms.TypedMultipleChoiceField(
            choices=WEEKDAYS,
            coerce=int,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
