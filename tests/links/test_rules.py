"""When a link counts as broken. No database, no clock."""

from datetime import date, timedelta

import pytest

from links.rules import NO_ANSWER, Findings, State

TODAY = date(2026, 11, 24)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def after(*tries: tuple[int, int]) -> Findings:
    known = Findings()
    for number, status in tries:
        known = known.after(status, day(number))
    return known


def test_one_bad_day_breaks_nothing() -> None:
    known = after((0, 404))
    assert (known.state, known.look_on) == (State.FAILING, day(2))


def test_four_failing_days_in_a_week_break_a_link() -> None:
    assert after((0, 404), (2, 404), (4, 500)).state is State.FAILING
    assert after((0, 404), (2, 404), (4, 500), (5, 404)).state is State.FAILING
    known = after((0, 404), (2, 404), (4, 500), (6, NO_ANSWER))
    assert (known.state, known.failing_since, known.look_on) == (State.BROKEN, TODAY, day(13))


def test_trying_often_on_one_day_counts_once() -> None:
    known = after(*[(0, 404)] * 9, (6, 404))
    assert (known.state, known.failures) == (State.FAILING, 2)


def test_weeks_without_checks_do_not_break_a_link() -> None:
    assert after((0, 404), (40, 404)).state is State.FAILING


def test_one_good_day_marks_a_link_as_working() -> None:
    known = after((0, 404), (2, 404), (4, 404), (6, 404), (13, 200))
    assert (known.state, known.failures, known.failing_since) == (State.GOOD, 0, None)
    assert (known.good_on, known.look_on) == (day(13), day(41))


def test_a_broken_link_stays_so_until_it_works() -> None:
    assert after((0, 404), (2, 404), (4, 404), (6, 404), (6, 404), (13, 503)).state is State.BROKEN


@pytest.mark.parametrize("status", [401, 403, 429, 999])
def test_a_site_that_refuses_bots_is_not_broken(status: int) -> None:
    known = after((0, status), (28, status), (56, status), (84, status))
    assert known.state is State.CLOSED
