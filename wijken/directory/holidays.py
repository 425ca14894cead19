"""Holidays for recurrence rules: school holidays from editors, public holidays from the law.

Editors add one school year a year. Activities that pause in school holidays have dates as far as those are
known; after that a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wijken.directory.local_time import local_day
from wijken.directory.models import SchoolHoliday
from wijken.directory.querysets import SOURCE_LANGUAGE
from wijken.directory.recurrence.formats import bare_date_in_words
from wijken.directory.recurrence.occurrences import Frequency, Holidays, RecurrenceRule
from wijken.directory.recurrence.public_holidays import dutch_name, is_public_holiday

SCHOOL_YEAR_BEGINS = 8
"""As a month: the summer holiday ends in August at the earliest."""

NAMES = {
    "Nieuwjaarsdag": gettext_lazy("nieuwjaarsdag"),
    "Eerste paasdag": gettext_lazy("eerste paasdag"),
    "Tweede paasdag": gettext_lazy("tweede paasdag"),
    "Koningsdag": gettext_lazy("Koningsdag"),
    "Bevrijdingsdag": gettext_lazy("Bevrijdingsdag"),
    "Hemelvaartsdag": gettext_lazy("hemelvaartsdag"),
    "Eerste pinksterdag": gettext_lazy("eerste pinksterdag"),
    "Tweede pinksterdag": gettext_lazy("tweede pinksterdag"),
    "Eerste kerstdag": gettext_lazy("eerste kerstdag"),
    "Tweede kerstdag": gettext_lazy("tweede kerstdag"),
}
"""As within a sentence, by the name in the ``holidays`` package."""


def holiday_name(day: date) -> str:
    """The public holiday in the visitor's language; empty on any other day."""
    name = dutch_name(day)
    return str(NAMES.get(name, name))


def current_holidays() -> Holidays:
    """One query; call it once per request and pass the result on."""
    school = tuple(SchoolHoliday.objects.values_list("first_day", "last_day"))
    known_until = max((last for _first, last in school), default=date.min)
    return Holidays(school=school, public=is_public_holiday, school_known_until=known_until)


def unknown_dates_note(
    rules: Iterable[RecurrenceRule], holidays: Holidays, at: datetime, until: datetime
) -> str:
    """Why ``rules`` have no dates at the end of a period; empty if the school holidays are known."""
    first_unknown = _first_unknown(rules, holidays, local_day(at), local_day(until))
    if first_unknown is None:
        return ""
    text = _(
        "De schoolvakanties van %(years)s zijn nog niet bekend. Vanaf %(day)s weten we de dagen nog niet."
    )
    return text % _named(first_unknown)


def left_out_note(rules: Iterable[RecurrenceRule], holidays: Holidays, first: date, last: date) -> str:
    """What a list of these days leaves out; empty if it is complete."""
    first_unknown = _first_unknown(rules, holidays, first, last)
    if first_unknown is None:
        return ""
    text = _(
        "Wat in de schoolvakantie niet doorgaat, staat hier vanaf %(day)s nog niet bij: "
        "de schoolvakanties van %(years)s zijn nog niet bekend."
    )
    return text % _named(first_unknown)


def _first_unknown(
    rules: Iterable[RecurrenceRule], holidays: Holidays, first: date, last: date
) -> date | None:
    """The first of these days on which a rule may be paused, if school holidays are not known for it."""
    known_until = holidays.school_known_until
    if known_until is None or known_until >= last:
        return None
    unknown = max(known_until + timedelta(days=1), first)
    pausing = [rule for rule in rules if _pauses(rule) and (rule.last is None or rule.last >= unknown)]
    return unknown if pausing else None


def _named(first_unknown: date) -> dict[str, str]:
    day = bare_date_in_words(first_unknown, get_language() or SOURCE_LANGUAGE)
    return {"years": school_year(first_unknown), "day": day}


def _pauses(rule: RecurrenceRule) -> bool:
    return rule.not_in_school_holidays and rule.frequency in (Frequency.WEEKLY, Frequency.MONTHLY)


def school_year(day: date) -> str:
    """The school year of a day: "2027-2028" for October 2027 and for May 2028."""
    first = day.year if day.month >= SCHOOL_YEAR_BEGINS else day.year - 1
    return f"{first}-{first + 1}"
