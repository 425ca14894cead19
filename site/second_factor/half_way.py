"""Between password and code nobody is logged in: the session only remembers whose code is waited for.

So there is nothing to guard page by page. Whatever asks who somebody is, hears: nobody.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.crypto import constant_time_compare

KEY = "half_way_in"
KEPT_FOR = timedelta(minutes=30)
"""Long enough to find and install an app for the first time."""


def begin(request: HttpRequest, user: Any, at: datetime, *, remember: bool, leads_to: str) -> None:
    """The password was right. Whoever was logged in here before, no longer is."""
    request.session.flush()
    request.session[KEY] = {
        "account": user.pk,
        "password": user.get_session_auth_hash(),
        "backend": user.backend,
        "at": at.timestamp(),
        "remember": remember,
        "leads_to": leads_to,
    }
    request.session.set_expiry(KEPT_FOR)


def who(request: HttpRequest, at: datetime) -> Any | None:
    """Whose password was right, not long ago; None too after the password changed or the account closed."""
    half = request.session.get(KEY)
    if not half or at.timestamp() - half["at"] > KEPT_FOR.total_seconds():
        return None
    user = get_user_model().objects.filter(pk=half["account"], is_active=True).first()
    if user and constant_time_compare(half["password"], user.get_session_auth_hash()):
        return user
    return None


def finish(request: HttpRequest, user: Any) -> HttpResponseRedirect:
    """Log in, under a new session key, and lead to where somebody wanted to go."""
    half = request.session.pop(KEY)
    login(request, user, backend=half["backend"])
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if half["remember"] else 0)
    return HttpResponseRedirect(half["leads_to"])
