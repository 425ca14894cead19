"""How often a password, or a code after it, may be tried: ten times per account and quarter of an hour.

Counted per account and not per address: one address may be a whole neighbourhood, and a guesser has many.
So that a stranger cannot keep the owner out, a browser that logged in before (a signed cookie says so) has a
count of its own. A try is counted before the password is looked at: fifty at once count as fifty.

Nothing is kept about who tried: no address, no browser, and the account only as a keyed hash, because people
sometimes type their password where their name belongs.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username, get_failure_limit
from axes.models import AccessAttempt
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

NOBODY = "::"
"""Stands where the visitor's address would be; a value, because to a database two empty ones differ."""
SALT = "core.login_limit"
KNOWN_FOR = 365 * 24 * 60 * 60


def no_address(request: HttpRequest) -> str:
    """Axes asks for the visitor's address and gets none."""
    return NOBODY


def counted_as(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """The key under which a try is counted: the account, and the browser if it is known. None: no account."""
    name = (credentials or {}).get("username")
    if not name:
        return None
    return salted_hmac(SALT, f"{name}\0{known_browser(request, name)}", algorithm="sha256").hexdigest()


def known_browser(request: HttpRequest, name: str) -> str:
    """The mark of a browser in which this account logged in before, or nothing."""
    cookie = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        account, mark = signing.loads(cookie, salt=SALT, max_age=KNOWN_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(mark) if account == _account(name) else ""


def remember_browser(request: HttpRequest, response: HttpResponse, name: str) -> None:
    """Let the browser show at a next log-in that this account was here before."""
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps((_account(name), get_random_string(16)), salt=SALT),
        max_age=KNOWN_FOR,
        path="/beheer/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def may_try(key: str, at: datetime) -> bool:
    """Count one more try under this key, unless there were too many."""
    with transaction.atomic():
        tries, _created = AccessAttempt.objects.select_for_update().get_or_create(
            username=key,
            ip_address=NOBODY,
            user_agent="",
            defaults={"attempt_time": at, "failures_since_start": 0, "get_data": "", "post_data": ""},
        )
        if tries.attempt_time < at - timedelta(hours=settings.AXES_COOLOFF_TIME):
            tries.failures_since_start = 0
        if tries.failures_since_start >= settings.AXES_FAILURE_LIMIT:
            return False
        tries.failures_since_start += 1
        tries.attempt_time = at
        tries.save(update_fields=["failures_since_start", "attempt_time"])
    return True


def may_try_a_code(request: HttpRequest, name: str, at: datetime) -> bool:
    """The same for what comes after the password, with a count of its own."""
    return may_try(_codes_counted_as(request, name), at)


def code_was_right(request: HttpRequest, name: str) -> None:
    """Start counting anew."""
    AccessAttempt.objects.filter(username=_codes_counted_as(request, name)).delete()


def _codes_counted_as(request: HttpRequest, name: str) -> str:
    browser = known_browser(request, name)
    return salted_hmac(f"{SALT}.codes", f"{name}\0{browser}", algorithm="sha256").hexdigest()


def _account(name: str) -> str:
    return salted_hmac(SALT, name, algorithm="sha256").hexdigest()


class LoginLimit(AxesDatabaseHandler):
    """Axes' own bookkeeping, but counting before the password check and remembering less."""

    def is_locked(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        """Count one more try, unless there were too many: then True, and the password is not looked at."""
        key = get_client_username(request, credentials)
        if key is None or may_try(key, request.axes_attempt_time or timezone.now()):
            return False
        request.axes_locked_out = True
        return True

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
    ) -> None:
        """Already counted. Clear away what is over, and say so when this was the last try."""
        if request is None:
            return
        self.clean_expired_user_attempts(request, credentials)
        request.axes_credentials = credentials
        if self.get_failures(request, credentials) >= get_failure_limit(request, credentials):
            request.axes_locked_out = True

    def user_logged_in(self, sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
        """Start counting anew, and let the answer remember this browser (KnownBrowserMiddleware)."""
        super().user_logged_in(sender, request, user, **kwargs)
        request.just_logged_in = user.get_username()
