"""The occurrences of each schedule in ``recurrence_cases``."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from demo.rrule_parser import parse_rrule
from tests.wijken.directory.recurrence.recurrence_cases import (
    CASES,
    HOLIDAYS,
    TEN_TO_TWELVE,
    RecurrenceCase,
    at,
    d,
    monthly,
    once,
    weekly,
)
from wijken.directory.recurrence.occurrences import (
    EXTRA,
    ZONE,
    Frequency,
    Holidays,
    Occurrence,
    OccurrenceWindow,
    RecurrenceRule,
    ScheduleChange,
    first_day,
    is_open,
    next_occurrences,
    occurrences,
    occurrences_in,
    problems,
    rrule_text,
)


def moment(text: str) -> datetime:
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=ZONE)


def shown(one: Occurrence, like: str) -> str:
    """An occurrence in the notation of the expected one."""
    if "T" not in like:
        return f"{one.starts:%Y-%m-%d}"
    text = f"{one.starts:%Y-%m-%dT%H:%M}{offset(one.starts)}"
    return text if one.ends is None else f"{text}>{one.ends:%H:%M}{offset(one.ends)}"


def offset(when: datetime) -> str:
    return f"+{when.utcoffset() // timedelta(hours=1)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_calendar_shows(case: RecurrenceCase) -> None:
    after, before = map(moment, case.between)
    found = list(occurrences(case.rules, case.changes, HOLIDAYS, after, before))
    expected = case.expected.split()
    likes = [*expected, *["T"] * len(found)]
    assert [shown(one, like) for one, like in zip(found, likes, strict=False)] == expected


def test_the_cases_have_names_of_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60


def test_the_cases_do_not_depend_on_the_zone_in_which_the_question_is_asked() -> None:
    for case in CASES:
        after, before = map(moment, case.between)
        local = list(occurrences(case.rules, case.changes, HOLIDAYS, after, before))
        asked_in_utc = occurrences(
            case.rules, case.changes, HOLIDAYS, after.astimezone(UTC), before.astimezone(UTC)
        )
        assert list(asked_in_utc) == local, case.name


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        occurrences(weekly(1), (), HOLIDAYS, datetime(2026, 11, 23), moment("2026-11-30"))  # noqa: DTZ001


def test_an_occurrence_says_which_rule_it_comes_from() -> None:
    rules = (*weekly(2), *weekly(1))
    changes = (ScheduleChange(d("2026-11-27"), d("2026-11-27"), cancelled=False),)
    found = occurrences(rules, changes, HOLIDAYS, moment("2026-11-23"), moment("2026-11-30"))
    assert [one.rule for one in found] == [1, 0, EXTRA]


def test_public_holidays_may_be_a_test_of_a_day() -> None:
    christmas = Holidays(public=lambda day: (day.month, day.day) == (12, 25))
    found = occurrences(weekly(4), (), christmas, moment("2026-12-18"), moment("2027-01-02"))
    assert [one.starts.day for one in found] == [18, 1]
    assert christmas.is_public_holiday(d("2026-12-25"))
    assert not christmas.is_public_holiday(d("2026-12-26"))


def test_public_holidays_may_be_a_list_of_days() -> None:
    assert HOLIDAYS.is_public_holiday(d("2026-04-27"))
    assert not HOLIDAYS.is_public_holiday(d("2026-04-28"))


def test_one_window_serves_many_activities() -> None:
    window = OccurrenceWindow.between(moment("2026-11-23"), moment("2026-11-30"), HOLIDAYS)
    assert [
        len(occurrences_in(window, rules)) for rules in (weekly(1), weekly(1, 3), once("2026-11-24"))
    ] == [1, 2, 1]


# Next occurrences


def test_the_next_three_dates() -> None:
    found = next_occurrences(weekly(1), (), HOLIDAYS, moment("2026-11-24T11:00"))
    assert [one.starts.date() for one in found] == [d("2026-11-24"), d("2026-12-01"), d("2026-12-08")]


def test_the_next_dates_begin_after_what_is_over() -> None:
    found = next_occurrences(weekly(1), (), HOLIDAYS, moment("2026-11-24T12:00"), count=1)
    assert [one.starts.date() for one in found] == [d("2026-12-01")]


def test_the_next_dates_of_something_rare_are_found() -> None:
    yearly = (RecurrenceRule(Frequency.MONTHLY, d("2020-12-05"), interval=12, **TEN_TO_TWELVE),)
    found = next_occurrences(yearly, (), HOLIDAYS, moment("2026-12-06"))
    assert [one.starts.date() for one in found] == [d("2027-12-05")]


def test_nothing_is_searched_for_beyond_the_horizon() -> None:
    assert next_occurrences(once("2028-01-10"), (), HOLIDAYS, moment("2026-11-23")) == []


def test_no_dates_asked_no_dates_given() -> None:
    assert next_occurrences(weekly(1), (), HOLIDAYS, moment("2026-11-23"), count=0) == []


# Open now


@pytest.mark.parametrize(
    ("now", "is_it"),
    [
        ("2026-11-24T09:59:59", False),
        ("2026-11-24T10:00", True),
        ("2026-11-24T11:59:59", True),
        ("2026-11-24T12:00", False),
        ("2026-11-25T11:00", False),
    ],
)
def test_open_from_the_beginning_until_the_end(now: str, is_it: bool) -> None:
    assert bool(is_open(weekly(1), (), HOLIDAYS, moment(now))) is is_it


def test_open_past_midnight() -> None:
    found = is_open(weekly(4, **at("20:00", "01:00")), (), HOLIDAYS, moment("2026-11-28T00:30"))
    assert found is not None
    assert found.ends == moment("2026-11-28T01:00")


@pytest.mark.parametrize("others", [("11:00", "12:00"), ("09:00", "12:00")])
def test_open_until_the_last_of_two_that_overlap(others: tuple[str, str]) -> None:
    rules = (*weekly(1, **at("10:00", "13:00")), *weekly(1, **at(*others)))
    found = is_open(rules, (), HOLIDAYS, moment("2026-11-24T11:30"))
    assert found is not None
    assert found.ends == moment("2026-11-24T13:00")


def test_closed_on_a_holiday() -> None:
    assert is_open(weekly(4), (), HOLIDAYS, moment("2026-12-25T11:00")) is None


def test_a_whole_day_has_no_time_to_show() -> None:
    whole, part = (
        is_open(
            (RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), **times),),
            (),
            HOLIDAYS,
            moment("2026-11-24T11:00"),
        )
        for times in ({}, TEN_TO_TWELVE)
    )
    assert whole is not None
    assert part is not None
    assert whole.is_whole_day
    assert not part.is_whole_day


def test_sorting_occurrences_with_an_open_end() -> None:
    starts = moment("2026-11-24T10:00")
    ends, later = starts + timedelta(hours=1), starts + timedelta(hours=2)
    given = [Occurrence(later), Occurrence(starts), Occurrence(starts, later), Occurrence(starts, ends)]
    assert sorted(given) == given[::-1]


# RFC 5545


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (weekly(1), "FREQ=WEEKLY;BYDAY=TU"),
        (weekly(3, first=d("2026-11-05"), interval=2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        (weekly(first=d("2026-11-05")), "FREQ=WEEKLY;BYDAY=TH"),
        (monthly(2, 1), "FREQ=MONTHLY;BYDAY=2TU"),
        (monthly(-1, 6), "FREQ=MONTHLY;BYDAY=-1SU"),
        (monthly(1, 0, 2), "FREQ=MONTHLY;BYDAY=1MO,1WE"),
        (monthly(None, first=d("2026-09-15")), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (weekly(1, last=d("2027-06-29")), "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629T215959Z"),
        (weekly(1, last=d("2026-12-29")), "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261229T225959Z"),
    ],
)
def test_a_rule_as_text_and_back(rule: tuple[RecurrenceRule, ...], text: str) -> None:
    assert rrule_text(rule[0]) == text
    back = parse_rrule(text, rule[0].first, time(10), time(12))
    assert rrule_text(back) == text
    assert back.last == rule[0].last


def test_a_whole_day_ends_on_a_bare_date() -> None:
    rule = RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), last=d("2027-06-29"))
    assert rrule_text(rule) == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629"


def test_once_and_by_appointment_have_no_recurrence() -> None:
    assert rrule_text(once("2026-12-12")[0]) is None
    assert rrule_text(RecurrenceRule(Frequency.APPOINTMENT)) is None


@pytest.mark.parametrize(
    ("text", "weekdays", "nth", "last"),
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=TU", (1,), None, None),
        ("freq=weekly;byday=tu;wkst=mo", (1,), None, None),
        ("FREQ=DAILY", (0, 1, 2, 3, 4, 5, 6), None, None),
        ("FREQ=DAILY;BYDAY=MO,TU", (0, 1), None, None),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", (1,), 2, None),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", (1,), -1, None),
        ("FREQ=MONTHLY;BYDAY=+2TU", (1,), 2, None),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", (1,), None, "2026-11-17"),
        ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3", (1, 3), None, "2026-11-10"),
        ("FREQ=MONTHLY;BYDAY=5FR;COUNT=2", (4,), 5, "2027-04-30"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124", (1,), None, "2026-11-24"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124T090000Z", (1,), None, "2026-11-24"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124T085959Z", (1,), None, "2026-11-23"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261123T230000Z", (1,), None, "2026-11-23"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", (1,), None, None),
    ],
)
def test_a_calendar_file_is_understood(
    text: str, weekdays: tuple[int, ...], nth: int | None, last: str | None
) -> None:
    """The rule starts on Tuesday 3 November 2026 (the next fifth Fridays: 29 January and 30 April)."""
    rule = parse_rrule(text, d("2026-11-03"), time(10), time(12))
    assert (rule.weekdays, rule.nth, rule.last) == (weekdays, nth, d(last) if last else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "FREQ=",
        "FREQ=YEARLY",
        "FREQ=HOURLY",
        "INTERVAL=2",
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=٢",
        "FREQ=WEEKLY;INTERVAL=99999999999999",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=WEEKLY;BYDAY=DI",
        "FREQ=WEEKLY;BYDAY=TU,,WE",
        "FREQ=WEEKLY;BYHOUR=10",
        "FREQ=MONTHLY;BYDAY=1TU,3TU",
        "FREQ=MONTHLY;BYDAY=6TU",
        "FREQ=MONTHLY;BYDAY=-2TU",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=9",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=3;BYDAY=TU",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;UNTIL=morgen",
        "FREQ=WEEKLY;UNTIL=20269999",
        "FREQ=WEEKLY;UNTIL=00010101T000000Z",
        "FREQ=WEEKLY;UNTIL=20200101",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
    ],
)
def test_what_cannot_be_held_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        parse_rrule(text, d("2026-11-03"), time(10), time(12))


@pytest.mark.parametrize(
    "text", ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU;COUNT=2"]
)
def test_a_value_that_needs_a_first_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="begindatum"):
        parse_rrule(text)


# For editors and calendars


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        (RecurrenceRule(Frequency.ONCE), "datum"),
        (RecurrenceRule(Frequency.WEEKLY), "dag van de week"),
        (RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), interval=2), "begindatum"),
        (RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), interval=0), "getal"),
        (RecurrenceRule(Frequency.WEEKLY, weekdays=(7,)), "zondag"),
        (RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), nth=2), "hoeveelste"),
        (RecurrenceRule(Frequency.MONTHLY, weekdays=(1,), nth=6), "laatste"),
        (RecurrenceRule(Frequency.WEEKLY, d("2026-11-24"), d("2026-11-23"), weekdays=(1,)), "einddatum"),
        (RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), ends_at=time(10)), "begint"),
    ],
)
def test_an_editor_reads_what_is_wrong(rule: RecurrenceRule, word: str) -> None:
    assert len(problems(rule)) == 1
    assert word in problems(rule)[0]


def test_nothing_is_wrong_with_an_ordinary_rule() -> None:
    for rule in (*weekly(1), *monthly(-1, 6), *once("2026-12-12"), RecurrenceRule(Frequency.APPOINTMENT)):
        assert problems(rule) == ()


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (weekly(3, first=d("2026-11-03"), interval=2), "2026-11-05"),
        (monthly(5, 4, first=d("2026-11-03")), "2027-01-29"),
        (once("2026-12-12"), "2026-12-12"),
        (weekly(1), None),
        (weekly(1, first=d("2026-11-25"), last=d("2026-11-26")), None),
    ],
)
def test_a_calendar_file_begins_on_a_day_of_the_rule(
    rule: tuple[RecurrenceRule, ...], day: str | None
) -> None:
    assert first_day(rule[0]) == (date.fromisoformat(day) if day else None)
