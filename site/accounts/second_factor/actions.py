"""Changes to a second factor. Each is logged in the account's history."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.log_actions import log

from accounts.second_factor.language import language_of
from accounts.second_factor.models import SecondFactor
from accounts.secret_encryption import seal
from core.permissions.users import LoggedInUser
from outbox.queue import queue_mail

ON, OFF, RESET, NEW_CODES = (
    "second_factor.on",
    "second_factor.off",
    "second_factor.reset",
    "second_factor.new_codes",
)


@transaction.atomic
def switch_on(
    user: LoggedInUser,
    secret: str,
    step: int,
    at: datetime,
    *,
    replacing: bool = False,
    session: str | None = None,
) -> list[str]:
    """Return the recovery codes; empty if another request was first and this one does not replace it.

    ``step`` is the time step of the code that proved the app works. Other sessions of the user are ended.
    """
    get_user_model().objects.select_for_update().get(pk=user.pk)
    present = SecondFactor.objects.filter(user=user)
    if present and not replacing:
        return []
    present.delete()
    factor = SecondFactor.objects.create(user=user, sealed_secret=seal(secret, at), last_step=step, since=at)
    log(user, ON, user=user)
    end_sessions(user, at, but=session)
    return factor.new_recovery_codes()


@transaction.atomic
def new_recovery_codes(user: LoggedInUser) -> list[str]:
    log(user, NEW_CODES, user=user)
    return user.second_factor.new_recovery_codes()


@transaction.atomic
def switch_off(user: LoggedInUser, at: datetime) -> None:
    """By the owner, after password and code."""
    SecondFactor.objects.filter(user=user).delete()
    log(user, OFF, user=user)
    tell_the_owner(user, at, by_owner=True)


@transaction.atomic
def reset(user: LoggedInUser, at: datetime) -> bool:
    """By somebody else, because the phone was lost; logged under the current user.

    Ends all sessions of the account. False if there was no second factor.
    """
    taken_off, _by_model = SecondFactor.objects.filter(user=user).delete()
    if taken_off:
        log(user, RESET)
        end_sessions(user, at)
        tell_the_owner(user, at, by_owner=False)
    return bool(taken_off)


def end_sessions(user: LoggedInUser, at: datetime, but: str | None = None) -> None:
    """End sessions that authenticated with less, or that a thief has. Only editors have sessions: few."""
    for session in Session.objects.filter(expire_date__gt=at).exclude(session_key=but).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


def tell_the_owner(user: LoggedInUser, at: datetime, by_owner: bool) -> None:
    if not user.email:
        return
    language = language_of(user)
    with override(language):
        subject = gettext("De extra beveiliging van je account staat uit")
    context = {"name": user.first_name or user.get_username(), "by_owner": by_owner}
    queue_mail(user.email, subject, "second_factor_off", context, language=language, at=at)
