"""The sentence under "Wanneer"."""

# A table reads best with one case on a line.
# ruff: noqa: E501

from dataclasses import fields
from datetime import UTC, datetime
from string import Formatter

import pytest

from tests.wijken.directory.recurrence.recurrence_cases import at, d, monthly, once, weekly
from wijken.directory.recurrence.languages import DUTCH, WORDINGS, Wording, languages
from wijken.directory.recurrence.occurrences import Frequency, RecurrenceRule, WeekParity
from wijken.directory.recurrence.text import all_in_words, in_words

TODAY = d("2026-11-23")
NO_TIMES = {"starts_at": None, "ends_at": None}
EVERY = (0, 1, 2, 3, 4, 5, 6)

SENTENCES = [
    (weekly(1), "Elke dinsdag van 10.00 tot 12.00 uur", "Every Tuesday from 10:00 to 12:00"),
    (weekly(3, 1), "Elke dinsdag en donderdag van 10.00 tot 12.00 uur", "Every Tuesday and Thursday from 10:00 to 12:00"),
    (weekly(0, 2, 4, **NO_TIMES), "Elke maandag, woensdag en vrijdag", "Every Monday, Wednesday and Friday"),
    (weekly(0, 1, 2, 3, 4), "Elke werkdag van 10.00 tot 12.00 uur", "Every weekday from 10:00 to 12:00"),
    (weekly(*EVERY), "Elke dag van 10.00 tot 12.00 uur", "Every day from 10:00 to 12:00"),
    (weekly(*EVERY, **NO_TIMES), "Elke dag", "Every day"),
    (weekly(*EVERY, **at("00:00", "00:00")), "Elke dag de hele dag", "Every day all day"),
    (weekly(first=d("2026-11-05"), **NO_TIMES), "Elke donderdag", "Every Thursday"),
    (weekly(), "Wanneer is nog niet bekend", "Time not known yet"),
    (weekly(3, first=d("2026-11-05"), interval=2), "Om de week op donderdag van 10.00 tot 12.00 uur",
     "Every other week on Thursday from 10:00 to 12:00"),
    (weekly(3, first=d("2026-11-05"), interval=3, **NO_TIMES), "Elke 3 weken op donderdag", "Every 3 weeks on Thursday"),
    (monthly(2, 1), "Elke 2e dinsdag van de maand van 10.00 tot 12.00 uur",
     "Every 2nd Tuesday of the month from 10:00 to 12:00"),
    (monthly(-1, 6, **NO_TIMES), "Elke laatste zondag van de maand", "Every last Sunday of the month"),
    (monthly(1, 0, 2, **NO_TIMES), "Elke 1e maandag en 1e woensdag van de maand",
     "Every 1st Monday and 1st Wednesday of the month"),
    (monthly(1, 1, first=d("2026-09-01"), interval=2, **NO_TIMES), "Om de maand op de 1e dinsdag van de maand",
     "Every other month on the 1st Tuesday of the month"),
    (monthly(-1, 3, first=d("2026-09-01"), interval=3, **NO_TIMES), "Elke 3 maanden op de laatste donderdag van de maand",
     "Every 3 months on the last Thursday of the month"),
    (monthly(None, first=d("2026-09-15"), **NO_TIMES), "Elke maand op de 15e", "Every month on day 15"),
    (monthly(None, 1, **NO_TIMES), "Elke dinsdag", "Every Tuesday"),
    (monthly(None, 1, first=d("2026-09-15"), interval=2, **NO_TIMES), "Om de maand, elke dinsdag",
     "Every other month, every Tuesday"),
    (once("2026-12-12"), "Zaterdag 12 december 2026 van 10.00 tot 12.00 uur", "Saturday 12 December 2026 from 10:00 to 12:00"),
    (once("2026-12-12", last=d("2026-12-12"), not_in_school_holidays=True, **NO_TIMES), "Zaterdag 12 december 2026",
     "Saturday 12 December 2026"),
    ((RecurrenceRule(Frequency.APPOINTMENT),), "Op afspraak", "By appointment"),
    (weekly(1, weeks=WeekParity.EVEN), "Elke dinsdag in de even weken van 10.00 tot 12.00 uur",
     "Every Tuesday in even weeks from 10:00 to 12:00"),
    (weekly(1, weeks=WeekParity.ODD, **NO_TIMES), "Elke dinsdag in de oneven weken", "Every Tuesday in odd weeks"),
    (monthly(None, first=d("2026-11-05"), interval=12, **NO_TIMES), "Elk jaar op 5 november", "Every year on 5 November"),
    (monthly(2, 5, first=d("2026-09-01"), interval=12), "Elk jaar op de 2e zaterdag van september van 10.00 tot 12.00 uur",
     "Every year on the 2nd Saturday of September from 10:00 to 12:00"),
    (monthly(None, 5, first=d("2026-09-01"), interval=12, **NO_TIMES), "Elk jaar in september, elke zaterdag",
     "Every year in September, every Saturday"),
    ((RecurrenceRule(Frequency.APPOINTMENT, weekdays=(0, 3), **at("09:00", "12:00")),),
     "Op afspraak op maandag en donderdag van 9.00 tot 12.00 uur", "By appointment on Monday and Thursday from 09:00 to 12:00"),
    ((RecurrenceRule(Frequency.APPOINTMENT, weekdays=(0, 1, 2, 3, 4)),), "Op afspraak op werkdagen", "By appointment on weekdays"),
    ((RecurrenceRule(Frequency.APPOINTMENT, weekdays=EVERY),), "Op afspraak, elke dag", "By appointment, every day"),
    # Times
    (weekly(1, **at("10:00")), "Elke dinsdag vanaf 10.00 uur", "Every Tuesday from 10:00"),
    (weekly(1, **at("09:30", "11:05")), "Elke dinsdag van 9.30 tot 11.05 uur", "Every Tuesday from 09:30 to 11:05"),
    (weekly(4, **at("20:00", "01:00")), "Elke vrijdag van 20.00 tot 01.00 uur (’s nachts)",
     "Every Friday from 20:00 to 01:00 (at night)"),
    (weekly(4, **at("20:00", "09:00")), "Elke vrijdag van 20.00 tot 9.00 uur (de volgende dag)",
     "Every Friday from 20:00 to 09:00 (the next day)"),
    (weekly(4, **at("20:00", "00:00")), "Elke vrijdag van 20.00 tot 24.00 uur", "Every Friday from 20:00 to 24:00"),
    # Limits
    (weekly(1, not_in_school_holidays=True, **NO_TIMES), "Elke dinsdag, niet in de schoolvakantie",
     "Every Tuesday, not in school holidays"),
    (weekly(1, last=d("2027-06-30"), **NO_TIMES), "Elke dinsdag, tot en met 30 juni 2027",
     "Every Tuesday, up to and including 30 June 2027"),
    (weekly(1, first=d("2027-01-05"), **NO_TIMES), "Elke dinsdag, vanaf 5 januari 2027", "Every Tuesday, from 5 January 2027"),
    (weekly(1, first=d("2026-11-23"), **NO_TIMES), "Elke dinsdag", "Every Tuesday"),
    (weekly(1, first=d("2027-01-05"), last=d("2027-06-30"), not_in_school_holidays=True),
     "Elke dinsdag van 10.00 tot 12.00 uur, niet in de schoolvakantie, van 5 januari 2027 tot en met 30 juni 2027",
     "Every Tuesday from 10:00 to 12:00, not in school holidays, from 5 January 2027 up to and including 30 June 2027"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "dutch", "english"), SENTENCES, ids=[dutch for _, dutch, _ in SENTENCES])
def test_a_visitor_reads(rule: tuple[RecurrenceRule, ...], dutch: str, english: str) -> None:
    assert in_words(rule[0], "nl", TODAY) == dutch
    assert in_words(rule[0], "en", TODAY) == english


def test_without_a_day_to_compare_the_first_day_is_not_mentioned() -> None:
    assert in_words(weekly(1, first=d("2027-01-05"), **NO_TIMES)[0]) == "Elke dinsdag"


def test_the_moment_of_asking_may_be_a_clock_time_in_utc() -> None:
    rule = weekly(1, first=d("2026-11-24"), **NO_TIMES)[0]
    assert (
        in_words(rule, at=datetime(2026, 11, 23, 22, 59, tzinfo=UTC))
        == "Elke dinsdag, vanaf 24 november 2026"
    )
    assert in_words(rule, at=datetime(2026, 11, 23, 23, 0, tzinfo=UTC)) == "Elke dinsdag"


def test_two_slots_are_one_sentence() -> None:
    rules = (*weekly(1, **at("13:00", "15:00")), *weekly(1, **at("09:30", "11:00")))
    assert all_in_words(rules) == ["Elke dinsdag van 9.30 tot 11.00 en van 13.00 tot 15.00 uur"]


def test_three_slots_with_an_open_end() -> None:
    rules = (
        *weekly(1, **at("09:00", "10:00")),
        *weekly(1, **at("11:00", "12:00")),
        *weekly(1, **at("14:00")),
    )
    assert all_in_words(rules) == ["Elke dinsdag van 9.00 tot 10.00, van 11.00 tot 12.00 en vanaf 14.00 uur"]


def test_different_days_stay_different_sentences() -> None:
    rules = (*weekly(1), *weekly(3, **at("14:00", "16:00")), *weekly(1))
    assert all_in_words(rules) == [
        "Elke dinsdag van 10.00 tot 12.00 uur",
        "Elke donderdag van 14.00 tot 16.00 uur",
    ]


def test_nothing_planned_says_nothing() -> None:
    assert all_in_words(()) == []


def test_a_language_without_words_reads_dutch() -> None:
    assert languages()[:2] == ("nl", "en")
    assert in_words(weekly(1)[0], "fy") == in_words(weekly(1)[0], "nl")
    assert in_words(weekly(1)[0], "en-gb") == in_words(weekly(1)[0], "en")


@pytest.mark.parametrize("language", WORDINGS)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    table = WORDINGS[language]
    for name in (field.name for field in fields(Wording)):
        ours, dutch = getattr(table, name), getattr(DUTCH, name)
        if isinstance(dutch, str):
            assert names_in(ours) == names_in(dutch), name
        else:
            assert len(ours) == len(dutch), name


def names_in(form: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}
