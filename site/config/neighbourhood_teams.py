"""For each neighbourhood a group and a collection of files: Wagtail gives pages and files to groups.

Nobody keeps these groups by hand. They follow "wie werkt waar": a Wijkredacteur in the team of a
neighbourhood is in its group, writes its stories, and keeps the pictures and documents of its collection.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Collection, Page
from wagtail.signals import page_published

from config.giving import give_files, give_pages
from wijken.directory.models import Neighbourhood, TeamMember
from wijken.models import NeighbourhoodPage, StoryIndexPage

NEIGHBOURHOOD_EDITORS = "Wijkredacteuren"
PREFIX = "Wijkredactie "


@transaction.atomic
def set_up_neighbourhood_teams() -> None:
    """Make the groups and collections what "wie werkt waar" says. May be run again at any time."""
    neighbourhoods = list(Neighbourhood.objects.order_by("name"))
    for neighbourhood in neighbourhoods:
        group, _created = Group.objects.get_or_create(name=f"{PREFIX}{neighbourhood.name}")
        give_pages(group, ("add", "change", "publish"), _stories_of(neighbourhood))
        give_files(group, ("add", "change", "choose"), _collection_of(neighbourhood))
        team = get_user_model().objects.filter(
            neighbourhood_teams__neighbourhood=neighbourhood, groups__name=NEIGHBOURHOOD_EDITORS
        )
        group.user_set.set(team)
    names = [f"{PREFIX}{neighbourhood.name}" for neighbourhood in neighbourhoods]
    Group.objects.filter(name__startswith=PREFIX).exclude(name__in=names).delete()


def _stories_of(neighbourhood: Neighbourhood) -> list[Page]:
    """Where its stories stand, in each language."""
    pages = NeighbourhoodPage._base_manager.filter(neighbourhood=neighbourhood)
    return [stories for page in pages for stories in page.get_children().type(StoryIndexPage)]


def _collection_of(neighbourhood: Neighbourhood) -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=neighbourhood.name).first()
    return found or root.add_child(name=neighbourhood.name)


def _follow(sender: Any, **kwargs: Any) -> None:
    if not kwargs.get("raw") and Group.objects.filter(name=NEIGHBOURHOOD_EDITORS).exists():
        set_up_neighbourhood_teams()


def _follow_role(sender: Any, instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    if not action.startswith("post_"):
        return
    groups = [instance.pk] if reverse else kwargs["pk_set"]
    if groups is None or Group.objects.filter(pk__in=groups, name=NEIGHBOURHOOD_EDITORS).exists():
        set_up_neighbourhood_teams()


def connect() -> None:
    """Follow every change of who works where, of who is a Wijkredacteur, and of where stories stand."""
    post_save.connect(_follow, sender=TeamMember, dispatch_uid="teams-saved")
    post_delete.connect(_follow, sender=TeamMember, dispatch_uid="teams-deleted")
    page_published.connect(_follow, sender=StoryIndexPage, dispatch_uid="teams-stories")
    memberships = get_user_model().groups.through
    m2m_changed.connect(_follow_role, sender=memberships, dispatch_uid="teams-roles")
