from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.second_factor.recovery_codes import digest_of, digests_of, in_two, new_codes
from accounts.second_factor.totp import step_of_code
from accounts.secret_encryption import reseal, unseal

logger = logging.getLogger(__name__)


class SecondFactor(models.Model):
    """The secret that a user's app shares with this site."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor", editable=False
    )
    sealed_secret = models.TextField(_("verzegeld geheim"), editable=False)
    last_step = models.BigIntegerField(_("laatste halve minuut"), editable=False)
    since = models.DateTimeField(_("sinds"), editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("extra beveiliging")
        verbose_name_plural = _("extra beveiligingen")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user)

    def accepts(self, typed: str, at: datetime) -> bool:
        """Whether this is a current code or a recovery code. Each is accepted once, even concurrently."""
        code = "".join(typed.split()).replace("-", "").lower()
        return self._accepts_from_app(code, at) or self._accepts_from_paper(code)

    def _accepts_from_app(self, code: str, at: datetime) -> bool:
        secret = unseal(self.sealed_secret, at)
        if secret is None:
            logger.error("Cannot decrypt a second factor: was SECRET_KEY changed without a fallback?")
            return False
        step = step_of_code(secret, code, at)
        if step is None:
            return False
        later = SecondFactor.objects.filter(pk=self.pk, last_step__lt=step)
        return bool(later.update(last_step=step, sealed_secret=reseal(self.sealed_secret)))

    def _accepts_from_paper(self, code: str) -> bool:
        gone, _by_model = self.recovery_codes.filter(digest__in=digests_of(code)).delete()
        return bool(gone)

    def new_recovery_codes(self) -> list[str]:
        """Replace the recovery codes. Shown once, because only their hashes are stored."""
        codes = new_codes()
        self.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(factor=self, digest=digest_of(code)) for code in codes)
        return [in_two(code) for code in codes]


class RecoveryCode(models.Model):
    """An unused recovery code."""

    factor = models.ForeignKey(SecondFactor, models.CASCADE, related_name="recovery_codes", editable=False)
    digest = models.CharField(_("hash"), max_length=64, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("herstelcode")
        verbose_name_plural = _("herstelcodes")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.factor)
