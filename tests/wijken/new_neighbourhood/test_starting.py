"""A new neighbourhood from one form, and the checklist that follows."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import querydict_from_html

from config.roles import ADMINISTRATORS, EDITORS, NEIGHBOURHOOD_EDITORS, VOLUNTEERS
from tests.wijken.conftest import Town
from tests.wijken.directory.conftest import log_in  # noqa: F401 - fixture
from wijken.directory.models import Neighbourhood, TeamMember
from wijken.models import NeighbourhoodPage, StoryIndexPage
from wijken.new_neighbourhood import creation

NEW = reverse("wijken_new_neighbourhood")
SQUARE = [[4.40, 52.00], [4.44, 52.00], [4.44, 52.02], [4.40, 52.02], [4.40, 52.00]]


@pytest.fixture
def editor(town: Town, log_in: Callable[[str], Client]) -> Client:  # noqa: F811 - fixture
    return log_in(EDITORS)


def filled_in(browser: Client, **typed: Any) -> dict[str, Any]:
    data = querydict_from_html(browser.get(NEW).content.decode(), form_id="w-editor-form")
    values = {"name": "Koningshof", "core_village": "Nootdorp", "latitude": "52,04", "longitude": "4,39"}
    for name, value in (values | typed).items():
        data.setlist(name, value) if isinstance(value, list) else data.__setitem__(name, value)
    return {name: data.getlist(name) for name in data} | {
        name: value for name, value in typed.items() if hasattr(value, "read")
    }


def outline(ring: object = SQUARE) -> SimpleUploadedFile:
    shape = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}}
    return SimpleUploadedFile("wijk.geojson", json.dumps(shape).encode())


def send(browser: Client, **typed: Any) -> HttpResponse:
    return browser.post(NEW, filled_in(browser, **typed), follow=True)


def counts() -> tuple[int, ...]:
    return tuple(
        model._base_manager.count() for model in (Neighbourhood, Page, TeamMember, Group, Collection)
    )


@pytest.mark.parametrize("group", [ADMINISTRATORS, EDITORS])
def test_one_form_makes_everything_as_drafts(
    town: Town,
    log_in: Callable[[str], Client],  # noqa: F811 - fixture
    group: str,
) -> None:
    neighbour = get_user_model().objects.create_user("buur")
    neighbour.groups.add(Group.objects.get(name=NEIGHBOURHOOD_EDITORS))
    shown = send(log_in(group), intro="Een jonge wijk.", team=[str(neighbour.pk)])

    place = Neighbourhood.objects.get(name="Koningshof")
    assert shown.redirect_chain == [(reverse("wijken_checklist", args=[place.pk]), 302)]
    page = NeighbourhoodPage._base_manager.get(neighbourhood=place)
    stories = StoryIndexPage.objects.child_of(page).get()
    assert (place.live, page.live, stories.live) == (False, False, False)
    assert page.get_parent().pk == town.index.pk
    assert page.get_latest_revision_as_object().intro == "Een jonge wijk."
    assert [member.user for member in place.team.all()] == [neighbour]
    assert stories.permissions_for_user(neighbour).can_add_subpage()
    assert Client().get("/wijken/koningshof/").status_code == 404


@pytest.mark.parametrize("group", [NEIGHBOURHOOD_EDITORS, VOLUNTEERS])
def test_others_may_not_start_a_neighbourhood(
    town: Town,
    log_in: Callable[[str], Client],  # noqa: F811 - fixture
    group: str,
) -> None:
    browser = log_in(group)
    TeamMember.objects.create(user=browser.user, neighbourhood=town.north)
    before = counts()
    for answer in (browser.get(NEW), browser.post(NEW, {"name": "Koningshof", "uuid": uuid.uuid4()})):
        assert answer["Location"] == "/beheer/"
    assert counts() == before


def test_the_midpoint_follows_from_the_outline(editor: Client) -> None:
    send(editor, outline_file=outline(), latitude="", longitude="")
    place = Neighbourhood.objects.get(name="Koningshof")
    assert (place.latitude, place.longitude) == (52.01, 4.42)
    assert place.outline == {"type": "Polygon", "coordinates": [SQUARE]}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"latitude": "", "longitude": ""}, "vul het midden van de wijk in"),
        ({"longitude": ""}, "vul het midden van de wijk in"),
        ({"outline_file": SimpleUploadedFile("x.geojson", b"{")}, "Dit is geen vlak"),
        ({"outline_file": SimpleUploadedFile("x.geojson", b"[" * 100_000)}, "Dit is geen vlak"),
        ({"name": "noord"}, "Er is al een wijk die zo heet"),
    ],
)
def test_a_mistake_is_said_in_a_sentence_and_nothing_is_made(
    editor: Client, typed: dict[str, Any], said: str
) -> None:
    before = counts()
    assert said in send(editor, **typed).content.decode()
    assert counts() == before


def test_pressing_twice_makes_one_and_leads_to_it(editor: Client) -> None:
    data = filled_in(editor)
    first, second = editor.post(NEW, data), editor.post(NEW, data)
    assert first["Location"] == second["Location"]
    assert Neighbourhood.objects.filter(name="Koningshof").count() == 1


def test_a_second_window_with_the_same_name_makes_nothing(editor: Client) -> None:
    one, other = filled_in(editor), filled_in(editor)
    editor.post(NEW, one)
    before = counts()
    assert "Er is al een wijk die zo heet" in editor.post(NEW, other).content.decode()
    assert counts() == before


def test_nothing_is_made_when_it_fails_half_way(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError

    before = counts()
    data = filled_in(editor)
    monkeypatch.setattr(creation, "stories_of", fail)
    with pytest.raises(RuntimeError):
        editor.post(NEW, data)
    assert counts() == before


def test_the_checklist_leads_to_screens_with_the_neighbourhood_filled_in(editor: Client) -> None:
    shown = send(editor)
    place = Neighbourhood.objects.get(name="Koningshof")
    links = {part.title: part.url for part in shown.context["parts"] if not part.is_done}
    for title in ("Eerste vermelding", "Team"):
        form = querydict_from_html(editor.get(links[title]).content.decode(), form_id="w-editor-form")
        assert form["neighbourhood"] == str(place.pk)
    assert editor.get(links["Eerste verhaal"]).status_code == 200
    assert links["Eerste activiteit"] == ""


def test_what_is_done_gets_a_tick(editor: Client, town: Town) -> None:
    town.activity(town.listing("Koffie"), "Inloop")
    shown = editor.get(reverse("wijken_checklist", args=[town.north.pk]))
    done = {part.title: part.is_done for part in shown.context["parts"]}
    assert done["Eerste vermelding"] and done["Eerste activiteit"] and done["Wie kun je bellen"]
    assert not done["Eerste verhaal"] and not done["Team"] and not done["Foto"]


def test_publishing_puts_all_of_it_on_the_site(editor: Client) -> None:
    address = send(editor).redirect_chain[0][0]
    assert "Publiceer" in editor.get(address).content.decode()
    editor.post(address, {"publish": "1"})
    editor.post(address, {"publish": "1"})
    assert Neighbourhood.objects.get(name="Koningshof").live
    assert Client().get("/wijken/koningshof/").status_code == 200
    assert Client().get("/wijken/koningshof/verhalen/").status_code == 200


def test_a_neighbourhood_without_a_page_is_a_task_and_gets_one(editor: Client, town: Town) -> None:
    address = reverse("wijken_checklist", args=[town.west.pk])
    assert address in editor.get(reverse("wagtailadmin_home")).content.decode()
    editor.post(address, {"make": "1"})
    editor.post(address, {"make": "1"})
    page = NeighbourhoodPage._base_manager.get(neighbourhood=town.west)
    assert not page.live and page.get_children().count() == 1
    assert address not in editor.get(reverse("wagtailadmin_home")).content.decode()


def test_a_neighbourhood_editor_sees_the_checklist_of_the_own_neighbourhood_only(
    town: Town,
    log_in: Callable[[str], Client],  # noqa: F811 - fixture
) -> None:
    browser = log_in(NEIGHBOURHOOD_EDITORS)
    TeamMember.objects.create(user=browser.user, neighbourhood=town.west)
    own, other = (reverse("wijken_checklist", args=[place.pk]) for place in (town.west, town.north))
    assert browser.get(own).status_code == 200
    assert browser.get(other)["Location"] == "/beheer/"
    browser.post(own, {"make": "1"})
    assert not town.west.pages.exists()


def test_the_list_and_the_form_of_a_neighbourhood_lead_there(editor: Client, town: Town) -> None:
    places = editor.get(reverse("wagtailsnippets_directory_neighbourhood:list")).content.decode()
    form = editor.get(
        reverse("wagtailsnippets_directory_neighbourhood:edit", args=[town.north.pk])
    ).content.decode()
    checklist = reverse("wijken_checklist", args=[town.north.pk])
    assert NEW in places and checklist in places and checklist in form
