"""What is sent in reaches who keeps that neighbourhood, once; the verdict reaches who sent it in."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import TaskState, WorkflowState

from outbox.models import Message
from tests.wijken.directory.editing import address, send
from wijken.directory.models import Activity, Listing, Neighbourhood, TeamMember
from wijken.upkeep.confirmations.actions import send_to_editors
from wijken.upkeep.editor_mail.expiring import tell_what_ends_soon
from wijken.upkeep.editor_mail.notices import send_daily_mails
from wijken.upkeep.models import EditorMailPreference, EditorNotice

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def reachable(browser: Client) -> Any:
    user: Any = browser.user  # type: ignore[attr-defined]
    user.email = f"{user.username}@example.nl"
    user.save(update_fields=["email"])
    return user


def wants(user: Any, when: EditorMailPreference.When) -> None:
    EditorMailPreference.objects.update_or_create(user=user, defaults={"when": when})


def mailed() -> list[str]:
    return sorted(Message.objects.values_list("recipient", flat=True))


@pytest.fixture
def neighbourhood_editor(log_in: Callable[[str], Client], neighbourhood: Neighbourhood) -> Client:
    client = log_in("Wijkredacteuren")
    TeamMember.objects.create(user=reachable(client), neighbourhood=neighbourhood)
    return client


@pytest.fixture
def others(log_in: Callable[[str], Client]) -> list[Any]:
    """An editor of everything, an administrator and a neighbourhood editor of elsewhere."""
    far = Neighbourhood.objects.create(
        name="Ver", slug="ver", core_village="Nootdorp", latitude=52.04, longitude=4.39
    )
    elsewhere = reachable(log_in("Wijkredacteuren"))
    elsewhere.pk, elsewhere.username, elsewhere.email = None, "elders", "elders@example.nl"
    elsewhere.save()
    TeamMember.objects.create(user=elsewhere, neighbourhood=far)
    return [reachable(log_in("Redacteuren")), reachable(log_in("Beheerders")), elsewhere]


def send_in(volunteer: Client, activity: Activity) -> TaskState:
    send(volunteer, address(activity, "edit"), press="action-submit", summary="Anders.")
    return TaskState.objects.get()


def test_what_is_sent_in_reaches_the_neighbourhood_editor_alone_and_once(
    volunteer: Client, activity: Activity, neighbourhood_editor: Client, others: list[Any]
) -> None:
    send_in(volunteer, activity)
    mail = Message.objects.get()
    assert mail.recipient == "wijkredacteuren@example.nl"
    assert mail.subject == 'vrijwilligers stuurde "Inloop" in. Kijk je het na?'
    assert address(activity, "edit") in mail.body


def test_without_a_neighbourhood_editor_it_reaches_the_editors_of_everything_once(
    volunteer: Client, activity: Activity, others: list[Any]
) -> None:
    send_in(volunteer, activity)
    assert mailed() == ["beheerders@example.nl", "redacteuren@example.nl"]


@pytest.mark.parametrize("verdict", ["approve", "reject"])
def test_the_verdict_reaches_the_volunteer_with_the_reason(
    volunteer: Client, activity: Activity, neighbourhood_editor: Client, verdict: str
) -> None:
    reachable(volunteer)
    state = send_in(volunteer, activity)
    Message.objects.all().delete()
    action = address(activity, "workflow_action", verdict, state.pk)
    neighbourhood_editor.post(action, {"comment": "Welke deur is het?"})
    mail = Message.objects.get()
    assert mail.recipient == "vrijwilligers@example.nl"
    assert ("Welke deur is het?" in mail.body) == (verdict == "reject")
    assert "goedgekeurd" in mail.subject if verdict == "approve" else "komt terug" in mail.subject


def test_the_reason_stands_on_the_start_screen_and_at_the_record_until_it_is_sent_in_again(
    volunteer: Client, activity: Activity, neighbourhood_editor: Client
) -> None:
    state = send_in(volunteer, activity)
    action = address(activity, "workflow_action", "reject", state.pk)
    neighbourhood_editor.post(action, {"comment": "Welke <deur> is het?"})
    for url in (reverse("wagtailadmin_home"), address(activity, "edit")):
        assert "Welke &lt;deur&gt; is het?" in volunteer.get(url).content.decode(), url
    assert "Dit kreeg je terug" not in neighbourhood_editor.get("/beheer/").content.decode()
    send(volunteer, address(activity, "edit"), press="action-submit", summary="De rode deur.")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert "Dit kreeg je terug" not in volunteer.get("/beheer/").content.decode()


def test_what_an_organiser_says_to_have_stopped_is_said_so(
    listing: Listing, neighbourhood_editor: Client
) -> None:
    send_to_editors(listing, {"status": Listing.Status.DEFUNCT})
    assert Message.objects.get().subject == 'De aanbieder zegt dat "Koffie-inloop" niet meer bestaat.'


def test_who_wants_one_mail_a_day_gets_one(
    volunteer: Client, activity: Activity, listing: Listing, neighbourhood_editor: Client
) -> None:
    editor = neighbourhood_editor.user  # type: ignore[attr-defined]
    wants(editor, EditorMailPreference.When.DAILY)
    send_in(volunteer, activity)
    send_to_editors(listing, {"summary": "Thee."})
    assert mailed() == []
    assert send_daily_mails(timezone.now()) == 1
    assert send_daily_mails(timezone.now()) == 0
    mail = Message.objects.get()
    assert mail.subject == "2 berichten"
    assert "Inloop" in mail.body and "Koffie-inloop" in mail.body


def test_what_waits_for_the_daily_mail_is_not_sent_to_who_left_or_wants_none_any_more(
    volunteer: Client, activity: Activity, neighbourhood_editor: Client
) -> None:
    user: Any = neighbourhood_editor.user  # type: ignore[attr-defined]
    wants(user, EditorMailPreference.When.DAILY)
    send_in(volunteer, activity)

    wants(user, EditorMailPreference.When.NEVER)
    assert send_daily_mails(timezone.now()) == 0

    wants(user, EditorMailPreference.When.DAILY)
    groups = list(user.groups.all())
    user.groups.clear()
    assert send_daily_mails(timezone.now()) == 0 and mailed() == []

    user.groups.set(groups)
    assert send_daily_mails(timezone.now()) == 1


def test_who_never_wants_mail_gets_none(
    volunteer: Client, activity: Activity, neighbourhood_editor: Client
) -> None:
    wants(neighbourhood_editor.user, EditorMailPreference.When.NEVER)  # type: ignore[attr-defined]
    send_in(volunteer, activity)
    assert send_daily_mails(timezone.now()) == 0
    assert EditorNotice.objects.count() == 0


def test_what_ends_within_a_week_is_told_once(listing: Listing, neighbourhood_editor: Client) -> None:
    last_day = listing.consent_until = timezone.localdate() + timedelta(days=3)
    listing.save()
    for _day in range(2):
        tell_what_ends_soon(timezone.now())
    mail = Message.objects.get()
    assert mail.recipient == "wijkredacteuren@example.nl"
    assert "Koffie-inloop" in mail.subject
    assert f"toestemming loopt af op {date_format(last_day, 'j F Y')}" in mail.subject


def test_a_volunteer_chooses_when_in_the_account(volunteer: Client) -> None:
    user = reachable(volunteer)
    page = volunteer.get(reverse("wagtailadmin_account")).content.decode()
    assert "Eén mail per dag" in page
    data = {
        "name_email-first_name": "Vera",
        "name_email-last_name": "V",
        "name_email-email": user.email,
        "editor_mail-when": "daily",
        "locale-preferred_language": "nl",
        "locale-current_time_zone": "Europe/Amsterdam",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    volunteer.post(reverse("wagtailadmin_account"), data)
    assert EditorMailPreference.of(user).when == EditorMailPreference.When.DAILY
