"""The words that we print for a schedule are read back as the same schedule."""

from datetime import date, datetime, time, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from wijken.directory.models import Schedule
from wijken.directory.recurrence.canonical import canonical
from wijken.directory.recurrence.occurrences import (
    ZONE,
    Frequency,
    Holidays,
    RecurrenceRule,
    occurrences,
)
from wijken.directory.recurrence.reader import read
from wijken.directory.recurrence.text import in_full
from wijken.directory.recurrence.validation import problems

calm = settings(deadline=None, max_examples=200)
dates = st.dates(date(2000, 1, 1), date(2100, 12, 31))
clock = st.builds(time, st.integers(0, 23), st.integers(0, 59))
LONGEST_INTERVAL = 12  # the validator of the field

WORDS = """
elke di 10-12 niet op , de 2e dinsdag van maand vanaf tot en met 5 januari 31 24.00 half 3 om week op afspraak
12-12 jaar even weken 's avonds werkdag behalve . ; uur 0 99 30 februari
"""

schedules = st.builds(
    Schedule,
    frequency=st.sampled_from(Schedule.Frequency.values),
    weekdays=st.lists(st.integers(0, 6), unique=True, max_size=7).map(lambda days: tuple(sorted(days))),
    nth=st.none() | st.sampled_from(Schedule.Nth.values),
    interval=st.integers(1, LONGEST_INTERVAL),
    weeks=st.sampled_from(Schedule.Weeks.values),
    first_day=st.none() | dates,
    last_day=st.none() | dates,
    starts_at=st.none() | clock,
    ends_at=st.none() | clock,
    not_in_school_holidays=st.booleans(),
    not_on_public_holidays=st.booleans(),
)
rules = schedules.map(lambda schedule: schedule.rule).filter(lambda rule: not problems(rule))


@calm
@given(rules, st.dates(date(2010, 1, 1), date(2080, 1, 1)))
@example(
    RecurrenceRule(Frequency.ONCE, date(2028, 2, 29), starts_at=time(0), ends_at=time(0)), date(2026, 11, 23)
)
@example(
    RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), starts_at=time(2), ends_at=time(1)), date(2026, 11, 23)
)
def test_what_we_print_for_a_schedule_is_read_back_as_that_schedule(rule: RecurrenceRule, at: date) -> None:
    reading = read(in_full(rule), at)

    assert reading.certain, (in_full(rule), reading)
    assert reading.rules == (canonical(rule),), in_full(rule)
    assert reading.changes == ()


@calm
@given(rules, dates)
def test_the_schedule_that_is_read_back_has_the_same_dates(rule: RecurrenceRule, day: date) -> None:
    after = datetime.combine(min(day, date(2099, 1, 1)), time.min, ZONE)
    before = after + timedelta(days=400)
    ours, back = (
        [one.starts for one in occurrences([each], [], Holidays(), after, before)]
        for each in (rule, canonical(rule))
    )
    assert ours == back


@calm
@given(rules)
def test_reading_back_twice_changes_nothing(rule: RecurrenceRule) -> None:
    assert canonical(canonical(rule)) == canonical(rule)
    assert in_full(canonical(rule)) == in_full(rule)


@calm
@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join), dates)
def test_nothing_that_is_typed_breaks_the_reader(text: str, at: date) -> None:
    reading = read(text, at)

    assert not any(problems(rule) for rule in reading.rules) or reading.questions
    assert reading.certain or reading.questions or reading.not_understood or not text.strip()
