"""Between password and code nobody is logged in: the session only stores whose code is expected.

So no view needs an extra check: ``request.user`` is anonymous.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.crypto import constant_time_compare

from core.permissions.users import LoggedInUser

KEY = "half_way_in"
KEPT_FOR = timedelta(minutes=30)
"""Long enough to find and install an app for the first time."""


def begin(request: HttpRequest, user: LoggedInUser, at: datetime, *, remember: bool, leads_to: str) -> None:
    """The password was correct. Logs out any previous user."""
    request.session.flush()
    request.session[KEY] = {
        "account": user.pk,
        "password": user.get_session_auth_hash(),
        "backend": user.backend,  # type: ignore[attr-defined]  # set by authenticate()
        "at": at.timestamp(),
        "remember": remember,
        "leads_to": leads_to,
    }
    request.session.set_expiry(KEPT_FOR)


def who(request: HttpRequest, at: datetime) -> LoggedInUser | None:
    """The user whose password was verified recently; None also after a password change or deactivation."""
    half = request.session.get(KEY)
    if not half or at.timestamp() - half["at"] > KEPT_FOR.total_seconds():
        return None
    user = get_user_model().objects.filter(pk=half["account"], is_active=True).first()
    if user and constant_time_compare(half["password"], user.get_session_auth_hash()):
        return user
    return None


def finish(request: HttpRequest, user: LoggedInUser) -> HttpResponseRedirect:
    """Log in under a new session key, and redirect to the requested page."""
    half = request.session.pop(KEY)
    login(request, user, backend=half["backend"])
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if half["remember"] else 0)
    return HttpResponseRedirect(half["leads_to"])
