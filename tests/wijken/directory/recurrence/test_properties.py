"""Properties of every possible schedule, with ``dateutil`` as a reference."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import YEARLY, rrule, rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from demo.rrule_parser import parse_rrule
from wijken.directory.recurrence.occurrences import (
    HORIZON,
    OPEN_END_LASTS,
    ZONE,
    Frequency,
    Holidays,
    Occurrence,
    RecurrenceRule,
    ScheduleChange,
    WeekParity,
    is_open,
    next_occurrences,
    occurrences,
    rrule_text,
)

calm = settings(deadline=None, max_examples=150)

NO_HOLIDAYS = Holidays()
dates = st.dates(date(2024, 1, 1), date(2029, 12, 31))
moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
minutes = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
weekdays = st.lists(st.integers(0, 6), max_size=7, unique=True).map(tuple)
lengths = st.integers(1, 120).map(lambda days: timedelta(days=days))


@st.composite
def rules(draw: st.DrawFn, frequencies: tuple[Frequency, ...] = tuple(Frequency)) -> RecurrenceRule:
    frequency = draw(st.sampled_from(frequencies))
    first = draw(dates)
    return RecurrenceRule(
        frequency,
        first,
        last=draw(st.none() | st.integers(0, 900).map(lambda days: first + timedelta(days=days))),
        interval=draw(st.integers(1, 5)),
        weekdays=draw(weekdays),
        nth=draw(st.sampled_from((None, 1, 2, 3, 4, 5, -1))) if frequency is Frequency.MONTHLY else None,
        starts_at=draw(st.none() | minutes),
        ends_at=draw(st.none() | minutes),
        not_in_school_holidays=draw(st.booleans()),
        not_on_public_holidays=draw(st.booleans()),
    )


in_certain_weeks = st.builds(
    lambda rule, weeks: replace(rule, weeks=weeks, interval=1),
    rules((Frequency.WEEKLY,)),
    st.sampled_from(WeekParity),
)
repeating = rules((Frequency.WEEKLY, Frequency.MONTHLY))
ranges = st.builds(lambda first, days: (first, first + timedelta(days=days)), dates, st.integers(0, 60))
cancellations = ranges.map(lambda ends: ScheduleChange(*ends))
extras = st.builds(
    lambda day, starts, ends: ScheduleChange(day, day, False, starts, ends),
    dates,
    minutes,
    st.none() | minutes,
)
any_rules = rules() | in_certain_weeks
all_changes = st.lists(cancellations | extras, max_size=4)
all_holidays = st.builds(
    Holidays, school=st.lists(ranges, max_size=4).map(tuple), public=st.frozensets(dates, max_size=30)
)


def found(
    given_rules: list[RecurrenceRule],
    changes: list[ScheduleChange],
    holidays: Holidays,
    after: datetime,
    length: timedelta,
) -> list[Occurrence]:
    return list(occurrences(given_rules, changes, holidays, after, after + length))


def in_utc(one: Occurrence) -> tuple[datetime, datetime]:
    """Start and (assumed) end in UTC: aware datetimes in the same zone compare by local time."""
    starts = one.starts.astimezone(UTC)
    return starts, one.ends.astimezone(UTC) if one.ends else starts + OPEN_END_LASTS


@calm
@given(weekdays.filter(bool), st.sampled_from(WeekParity), moments, lengths)
def test_even_and_odd_weeks_are_those_of_another_calendar_program(
    days: tuple[int, ...], weeks: WeekParity, after: datetime, length: timedelta
) -> None:
    rule = RecurrenceRule(
        Frequency.WEEKLY, weekdays=days, weeks=weeks, starts_at=time(12), not_on_public_holidays=False
    )
    numbers = [number for number in range(1, 54) if (number % 2 == 0) is (weeks is WeekParity.EVEN)]
    begin = datetime.combine(after.astimezone(ZONE).date(), time.min)
    other = rrule(YEARLY, byweekno=numbers, byweekday=days, dtstart=datetime(2024, 1, 1, 12))  # noqa: DTZ001
    expected = [when.date() for when in other.between(begin, begin + length, inc=True)]
    result = occurrences(
        [rule], [], NO_HOLIDAYS, begin.replace(tzinfo=ZONE), (begin + length).replace(tzinfo=ZONE)
    )
    assert [one.starts.date() for one in result] == expected


@calm
@given(st.lists(any_rules, max_size=4), all_changes, all_holidays, moments, lengths)
def test_in_order_once_and_within_what_was_asked(
    given_rules: list[RecurrenceRule],
    changes: list[ScheduleChange],
    holidays: Holidays,
    after: datetime,
    length: timedelta,
) -> None:
    result = found(given_rules, changes, holidays, after, length)
    assert result == sorted(result)
    assert [in_utc(one)[0] for one in result] == sorted(in_utc(one)[0] for one in result)
    assert len({(one.starts, one.ends) for one in result}) == len(result)
    for one in result:
        starts, ends = in_utc(one)
        assert starts < after + length
        assert starts >= after or ends > after
        assert starts < ends
        assert one.starts.tzinfo is ZONE


@calm
@given(repeating, moments, lengths)
def test_the_same_days_as_another_calendar_program(
    rule: RecurrenceRule, after: datetime, length: timedelta
) -> None:
    rule = replace(
        rule, not_in_school_holidays=False, not_on_public_holidays=False, starts_at=time(12), ends_at=time(13)
    )
    text = rrule_text(replace(rule, last=None))
    assert text is not None
    assert rule.first is not None
    other = rrulestr(text, dtstart=datetime.combine(rule.first, time(12)))
    begin = datetime.combine(after.astimezone(ZONE).date(), time.min)
    end = begin + length
    expected = [
        when.date()
        for when in other.between(begin, end, inc=True)
        if rule.last is None or when.date() <= rule.last
    ]
    result = occurrences([rule], [], NO_HOLIDAYS, begin.replace(tzinfo=ZONE), end.replace(tzinfo=ZONE))
    assert [one.starts.date() for one in result] == expected


@calm
@given(repeating, moments, lengths)
def test_the_clock_on_the_wall_always_says_the_same(
    rule: RecurrenceRule, after: datetime, length: timedelta
) -> None:
    assume(rule.starts_at is not None and rule.starts_at.hour != 2)
    assume(rule.ends_at is None or rule.ends_at.hour != 2)
    for one in found([rule], [], NO_HOLIDAYS, after, length):
        assert one.starts.time() == rule.starts_at
        assert (one.ends.time() if one.ends else None) == rule.ends_at


@calm
@given(minutes, st.none() | minutes, dates)
def test_every_moment_exists(starts_at: time, ends_at: time | None, day: date) -> None:
    once = RecurrenceRule(Frequency.ONCE, day, starts_at=starts_at, ends_at=ends_at)
    midnight = datetime.combine(day, time.min, ZONE)
    (one,) = occurrences([once], [], NO_HOLIDAYS, midnight, midnight + timedelta(days=1))
    for moment in (one.starts, one.ends):
        assert moment is None or moment == moment.astimezone(UTC).astimezone(ZONE)
        assert moment is None or moment.fold == 0


@calm
@given(st.lists(any_rules, max_size=3), all_changes, cancellations, all_holidays, moments, lengths)
def test_cancelling_takes_away_exactly_those_days(
    given_rules: list[RecurrenceRule],
    changes: list[ScheduleChange],
    cancelled: ScheduleChange,
    holidays: Holidays,
    after: datetime,
    length: timedelta,
) -> None:
    only_extra = [change for change in changes if not change.cancelled]
    extra_moments = {(one.starts, one.ends) for one in found([], only_extra, holidays, after, length)}
    assume(all(change.starts_at is not None for change in only_extra))
    before = found(given_rules, changes, holidays, after, length)
    result = found(given_rules, [*changes, cancelled], holidays, after, length)
    assert {(one.starts, one.ends) for one in result} == {
        (one.starts, one.ends)
        for one in before
        if not cancelled.first <= one.starts.date() <= cancelled.last
        or (one.starts, one.ends) in extra_moments
    }


@calm
@given(st.lists(repeating, max_size=3), all_holidays, moments, lengths, st.data())
def test_holidays_take_away_exactly_their_days(
    given_rules: list[RecurrenceRule],
    holidays: Holidays,
    after: datetime,
    length: timedelta,
    data: st.DataObject,
) -> None:
    always = [replace(one, not_in_school_holidays=False, not_on_public_holidays=False) for one in given_rules]
    strict = [replace(one, not_in_school_holidays=True, not_on_public_holidays=True) for one in given_rules]
    everything = found(always, [], holidays, after, length)
    if everything:
        days = st.sampled_from([one.starts.date() for one in everything])
        holidays = replace(holidays, public=data.draw(st.frozensets(days)))
    assert found(strict, [], holidays, after, length) == [
        one
        for one in everything
        if not any(first <= one.starts.date() <= last for first, last in holidays.school)
        and not holidays.is_public_holiday(one.starts.date())
    ]


@calm
@given(st.lists(any_rules, max_size=3), all_changes, all_holidays, moments, st.integers(0, 8))
def test_the_next_dates_are_the_first_of_all_dates(
    given_rules: list[RecurrenceRule],
    changes: list[ScheduleChange],
    holidays: Holidays,
    at: datetime,
    count: int,
) -> None:
    everything = found(given_rules, changes, holidays, at, HORIZON)
    assert next_occurrences(given_rules, changes, holidays, at, count) == everything[:count]


@calm
@given(st.lists(any_rules, max_size=3), all_changes, all_holidays, moments, lengths)
def test_open_exactly_while_something_is_going_on(
    given_rules: list[RecurrenceRule],
    changes: list[ScheduleChange],
    holidays: Holidays,
    after: datetime,
    length: timedelta,
) -> None:
    result = found(given_rules, changes, holidays, after, length)
    for one in result[:5]:
        starts, ends = in_utc(one)
        assert is_open(given_rules, changes, holidays, starts) is not None
        last = ends - timedelta(seconds=1)
        assert is_open(given_rules, changes, holidays, last) is not None
        going_on = is_open(given_rules, changes, holidays, ends)
        assert going_on is None or going_on != one


@calm
@given(repeating, st.lists(any_rules, max_size=2), moments, st.tuples(lengths, lengths))
def test_two_halves_make_the_whole(
    rule: RecurrenceRule, others: list[RecurrenceRule], after: datetime, parts: tuple[timedelta, timedelta]
) -> None:
    given_rules = [rule, *others]
    middle = after + parts[0]
    halves = {
        *found(given_rules, [], NO_HOLIDAYS, after, parts[0]),
        *found(given_rules, [], NO_HOLIDAYS, middle, parts[1]),
    }
    assert sorted(halves) == found(given_rules, [], NO_HOLIDAYS, after, parts[0] + parts[1])


@calm
@given(repeating)
def test_written_down_and_read_again_it_is_the_same(rule: RecurrenceRule) -> None:
    text = rrule_text(rule)
    assert text is not None
    back = parse_rrule(text, rule.first, rule.starts_at, rule.ends_at)
    assert back.last == rule.last
    assert rrule_text(back) == text
    assert rule.first is not None
    begin = datetime.combine(rule.first, time.min, ZONE)
    ours, theirs = (
        [one.starts for one in found([each], [], NO_HOLIDAYS, begin, timedelta(days=500))]
        for each in (rule, back)
    )
    assert ours == theirs


@calm
@given(
    st.text(max_size=60)
    | st.from_regex(r"FREQ=(WEEKLY|MONTHLY|DAILY)(;[A-Z]{3,10}=[-+0-9A-Z,]{0,8}){0,3}", fullmatch=True),
    dates,
)
def test_no_text_does_more_than_be_refused(text: str, first: date) -> None:
    try:
        rule = parse_rrule(text, first)
    except ValueError as refusal:
        assert str(refusal).endswith(".")
    else:
        assert rrule_text(rule) is not None


@calm
@given(
    st.builds(
        RecurrenceRule,
        st.sampled_from(Frequency),
        first=st.none() | dates,
        last=st.none() | dates,
        interval=st.integers(-2, 60),
        weekdays=st.lists(st.integers(-1, 8), max_size=3).map(tuple),
        nth=st.none() | st.integers(-3, 7),
        starts_at=st.none() | minutes,
        ends_at=st.none() | minutes,
    ),
    moments,
)
def test_an_impossible_rule_breaks_no_page(rule: RecurrenceRule, at: datetime) -> None:
    following = next_occurrences([rule], [], NO_HOLIDAYS, at)
    assert following == sorted(following)
    going_on = [occurrence for occurrence in following if occurrence.starts <= at]
    assert bool(is_open([rule], [], NO_HOLIDAYS, at)) == bool(going_on)
