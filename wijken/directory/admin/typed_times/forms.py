"""The form of an activity, and of one line of "wanneer" with a box for how people say it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from wijken.directory.admin.forms import DirectoryRecordForm
from wijken.directory.admin.typed_times.answer import nothing_to_cancel
from wijken.directory.admin.typed_times.form_data import EXCEPTIONS, SCHEDULES
from wijken.directory.holidays import current_holidays
from wijken.directory.models import Schedule
from wijken.directory.recurrence.exceptions import hits_nothing
from wijken.directory.recurrence.occurrences import RecurrenceRule
from wijken.directory.recurrence.reader.read import LONGEST

MIDNIGHT = {"24.00", "24:00", "24.00 uur", "24:00 uur", "24 uur", "24u", "24"}
WHEN = {"kind", "first_day", "last_day"}


class EndTimeField(forms.TimeField):
    """Midnight as people write it at the end of an evening."""

    def to_python(self, value: Any) -> Any:
        midnight = isinstance(value, str) and value.strip().casefold() in MIDNIGHT
        return super().to_python("00:00" if midnight else value)


class ScheduleForm(WagtailAdminModelForm):
    """One line of "wanneer". ``questions``: what the view did not understand of the typed line."""

    said = forms.CharField(
        label=_("Wanneer? Typ het zoals je het zegt"),
        help_text=_("Bijvoorbeeld: elke dinsdag 10-12, niet in de schoolvakantie."),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    questions: tuple[str, ...] = ()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if ends := self.fields.get("ends_at"):
            self.fields["ends_at"] = EndTimeField(
                label=ends.label, help_text=ends.help_text, required=ends.required, widget=ends.widget
            )

    def clean_said(self) -> str:
        if self.questions:
            raise ValidationError(list(self.questions))
        return ""

    class Meta(WagtailAdminModelForm.Meta):
        model = Schedule
        exclude = ("activity", "sort_order")


class ActivityForm(DirectoryRecordForm):
    """A cancellation that cancels nothing is refused when it is typed, not when the times change later."""

    def is_valid(self) -> bool:
        return super().is_valid() and self._cancels_something()

    def _cancels_something(self) -> bool:
        if not {SCHEDULES, EXCEPTIONS} <= self.formsets.keys():
            return True
        rules = [line.instance.rule for line in self._kept(SCHEDULES)]
        changed = [each for each in self._kept(EXCEPTIONS) if WHEN & set(each.changed_data)]
        refused = [each for each in changed if _hits_nothing(rules, each)]
        for each in refused:
            each.add_error("first_day", nothing_to_cancel(each.instance.change))
        return not refused

    def _kept(self, formset: str) -> list[forms.ModelForm]:
        rows = self.formsets[formset]
        deleted = rows.deleted_forms
        return [row for row in rows.forms if row not in deleted and (row.instance.pk or row.has_changed())]


def _hits_nothing(rules: list[RecurrenceRule], row: forms.ModelForm) -> bool:
    return bool(rules and row.instance.first_day) and hits_nothing(
        rules, row.instance.change, current_holidays()
    )
