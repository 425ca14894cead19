"""Warns where the rule is off on the way to the internet."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def administrators_must_have_a_second_factor(**kwargs: Any) -> list[CheckMessage]:
    if settings.SECOND_FACTOR_REQUIRED:
        return []
    return [
        Warning(
            "Accounts that can do the most harm get in with a password alone",
            hint="Leave SECOND_FACTOR_REQUIRED on everywhere but in a demo.",
            id="project.W001",
        )
    ]
