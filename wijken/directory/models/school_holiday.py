from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wijken.directory import validators


class SchoolHoliday(models.Model):
    """A school holiday in our region (Midden), which 'niet in de schoolvakantie' skips."""

    name = models.CharField(_("naam"), max_length=60, help_text=_("Bijvoorbeeld: Kerstvakantie 2026."))
    first_day = models.DateField(_("eerste dag"), help_text=_("De eerste vrije dag, meestal een zaterdag."))
    last_day = models.DateField(_("laatste dag"), help_text=_("De laatste vrije dag, meestal een zondag."))

    class Meta:
        verbose_name = _("schoolvakantie")
        verbose_name_plural = _("schoolvakanties")
        ordering = ["first_day"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if messages := validators.day_errors(self, "first_day", "last_day"):
            raise ValidationError(messages)
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("De laatste dag ligt voor de eerste dag.")})
