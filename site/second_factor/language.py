from typing import Any

from django.conf import settings


def language_of(user: Any) -> str:
    """What somebody chose for the editors' side."""
    profile = getattr(user, "wagtail_userprofile", None)
    return str(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE)
