from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """A review date that was mailed about, so that it happens once per date."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        verbose_name=_("pagina"),
    )
    due_on = models.DateField(_("na te kijken op"), editable=False)
    told_at = models.DateTimeField(_("gemeld op"), editable=False)

    class Meta:
        verbose_name = _("herinnering om na te kijken")
        verbose_name_plural = _("herinneringen om na te kijken")
        constraints = [
            models.UniqueConstraint(fields=("page", "due_on"), name="reviews_reminder_once_for_each_day")
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.due_on}"
