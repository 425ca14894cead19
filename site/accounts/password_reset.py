"""Password reset with the same response, after the same work, for known and unknown addresses.

The request only enqueues an encrypted address. The task looks it up and writes the mail.
"""

from __future__ import annotations

from functools import partial

from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.http import HttpResponse
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext, override
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.views.account import PasswordResetConfirmView

from accounts.second_factor.language import language_of
from accounts.secret_encryption import seal, unseal
from accounts.throttling import forget_tries
from core.http import SiteRequest
from core.permissions.users import LoggedInUser
from core.public_forms import may_send_mail
from outbox.queue import queue_mail


class ResetForm(PasswordResetForm):
    """Reveals neither whether an address is known, nor whether it was throttled."""

    def save(self, *args: object, request: SiteRequest, **kwargs: object) -> None:
        address = self.cleaned_data["email"]
        if may_send_mail(request, address, "password reset"):
            transaction.on_commit(partial(send_reset_links.enqueue, seal(address, request.at)))


@task(priority=-1)
def send_reset_links(sealed_address: str) -> None:
    """Mail each account with this address, in its own language."""
    at = timezone.now()
    address = unseal(sealed_address, at)
    for user in ResetForm().get_users(address) if address else []:
        queue_reset_link(user)


def queue_reset_link(user: LoggedInUser) -> None:
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    language = language_of(user)
    with override(language):
        subject = gettext("Een nieuw wachtwoord kiezen")
    context = {
        "username": user.get_username(),
        "path": reverse("wagtailadmin_password_reset_confirm", args=[key, token]),
    }
    queue_mail(user.email, subject, "password_reset", context, language=language)


class NewPasswordView(PasswordResetConfirmView):
    """Following the link proves that the user owns the mailbox, so the throttling counters are reset."""

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        response = super().form_valid(form)
        name = form.user.get_username()
        forget_tries(self.request, name)
        self.request.just_logged_in = name  # type: ignore[attr-defined]  # KnownBrowserMiddleware
        return response
