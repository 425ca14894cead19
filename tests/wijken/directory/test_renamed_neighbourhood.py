"""A neighbourhood's team keeps its group, permissions and files when the neighbourhood is renamed."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page

from config.neighbourhood_teams import set_up_neighbourhood_teams
from wijken.directory.models import Neighbourhood, NeighbourhoodTeam, TeamMember
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage, StoryIndexPage

pytestmark = pytest.mark.django_db


class Team:
    """A Wijkredacteur, the story index of her neighbourhood, and an image in its collection."""

    def __init__(self, user: Any, place: Neighbourhood) -> None:
        self.user, self.place = user, place
        self.group = Group.objects.get(neighbourhood_team__neighbourhood=place)
        self.stories = StoryIndexPage.objects.child_of(
            NeighbourhoodPage.objects.get(neighbourhood=place)
        ).get()
        collection = NeighbourhoodTeam.objects.get(neighbourhood=place).collection
        self.picture = get_image_model().objects.create(
            title="Foto", file=get_test_image_file(), collection=collection
        )

    def may_work(self) -> bool:
        user = get_user_model().objects.get(pk=self.user.pk)
        writes = self.stories.permissions_for_user(user).can_add_subpage()
        self.picture.refresh_from_db()
        return writes and permission_policy.user_has_permission_for_instance(user, "change", self.picture)


@pytest.fixture
def team(log_in: Callable[[str], Client], neighbourhood: Neighbourhood) -> Team:
    home = Page.objects.get(depth=2)
    index = home.add_child(instance=NeighbourhoodIndexPage(title="Wijken"))
    page = index.add_child(instance=NeighbourhoodPage(title="Noord", neighbourhood=neighbourhood))
    page.add_child(instance=StoryIndexPage(title="Verhalen", slug="verhalen"))
    user = log_in("Wijkredacteuren").user
    TeamMember.objects.create(user=user, neighbourhood=neighbourhood)
    return Team(user, neighbourhood)


def rename(place: Neighbourhood, name: str) -> None:
    place.name = name
    place.save()


def change_somebody_else(log_in: Callable[[str], Client], place: Neighbourhood) -> None:
    """Synchronise the teams, which must not replace the groups of a renamed neighbourhood."""
    colleague = get_user_model().objects.create(username="collega")
    colleague.groups.add(Group.objects.get(name="Wijkredacteuren"))
    TeamMember.objects.create(user=colleague, neighbourhood=place)


def test_after_a_rename_and_a_change_of_team_everybody_may_do_what_she_did(
    team: Team, log_in: Callable[[str], Client]
) -> None:
    assert team.may_work()
    rename(team.place, "Pijnacker-Noord en Koningshof")
    change_somebody_else(log_in, team.place)
    assert team.may_work()
    group = Group.objects.get(name__startswith="Wijkredactie ")
    assert (group.pk, group.name) == (team.group.pk, "Wijkredactie Pijnacker-Noord en Koningshof")
    assert Collection.objects.get(name=team.place.name) == team.picture.collection


def test_two_neighbourhoods_that_get_one_name_keep_a_team_each(
    team: Team, log_in: Callable[[str], Client]
) -> None:
    other = Neighbourhood.objects.create(
        name="Keijzershof", slug="keijzershof", core_village="Pijnacker", latitude=52, longitude=4.4
    )
    change_somebody_else(log_in, other)
    rename(team.place, "Keijzershof")
    groups = {each.neighbourhood: each.group for each in NeighbourhoodTeam.objects.all()}
    assert groups[team.place] == team.group
    assert set(groups[team.place].user_set.values_list("username", flat=True)) == {"wijkredacteuren"}
    assert set(groups[other].user_set.values_list("username", flat=True)) == {"collega"}
    assert team.may_work()
    user = get_user_model().objects.get(username="collega")
    assert not team.stories.permissions_for_user(user).can_add_subpage()


def test_with_the_neighbourhood_goes_its_group_and_nobody_elses(team: Team) -> None:
    own = Group.objects.create(name="Wijkredactie van vroeger")
    NeighbourhoodPage.objects.get(neighbourhood=team.place).delete()
    team.place.delete()
    assert not Group.objects.filter(pk=team.group.pk).exists()
    assert Group.objects.filter(pk=own.pk).exists()
    team.picture.refresh_from_db()


def test_a_group_that_somebody_deleted_is_made_again(team: Team) -> None:
    team.group.delete()
    assert not team.may_work()
    set_up_neighbourhood_teams()
    assert team.may_work()


def test_a_site_from_before_keeps_the_groups_that_were_found_by_name(team: Team) -> None:
    NeighbourhoodTeam.objects.update(group=None, collection=None)
    NeighbourhoodTeam.objects.all().delete()
    migration = import_module("wijken.directory.migrations.0010_neighbourhood_team")
    migration.find_by_name_once_more(apps, None)
    set_up_neighbourhood_teams()
    assert NeighbourhoodTeam.objects.get().group == team.group
    assert team.may_work()
