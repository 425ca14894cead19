"""The words for schedules: one table per language. A new language only needs a table.

In some languages the form of a day's name depends on its position; so a table lists the seven days, starting
with Monday, three times: in a date, after "every", and after "on". An ordinal is one word, or seven if it
must agree with the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

type Seven = tuple[str, str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one language. Names in braces are placeholders."""

    days: Seven
    days_after_every: Seven
    days_after_on: Seven
    months: tuple[str, ...]  # as used after a day number
    ordinals: Mapping[int, str | Seven]  # 1 to 5 and -1

    comma: str
    conjunction: str

    every_day: str
    every_workday: str
    weekly: str  # {days}
    every_other_week: str  # {days}
    every_nth_week: str  # {number} {days}
    monthly_nth: str  # {days}, each with its ordinal
    every_other_month_nth: str
    every_nth_month_nth: str  # {number}
    monthly_date: str  # {day}
    every_other_month_date: str
    every_nth_month_date: str
    monthly_every: str  # {days}: all of them, in certain months
    yearly_date: str  # {day} {month}
    yearly_nth: str  # {days}, each with its ordinal; {month}
    yearly_every: str  # {days} {month}
    even_weeks: str  # after the days
    odd_weeks: str
    appointment_on: str  # {days}
    appointment_every_day: str
    appointment_workdays: str
    every_nth_month_every: str
    by_appointment: str
    unknown: str

    date: str  # {weekday} {day} {month}
    date_with_year: str
    bare_date: str  # {day} {month} {year}
    today: str
    tomorrow: str

    time: str  # {hour} {minute}
    night_time: str  # before six in the morning
    midnight: str  # as an end time
    range: str  # {starts} {ends}, on its own
    from_to: str  # the same within a sentence
    from_open: str
    times: str  # {ranges}: after all of them
    whole_day: str
    after_midnight: str
    next_day: str

    not_in_school_holidays: str
    on_public_holidays_too: str
    from_date: str  # {first}
    until_date: str  # {last}
    between_dates: str  # {first} {last}


DUTCH_DAYS: Seven = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DUTCH_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
ENGLISH_DAYS: Seven = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DUTCH = Wording(
    days=DUTCH_DAYS,
    days_after_every=DUTCH_DAYS,
    days_after_on=DUTCH_DAYS,
    months=DUTCH_MONTHS,
    ordinals={1: "1e", 2: "2e", 3: "3e", 4: "4e", 5: "5e", -1: "laatste"},
    comma=", ",
    conjunction=" en ",
    every_day="elke dag",
    every_workday="elke werkdag",
    weekly="elke {days}",
    every_other_week="om de week op {days}",
    every_nth_week="elke {number} weken op {days}",
    monthly_nth="elke {days} van de maand",
    every_other_month_nth="om de maand op de {days} van de maand",
    every_nth_month_nth="elke {number} maanden op de {days} van de maand",
    monthly_date="elke maand op de {day}e",
    every_other_month_date="om de maand op de {day}e",
    every_nth_month_date="elke {number} maanden op de {day}e",
    monthly_every="om de maand, elke {days}",
    yearly_date="elk jaar op {day} {month}",
    yearly_nth="elk jaar op de {days} van {month}",
    yearly_every="elk jaar in {month}, elke {days}",
    even_weeks=" in de even weken",
    odd_weeks=" in de oneven weken",
    appointment_on="op afspraak op {days}",
    appointment_every_day="op afspraak, elke dag",
    appointment_workdays="op afspraak op werkdagen",
    every_nth_month_every="elke {number} maanden, elke {days}",
    by_appointment="op afspraak",
    unknown="wanneer is nog niet bekend",
    date="{weekday} {day} {month}",
    date_with_year="{weekday} {day} {month} {year}",
    bare_date="{day} {month} {year}",
    today="vandaag",
    tomorrow="morgen",
    time="{hour}.{minute:02d}",
    night_time="{hour:02d}.{minute:02d}",
    midnight="24.00",
    range="{starts} tot {ends}",
    from_to="van {starts} tot {ends}",
    from_open="vanaf {starts}",
    times="{ranges} uur",
    whole_day="de hele dag",
    after_midnight="(’s nachts)",
    next_day="(de volgende dag)",
    not_in_school_holidays=", niet in de schoolvakantie",
    on_public_holidays_too=", ook op feestdagen",
    from_date=", vanaf {first}",
    until_date=", tot en met {last}",
    between_dates=", van {first} tot en met {last}",
)  # fmt: skip

ENGLISH = Wording(
    days=ENGLISH_DAYS,
    days_after_every=ENGLISH_DAYS,
    days_after_on=ENGLISH_DAYS,
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    ordinals={1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"},
    comma=", ",
    conjunction=" and ",
    every_day="every day",
    every_workday="every weekday",
    weekly="every {days}",
    every_other_week="every other week on {days}",
    every_nth_week="every {number} weeks on {days}",
    monthly_nth="every {days} of the month",
    every_other_month_nth="every other month on the {days} of the month",
    every_nth_month_nth="every {number} months on the {days} of the month",
    monthly_date="every month on day {day}",
    every_other_month_date="every other month on day {day}",
    every_nth_month_date="every {number} months on day {day}",
    monthly_every="every other month, every {days}",
    yearly_date="every year on {day} {month}",
    yearly_nth="every year on the {days} of {month}",
    yearly_every="every year in {month}, every {days}",
    even_weeks=" in even weeks",
    odd_weeks=" in odd weeks",
    appointment_on="by appointment on {days}",
    appointment_every_day="by appointment, every day",
    appointment_workdays="by appointment on weekdays",
    every_nth_month_every="every {number} months, every {days}",
    by_appointment="by appointment",
    unknown="time not known yet",
    date="{weekday} {day} {month}",
    date_with_year="{weekday} {day} {month} {year}",
    bare_date="{day} {month} {year}",
    today="today",
    tomorrow="tomorrow",
    time="{hour:02d}:{minute:02d}",
    night_time="{hour:02d}:{minute:02d}",
    midnight="24:00",
    range="{starts} to {ends}",
    from_to="from {starts} to {ends}",
    from_open="from {starts}",
    times="{ranges}",
    whole_day="all day",
    after_midnight="(at night)",
    next_day="(the next day)",
    not_in_school_holidays=", not in school holidays",
    on_public_holidays_too=", also on public holidays",
    from_date=", from {first}",
    until_date=", up to and including {last}",
    between_dates=", from {first} up to and including {last}",
)  # fmt: skip

WORDINGS: dict[str, Wording] = {"nl": DUTCH, "en": ENGLISH}
"""Dutch first: the fallback of every other language."""


def languages() -> tuple[str, ...]:
    """The codes of all languages with a table, Dutch first."""
    return tuple(WORDINGS)


def wording(language: str) -> Wording:
    """The table for a language code ("en", "en-gb"); Dutch if there is none."""
    return WORDINGS.get(language.lower().replace("_", "-").split("-")[0], WORDINGS["nl"])
