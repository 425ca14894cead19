"""Numbers of steps hold however a step comes about: form, copy, move."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from methode.models import MethodPage, StepPage

pytestmark = pytest.mark.django_db

AddStep = Callable[..., StepPage]


@pytest.fixture
def editor(client: Client) -> Client:
    user = get_user_model().objects.create_superuser("redacteur", "redacteur@example.nl", "wachtwoord")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def copy(editor: Client, page: Page, below: Page, **fields: str) -> str:
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": below.pk, **fields}
    screen = editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)
    return screen.content.decode()


def move(editor: Client, page: Page, below: Page) -> str:
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, below.pk])
    return editor.post(url, follow=True).content.decode()


def labels_below(page: Page) -> list[str]:
    return sorted(step.label for step in StepPage.objects.child_of(page))


@pytest.mark.parametrize("publish", [{}, {"publish_copies": "on"}])
def test_a_copy_of_a_step_gets_the_next_number(
    editor: Client, method: MethodPage, add_step: AddStep, publish: dict[str, str]
) -> None:
    step = add_step(4)
    said = copy(editor, step, method, **publish)
    copied = StepPage.objects.get(slug="kopie")
    assert (copied.label, copied.get_latest_revision_as_object().number) == ("5", 5)
    assert copied.live is bool(publish)
    assert "De kopie is nu stap 5." in said
    assert labels_below(method) == ["4", "5"]


@pytest.mark.parametrize("publish", [{}, {"publish_copies": "on"}])
@pytest.mark.parametrize("which", ["step", "part"])
def test_what_is_still_in_the_draft_comes_along_and_stays_a_draft(
    editor: Client, method: MethodPage, add_step: AddStep, publish: dict[str, str], which: str
) -> None:
    step = add_step(4)
    edited = add_step(4, step, code="4a") if which == "part" else step
    edited.goal = "Nog niet klaar."
    edited.save_revision()
    step.refresh_from_db()
    copy(editor, step, method, copy_subpages="on", **publish)
    copied = StepPage.objects.get(slug="kopie")
    if which == "part":
        copied = StepPage.objects.child_of(copied).get()
    draft = copied.get_latest_revision_as_object()
    assert (draft.goal, draft.label) == ("Nog niet klaar.", copied.label)
    assert copied.label == {"step": "5", "part": "5a"}[which]
    assert copied.has_unpublished_changes and copied.goal.startswith("Het doel van 4")
    assert copied.live is bool(publish)


def test_its_parts_follow(editor: Client, method: MethodPage, add_step: AddStep) -> None:
    step = add_step(4)
    add_step(4, step, code="4a")
    add_step(4, step, code="4b")
    step.refresh_from_db()
    copy(editor, step, method, copy_subpages="on", publish_copies="on")
    assert labels_below(StepPage.objects.get(slug="kopie")) == ["5a", "5b"]
    assert labels_below(step) == ["4a", "4b"]


def test_a_part_that_is_copied_below_another_step_is_a_part_of_that(
    editor: Client, add_step: AddStep
) -> None:
    third, fifth = add_step(3), add_step(5)
    part = add_step(5, fifth, code="5b")
    third.refresh_from_db()
    copy(editor, part, third)
    assert labels_below(third) == ["3a"]


def test_parts_of_a_part_are_not_copied_along(editor: Client, add_step: AddStep) -> None:
    third, fifth = add_step(3), add_step(5)
    add_step(5, fifth, code="5a")
    third.refresh_from_db()
    fifth.refresh_from_db()
    said = copy(editor, fifth, third, copy_subpages="on")
    assert "Een substap heeft zelf geen substappen." in said
    assert labels_below(third) == []


@pytest.mark.parametrize("which", ["part", "step"])
def test_what_would_have_a_wrong_number_is_not_moved_and_the_reason_is_said(
    editor: Client, add_step: AddStep, which: str
) -> None:
    second, third, fifth = add_step(2), add_step(3), add_step(5)
    part = add_step(5, fifth, code="5b")
    third.refresh_from_db()
    said = move(editor, part if which == "part" else second, third)
    assert "Deze substap staat onder stap 3. Vul dat nummer in." in said
    assert labels_below(third) == []
