"""The maintainer of a listing is asked often enough to keep it up to date, and no more often."""

from datetime import date, timedelta
from typing import Any

import pytest

from wijken.upkeep.escalation import (
    LADDER,
    EscalationCase,
    EscalationRole,
    Rules,
    is_full,
    is_quiet,
    next_step,
    plan,
)

TODAY = date(2026, 11, 28)
OWNER = "joke@example.nl"


def days_ago(*numbers: int) -> list[date]:
    return sorted(TODAY - timedelta(days=number) for number in numbers)


@pytest.mark.parametrize(
    ("last", "full"), [(-1, False), (0, True), (363, True), (364, True), (365, False), (366, False)]
)
def test_a_mailbox_gets_six_mails_in_a_year_of_365_days(last: int, full: bool) -> None:
    assert is_full(days_ago(30, 60, 90, 120, 150, last), TODAY) is full


def test_a_mailbox_that_had_more_than_six_mails_gets_none() -> None:
    assert is_full(days_ago(30, 60, 90, 120, 150, 180, 210), TODAY)


def test_five_mails_in_a_year_leave_room_for_one() -> None:
    assert not is_full(days_ago(30, 60, 90, 120, 150), TODAY)


@pytest.mark.parametrize(("last", "quiet"), [(-1, False), (0, True), (6, True), (7, False), (8, False)])
def test_a_mailbox_is_left_alone_for_a_week(last: int, quiet: bool) -> None:
    assert is_quiet(days_ago(100, last), TODAY) is quiet


def test_who_had_six_mails_is_passed_over_for_the_next_who_can_tell() -> None:
    case = EscalationCase(listing=1, due=TODAY, reachable={role: role.value for role in EscalationRole})
    first = next_step(case, {}, TODAY)
    assert first is not None
    recipient = case.reachable[LADDER[first].role]

    later = next_step(case, {recipient: days_ago(30, 60, 90, 120, 150, 180)}, TODAY)

    assert later is not None
    assert case.reachable[LADDER[later].role] != recipient


def test_one_mail_asks_about_all_listings_of_one_person() -> None:
    cases = [
        EscalationCase(listing=number, due=TODAY, reachable={EscalationRole.OWNER: OWNER})
        for number in (1, 2, 3)
    ]

    [mail] = plan(cases, {}, TODAY).mails.values()

    assert [question.listing for question in mail] == [1, 2, 3]


@pytest.mark.parametrize(
    ("tried_on", "mails"), [(TODAY, 0), (TODAY - timedelta(days=1), 1), (TODAY - timedelta(days=30), 1)]
)
def test_a_second_run_on_the_same_day_asks_nobody_again(tried_on: date, mails: int) -> None:
    case = EscalationCase(
        listing=1,
        due=TODAY,
        reachable={EscalationRole.OWNER: OWNER},
        rung=7,
        tried_on=tried_on - timedelta(days=3),
    )
    assert LADDER[7].after == 4
    assert len(plan([case], {}, TODAY).mails) == mails


def test_a_step_without_a_pause_still_waits_for_the_next_day() -> None:
    case = EscalationCase(
        listing=1, due=TODAY, reachable={EscalationRole.SECOND: OWNER}, rung=8, tried_on=TODAY
    )
    assert LADDER[8].after == 0
    assert not plan([case], {}, TODAY).mails


def test_a_step_without_a_pause_is_taken_the_next_day() -> None:
    yesterday = TODAY - timedelta(days=1)
    case = EscalationCase(
        listing=1, due=TODAY, reachable={EscalationRole.SECOND: OWNER}, rung=8, tried_on=yesterday
    )
    assert plan([case], {}, TODAY).mails


def owned(number: int, owner: str = OWNER, days: int = 0, **more: Any) -> EscalationCase:
    """A listing that must be checked in so many days, with an owner."""
    return EscalationCase(number, TODAY + timedelta(days=days), {EscalationRole.OWNER: owner}, **more)


@pytest.mark.parametrize(
    "first",
    [
        EscalationCase(1, TODAY - timedelta(days=90), {}),
        owned(1, "stil@example.nl", -90),
        owned(1, days=-90, rung=7, tried_on=TODAY),
    ],
    ids=["nobody to ask", "somebody asked this week", "asked today"],
)
def test_a_listing_that_waits_holds_up_none_after_it(first: EscalationCase) -> None:
    made = plan([first, owned(2, "piet@example.nl")], {"stil@example.nl": days_ago(3)}, TODAY)
    assert list(made.mails) == ["piet@example.nl"]


def test_a_listing_that_nobody_ever_checked_is_asked_about_today() -> None:
    case = EscalationCase(listing=1, due=None, reachable={EscalationRole.OWNER: OWNER})
    made = plan([case], {}, TODAY)
    assert list(made.mails) == [OWNER] and made.phone == [case]


@pytest.mark.parametrize(("days", "asked"), [(0, True), (28, True), (29, False)])
def test_the_first_mail_comes_four_weeks_ahead(days: int, asked: bool) -> None:
    assert bool(plan([owned(1, days=days)], {}, TODAY).mails) is asked


def test_without_an_owner_the_second_contact_is_asked() -> None:
    case = EscalationCase(listing=1, due=TODAY, reachable={EscalationRole.SECOND: "twee@example.nl"})
    [(recipient, [question])] = plan([case], {}, TODAY).mails.items()
    assert (recipient, question.role, question.rung) == ("twee@example.nl", EscalationRole.SECOND, 1)


def test_an_editor_has_no_yearly_limit() -> None:
    case = EscalationCase(listing=1, due=TODAY, reachable={EscalationRole.EDITOR: "wijk@example.nl"})
    mailed = {"wijk@example.nl": days_ago(*range(30, 330, 30))}
    assert list(plan([case], mailed, TODAY).mails) == ["wijk@example.nl"]


@pytest.mark.parametrize(("rules", "asked"), [(Rules(), [1, 2]), (Rules(bundled=False), [1])])
def test_what_is_due_within_ten_weeks_goes_along_and_later_ones_do_not(
    rules: Rules, asked: list[int]
) -> None:
    cases = [owned(1), owned(2, days=70), owned(3, days=71), owned(4, "piet@example.nl", days=60)]
    made = plan(cases, {}, TODAY, rules)
    assert {to: [one.listing for one in questions] for to, questions in made.mails.items()} == {OWNER: asked}


def test_unbundled_a_mail_asks_about_one_listing_and_calls_are_in_order_of_date() -> None:
    cases = [owned(1, "een@example.nl", -40), owned(2, days=-5), owned(3, days=-10)]
    made = plan(cases, {}, TODAY, Rules(bundled=False))
    assert {to: [one.listing for one in questions] for to, questions in made.mails.items()} == {
        "een@example.nl": [1],
        OWNER: [3],
    }
    assert [case.listing for case in made.phone] == [1, 3, 2]


def test_without_a_call_list_nobody_is_called() -> None:
    assert plan([owned(1)], {}, TODAY, Rules(phone_from=None)).phone == []


@pytest.mark.parametrize(("days", "called"), [(8, False), (7, True), (0, True), (-30, True)])
def test_somebody_calls_from_a_week_before_the_period_ends(days: int, called: bool) -> None:
    case = EscalationCase(listing=1, due=TODAY + timedelta(days=days), reachable={})
    assert (case in plan([case], {}, TODAY).phone) is called


def test_who_can_tell_about_most_is_called_first() -> None:
    def case(number: int, owner: str, days: int) -> EscalationCase:
        return EscalationCase(number, TODAY - timedelta(days=days), {EscalationRole.OWNER: owner})

    cases = [case(1, "een@example.nl", 40), case(2, OWNER, 5), case(3, OWNER, 10)]

    assert [one.listing for one in plan(cases, {}, TODAY).phone] == [3, 2, 1]
