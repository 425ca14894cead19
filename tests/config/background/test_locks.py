"""Two timers, or a timer and an operator, never run the same round at once."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from config.background.locks import only_one
from config.management.commands import timer

MONDAY = datetime(2026, 11, 30, 12, tzinfo=UTC)
Hold = Callable[[str], None]


@pytest.fixture
def held_elsewhere(transactional_db: None) -> Iterator[Hold]:
    """``held_elsewhere(name)`` holds a lock in another thread, on a connection of its own."""
    end = Event()
    threads: list[Thread] = []

    def hold(name: str) -> None:
        begun = Event()

        def work() -> None:
            with only_one(name) as mine:
                assert mine
                begun.set()
                end.wait()
            connections.close_all()

        threads.append(Thread(target=work))
        threads[-1].start()
        assert begun.wait(60)

    yield hold
    end.set()
    for thread in threads:
        thread.join()


def test_the_daily_jobs_do_not_run_beside_themselves(held_elsewhere: Hold) -> None:
    held_elsewhere("daily")
    with pytest.raises(CommandError, match="running already"):
        call_command("daily", verbosity=0)


def test_a_second_timer_stands_by(held_elsewhere: Hold, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(timer, "call_command", lambda name, verbosity: ran.append(name))
    held_elsewhere("timer")
    timer.Command().round()
    assert ran == []


def test_a_lock_is_free_again_after_a_failure(transactional_db: None) -> None:
    with pytest.raises(ZeroDivisionError), only_one("daily"):
        raise ZeroDivisionError
    with only_one("daily") as mine:
        assert mine


def test_a_round_that_fails_does_not_end_the_timer(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(timer, "close_old_connections", lambda: None)  # it is the test's connection
    monkeypatch.setattr(timer, "beat", fail)
    with caplog.at_level(logging.ERROR):
        timer.Command().round()
    assert caplog.messages == ["A round of the timer failed"]


def test_a_restarted_timer_does_not_repeat_the_daily_jobs(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(timer, "call_command", lambda name, verbosity: ran.append(name))
    for minutes in range(2):
        timer.Command().tick(MONDAY + timedelta(minutes=minutes))
    assert ran.count("send_mail") == 2
    assert ran.count("daily") == 1
