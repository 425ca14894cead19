"""The menu holds what people do: seven groups at most, and nothing that is then refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.menu import MenuItem, SubmenuMenuItem, admin_menu

from config.roles import ADMINISTRATORS, EDITORS, ROLES, TRANSLATORS, VOLUNTEERS
from wijken.directory.models import Neighbourhood, TeamMember

pytestmark = pytest.mark.django_db

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
HELP = "Help"


@pytest.fixture
def neighbourhood(db: None) -> Neighbourhood:
    return Neighbourhood.objects.create(
        name="Plan-Noord", slug="plan-noord", core_village="Pijnacker", latitude=52.02, longitude=4.43
    )


def user_in(group: str, neighbourhood: Neighbourhood) -> Any:
    user = get_user_model().objects.create_user(username=group.lower())
    user.groups.add(Group.objects.get(name=group))
    if group in (VOLUNTEERS, "Wijkredacteuren"):
        TeamMember.objects.create(user=user, neighbourhood=neighbourhood)
    return user


def top_of(user: Any) -> list[MenuItem]:
    request = RequestFactory().get(reverse("wagtailadmin_home"))
    request.user = user
    return sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)


def addresses(items: list[MenuItem], user: Any) -> Iterator[str]:
    request = RequestFactory().get("/beheer/")
    request.user = user
    for item in items:
        if isinstance(item, SubmenuMenuItem):
            yield from addresses(item.menu.menu_items_for_request(request), user)
        else:
            yield item.render_component(request).url


def labels(user: Any) -> list[str]:
    return [str(item.label) for item in top_of(user) if item.label != HELP]


def test_an_editor_sees_seven_groups(roles: None, neighbourhood: Neighbourhood) -> None:
    assert labels(user_in(EDITORS, neighbourhood)) == [
        "Deze week",
        "Sociale kaart",
        "Wijken en verhalen",
        "Methode",
        "Van bewoners",
        "Rapporten",
        "Instellingen",
    ]


def test_an_administrator_sees_no_more_groups(roles: None, neighbourhood: Neighbourhood) -> None:
    assert len(labels(user_in(ADMINISTRATORS, neighbourhood))) == 7


def test_a_volunteer_sees_four_menu_groups(roles: None, neighbourhood: Neighbourhood) -> None:
    assert labels(user_in(VOLUNTEERS, neighbourhood)) == [
        "Deze week",
        "Sociale kaart",
        "Wijken en verhalen",
        "Van bewoners",
    ]


def test_a_translator_finds_the_pages_and_the_report_of_translations(
    roles: None, neighbourhood: Neighbourhood
) -> None:
    user = user_in(TRANSLATORS, neighbourhood)
    assert "Rapporten" in labels(user)


@pytest.mark.parametrize("group", ROLES)
def test_no_item_of_the_menu_is_refused(roles: None, neighbourhood: Neighbourhood, group: str) -> None:
    user = user_in(group, neighbourhood)
    client = Client()
    client.force_login(user, backend=MODEL_BACKEND)
    found = [url for url in addresses(top_of(user), user) if url != "#"]
    assert reverse("wagtailadmin_home") in found
    visits = {url: client.get(url, follow=True) for url in found}
    assert {url: visit.status_code for url, visit in visits.items() if visit.status_code != 200} == {}
    home = reverse("wagtailadmin_home")
    assert [url for url, visit in visits.items() if visit.redirect_chain[-1:] == [(home, 302)]] == []


def test_every_report_says_what_it_answers(roles: None, neighbourhood: Neighbourhood) -> None:
    user = user_in(ADMINISTRATORS, neighbourhood)
    client = Client()
    client.force_login(user, backend=MODEL_BACKEND)
    page = client.get(reverse("core_reports"))
    rows = [row for _heading, rows in page.context["groups"] for row in rows]
    assert len(page.context["groups"]) == 3
    assert len(rows) == 15
    assert [str(item.label) for item, answers in rows if not answers] == []
