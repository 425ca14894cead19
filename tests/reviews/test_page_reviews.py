"""Pages have review dates, and editors are reminded."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from core.models import SiteSettings
from core.scheduled_jobs import run_jobs
from methode.models import StepPage
from outbox.models import Message

pytestmark = pytest.mark.django_db
AddStep = Callable[..., StepPage]


@pytest.fixture
def now(home: Any) -> datetime:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.email = "redactie@example.nl"
    settings.save()
    return timezone.localtime().replace(hour=9)  # three hours later is the same day


def log_in(name: str, group: str, users: Any) -> Client:
    call_command("setup_roles", verbosity=0)
    user = users.objects.create_user(name, f"{name}@example.nl", "geheim-genoeg-1")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def remind(at: datetime) -> list[Message]:
    assert [outcome.failed for outcome in run_jobs(at, ["page-reviews"])] == [False]
    return list(Message.objects.order_by("pk"))


def test_one_mail_lists_all_pages_and_each_date_only_once(add_step: AddStep, now: datetime) -> None:
    today = timezone.localdate(now)
    steps = [add_step(number, next_review_on=today - timedelta(days=number)) for number in (1, 2)]
    add_step(3, next_review_on=today + timedelta(days=1))
    add_step(4, next_review_on=today, live=False)
    (mail,) = remind(now)
    assert mail.recipient == "redactie@example.nl"
    assert all(step.title in mail.body for step in steps)
    assert "Stap 3" not in mail.body and "Stap 4" not in mail.body
    assert len(remind(now)) == 1 and len(remind(now + timedelta(hours=3))) == 1
    assert len(remind(now + timedelta(days=5))) == 2


def test_without_an_address_nobody_is_told_and_nothing_is_lost(add_step: AddStep, now: datetime) -> None:
    add_step(1, next_review_on=timezone.localdate(now))
    SiteSettings.objects.update(email="")
    assert remind(now) == []
    SiteSettings.objects.update(email="redactie@example.nl")
    assert len(remind(now)) == 1


def test_one_click_on_the_start_screen_says_that_a_page_still_holds(
    add_step: AddStep, now: datetime, django_user_model: Any
) -> None:
    step = add_step(1, next_review_on=date(2020, 1, 1))
    step.title = "Een nieuwe titel die nog niet af is"
    step.save_revision()
    editor = log_in("redacteur", "Redacteuren", django_user_model)
    url = reverse("reviews_still_holds", args=[step.pk])
    assert url in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert editor.get(url).status_code == 405
    editor.post(url)
    live = StepPage.objects.get(pk=step.pk)
    assert live.last_reviewed_on == timezone.localdate() and live.next_review_on > timezone.localdate()
    assert live.title != step.title and live.has_unpublished_changes
    draft = live.get_latest_revision_as_object()
    assert draft.title == step.title and draft.last_reviewed_on == timezone.localdate()
    assert url not in editor.get(reverse("wagtailadmin_home")).content.decode()


def test_a_volunteer_sees_no_pages_and_cannot_say_so(
    add_step: AddStep, now: datetime, django_user_model: Any
) -> None:
    step = add_step(1, next_review_on=date(2020, 1, 1))
    volunteer = log_in("vrijwilliger", "Vrijwilligers", django_user_model)
    url = reverse("reviews_still_holds", args=[step.pk])
    assert url not in volunteer.get(reverse("wagtailadmin_home")).content.decode()
    volunteer.post(url)
    assert StepPage.objects.get(pk=step.pk).last_reviewed_on is None
