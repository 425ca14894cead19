"""Whom a permission is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

type AnyUser = User | AnonymousUser
"""As in ``request.user``."""
type LoggedInUser = User


def logged_in_user(request: HttpRequest) -> LoggedInUser:
    """The user of a view that is only for who is logged in."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
