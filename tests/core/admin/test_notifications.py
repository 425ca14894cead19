"""What Wagtail mails about comments and approval: through the outbox, to those who may open the page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, Page, PageSubscription, TaskState
from wagtail.test.utils.form_data import querydict_from_html

from config.roles import EDITORS, set_up_roles
from config.settings.mailers import mailers_from
from core.models import StandardPage
from outbox.models import Message

pytestmark = pytest.mark.django_db

TITLE = "Wat nog niemand mag weten"
WORDS = "Bel de wethouder hierover."


@pytest.fixture(autouse=True)
def as_in_production(settings: Any) -> None:
    settings.MAILERS = mailers_from({"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"})


@pytest.fixture
def page(db: None) -> Page:
    set_up_roles()
    return Page.objects.get(depth=2).add_child(instance=StandardPage(title=TITLE, slug="geheim", live=False))


Colleague = Callable[[str], Client]


@pytest.fixture
def colleague(page: Page) -> Colleague:
    def log_in(name: str, group: str = EDITORS) -> Client:
        client = Client()
        client.user = get_user_model().objects.create_user(name, f"{name}@example.nl")  # type: ignore[attr-defined]
        client.user.groups.add(Group.objects.get(name=group))  # type: ignore[attr-defined]
        client.force_login(client.user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[attr-defined]
        return client

    return log_in


def fields(client: Client, url: str) -> QueryDict:
    """As they are sent back; scripts draw the blocks of the body, of which there are none."""
    data = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    data["body-count"] = "0"
    return data


def comment(client: Client, page: Page, words: str) -> None:
    """As the panel beside the form sends it: a new remark, or a reply to the first one."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = fields(client, url)
    first = Comment.objects.filter(page=page).first()
    found = {
        "comments-0-text": words,
        "comments-0-contentpath": "title",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    found |= {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-replies-TOTAL_FORMS": "0",
    }
    if first:
        found |= {
            "comments-0-id": str(first.pk),
            "comments-0-text": first.text,
            "comments-INITIAL_FORMS": "1",
        }
        found |= {"comments-0-replies-TOTAL_FORMS": "1", "comments-0-replies-0-text": words}
    for name, value in found.items():
        data[name] = value
    assert client.post(url, data).status_code == 302
    assert Comment.objects.filter(page=page).exists()


def mails_to(client: Client) -> list[str]:
    found = Message.objects.filter(recipient=client.user.email).order_by("pk")  # type: ignore[attr-defined]
    return [f"{mail.subject}\n{mail.body}{mail.html}" for mail in found]


def test_who_follows_the_comments_of_a_page_reads_them_as_long_as_she_may_open_it(
    page: Page, colleague: Colleague
) -> None:
    reader, writer = colleague("lies"), colleague("wim")
    PageSubscription.objects.create(page=page, user=reader.user, comment_notifications=True)  # type: ignore[attr-defined]

    comment(writer, page, WORDS)
    (mail,) = mails_to(reader)
    assert TITLE in mail and WORDS in mail
    assert mails_to(writer) == []

    reader.user.groups.clear()  # type: ignore[attr-defined]
    comment(writer, page, "Dit gaat haar niet meer aan.")
    assert mails_to(reader) == [mail]


def test_who_wrote_in_a_thread_hears_no_more_of_it_after_leaving(page: Page, colleague: Colleague) -> None:
    first, other = colleague("lies"), colleague("wim")
    comment(first, page, WORDS)
    comment(other, page, "Dat doe ik.")
    assert ["Dat doe ik." in mail for mail in mails_to(first)] == [True]

    first.user.groups.clear()  # type: ignore[attr-defined]
    comment(other, page, "Gedaan.")
    assert len(mails_to(first)) == 1


def submit(client: Client, page: Page) -> TaskState:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = fields(client, url)
    data["action-submit"] = "1"
    assert client.post(url, data).status_code == 302
    return TaskState.objects.get()


def test_a_page_sent_in_is_mailed_to_who_may_approve_it_and_to_nobody_else(
    page: Page, colleague: Colleague
) -> None:
    asks, approves, translates = colleague("lies"), colleague("wim"), colleague("vera", "Vertalers")

    submit(asks, page)

    assert [TITLE in mail for mail in mails_to(approves)] == [True]
    assert mails_to(asks) == mails_to(translates) == []


@pytest.mark.parametrize("verdict", ["approve", "reject"])
@pytest.mark.parametrize("stays", [True, False], ids=["still a colleague", "left"])
def test_the_verdict_and_its_reason_are_for_who_asked_and_may_still_open_it(
    page: Page, colleague: Colleague, verdict: str, stays: bool
) -> None:
    asks, approves = colleague("lies"), colleague("wim")
    state = submit(asks, page)
    if not stays:
        asks.user.groups.clear()  # type: ignore[attr-defined]

    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, verdict, state.pk])
    assert approves.post(url, {"comment": WORDS}).status_code == 302

    mails = mails_to(asks)
    assert [TITLE in mail for mail in mails] == [True] * stays
    assert verdict == "approve" or all(WORDS in mail for mail in mails)
