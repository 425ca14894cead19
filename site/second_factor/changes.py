"""What changes a second factor. Each change stands in the history of the account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.log_actions import log

from outbox.sending import queue_mail
from second_factor.language import language_of
from second_factor.models import SecondFactor
from second_factor.sealing import seal

ON, OFF, RESET, NEW_CODES = (
    "second_factor.on",
    "second_factor.off",
    "second_factor.reset",
    "second_factor.new_codes",
)


@transaction.atomic
def switch_on(
    user: Any, secret: str, step: int, at: datetime, *, replacing: bool = False, session: str | None = None
) -> list[str]:
    """Give the recovery codes, or nothing if somebody was first and it does not replace that one.

    ``step`` is the half minute of the code with which the app was tried. Other browsers must log in again.
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
def new_recovery_codes(user: Any) -> list[str]:
    log(user, NEW_CODES, user=user)
    return user.second_factor.new_recovery_codes()


@transaction.atomic
def switch_off(user: Any, at: datetime) -> None:
    """The owner does it, after password and code."""
    SecondFactor.objects.filter(user=user).delete()
    log(user, OFF, user=user)
    tell_the_owner(user, at, by_owner=True)


@transaction.atomic
def reset(user: Any, at: datetime) -> bool:
    """Somebody else does it, because the phone is gone; the log knows who is logged in.

    Whoever has that phone, or a browser that is still open, is out. False: there was nothing to take off.
    """
    taken_off, _by_model = SecondFactor.objects.filter(user=user).delete()
    if taken_off:
        log(user, RESET)
        end_sessions(user, at)
        tell_the_owner(user, at, by_owner=False)
    return bool(taken_off)


def end_sessions(user: Any, at: datetime, but: str | None = None) -> None:
    """Browsers that got in by less, or that a thief has. Only editors have sessions, so they are few."""
    for session in Session.objects.filter(expire_date__gt=at).exclude(session_key=but).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


def tell_the_owner(user: Any, at: datetime, by_owner: bool) -> None:
    if not user.email:
        return
    language = language_of(user)
    with override(language):
        subject = gettext("De extra beveiliging van je account staat uit")
    context = {"name": user.first_name or user.get_username(), "by_owner": by_owner}
    queue_mail(user.email, subject, "second_factor_off", context, language=language, at=at)
