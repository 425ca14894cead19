from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.permissions.users import LoggedInUser

KEPT_FOR = timedelta(days=60)


class EditorMailPreference(models.Model):
    """When somebody who keeps the site gets mail. Without a row: at once."""

    class When(models.TextChoices):
        AT_ONCE = "at_once", _("Meteen, voor elk bericht een mail")
        DAILY = "daily", _("Eén mail per dag, met alles erin")
        NEVER = "never", _("Nooit: ik kijk op het startscherm")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="editor_mail", editable=False
    )
    when = models.CharField(
        _("wanneer wil je mail?"),
        max_length=10,
        choices=When.choices,
        default=When.AT_ONCE,
        help_text=_(
            "Over wat jij instuurt of nakijkt, en over meldingen en voorstellen uit je wijk. "
            "Op je startscherm staat het altijd."
        ),
    )

    class Meta:
        verbose_name = _("mail aan wie de site bijhoudt")
        verbose_name_plural = _("mail aan wie de site bijhoudt")
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_when_display()

    @classmethod
    def of(cls, user: LoggedInUser) -> EditorMailPreference:
        return cls.objects.filter(user=user).first() or cls(user=user)


class EditorNoticeQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(mailed_at__isnull=True).order_by("user", "happened_at", "pk")

    def expired_for_retention(self, at: datetime) -> Self:
        return self.filter(happened_at__lte=at - KEPT_FOR)


class EditorNotice(models.Model):
    """One event, for one person; unique, so that nobody is notified of it twice."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False
    )
    key = models.CharField(max_length=80, editable=False)
    """What happened to what: ``submitted/12``."""
    text = models.CharField(max_length=300, editable=False)
    reason = models.TextField(blank=True, editable=False)
    path = models.CharField(max_length=300, editable=False)
    happened_at = models.DateTimeField(editable=False)
    mailed_at = models.DateTimeField(null=True, editable=False)

    objects = EditorNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht aan wie de site bijhoudt")
        verbose_name_plural = _("berichten aan wie de site bijhoudt")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("user", "key"), name="upkeep_editor_notice_once")]

    def __str__(self) -> str:
        return self.text
