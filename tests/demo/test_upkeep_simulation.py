"""The map stays up to date in a simulated year. No database, no clock: dates are arguments."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from demo.upkeep_simulation import Simulation
from wijken.upkeep.escalation import LADDER, RULES, EscalationCase, EscalationRole, plan

TODAY = date(2026, 11, 24)


def case(number: int = 1, due_in: int = 0, **more: object) -> EscalationCase:
    who = {EscalationRole.OWNER: "joke", EscalationRole.SECOND: "piet", EscalationRole.EDITOR: "redactie"}
    return EscalationCase(number, TODAY + timedelta(days=due_in), **({"reachable": who} | more))  # type: ignore[arg-type]


def test_after_a_quarter_of_a_year_nine_in_ten_are_confirmed_at_every_moment() -> None:
    year = Simulation(seed=3).run()

    assert year.lowest >= 0.9
    assert year.most_mails <= 6
    assert year.minutes <= 52 * 30


def test_without_escalation_or_bundling_fewer_records_are_confirmed() -> None:
    alone = Simulation(seed=3, rules=replace(RULES, ladder=LADDER[:1], phone_from=None)).run()
    one_by_one = Simulation(seed=3, rules=replace(RULES, bundled=False)).run()

    assert alone.lowest < 0.5
    assert one_by_one.lowest < 0.9


def test_escalation_goes_from_owner_to_second_contact_to_editor_to_phone() -> None:
    asked, mailed, one = [], {}, case(due_in=28)
    for days in range(60):
        today = TODAY + timedelta(days=days)
        made = plan([one], mailed, today)
        for who, questions in made.mails.items():
            mailed.setdefault(who, []).append(today)
            one.rung, one.tried_on = questions[0].rung + 1, today
            asked.append((days, who))
        if made.phone and ("phone") not in [who for _day, who in asked]:
            asked.append((days, "phone"))

    order = [who for _day, who in asked]
    assert order[:4] == ["joke", "piet", "joke", "redactie"]
    assert "phone" in order
    assert asked[order.index("phone")][0] == 21
    for who, days in mailed.items():
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        assert all(gap >= 7 for gap in gaps), who


def test_nobody_gets_more_than_six_mails_a_year() -> None:
    full = [TODAY - timedelta(days=days) for days in (300, 250, 200, 150, 100, 50)]

    made = plan([case(reachable={EscalationRole.OWNER: "joke"})], {"joke": full}, TODAY)

    assert not made.mails
    assert [one.listing for one in made.phone] == [1]


def test_one_mail_asks_along_what_comes_due_in_the_next_weeks() -> None:
    made = plan([case(1, 10), case(2, 60), case(3, 150)], {}, TODAY)

    assert [question.listing for question in made.mails["joke"]] == [1, 2]


def test_what_nobody_ever_checked_is_asked_at_once() -> None:
    never = EscalationCase(1, None, {EscalationRole.OWNER: "joke"})
    assert list(plan([never], {}, TODAY).mails) == ["joke"]


def test_a_second_round_on_the_same_day_asks_nobody_else() -> None:
    overdue = case(1, -30, rung=2, tried_on=TODAY)

    assert not plan([overdue], {}, TODAY).mails
    assert list(plan([overdue], {}, TODAY + timedelta(days=1)).mails) == ["joke"]


def test_a_clock_that_was_ahead_silences_nobody_for_long() -> None:
    made = plan([case()], {"joke": [TODAY + timedelta(days=400)]}, TODAY)
    assert "joke" in made.mails
