from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """That the day on which a page should be read again was told in a mail: once for each such day."""

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
