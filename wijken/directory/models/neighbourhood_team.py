from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection


class NeighbourhoodTeam(models.Model):
    """The group and collection of a neighbourhood, independent of its current name.

    Only ``config.neighbourhood_teams`` writes it; deleted rows are recreated.
    """

    neighbourhood = models.OneToOneField(
        "directory.Neighbourhood", on_delete=models.CASCADE, related_name="+", editable=False
    )
    group = models.OneToOneField(
        Group, on_delete=models.SET_NULL, null=True, related_name="neighbourhood_team", editable=False
    )
    collection = models.OneToOneField(
        Collection, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("team van een wijk")
        verbose_name_plural = _("teams van wijken")

    def __str__(self) -> str:
        return str(self.neighbourhood)
