"""Warn if the second factor is not required in production."""

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def administrators_must_have_a_second_factor(**kwargs: object) -> list[CheckMessage]:
    if settings.SECOND_FACTOR_REQUIRED:
        return []
    return [
        Warning(
            "The most powerful accounts can log in with a password alone",
            hint="Leave SECOND_FACTOR_REQUIRED on, except in a demo.",
            id="project.W003",
        )
    ]
