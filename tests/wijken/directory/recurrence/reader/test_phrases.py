"""What people type, and what is read in it."""

from datetime import date

import pytest

from tests.wijken.directory.recurrence.reader.phrases import CERTAIN, TODAY, UNCERTAIN
from wijken.directory.recurrence.reader import read
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule, ScheduleChange
from wijken.directory.recurrence.text import in_full


@pytest.mark.parametrize(("typed", "words", "left_out"), CERTAIN, ids=[typed for typed, *_ in CERTAIN])
def test_times_are_read_as_people_say_them(typed: str, words: str, left_out: str) -> None:
    reading = read(typed, TODAY)

    assert reading.certain, reading
    assert ". ".join(in_full(rule) for rule in reading.rules) == words
    days = [" ".join(dict.fromkeys((f"{one.first}", f"{one.last}"))) for one in reading.changes]
    assert "; ".join(days) == left_out


@pytest.mark.parametrize(("typed", "words", "question"), UNCERTAIN, ids=[typed for typed, *_ in UNCERTAIN])
def test_what_can_be_meant_in_two_ways_is_asked_and_never_guessed(
    typed: str, words: str, question: str
) -> None:
    reading = read(typed, TODAY)

    assert not reading.certain
    assert "; ".join(reading.not_understood) == words
    assert next(iter(reading.questions), "") == question


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({typed for typed, *_ in CERTAIN}) >= 150


def test_a_date_without_a_year_is_the_next_one() -> None:
    assert read("5 mei 14 uur", date(2026, 11, 23)).rules[0].first == date(2027, 5, 5)
    assert read("5 mei 14 uur", date(2027, 1, 2)).rules[0].first == date(2027, 5, 5)


def test_what_is_going_on_now_began_in_the_past() -> None:
    rule = read("tentoonstelling van 1 november t/m 31 december", TODAY).rules[0]
    assert (rule.first, rule.last) == (date(2026, 11, 1), date(2026, 12, 31))


def test_a_line_of_the_import_says_what_it_is_certain_of() -> None:
    reading = read("Di 10-12 in zaal 3, niet op 29 december", TODAY)

    assert not reading.certain
    assert reading.not_understood == ("zaal 3",)
    assert [rule.weekdays for rule in reading.rules] == [(1,)]
    assert reading.rules[0].frequency is Frequency.WEEKLY
    assert reading.changes == (ScheduleChange(date(2026, 12, 29), date(2026, 12, 29)),)


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_nothing_typed_says_nothing(typed: str) -> None:
    reading = read(typed, TODAY)
    assert (reading.rules, reading.questions, reading.certain) == ((), (), False)


def test_too_long_a_line_is_not_read() -> None:
    assert not read("dinsdag 10-12 " * 100, TODAY).certain


def test_the_rule_of_a_yearly_day_is_every_twelve_months() -> None:
    assert read("elk jaar op 5 december", TODAY).rules == (
        RecurrenceRule(Frequency.MONTHLY, date(2026, 12, 5), interval=12),
    )
