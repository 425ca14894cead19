"""Log in as people type: a capital from the phone, a space or invisible character from the clipboard."""

from __future__ import annotations

import unicodedata

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def without_what_nobody_types(text: str) -> str:
    """Strip control characters, direction marks and other invisible characters, and surrounding spaces."""
    return "".join(sign for sign in text if unicodedata.category(sign)[0] != "C").strip()


def folded(name: str) -> str:
    """Case-insensitive form of a user name."""
    return unicodedata.normalize("NFKC", without_what_nobody_types(name)).casefold()


def account_name(typed: str) -> str:
    """The account that is meant: the exact name, or the only one that differs in case.

    Returns ``typed`` if that leaves two accounts or none.
    """
    users = get_user_model()
    name = unicodedata.normalize("NFKC", without_what_nobody_types(typed))
    found = users.objects.filter(**{f"{users.USERNAME_FIELD}__iexact": name})
    names = [user.get_username() for user in found if folded(user.get_username()) == folded(name)]
    return names[0] if len(names) == 1 and name not in names else name


def passwords_meant(typed: str) -> list[str]:
    """The password as typed, and without what was copied along."""
    return list(dict.fromkeys((typed, without_what_nobody_types(typed))))


class ForgivingBackend(ModelBackend):
    """ModelBackend with forgiving names. The last backend that is tried: its refusal is final."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: object,
    ) -> User | None:
        """Raises PermissionDenied. An unknown name takes as long as a known one."""
        if username is None or password is None:
            return None
        name = account_name(username)
        for meant in passwords_meant(password):
            if user := super().authenticate(request, username=name, password=meant, **kwargs):
                return user
        raise PermissionDenied
