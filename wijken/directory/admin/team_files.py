"""The images and documents of a neighbourhood's team are for that team."""

from django.db.models import QuerySet
from wagtail.models import Collection

from core.permissions.users import AnyUser
from wijken.directory.models import NeighbourhoodTeam
from wijken.directory.permissions import edits_everything, teams_of


def collections_closed_to(user: AnyUser) -> QuerySet[Collection]:
    """Collections of other teams: they may show people who consented to one story.

    Users who edit pages but no records, such as translators, are not limited to a neighbourhood.
    """
    if edits_everything(user) or not user.has_perm("directory.change_listing"):
        return Collection.objects.none()
    others = NeighbourhoodTeam.objects.exclude(neighbourhood__in=teams_of(user))
    return Collection.objects.filter(pk__in=others.values("collection"))
