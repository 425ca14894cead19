"""Store what happened for each recipient, and mail it at once or once a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import ngettext, override

from core.permissions.users import LoggedInUser
from outbox.queue import queue_mail
from wijken.upkeep.models import EditorMailPreference, EditorNotice

When = EditorMailPreference.When
LANGUAGE = "nl"
LONGEST = 300


def tell(users: Iterable[User], key: str, text: str, path: str, at: datetime, reason: str = "") -> None:
    """Notify each of these users once, also if this is called again."""
    for user in users:
        when = EditorMailPreference.of(user).when
        if not user.email or when == When.NEVER:
            continue
        values = {"text": text[:LONGEST], "reason": reason, "path": path, "happened_at": at}
        notice, is_new = EditorNotice.objects.get_or_create(user=user, key=key, defaults=values)
        if is_new and when == When.AT_ONCE:
            mail(user, [notice], at)


def send_daily_mails(at: datetime) -> int:
    """One mail for each person with something waiting; the number of mails.

    Since it happened, somebody may have left, or have chosen to get no mail any more.
    """
    sent = 0
    for user, notices in groupby(EditorNotice.objects.waiting().select_related("user"), lambda one: one.user):
        if user.email and may_enter(user) and EditorMailPreference.of(user).when != When.NEVER:
            mail(user, list(notices), at)
            sent += 1
    return sent


def may_enter(user: LoggedInUser) -> bool:
    return user.has_perm("wagtailadmin.access_admin")  # false for an inactive user


def mail(user: LoggedInUser, notices: list[EditorNotice], at: datetime) -> None:
    with override(LANGUAGE):
        subject = (
            notices[0].text
            if len(notices) == 1
            else ngettext("%(count)d bericht", "%(count)d berichten", len(notices)) % {"count": len(notices)}
        )
    queue_mail(
        user.email,
        subject,
        "editor_notice",
        {"notices": notices, "account_path": reverse("wagtailadmin_account")},
        language=LANGUAGE,
        at=at,
    )
    EditorNotice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=at)
