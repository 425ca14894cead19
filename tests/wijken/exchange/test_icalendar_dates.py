"""Another calendar program finds the same dates in our file as on our pages."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings

from tests.wijken.directory.recurrence.recurrence_cases import CASES, HOLIDAYS
from tests.wijken.directory.recurrence.test_properties import (
    all_changes,
    all_holidays,
    any_rules,
    moments,
    st,
)
from tests.wijken.exchange.ical_parser import Times, events_in, times_in
from wijken.directory.recurrence.occurrences import (
    HORIZON,
    ZONE,
    Frequency,
    Holidays,
    RecurrenceRule,
    ScheduleChange,
    occurrences,
)
from wijken.exchange.icalendar_file import CalendarEntry, calendar_file

NUMBER = UUID(int=7)
NOVEMBER = datetime(2026, 11, 24, 9, tzinfo=ZONE)

calm = settings(deadline=None, max_examples=60)


def file_of(
    rules: list[RecurrenceRule], changes: list[ScheduleChange], holidays: Holidays, at: datetime
) -> bytes:
    return calendar_file("Noord", [CalendarEntry(NUMBER, "Koffie", rules, changes)], holidays, at)


def on_the_page(
    rules: list[RecurrenceRule], changes: list[ScheduleChange], holidays: Holidays, at: datetime
) -> list[Times]:
    """From Monday of this week, as far as the holidays are known."""
    today = at.astimezone(ZONE).date()
    monday = datetime.combine(today - timedelta(days=today.weekday()), time.min, ZONE)
    found = occurrences(rules, changes, holidays, monday, at + HORIZON)
    real = {(one.starts.astimezone(UTC), one.ends.astimezone(UTC) if one.ends else None) for one in found}
    return sorted(real, key=lambda one: (one[0], str(one[1])))


@calm
@given(st.lists(any_rules, max_size=3), all_changes, all_holidays, moments)
def test_the_same_dates_in_another_program(
    rules: list[RecurrenceRule], changes: list[ScheduleChange], holidays: Holidays, at: datetime
) -> None:
    file = file_of(rules, changes, holidays, at)
    assert times_in(file) == on_the_page(rules, changes, holidays, at)
    uids = [str(event["uid"]) for event in events_in(file)]
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_everyday_and_awkward_schedules(case: object) -> None:
    at = datetime.fromisoformat(case.between[0]).replace(tzinfo=ZONE)
    rules, changes = list(case.rules), list(case.changes)
    assert times_in(file_of(rules, changes, HOLIDAYS, at)) == on_the_page(rules, changes, HOLIDAYS, at)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [((10, 0), (12, 0)), ((22, 0), (4, 0)), ((2, 30), (3, 30)), ((1, 0), (2, 30)), ((23, 0), (1, 0))],
)
def test_both_clock_changes(starts: tuple[int, int], ends: tuple[int, int]) -> None:
    """25 October 2026 has 25 hours, 28 March 2027 has 23."""
    daily = RecurrenceRule(
        Frequency.WEEKLY, weekdays=tuple(range(7)), starts_at=time(*starts), ends_at=time(*ends)
    )
    at = datetime(2026, 10, 20, tzinfo=ZONE)
    assert times_in(file_of([daily], [], Holidays(), at)) == on_the_page([daily], [], Holidays(), at)


def test_two_extra_days_that_begin_at_once_are_two_events() -> None:
    days = [
        ScheduleChange(date(2026, 12, 1), date(2026, 12, 1), False, time(10), ends)
        for ends in (time(11), time(12))
    ]
    uids = {str(event["uid"]) for event in events_in(file_of([], days, Holidays(), NOVEMBER))}
    assert len(uids) == 2


def test_a_weekly_meeting_is_one_event_that_repeats() -> None:
    tuesdays = RecurrenceRule(
        Frequency.WEEKLY,
        weekdays=(1,),
        starts_at=time(10),
        ends_at=time(12),
        not_in_school_holidays=True,
    )
    cancelled = ScheduleChange(date(2026, 12, 1), date(2026, 12, 1))
    (event,) = events_in(file_of([tuesdays], [cancelled], HOLIDAYS, NOVEMBER))
    assert event["rrule"]["BYDAY"] == ["TU"]
    assert event.decoded("dtstart") == datetime(2026, 11, 24, 10, tzinfo=ZONE)
    assert {date(2026, 12, 1), date(2026, 12, 22), date(2026, 12, 29)} <= {
        each.dt.date() for each in event["exdate"].dts
    }


def test_the_name_of_an_event_stays_the_same_tomorrow() -> None:
    tuesdays = [RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), starts_at=time(10), ends_at=time(12))]
    today, next_month = (
        [str(event["uid"]) for event in events_in(file_of(tuesdays, [], HOLIDAYS, at))]
        for at in (NOVEMBER, NOVEMBER + timedelta(days=30))
    )
    assert today == next_month == [f"{NUMBER}-0"]


def test_line_breaks_in_a_title_never_make_a_property() -> None:
    hostile = "Koffie\r\nATTENDEE:mailto:x@example.nl\nURL:http://x\r\x0bX:1\u2028\u0085Y:2\x00"
    rule = RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), starts_at=time(10))
    entry = CalendarEntry(NUMBER, hostile, [rule], place=hostile, lines=[hostile])
    file = calendar_file(hostile, [entry], Holidays(), NOVEMBER)
    names = {line.split(":")[0].split(";")[0] for line in file.decode().split("\r\n") if line[:1] != " "}
    assert names.isdisjoint({"ATTENDEE", "X", "Y", "URL"})
    assert str(events_in(file)[0]["summary"]).startswith("Koffie ATTENDEE:mailto:x@example.nl URL")
