from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    """The weekly mail to who follows a neighbourhood, a theme or a question."""

    name = "wijken.following"
    label = "following"
    verbose_name = _("Volgen per mail")
