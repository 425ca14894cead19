"""Accounts that must have a second factor: those that could do the most harm. It is optional for others."""

from django.conf import settings

from core.permissions.users import AnyUser

MOST_HARM = (
    "auth.add_user",
    "auth.change_user",
    "auth.delete_user",
    "auth.add_group",
    "auth.change_group",
    "auth.delete_group",
    "core.change_sitesettings",
)
"""Managing accounts and permissions, or settings of the whole site. Superusers have them all."""


def must_have_one(user: AnyUser) -> bool:
    return settings.SECOND_FACTOR_REQUIRED and any(user.has_perm(right) for right in MOST_HARM)
