"""Throttle attempts at a password or code: five at once, then one every three minutes.

That allows at most ten in any quarter of an hour, and the owner waits at most three minutes after an
attacker. Attempts are counted per account, not per IP address: one address may be a whole neighbourhood, and
an attacker has many. So that a stranger cannot lock out the owner, a browser that logged in before (proved by
a signed cookie) has a counter of its own. An attempt is counted before the password is checked: fifty
concurrent ones count as fifty.

Nothing is stored about the client: no IP address, no user agent, and the account only as a keyed hash,
because people sometimes type their password in the name field.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from accounts.login_names import folded
from core.permissions.users import AnyUser

NOBODY = "::"
"""Stored instead of the IP address; not NULL, because unique constraints treat NULLs as distinct."""
SALT = "core.login_limit"
KNOWN_FOR = 365 * 24 * 60 * 60
ONE_MORE_EVERY = timedelta(minutes=3)
"""How long until one of the attempts (AXES_FAILURE_LIMIT) is given back."""


def no_address(request: HttpRequest) -> str:
    """Axes asks for the client's address and gets none."""
    return NOBODY


def counted_as(request: HttpRequest, credentials: dict[str, str] | None) -> str | None:
    """The counter's key: the account, and the browser if known. None if no account was named."""
    name = (credentials or {}).get("username")
    if not name:
        return None
    return _counted_as(name, known_browser(request, name))


def known_browser(request: HttpRequest, name: str) -> str:
    """The id from the cookie of a browser that this account has logged in with; empty if there is none."""
    cookie = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        account, mark = signing.loads(cookie, salt=SALT, max_age=KNOWN_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(mark) if constant_time_compare(account, _account(name)) else ""


def remember_browser(request: HttpRequest, response: HttpResponse, name: str) -> None:
    """Set the cookie that proves that this account has logged in with this browser."""
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
    """Count one more attempt under this key, unless it is over the limit."""
    with transaction.atomic():
        tries, _created = AccessAttempt.objects.select_for_update().get_or_create(
            username=key,
            ip_address=NOBODY,
            user_agent="",
            defaults={"attempt_time": at, "failures_since_start": 0, "get_data": "", "post_data": ""},
        )
        given_back = max(0, (at - tries.attempt_time) // ONE_MORE_EVERY)
        used = max(0, tries.failures_since_start - given_back)
        if not left_after(used):
            return False
        tries.attempt_time = tries.attempt_time + given_back * ONE_MORE_EVERY if used else at
        tries.failures_since_start = used + 1
        tries.save(update_fields=["failures_since_start", "attempt_time"])
    return True


def left_after(used: int) -> int:
    """How many attempts are left at once. None if the limit was lowered below what is used."""
    return max(0, settings.AXES_FAILURE_LIMIT - used)


def may_try_a_code(request: HttpRequest, name: str, at: datetime) -> bool:
    """The same for the code after the password, with a counter of its own."""
    return may_try(_codes_counted_as(request, name), at)


def reset_attempts(request: HttpRequest, name: str) -> None:
    """Reset the counter."""
    AccessAttempt.objects.filter(username=_codes_counted_as(request, name)).delete()


def forget_tries(request: HttpRequest, name: str) -> None:
    """The owner has authenticated in another way: reset all counters of the account."""
    keys = {_counted_as(name, browser) for browser in ("", known_browser(request, name))}
    AccessAttempt.objects.filter(username__in=keys).delete()


def _counted_as(name: str, browser: str) -> str:
    return salted_hmac(SALT, f"{folded(name)}\0{browser}", algorithm="sha256").hexdigest()


def _codes_counted_as(request: HttpRequest, name: str) -> str:
    browser = known_browser(request, name)
    return salted_hmac(f"{SALT}.codes", f"{folded(name)}\0{browser}", algorithm="sha256").hexdigest()


def _account(name: str) -> str:
    return salted_hmac(SALT, folded(name), algorithm="sha256").hexdigest()


class LoginLimit(AxesDatabaseHandler):
    """Axes' handler, but it counts before the password check and stores less."""

    def is_locked(self, request: Any, credentials: dict[str, str] | None = None) -> bool:
        """Count one more attempt. True if it is over the limit: the password is not checked."""
        key = get_client_username(request, credentials)
        if key is None or may_try(key, request.axes_attempt_time):
            return False
        request.axes_locked_out = True
        return True

    def user_login_failed(
        self, sender: type[Model], credentials: dict[str, str], request: Any = None, **kwargs: object
    ) -> None:
        """Already counted. Delete expired counters, and signal if this was the last attempt."""
        if request is None:
            return
        self.clean_expired_user_attempts(request, credentials)
        request.axes_credentials = credentials
        if not left_after(self.get_failures(request, credentials)):
            request.axes_locked_out = True

    def user_logged_in(self, sender: type[Model], request: Any, user: AnyUser, **kwargs: object) -> None:
        """Reset the counter, and have KnownBrowserMiddleware set the cookie."""
        super().user_logged_in(sender, request, user, **kwargs)
        request.just_logged_in = user.get_username()
