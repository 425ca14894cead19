"""Daily jobs: every app's jobs run, and a failure does not stop the others."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from core import scheduled_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """``rounds(a=work, b=work)`` replaces the registered jobs."""
    autodiscover_modules("jobs")

    def only(**works: Callable[[datetime], str]) -> None:
        monkeypatch.setattr(
            scheduled_jobs, "JOBS", {name: scheduled_jobs.Job(name, work) for name, work in works.items()}
        )

    return only


def a_session(key: str) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())


def test_one_that_fails_is_undone_and_the_others_still_run(rounds: Callable[..., None]) -> None:
    def broken(at: datetime) -> str:
        a_session("half")
        raise RuntimeError

    def fine(at: datetime) -> str:
        a_session("whole")
        return "1 done"

    rounds(a_broken=broken, b_fine=fine)
    said = StringIO()

    with pytest.raises(CommandError, match="a_broken"):
        call_command("daily", stdout=said)

    assert "b_fine: 1 done" in said.getvalue()
    assert [session.session_key for session in Session.objects.all()] == ["whole"]


def test_two_rounds_of_one_name_are_a_mistake(rounds: Callable[..., None]) -> None:
    rounds(mail=lambda at: "")
    with pytest.raises(ValueError, match="mail"):
        scheduled_jobs.daily_job("mail")(lambda at: "other")


def test_the_real_rounds_run_twice_on_one_day_and_say_what_they_did() -> None:
    a_session("old")
    first, second = StringIO(), StringIO()

    call_command("daily", stdout=first)
    call_command("daily", stdout=second)

    assert "sessions: 1 deleted" in first.getvalue()
    assert "sessions: 0 deleted" in second.getvalue()
    assert {"mail", "jobs", "sessions"} <= set(scheduled_jobs.JOBS)
