"""Dashboard shortcuts: each role gets what it may do, and every link works."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from config.roles import EDITORS, NEIGHBOURHOOD_EDITORS, TRANSLATORS, VOLUNTEERS, set_up_roles
from methode.models import MethodPage
from wijken.directory.models import Neighbourhood, TeamMember
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage, StoryIndexPage

pytestmark = pytest.mark.django_db

FACTS = ["Nieuwe vermelding", "Vermelding aanpassen", "Tijd of prijs aanpassen"]


@pytest.fixture
def north() -> Neighbourhood:
    """A site with a method, and a neighbourhood with stories."""
    home = Page.objects.get(depth=2)
    north = Neighbourhood.objects.create(
        name="Noord", slug="noord", core_village="Pijnacker", latitude=52, longitude=4.4
    )
    home.add_child(instance=MethodPage(title="De methode", slug="methode"))
    index = home.add_child(instance=NeighbourhoodIndexPage(title="Wijken", slug="wijken"))
    page = index.add_child(instance=NeighbourhoodPage(title="Noord", slug="noord", neighbourhood=north))
    page.add_child(instance=StoryIndexPage(title="Verhalen", slug="verhalen"))
    set_up_roles()
    return north


def start_screen(group: str, team: Neighbourhood) -> tuple[Client, dict[str, str]]:
    """The browser of a user in this group, and the labels and URLs of the shortcuts."""
    user = get_user_model().objects.create(username=group)
    user.groups.add(Group.objects.get(name=group))
    if group in (NEIGHBOURHOOD_EDITORS, VOLUNTEERS):
        TeamMember.objects.create(user=user, neighbourhood=team)
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    row = re.search(r'<nav class="shortcuts".*?</nav>', browser.get("/beheer/").content.decode(), re.DOTALL)
    links = re.findall(r'href="([^"]+)">([^<]+)</a>', row[0]) if row else []
    return browser, {words: address for address, words in links}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (EDITORS, [*FACTS, "Nieuw verhaal", "Stap aanpassen"]),
        (NEIGHBOURHOOD_EDITORS, [*FACTS, "Nieuw verhaal"]),
        (VOLUNTEERS, FACTS),
        (TRANSLATORS, []),
    ],
)
def test_each_role_finds_what_it_may_do_and_nothing_else(
    north: Neighbourhood, group: str, expected: list[str]
) -> None:
    browser, links = start_screen(group, north)

    assert list(links) == expected
    for address in links.values():
        assert browser.get(address, follow=True).status_code == 200


def test_an_editor_of_one_neighbourhood_gets_the_new_story_form(north: Neighbourhood) -> None:
    browser, links = start_screen(NEIGHBOURHOOD_EDITORS, north)

    assert "/beheer/pages/add/wijken/storypage/" in browser.get(links["Nieuw verhaal"]).url
