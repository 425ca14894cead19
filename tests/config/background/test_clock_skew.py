"""A clock that jumps mails and deletes nothing, until it is right again or a person says that it is."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from config.background.clock_skew import LARGEST_STEP, believe
from config.management.commands import timer

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 12, tzinfo=UTC)
A_YEAR = timedelta(days=400)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    monkeypatch.setattr(timer, "call_command", lambda name, verbosity: names.append(name))
    return names


@pytest.mark.parametrize("jump", [A_YEAR, -A_YEAR, LARGEST_STEP + timedelta(minutes=2)])
def test_after_a_jump_the_timer_waits_and_says_so_once_an_hour(
    jump: timedelta, ran: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    clock = timer.Command()
    clock.tick(MONDAY)
    ran.clear()

    with caplog.at_level(logging.ERROR):
        for minutes in range(1, 62):
            clock.tick(MONDAY + jump + timedelta(minutes=minutes))

    assert ran == []
    assert [message.split(":")[0] for message in caplog.messages] == ["The timer waits"] * 2
    assert "manage.py timer --believe-the-clock" in caplog.messages[0]


def test_a_clock_that_is_set_right_needs_nobody(ran: list[str]) -> None:
    clock = timer.Command()
    for moment in (MONDAY, MONDAY + A_YEAR, MONDAY + timedelta(minutes=2)):
        clock.tick(moment)
    assert ran.count("send_mail") == 2


def test_a_site_that_was_off_for_a_day_goes_on_by_itself(ran: list[str]) -> None:
    clock = timer.Command()
    for moment in (MONDAY, MONDAY + timedelta(days=1)):
        clock.tick(moment)
    assert ran.count("daily") == 2


def test_after_a_longer_absence_a_person_says_that_the_clock_is_right(ran: list[str]) -> None:
    now = timezone.now()
    believe(now - timedelta(days=5))
    timer.Command().tick(now)
    assert ran == []

    call_command("timer", believe_the_clock=True)
    timer.Command().tick(now)
    assert ran == ["publish_scheduled", "send_mail", "daily"]


def test_the_daily_jobs_by_hand_delete_nothing_either() -> None:
    believe(timezone.now() - A_YEAR)
    Session.objects.create(session_key="old", session_data="", expire_date=MONDAY - A_YEAR)

    with pytest.raises(CommandError, match="nothing is mailed, deleted or published"):
        call_command("daily", verbosity=0)

    assert Session.objects.exists()
