"""Editing the method in the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from methode.models import MethodPage, StepPage, Term

pytestmark = pytest.mark.django_db

AddStep = Callable[..., StepPage]
STREAMS = ("roles", "role_views", "actions", "pitfalls", "results", "done_when", "tools", "body")


@pytest.fixture
def editor(client: Client) -> Client:
    user = get_user_model().objects.create_superuser("redacteur", "redacteur@example.nl", "wachtwoord")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def new_step_address(parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=("methode", "steppage", parent.pk))


def filled_in(**fields: Any) -> dict[str, str]:
    empty = {"title": "Nieuw", "slug": "nieuw", "code": "", **{name: streamfield([]) for name in STREAMS}}
    return nested_form_data({**empty, "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, **fields})


def test_a_new_step_gets_the_next_number(editor: Client, method: MethodPage, add_step: AddStep) -> None:
    add_step(1)
    form = editor.get(new_step_address(method)).context["form"]
    assert form["number"].value() == 2
    assert not form["code"].value()


def test_a_new_part_of_a_step_gets_its_number_and_the_next_letter(editor: Client, add_step: AddStep) -> None:
    above = add_step(5)
    add_step(5, above, code="5a")
    above.refresh_from_db()
    form = editor.get(new_step_address(above)).context["form"]
    assert (form["number"].value(), form["code"].value()) == (5, "5b")


@pytest.mark.parametrize(
    ("below_step", "fields", "message"),
    [
        (False, {"number": 5}, "Er is al een stap met dit nummer."),
        (False, {"number": 6, "code": "6a"}, "Laat dit leeg"),
        (True, {"number": 4, "code": "5b"}, "Deze substap staat onder stap 5."),
        (True, {"number": 5, "code": ""}, "Schrijf nummer en letter, zoals 5a."),
        (True, {"number": 5, "code": "5a"}, "Er is al een substap met deze code."),
        (True, {"number": 5, "code": "vijf"}, "Schrijf nummer en letter, zoals 5a."),
    ],
)
def test_a_wrong_number_is_explained_at_the_field(
    editor: Client, method: MethodPage, add_step: AddStep, below_step: bool, fields: dict, message: str
) -> None:
    above = add_step(5)
    add_step(5, above, code="5a")
    above.refresh_from_db()
    method.refresh_from_db()
    response = editor.post(new_step_address(above if below_step else method), filled_in(**fields))
    assert response.status_code == 200
    problems = response.context["form"].errors
    assert any(message in text for texts in problems.values() for text in texts), problems


def test_a_part_of_a_step_has_no_parts_of_its_own(add_step: AddStep) -> None:
    above = add_step(5)
    part = add_step(5, above, code="5a")
    above.refresh_from_db()
    assert StepPage.can_create_at(above)
    assert not StepPage.can_create_at(part)


def test_there_is_one_method_in_a_language(method: MethodPage) -> None:
    home = method.get_parent().specific
    assert not MethodPage.can_create_at(home)


def test_the_screens_of_the_method_open(editor: Client, method: MethodPage, add_step: AddStep) -> None:
    step = add_step(1)
    pages = [method, step, *(page.specific for page in method.get_children())]
    addresses = [reverse("wagtailadmin_pages:edit", args=(page.pk,)) for page in pages]
    addresses += [reverse(Term.snippet_viewset.get_url_name(name)) for name in ("list", "add")]
    assert [address for address in addresses if editor.get(address).status_code != 200] == []


def test_a_preview_shows_a_step_with_what_was_just_chosen(
    editor: Client, add_step: AddStep, add_work_form: Callable, add_term: Callable
) -> None:
    step, form, term = add_step(1), add_work_form("Buurttafel"), add_term("Achterban")
    step.work_forms, step.terms, step.goal = [form], [term], "Een nieuw doel."
    page = step.make_preview_request(preview_mode="").content.decode()
    for text in ("Een nieuw doel.", "Waarvoor Buurttafel is.", "Wat Achterban is."):
        assert text in page


def test_a_preview_shows_a_word_as_it_will_be_explained(add_term: Callable) -> None:
    term = add_term("Achterban")
    term.explanation = "Net getypt."
    assert "Net getypt." in term.make_preview_request(preview_mode="").content.decode()
