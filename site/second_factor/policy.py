"""Who must have a second factor: the accounts that can do the most harm. Others may."""

from typing import Any

from django.conf import settings

MOST_HARM = (
    "auth.add_user",
    "auth.change_user",
    "auth.delete_user",
    "auth.add_group",
    "auth.change_group",
    "auth.delete_group",
    "core.change_sitesettings",
)
"""Who gives and takes accounts and rights, or speaks for the whole site. A superuser may all of it."""


def must_have_one(user: Any) -> bool:
    return settings.SECOND_FACTOR_REQUIRED and any(user.has_perm(right) for right in MOST_HARM)
