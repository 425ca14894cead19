"""Wagtail's notifications while the mail server is down: no request fails, and the mail is queued."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import TaskState

from config.settings.mailers import mailers_from
from outbox.models import Message
from tests.wijken.directory.editing import address, send
from wijken.directory.models import Activity

SMTP = "django.core.mail.backends.smtp.EmailBackend"
NOBODY_LISTENS = {
    "EMAIL_BACKEND": SMTP,
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": 9,
    "EMAIL_HOST_USER": "",
    "EMAIL_HOST_PASSWORD": "",
}


@pytest.fixture(autouse=True)
def mail_server_is_down(settings: Any) -> None:
    settings.MAILERS = mailers_from(NOBODY_LISTENS)


def reachable(browser: Client, address: str) -> Any:
    user = browser.user  # type: ignore[attr-defined]
    user.email = address
    user.save(update_fields=["email"])
    return user


@pytest.mark.parametrize("verdict", ["approve", "reject"])
def test_a_verdict_on_a_change_reaches_the_volunteer_later(
    volunteer: Client, activity: Activity, log_in: Callable[[str], Client], verdict: str
) -> None:
    reachable(volunteer, "vrijwilliger@example.nl")
    send(volunteer, address(activity, "edit"), press="action-submit", summary="Anders.")
    editor = log_in("Redacteuren")
    action = address(activity, "workflow_action", verdict, TaskState.objects.get().pk)

    assert editor.post(action, {"comment": "Dank je"}).status_code == 302

    mail = Message.objects.get()
    assert (mail.recipient, mail.state) == ("vrijwilliger@example.nl", Message.State.WAITING)
    assert "Inloop" in mail.subject + mail.body


def test_who_left_the_team_hears_nothing_of_what_became_of_her_change(
    volunteer: Client, activity: Activity, log_in: Callable[[str], Client]
) -> None:
    user = reachable(volunteer, "vrijwilliger@example.nl")
    send(volunteer, address(activity, "edit"), press="action-submit", summary="Anders.")
    user.groups.clear()
    action = address(activity, "workflow_action", "reject", TaskState.objects.get().pk)

    assert log_in("Redacteuren").post(action, {"comment": "Bel de wethouder."}).status_code == 302

    assert not Message.objects.exists()


def test_a_change_that_was_sent_in_is_mailed_to_editors_and_to_no_other_volunteer(
    volunteer: Client, activity: Activity, log_in: Callable[[str], Client]
) -> None:
    reachable(log_in("Redacteuren"), "redactie@example.nl")
    reachable(log_in("Vertalers"), "vertaler@example.nl")
    reachable(volunteer, "vrijwilliger@example.nl")

    send(volunteer, address(activity, "edit"), press="action-submit", summary="Anders.")

    mail = Message.objects.get()
    assert mail.recipient == "redactie@example.nl" and "Inloop" in mail.subject + mail.body
