"""Form fields for one activity: simple times, and costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from wijken.directory.fields import WEEKDAYS
from wijken.directory.models import Activity, Schedule
from wijken.directory.recurrence.validation import found_problems

COSTS = (
    ("cost", _("Kost het iets?"), ""),
    ("cost_note", _("Uitleg over de kosten"), _("Bijvoorbeeld: 2,50 euro.")),
)
TIMES = ("starts_at", "ends_at")
TIME_MISSING = _("Vul een tijd in. Is er geen vaste tijd? Schrijf het dan onderaan.")
DAY_MISSING = _("Kies een dag. Is er geen vaste dag? Schrijf het dan onderaan.")


class ActivityPart:
    """The fields of one activity within a larger form, with a prefix.

    A single schedule with fixed times becomes fields; anything more complex (twice a week, by appointment,
    alternate weeks) is described in a text field.
    """

    def __init__(self, activity: Activity, at: datetime) -> None:
        self.activity = activity
        self.when_now = ". ".join(line.rstrip(".") for line in activity.when_words(at))
        schedules = list(activity.schedules.all())
        simple = len(schedules) == 1 and schedules[0].starts_at is not None
        self.schedule: Schedule | None = schedules[0] if simple else None

    def name(self, field: str) -> str:
        return f"{field}-{self.activity.pk}"

    def fields(self) -> Iterator[tuple[str, forms.Field]]:
        if self.schedule and self.schedule.frequency == Schedule.Frequency.WEEKLY:
            yield (
                self.name("weekdays"),
                forms.TypedMultipleChoiceField(
                    label=_("Op welke dag?"),
                    choices=WEEKDAYS,
                    coerce=int,
                    widget=forms.CheckboxSelectMultiple,
                    initial=self.schedule.weekdays,
                    error_messages={"required": DAY_MISSING},
                ),
            )
        for name, label in zip(TIMES, (_("Van"), _("Tot")), strict=True):
            if self.schedule and (now := getattr(self.schedule, name)):
                clock = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
                yield (
                    self.name(name),
                    forms.TimeField(
                        label=label, initial=now, widget=clock, error_messages={"required": TIME_MISSING}
                    ),
                )
        if not self.schedule:
            yield (
                self.name("when"),
                forms.CharField(
                    label=_("Wat verandert er aan de dagen of tijden?"),
                    help_text=_("Klopt het nog? Laat dit dan leeg."),
                    required=False,
                    max_length=300,
                    widget=forms.Textarea(attrs={"rows": 2}),
                ),
            )
        for name, label, help_text in COSTS:
            field = Activity._meta.get_field(name).formfield(  # type: ignore[union-attr]
                label=label, help_text=help_text, initial=getattr(self.activity, name)
            )
            if field:
                yield self.name(name), field

    def check(self, form: forms.BaseForm) -> None:
        """Add validation errors of the schedule to their fields."""
        if self.schedule and not any(self.name(name) in form.errors for name in ("weekdays", *TIMES)):
            for problem in found_problems(with_values(self.schedule, self.times(form)).rule):
                key = self.name(problem.about)
                form.add_error(key if key in form.fields else None, problem.sentence)

    def was_sent(self, data: Mapping[str, object]) -> bool:
        """Whether the posted form contained this activity."""
        return self.name("cost") in data

    def costs(self, form: forms.BaseForm) -> dict[str, object]:
        """The changed costs."""
        return self._different(form, [name for name, *_words in COSTS], self.activity)

    def times(self, form: forms.BaseForm) -> dict[str, object]:
        """The changed values of the only schedule."""
        return self._different(form, ["weekdays", *TIMES], self.schedule) if self.schedule else {}

    def words(self, form: forms.BaseForm) -> str:
        """The text about complex times, with the name of the activity."""
        said = form.cleaned_data.get(self.name("when"), "").strip()
        return f"{self.activity.title}: {said}" if said else ""

    def _different(
        self, form: forms.BaseForm, names: list[str], now: Activity | Schedule
    ) -> dict[str, object]:
        said = {
            name: form.cleaned_data[self.name(name)] for name in names if self.name(name) in form.cleaned_data
        }
        if "weekdays" in said:
            said["weekdays"] = tuple(sorted(said["weekdays"]))
        return {name: value for name, value in said.items() if value != getattr(now, name)}


def with_values(schedule: Schedule, values: dict[str, object]) -> Schedule:
    """An unsaved copy of the row with other values."""
    fields = {field.attname: getattr(schedule, field.attname) for field in Schedule._meta.concrete_fields}
    return Schedule(**(fields | values))
