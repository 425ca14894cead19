from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from wijken.directory import validators
from wijken.directory.fields import WeekdaysField
from wijken.directory.recurrence import occurrences
from wijken.directory.recurrence.formats import time_range
from wijken.directory.recurrence.text import in_full, in_words
from wijken.directory.recurrence.validation import found_problems

FIELD_OF = {"first": "first_day", "last": "last_day"}
"""The form fields of rule attributes, where the names differ."""


class Schedule(Orderable):
    """One line of "wanneer", in an editor's terms: which day, which times, how often."""

    class Frequency(models.TextChoices):
        WEEKLY = "weekly", _("Elke week, of om de zoveel weken")
        MONTHLY = "monthly", _("Elke maand of elk jaar")
        ONCE = "once", _("Eén keer")
        APPOINTMENT = "appointment", _("Op afspraak")

    class Weeks(models.TextChoices):
        ALL = "", _("alle weken")
        EVEN = "even", _("alleen even weken")
        ODD = "odd", _("alleen oneven weken")

    class Nth(models.IntegerChoices):
        FIRST = 1, _("eerste")
        SECOND = 2, _("tweede")
        THIRD = 3, _("derde")
        FOURTH = 4, _("vierde")
        FIFTH = 5, _("vijfde (alleen als die er is)")
        LAST = -1, _("laatste")

    activity = ParentalKey("directory.Activity", on_delete=models.CASCADE, related_name="schedules")
    frequency = models.CharField(
        _("hoe vaak"),
        max_length=12,
        choices=Frequency.choices,
        default=Frequency.WEEKLY,
        help_text=_("Kies wat het meest lijkt. Onder aan dit blok lees je wat bezoekers zien."),
    )
    weekdays = WeekdaysField(
        _("op welke dag"), help_text=_("Eén of meer dagen. Niet nodig bij één keer; mag bij op afspraak.")
    )
    nth = models.SmallIntegerField(
        _("de hoeveelste van de maand"),
        choices=Nth.choices,
        null=True,
        blank=True,
        help_text=_("Alleen bij elke maand. Bijvoorbeeld: de tweede dinsdag."),
    )
    interval = models.PositiveSmallIntegerField(
        _("om de hoeveel"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("1 is elke keer, 2 is om de week of om de maand. 12 bij elke maand is elk jaar."),
    )
    weeks = models.CharField(
        _("welke weken"),
        max_length=4,
        choices=Weeks.choices,
        blank=True,
        default=Weeks.ALL,
        db_default="",
        help_text=_("Het nummer van de week staat in de agenda. Na week 53 komt week 1: twee keer oneven."),
    )
    first_day = models.DateField(
        _("eerste keer"),
        null=True,
        blank=True,
        help_text=_("De dag van de eerste keer. Bij één keer: de dag zelf."),
    )
    last_day = models.DateField(
        _("tot en met"), null=True, blank=True, help_text=_("Leeg: er is geen einde bekend.")
    )
    starts_at = models.TimeField(
        _("van"), null=True, blank=True, help_text=_("Bijvoorbeeld: 10:00. Leeg: de hele dag.")
    )
    ends_at = models.TimeField(
        _("tot"),
        null=True,
        blank=True,
        help_text=_("Bijvoorbeeld: 12:00. Vroeger dan het begin betekent: na middernacht."),
    )
    not_in_school_holidays = models.BooleanField(
        _("niet in de schoolvakantie"), default=False, help_text=_("De vakanties van regio Midden.")
    )
    not_on_public_holidays = models.BooleanField(
        _("niet op feestdagen"), default=True, help_text=_("Zoals Kerst, Pasen en Koningsdag.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("tijd")
        verbose_name_plural = _("tijden")

    def clean(self) -> None:
        super().clean()
        messages = validators.day_errors(self, "first_day", "last_day")
        for problem in found_problems(self.rule):
            messages.setdefault(FIELD_OF.get(problem.about, problem.about), []).append(problem.sentence)
        if messages:
            raise ValidationError(messages)

    @property
    def rule(self) -> occurrences.RecurrenceRule:
        """The rule in plain Python.

        Fields that do not apply to the frequency are ignored: an editor who changes "elke maand" to "elke
        week" need not clear the others.
        """
        repeats = self.frequency in (self.Frequency.WEEKLY, self.Frequency.MONTHLY)
        once = self.frequency == self.Frequency.ONCE
        weekly = self.frequency == self.Frequency.WEEKLY
        return occurrences.RecurrenceRule(
            frequency=occurrences.Frequency(self.frequency),
            first=self.first_day,
            last=None if once else self.last_day,
            interval=self.interval if repeats else 1,
            weekdays=tuple(int(day) for day in self.weekdays) if not once else (),
            nth=self.nth if self.frequency == self.Frequency.MONTHLY else None,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            not_in_school_holidays=self.not_in_school_holidays,
            not_on_public_holidays=self.not_on_public_holidays,
            weeks=occurrences.WeekParity(self.weeks) if weekly and self.weeks else None,
        )

    def in_full(self) -> str:
        """All that it says, for editors."""
        return in_full(self.rule)

    def __str__(self) -> str:
        return in_words(self.rule)


class ScheduleException(Orderable):
    """A day with a deviation: cancelled, or an extra occurrence."""

    class Kind(models.TextChoices):
        CANCELLED = "cancelled", _("Gaat niet door")
        EXTRA = "extra", _("Extra keer")

    activity = ParentalKey("directory.Activity", on_delete=models.CASCADE, related_name="exceptions")
    kind = models.CharField(
        _("wat is er anders"),
        max_length=10,
        choices=Kind.choices,
        default=Kind.CANCELLED,
        help_text=_("Gaat het niet door, of is er een extra keer?"),
    )
    first_day = models.DateField(_("dag"), help_text=_("De dag waarop het anders gaat."))
    last_day = models.DateField(
        _("tot en met"), null=True, blank=True, help_text=_("Alleen als het langer dan één dag is.")
    )
    starts_at = models.TimeField(
        _("van"), null=True, blank=True, help_text=_("Alleen bij een extra keer. Bijvoorbeeld: 14:00.")
    )
    ends_at = models.TimeField(_("tot"), null=True, blank=True, help_text=_("Bijvoorbeeld: 16:00."))
    reason = models.CharField(
        _("reden"), max_length=120, blank=True, help_text=_("Zien bezoekers. Bijvoorbeeld: verbouwing.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("uitzondering")
        verbose_name_plural = _("uitzonderingen")

    def clean(self) -> None:
        super().clean()
        if messages := validators.day_errors(self, "first_day", "last_day"):
            raise ValidationError(messages)
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("De laatste dag ligt voor de eerste dag.")})
        if self.kind == self.Kind.EXTRA and self.last_day and self.last_day != self.first_day:
            raise ValidationError({"last_day": _("Een extra keer is op één dag. Voeg nog een regel toe.")})

    @property
    def change(self) -> occurrences.ScheduleChange:
        """The change in plain Python."""
        return occurrences.ScheduleChange(
            first=self.first_day,
            last=self.last_day or self.first_day,
            cancelled=self.kind == self.Kind.CANCELLED,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            reason=self.reason,
        )

    def in_full(self) -> str:
        """All that it says, for editors."""
        last = f" t/m {self.last_day:%d-%m-%Y}" if self.last_day else ""
        times = f", {time_range(self.starts_at, self.ends_at)}" if self.starts_at else ""
        reason = f", {self.reason}" if self.reason else ""
        return f"{self.first_day:%d-%m-%Y}{last}: {self.get_kind_display()}{times}{reason}"

    def __str__(self) -> str:
        return f"{self.first_day:%d-%m-%Y}: {self.get_kind_display()}"
