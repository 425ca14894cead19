"""One group and one collection per neighbourhood: Wagtail grants pages and files to groups.

Nobody edits these groups by hand. They follow the "wie werkt waar" screen: a Wijkredacteur in the team of a
neighbourhood is in its group, writes its stories, and manages the images and documents in its collection.
``NeighbourhoodTeam`` links neighbourhood, group and collection; both are named after the neighbourhood.
"""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Collection, Page
from wagtail.signals import page_published

from config.group_permissions import give_files, give_pages
from wijken.directory.models import Neighbourhood, NeighbourhoodTeam, TeamMember
from wijken.models import NeighbourhoodPage, StoryIndexPage

NEIGHBOURHOOD_EDITORS = "Wijkredacteuren"
PREFIX = "Wijkredactie "


@transaction.atomic
def set_up_neighbourhood_teams() -> None:
    """Synchronise groups and collections with "wie werkt waar". Idempotent."""
    for neighbourhood in Neighbourhood.objects.order_by("name", "pk"):
        team, _made = NeighbourhoodTeam.objects.get_or_create(neighbourhood=neighbourhood)
        team.group, team.collection = _group_of(team), _collection_of(team)
        team.save()
        give_pages(team.group, ("add", "change", "publish"), _stories_of(neighbourhood))
        give_files(team.group, ("add", "change", "choose"), team.collection)
        members = get_user_model().objects.filter(
            neighbourhood_teams__neighbourhood=neighbourhood, groups__name=NEIGHBOURHOOD_EDITORS
        )
        team.group.user_set.set(members)


def _group_of(team: NeighbourhoodTeam) -> Group:
    """Named after the neighbourhood; if two share a name, the second adds its slug."""
    place = team.neighbourhood
    group = team.group or Group()
    name = f"{PREFIX}{place.name}"
    taken = Group.objects.exclude(pk=group.pk).filter(name=name).exists()
    group.name = f"{name} ({place.slug})" if taken else name
    group.save()
    return group


def _collection_of(team: NeighbourhoodTeam) -> Collection:
    collection = team.collection or Collection.get_first_root_node().add_child(name=team.neighbourhood.name)
    if collection.name != team.neighbourhood.name:
        collection.name = team.neighbourhood.name
        collection.save()
    return collection


def _stories_of(neighbourhood: Neighbourhood) -> list[Page]:
    """Its story index pages, in every language."""
    pages = NeighbourhoodPage._base_manager.filter(neighbourhood=neighbourhood)
    return [stories for page in pages for stories in page.get_children().type(StoryIndexPage)]


def _follow(sender: type[Model], origin: object = None, **kwargs: object) -> None:
    if getattr(origin, "model", type(origin)) is Neighbourhood:
        return  # its team is being deleted as well; do not recreate it
    if not kwargs.get("raw") and Group.objects.filter(name=NEIGHBOURHOOD_EDITORS).exists():
        set_up_neighbourhood_teams()


def _group_goes_too(sender: type[Model], instance: NeighbourhoodTeam, **kwargs: object) -> None:
    """Deleted with the neighbourhood. Its files stay, and belong to the editors of the whole site."""
    if instance.group is not None:
        instance.group.delete()


def _follow_role(
    sender: type[Model],
    instance: Model,
    action: str,
    reverse: bool,
    pk_set: set[int] | None,
    **kwargs: object,
) -> None:
    if not action.startswith("post_"):
        return
    groups = [instance.pk] if reverse else pk_set
    if groups is None or Group.objects.filter(pk__in=groups, name=NEIGHBOURHOOD_EDITORS).exists():
        set_up_neighbourhood_teams()


def connect() -> None:
    """Follow changes of teams, of Wijkredacteuren, of story indexes and of neighbourhoods' names."""
    post_save.connect(_follow, sender=Neighbourhood, dispatch_uid="teams-neighbourhood")
    post_delete.connect(_group_goes_too, sender=NeighbourhoodTeam, dispatch_uid="teams-gone")
    post_save.connect(_follow, sender=TeamMember, dispatch_uid="teams-saved")
    post_delete.connect(_follow, sender=TeamMember, dispatch_uid="teams-deleted")
    page_published.connect(_follow, sender=StoryIndexPage, dispatch_uid="teams-stories")
    memberships = get_user_model().groups.through
    m2m_changed.connect(_follow_role, sender=memberships, dispatch_uid="teams-roles")
