"""Common and difficult schedules, with their expected occurrences. Data only.

``expected``: what starts from the first moment (midnight by default) up to the second. Each word is a date,
or a start with its UTC offset and, after ``>``, an end. Worked out by hand.
"""

# A table reads best with one case on a line.
# ruff: noqa: E501

from dataclasses import dataclass
from datetime import date, time

from wijken.directory.recurrence.occurrences import (
    Frequency,
    Holidays,
    RecurrenceRule,
    ScheduleChange,
    WeekParity,
)
from wijken.directory.recurrence.public_holidays import public_holidays

WEEKLY, MONTHLY = Frequency.WEEKLY, Frequency.MONTHLY
ONCE, APPOINTMENT = Frequency.ONCE, Frequency.APPOINTMENT
MO, TU, WE, TH, FR, SA, SU = range(7)


def d(text: str) -> date:
    return date.fromisoformat(text)


HOLIDAYS = Holidays(
    school=(
        (d("2026-04-25"), d("2026-05-03")),
        (d("2026-07-18"), d("2026-08-30")),
        (d("2026-10-17"), d("2026-10-25")),
        (d("2026-12-19"), d("2027-01-03")),
    ),
    public=public_holidays(2023, 2033),
)
TEN_TO_TWELVE = {"starts_at": time(10), "ends_at": time(12)}


@dataclass(frozen=True)
class RecurrenceCase:
    name: str
    rules: tuple[RecurrenceRule, ...]
    between: tuple[str, str]
    expected: str
    changes: tuple[ScheduleChange, ...] = ()


def weekly(*days: int, **more) -> tuple[RecurrenceRule, ...]:
    return (RecurrenceRule(WEEKLY, weekdays=days, **(TEN_TO_TWELVE | more)),)


def monthly(nth: int | None, *days: int, **more) -> tuple[RecurrenceRule, ...]:
    return (RecurrenceRule(MONTHLY, nth=nth, weekdays=days, **(TEN_TO_TWELVE | more)),)


def once(day: str, **more) -> tuple[RecurrenceRule, ...]:
    return (RecurrenceRule(ONCE, d(day), **(TEN_TO_TWELVE | more)),)


def cancelled(first: str, last: str | None = None) -> ScheduleChange:
    return ScheduleChange(d(first), d(last or first))


def extra(day: str, starts_at: time | None = None, ends_at: time | None = None) -> ScheduleChange:
    return ScheduleChange(d(day), d(day), cancelled=False, starts_at=starts_at, ends_at=ends_at)


def at(starts: str, ends: str | None = None) -> dict:
    return {"starts_at": time.fromisoformat(starts), "ends_at": time.fromisoformat(ends) if ends else None}


WEEK = ("2026-11-23", "2026-11-30")  # from Monday to Monday

CASES = [
    # Every week
    RecurrenceCase("every tuesday", weekly(TU), ("2026-11-01", "2026-12-01"), "2026-11-03 2026-11-10 2026-11-17 2026-11-24"),
    RecurrenceCase("tuesday and thursday", weekly(TU, TH), WEEK, "2026-11-24 2026-11-26"),
    RecurrenceCase("days given in another order", weekly(TH, TU), WEEK, "2026-11-24 2026-11-26"),
    RecurrenceCase("a day given twice", weekly(TU, TU), WEEK, "2026-11-24"),
    RecurrenceCase("every working day", weekly(0, 1, 2, 3, 4), WEEK, "2026-11-23 2026-11-24 2026-11-25 2026-11-26 2026-11-27"),
    RecurrenceCase("the weekend", weekly(SA, SU), WEEK, "2026-11-28 2026-11-29"),
    RecurrenceCase("no weekday given: that of the first day", weekly(first=d("2026-11-04")), WEEK, "2026-11-25"),
    RecurrenceCase("no weekday and no first day: nothing is guessed", weekly(), WEEK, ""),
    RecurrenceCase("over the end of the year", weekly(WE), ("2026-12-27", "2027-01-10"), "2026-12-30 2027-01-06"),
    RecurrenceCase("nothing that begins at the end of the window", weekly(MO, **at("00:00", "01:00")), WEEK, "2026-11-23"),
    # With a start or end date
    RecurrenceCase("from a first day", weekly(TU, first=d("2026-11-17")), ("2026-11-01", "2026-12-01"), "2026-11-17 2026-11-24"),
    RecurrenceCase("first day in the middle of the week", weekly(MO, WE, first=d("2026-11-24")), WEEK, "2026-11-25"),
    RecurrenceCase("until a last day, that day included", weekly(TU, last=d("2026-11-10")), ("2026-11-01", "2026-12-01"),
         "2026-11-03 2026-11-10"),
    RecurrenceCase("from and until the same day", weekly(TU, first=d("2026-11-24"), last=d("2026-11-24")), WEEK, "2026-11-24"),
    RecurrenceCase("until before from", weekly(TU, first=d("2026-11-24"), last=d("2026-11-20")), WEEK, ""),
    RecurrenceCase("a season that is over", weekly(TU, first=d("2025-09-01"), last=d("2026-06-30")), WEEK, ""),
    # Every other week
    RecurrenceCase("every other week", weekly(TH, first=d("2026-11-05"), interval=2), ("2026-11-01", "2026-12-10"),
         "2026-11-05 2026-11-19 2026-12-03"),
    RecurrenceCase("every other week counts from the ISO week of the first day", weekly(MO, first=d("2026-11-05"), interval=2),
         ("2026-11-01", "2026-12-10"), "2026-11-16 2026-11-30"),
    RecurrenceCase("every other week, first day is a sunday", weekly(MO, SU, first=d("2026-11-08"), interval=2),
         ("2026-11-01", "2026-12-01"), "2026-11-08 2026-11-16 2026-11-22 2026-11-30"),
    RecurrenceCase("even weeks", weekly(WE, weeks=WeekParity.EVEN), ("2026-11-23", "2026-12-24"), "2026-11-25 2026-12-09 2026-12-23"),
    RecurrenceCase("odd weeks: week 53 and week 1 follow each other", weekly(WE, weeks=WeekParity.ODD), ("2026-12-14", "2027-01-25"),
         "2026-12-16 2026-12-30 2027-01-06 2027-01-20"),
    RecurrenceCase("every year", monthly(None, first=d("2026-12-05"), interval=12), ("2026-11-01", "2029-01-01"),
         "2026-12-05 2027-12-05 2028-12-05"),
    RecurrenceCase("every other week through ISO week 53", weekly(WE, first=d("2026-12-16"), interval=2),
         ("2026-12-14", "2027-02-01"), "2026-12-16 2026-12-30 2027-01-13 2027-01-27"),
    RecurrenceCase("every other week from week 53 itself", weekly(TH, first=d("2026-12-31"), interval=2),
         ("2026-12-28", "2027-02-01"), "2026-12-31 2027-01-14 2027-01-28"),
    RecurrenceCase("every other week, both days of the week", weekly(TU, FR, first=d("2026-11-24"), interval=2),
         ("2026-11-23", "2026-12-14"), "2026-11-24 2026-11-27 2026-12-08 2026-12-11"),
    RecurrenceCase("every three weeks", weekly(MO, first=d("2026-11-02"), interval=3), ("2026-11-01", "2027-01-01"),
         "2026-11-02 2026-11-23 2026-12-14"),
    RecurrenceCase("every other week years after the first day", weekly(TU, first=d("2020-01-07"), interval=2), ("2026-11-16", "2026-12-14"),
         "2026-11-17 2026-12-01"),
    RecurrenceCase("every other week without a first day: nothing is guessed", weekly(TU, interval=2), WEEK, ""),
    # Every month
    RecurrenceCase("2nd tuesday", monthly(2, TU), ("2026-10-01", "2027-01-01"), "2026-10-13 2026-11-10 2026-12-08"),
    RecurrenceCase("1st monday when the month begins on a monday", monthly(1, MO), ("2026-06-01", "2026-07-01"), "2026-06-01"),
    RecurrenceCase("1st sunday when the month begins on a monday", monthly(1, SU), ("2026-06-01", "2026-07-01"), "2026-06-07"),
    RecurrenceCase("last sunday", monthly(-1, SU), ("2026-10-01", "2027-01-01"), "2026-10-25 2026-11-29 2026-12-27"),
    RecurrenceCase("last tuesday of february in a leap year", monthly(-1, TU), ("2028-02-01", "2028-03-01"), "2028-02-29"),
    RecurrenceCase("last friday, in a month with five", monthly(-1, FR), ("2026-10-01", "2026-11-01"), "2026-10-30"),
    RecurrenceCase("5th friday only in months that have one", monthly(5, FR), ("2026-09-01", "2027-05-01"),
         "2026-10-30 2027-01-29 2027-04-30"),
    RecurrenceCase("4th and last differ in a month with five", (*monthly(4, MO), *monthly(-1, MO)), ("2026-11-01", "2026-12-01"),
         "2026-11-23 2026-11-30"),
    RecurrenceCase("4th and last are the same in a month with four", (*monthly(4, TU), *monthly(-1, TU)), ("2026-11-01", "2026-12-01"),
         "2026-11-24"),
    RecurrenceCase("1st monday and 1st wednesday", monthly(1, MO, WE), ("2026-11-01", "2026-12-01"), "2026-11-02 2026-11-04"),
    RecurrenceCase("2nd, without weekday: that of the first day", monthly(2, first=d("2026-11-03")), ("2026-11-01", "2027-01-01"),
         "2026-11-10 2026-12-08"),
    RecurrenceCase("the same date every month", monthly(None, first=d("2026-09-15")), ("2026-10-01", "2027-01-01"),
         "2026-10-15 2026-11-15 2026-12-15"),
    RecurrenceCase("the 31st only in months that have one", monthly(None, first=d("2026-08-31")), ("2026-09-01", "2027-02-01"),
         "2026-10-31 2026-12-31 2027-01-31"),
    RecurrenceCase("the 29th leaves out february but for leap years", monthly(None, first=d("2027-01-29")), ("2027-02-01", "2027-03-31"),
         "2027-03-29", changes=(extra("2027-03-29"),)),
    RecurrenceCase("the 29th in a leap year", monthly(None, first=d("2028-01-29")), ("2028-02-01", "2028-03-01"), "2028-02-29"),
    RecurrenceCase("every other month", monthly(1, TU, first=d("2026-09-01"), interval=2), ("2026-09-01", "2027-02-01"),
         "2026-09-01 2026-11-03 2027-01-05"),
    RecurrenceCase("every other month, asked in a month between", monthly(1, TU, first=d("2026-09-01"), interval=2), ("2026-10-15", "2027-02-01"),
         "2026-11-03 2027-01-05"),
    RecurrenceCase("every other month, begun after that day", monthly(1, TU, first=d("2026-09-10"), interval=2), ("2026-09-01", "2027-02-01"),
         "2026-11-03 2027-01-05"),
    RecurrenceCase("every three months over the end of the year", monthly(-1, TH, first=d("2026-11-01"), interval=3),
         ("2026-11-01", "2027-06-01"), "2026-11-26 2027-02-25 2027-05-27"),
    RecurrenceCase("a month rule without number is every week", monthly(None, TU), ("2026-11-01", "2026-12-01"),
         "2026-11-03 2026-11-10 2026-11-17 2026-11-24"),
    RecurrenceCase("every month without day: nothing is guessed", monthly(2), WEEK, ""),
    # Once, by appointment, several rules
    RecurrenceCase("once", once("2026-12-12"), ("2026-12-01", "2027-01-01"), "2026-12-12"),
    RecurrenceCase("once, long ago", once("2024-12-12"), ("2026-12-01", "2027-01-01"), ""),
    RecurrenceCase("once on 29 february", once("2028-02-29"), ("2028-02-28", "2028-03-02"), "2028-02-29"),
    RecurrenceCase("once without a date", (RecurrenceRule(ONCE, None, **TEN_TO_TWELVE),), WEEK, ""),
    RecurrenceCase("by appointment", (RecurrenceRule(APPOINTMENT, d("2026-11-01")),), WEEK, ""),
    RecurrenceCase("by appointment with weekdays", (RecurrenceRule(APPOINTMENT, weekdays=(TU,), starts_at=time(10)),), WEEK, ""),
    RecurrenceCase("no rules", (), WEEK, ""),
    RecurrenceCase("several slots a day", (*weekly(TU, **at("13:00", "15:00")), *weekly(TU, **at("09:30", "11:00"))), WEEK,
         "2026-11-24T09:30+1>11:00+1 2026-11-24T13:00+1>15:00+1"),
    RecurrenceCase("two rules that say the same", (*weekly(TU), *weekly(TU, WE)), WEEK, "2026-11-24 2026-11-25"),
    RecurrenceCase("same beginning, different ends", (*weekly(TU, **at("10:00", "13:00")), *weekly(TU)), WEEK,
         "2026-11-24T10:00+1>12:00+1 2026-11-24T10:00+1>13:00+1"),
    RecurrenceCase("an open end comes after the known end", (*weekly(TU, **at("10:00")), *weekly(TU)), WEEK,
         "2026-11-24T10:00+1>12:00+1 2026-11-24T10:00+1"),
    RecurrenceCase("open end", weekly(TU, **at("10:00")), WEEK, "2026-11-24T10:00+1"),
    RecurrenceCase("the whole day", (RecurrenceRule(WEEKLY, weekdays=(TU,)),), WEEK, "2026-11-24T00:00+1>00:00+1"),
    RecurrenceCase("ends at midnight", weekly(TU, **at("20:00", "00:00")), WEEK, "2026-11-24T20:00+1>00:00+1"),
    # Past midnight, and going on
    RecurrenceCase("past midnight", weekly(FR, **at("20:00", "01:00")), WEEK, "2026-11-27T20:00+1>01:00+1"),
    RecurrenceCase("still going on since the evening before", weekly(SU, **at("20:00", "01:00")), ("2026-11-23T00:30", "2026-11-24"),
         "2026-11-22T20:00+1>01:00+1"),
    RecurrenceCase("over at the moment it ends", weekly(SU, **at("20:00", "01:00")), ("2026-11-23T01:00", "2026-11-24"), ""),
    RecurrenceCase("a whole day and night, still going on", weekly(SU, **at("09:00", "09:00")), ("2026-11-23T08:59", "2026-11-23T09:00"),
         "2026-11-22T09:00+1>09:00+1"),
    RecurrenceCase("an open end still counts an hour later", weekly(MO, **at("10:00")), ("2026-11-23T11:00", "2026-11-24"), "2026-11-23"),
    RecurrenceCase("an open end is over two hours later", weekly(MO, **at("10:00")), ("2026-11-23T12:00", "2026-11-24"), ""),
    RecurrenceCase("past midnight begun on the last day", weekly(TU, last=d("2026-11-24"), **at("22:00", "02:00")), ("2026-11-25", "2026-11-26"),
         "2026-11-24T22:00+1>02:00+1"),
    RecurrenceCase("over just after midnight", weekly(TU, **at("00:00", "00:15")), ("2026-11-24T00:30", "2026-11-25"), ""),
    RecurrenceCase("past midnight at new year, new year's day is no beginning", weekly(TH, FR, **at("20:00", "01:00")),
         ("2026-12-31", "2027-01-02"), "2026-12-31T20:00+1>01:00+1"),
    # Clocks go forward (29 March 2026, 28 March 2027) and back (25 October 2026, 31 October 2027)
    RecurrenceCase("ten stays ten through spring 2026", weekly(SU), ("2026-03-22", "2026-04-01"),
         "2026-03-22T10:00+1>12:00+1 2026-03-29T10:00+2>12:00+2"),
    RecurrenceCase("ten stays ten through autumn 2026", weekly(SU), ("2026-10-18", "2026-11-01"),
         "2026-10-18T10:00+2>12:00+2 2026-10-25T10:00+1>12:00+1"),
    RecurrenceCase("ten stays ten through spring 2027", weekly(TU), ("2027-03-23", "2027-03-31"),
         "2027-03-23T10:00+1>12:00+1 2027-03-30T10:00+2>12:00+2"),
    RecurrenceCase("ten stays ten through autumn 2027", weekly(SU), ("2027-10-24", "2027-11-01"),
         "2027-10-24T10:00+2>12:00+2 2027-10-31T10:00+1>12:00+1"),
    RecurrenceCase("past midnight into summer time", weekly(SA, **at("20:00", "04:00")), ("2026-03-28", "2026-03-29"),
         "2026-03-28T20:00+1>04:00+2"),
    RecurrenceCase("past midnight into winter time", weekly(SA, **at("20:00", "04:00")), ("2026-10-24", "2026-10-25"),
         "2026-10-24T20:00+2>04:00+1"),
    RecurrenceCase("a beginning that does not exist moves on an hour", once("2026-03-29", **at("02:30", "05:00")),
         ("2026-03-29", "2026-03-30"), "2026-03-29T03:30+2>05:00+2"),
    RecurrenceCase("an end that does not exist moves on an hour", once("2026-03-28", **at("22:00", "02:30")),
         ("2026-03-28", "2026-03-29"), "2026-03-28T22:00+1>03:30+2"),
    RecurrenceCase("wholly within the skipped hour", once("2026-03-29", **at("02:10", "02:50")), ("2026-03-29", "2026-03-30"),
         "2026-03-29T03:10+2>03:50+2"),
    RecurrenceCase("an end never lies before a beginning that moved", once("2026-03-29", **at("02:30", "03:15")),
         ("2026-03-29", "2026-03-30"), "2026-03-29T03:30+2>04:15+2"),
    RecurrenceCase("a beginning that happens twice is the first", once("2026-10-25", **at("02:30", "05:00")),
         ("2026-10-25", "2026-10-26"), "2026-10-25T02:30+2>05:00+1"),
    RecurrenceCase("an end that happens twice is the first", once("2026-10-24", **at("22:00", "02:30")),
         ("2026-10-24", "2026-10-25"), "2026-10-24T22:00+2>02:30+2"),
    RecurrenceCase("the whole day on which the clock goes forward", (RecurrenceRule(ONCE, d("2027-03-28")),), ("2027-03-28", "2027-03-29"),
         "2027-03-28T00:00+1>00:00+2"),
    RecurrenceCase("over in the second of the two hours", once("2026-10-25", **at("01:00", "02:45")),
         ("2026-10-25T02:10+01:00", "2026-10-26"), ""),
    RecurrenceCase("going on in the first of the two hours", once("2026-10-25", **at("01:00", "02:45")),
         ("2026-10-25T02:10+02:00", "2026-10-26"), "2026-10-25"),
    # Holidays
    RecurrenceCase("not on the days of christmas", weekly(FR, SA), ("2026-12-18", "2027-01-04"), "2026-12-18 2026-12-19 2027-01-02"),
    RecurrenceCase("on the days of christmas when it says so", weekly(FR, SA, not_on_public_holidays=False), ("2026-12-24", "2026-12-28"),
         "2026-12-25 2026-12-26"),
    RecurrenceCase("a christmas dinner on 25 december", once("2026-12-25"), ("2026-12-24", "2026-12-28"), "2026-12-25"),
    RecurrenceCase("not on King's Day", weekly(MO), ("2026-04-20", "2026-05-05"), "2026-04-20 2026-05-04"),
    RecurrenceCase("King's Day a day early when the 27th is a sunday", weekly(SA, SU), ("2031-04-26", "2031-04-28"), "2031-04-27"),
    RecurrenceCase("Liberation Day is an ordinary day", weekly(TU), ("2026-05-05", "2026-05-06"), "2026-05-05"),
    RecurrenceCase("Liberation Day off every fifth year", weekly(SU, MO), ("2030-05-05", "2030-05-07"), "2030-05-06"),
    RecurrenceCase("Good Friday is an ordinary day, Easter Monday is not", weekly(MO, FR), ("2026-04-01", "2026-04-08"), "2026-04-03"),
    RecurrenceCase("not in the school holidays", weekly(WE, not_in_school_holidays=True), ("2026-10-10", "2026-11-01"),
         "2026-10-14 2026-10-28"),
    RecurrenceCase("not in the school holidays and not on Easter Monday", weekly(MO, not_in_school_holidays=True), ("2026-04-01", "2026-05-05"),
         "2026-04-13 2026-04-20 2026-05-04"),
    RecurrenceCase("in the school holidays when nothing is said", weekly(WE), ("2026-10-18", "2026-10-25"), "2026-10-21"),
    RecurrenceCase("school holidays with their first and last day", weekly(FR, SA, SU, MO, not_in_school_holidays=True),
         ("2026-10-16", "2026-10-27"), "2026-10-16 2026-10-26"),
    RecurrenceCase("every other week keeps count through the holidays", weekly(TH, first=d("2026-10-08"), interval=2, not_in_school_holidays=True),
         ("2026-10-01", "2026-11-20"), "2026-10-08 2026-11-05 2026-11-19"),
    RecurrenceCase("once in the school holidays", once("2026-10-21", not_in_school_holidays=True), ("2026-10-18", "2026-10-25"), "2026-10-21"),
    # Changes
    RecurrenceCase("one day cancelled", weekly(TU), ("2026-11-10", "2026-11-30"), "2026-11-10 2026-11-24", (cancelled("2026-11-17"),)),
    RecurrenceCase("a range cancelled, both ends included", weekly(TU), ("2026-11-01", "2026-12-02"), "2026-11-03 2026-12-01",
         (cancelled("2026-11-10", "2026-11-24"),)),
    RecurrenceCase("a cancelled day takes all its slots", (*weekly(TU), *weekly(TU, **at("14:00", "15:00"))), WEEK, "",
         (cancelled("2026-11-24"),)),
    RecurrenceCase("cancelled is the day on which it begins", weekly(TU, **at("20:00", "01:00")), WEEK, "2026-11-24",
         (cancelled("2026-11-25"),)),
    RecurrenceCase("once, cancelled", once("2026-12-12"), ("2026-12-01", "2027-01-01"), "", (cancelled("2026-12-12"),)),
    RecurrenceCase("an extra day", weekly(TU), WEEK, "2026-11-24T10:00+1>12:00+1 2026-11-27T19:00+1>21:00+1",
         (extra("2026-11-27", time(19), time(21)),)),
    RecurrenceCase("an extra day without times has those of the rule", weekly(TU), WEEK,
         "2026-11-24T10:00+1>12:00+1 2026-11-27T10:00+1>12:00+1", (extra("2026-11-27"),)),
    RecurrenceCase("another time today: cancelled and extra", weekly(TU), WEEK, "2026-11-24T14:00+1>16:00+1",
         (cancelled("2026-11-24"), extra("2026-11-24", time(14), time(16)))),
    RecurrenceCase("an extra day on a public holiday", weekly(TU), ("2026-12-25", "2026-12-26"), "2026-12-25", (extra("2026-12-25"),)),
    RecurrenceCase("an extra day that is an ordinary one", weekly(TU), WEEK, "2026-11-24", (extra("2026-11-24", time(10), time(12)),)),
    RecurrenceCase("an extra day by appointment otherwise", (RecurrenceRule(APPOINTMENT),), WEEK, "2026-11-25T14:00+1>15:00+1",
         (extra("2026-11-25", time(14), time(15)),)),
]  # fmt: skip
