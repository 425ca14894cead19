from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamMember(models.Model):
    """Who maintains a neighbourhood. Editors without a team maintain the whole municipality."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="neighbourhood_teams",
        verbose_name=_("wie"),
        help_text=_("Diegene ziet op het startscherm dan alleen werk uit de eigen wijk."),
    )
    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.CASCADE,
        related_name="team",
        verbose_name=_("wijk"),
        help_text=_("Werkt iemand in twee wijken? Maak dan twee regels."),
    )

    class Meta:
        verbose_name = _("wie werkt waar")
        verbose_name_plural = _("wie werkt waar")
        constraints = [
            models.UniqueConstraint(fields=("user", "neighbourhood"), name="directory_team_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.neighbourhood}"
