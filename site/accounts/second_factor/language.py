from django.conf import settings

from core.permissions.users import AnyUser


def language_of(user: AnyUser) -> str:
    """The user's preferred language for the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return str(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE)
