"""When it happens, said in a language: from the same rules that give the calendar file and the API.

Which words, is in ``when_in_words_tables``; here is only which sentence a rule asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from wijken.directory.recurrence import ZONE, Frequency, Occurrence, Rule
from wijken.directory.when_in_words_tables import WORDINGS, Seven, Wording

WORKDAYS = (0, 1, 2, 3, 4)
ALL_DAYS = (0, 1, 2, 3, 4, 5, 6)
MORNING = 6
"""The hour before which it is night."""

type Times = tuple[time | None, time | None]


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a table of words, Dutch first."""
    return tuple(WORDINGS)


def wording(language: str) -> Wording:
    """The table for a language code ("en", "en-gb"); the Dutch one when there is none."""
    return WORDINGS.get(language.lower().replace("_", "-").split("-")[0], WORDINGS["nl"])


def in_words(rule: Rule, language: str = "nl", at: date | datetime | None = None) -> str:
    """One rule as one sentence without a full stop: "Elke dinsdag en donderdag van 10.00 tot 12.00 uur".

    ``at``: a first day that is over by then is not worth a word; without ``at`` none is mentioned.
    """
    return _sentence(rule, [(rule.starts_at, rule.ends_at)], wording(language), at)


def all_in_words(rules: Sequence[Rule], language: str = "nl", at: date | datetime | None = None) -> list[str]:
    """One sentence for each group of rules that differ in their times only, in the order they were given."""
    groups: dict[Rule, list[Times]] = {}
    for rule in rules:
        times = groups.setdefault(replace(rule, starts_at=None, ends_at=None), [])
        if (rule.starts_at, rule.ends_at) not in times:
            times.append((rule.starts_at, rule.ends_at))
    words = wording(language)
    return [_sentence(rule, times, words, at) for rule, times in groups.items()]


def date_in_words(when: Occurrence | date, language: str = "nl", at: date | datetime | None = None) -> str:
    """ "vandaag", "morgen", "dinsdag 1 december"; with the year when it is not the year of ``at``."""
    words = wording(language)
    day = _local_day(when.starts if isinstance(when, Occurrence) else when)
    today = _local_day(at) if at is not None else None
    if today is not None and day == today:
        return words.today
    if today is not None and day - today == timedelta(days=1):
        return words.tomorrow
    form = words.date if today is not None and day.year == today.year else words.date_with_year
    return _date(day, form, words)


def time_range(starts: datetime | time, ends: datetime | time | None, language: str = "nl") -> str:
    """ "10.00 tot 12.00 uur"; "vanaf 10.00 uur" with an open end; "de hele dag" from midnight to midnight."""
    words = wording(language)
    span = (_local_time(starts), _local_time(ends) if ends is not None else None)
    return _times([span], words, words.range)


def _sentence(rule: Rule, times: Sequence[Times], words: Wording, at: date | datetime | None) -> str:
    """How often, at what times, and between which days."""
    parts = [_how_often(rule, words)]
    known = sorted((span for span in times if span[0] is not None), key=_by_beginning)
    if known and parts != [words.unknown]:
        parts.append(_times(known, words, words.from_to))
    return _capital(" ".join(parts) + _limits(rule, words, at))


def _how_often(rule: Rule, words: Wording) -> str:
    if rule.frequency is Frequency.APPOINTMENT:
        return words.by_appointment
    if rule.frequency is Frequency.ONCE:
        return _date(rule.first, words.date_with_year, words) if rule.first is not None else words.unknown
    if (
        rule.frequency is Frequency.MONTHLY
        and rule.first is not None
        and rule.nth is None
        and not rule.weekdays
    ):
        forms = (words.monthly_date, words.every_other_month_date, words.every_nth_month_date)
        return _counted(forms, rule.interval, day=rule.first.day)
    weekdays = sorted(set(rule.weekdays)) or ([rule.first.weekday()] if rule.first is not None else [])
    if not weekdays:
        return words.unknown
    every = _joined([words.days_after_every[day] for day in weekdays], words)
    if rule.frequency is Frequency.MONTHLY and rule.nth is not None:
        names = words.days_after_every if rule.interval == 1 else words.days_after_on
        nth = words.ordinals.get(rule.nth, f"{rule.nth}")
        named = _joined([f"{_ordinal(nth, day)} {names[day]}" for day in weekdays], words)
        forms = (words.monthly_nth, words.every_other_month_nth, words.every_nth_month_nth)
        return _counted(forms, rule.interval, days=named)
    if rule.interval == 1:
        if tuple(weekdays) == ALL_DAYS:
            return words.every_day
        return words.every_workday if tuple(weekdays) == WORKDAYS else words.weekly.format(days=every)
    if rule.frequency is Frequency.MONTHLY:
        forms = (words.weekly, words.monthly_every, words.every_nth_month_every)
        return _counted(forms, rule.interval, days=every)
    on = _joined([words.days_after_on[day] for day in weekdays], words)
    return _counted((words.weekly, words.every_other_week, words.every_nth_week), rule.interval, days=on)


def _counted(forms: tuple[str, str, str], interval: int, **values: object) -> str:
    """The form for every one, every other one, or every so many."""
    return forms[min(max(interval, 1), 3) - 1].format(number=interval, **values)


def _ordinal(nth: str | Seven, day: int) -> str:
    return nth if isinstance(nth, str) else nth[day]


def _by_beginning(span: Times) -> tuple[time, bool, time]:
    starts, ends = span
    return starts or time.min, ends is None, ends or time.min


def _times(spans: Sequence[Times], words: Wording, form: str) -> str:
    """ "van 9.30 tot 11.00 en van 13.00 tot 15.00 uur", and whether the last one ends on the next day."""
    if list(spans) == [(time.min, time.min)]:
        return words.whole_day
    text = words.times.format(ranges=_joined([_range(span, words, form) for span in spans], words))
    starts, ends = spans[-1]
    if starts is None or ends is None or ends > starts or ends == time.min:
        return text
    return f"{text} {words.after_midnight if ends.hour < MORNING else words.next_day}"


def _range(span: Times, words: Wording, form: str) -> str:
    starts, ends = span
    begin = _time(starts or time.min, words)
    if ends is None:
        return words.from_open.format(starts=begin)
    return form.format(starts=begin, ends=words.midnight if ends == time.min else _time(ends, words))


def _time(moment: time, words: Wording) -> str:
    form = words.night_time if moment.hour < MORNING else words.time
    return form.format(hour=moment.hour, minute=moment.minute)


def _limits(rule: Rule, words: Wording, at: date | datetime | None) -> str:
    """Not in school holidays, from when, until when."""
    if rule.frequency is Frequency.ONCE:
        return ""
    text = words.not_in_school_holidays if rule.not_in_school_holidays else ""
    first = rule.first if at is not None and rule.first is not None and rule.first > _local_day(at) else None
    if first is not None and rule.last is not None:
        return text + words.between_dates.format(
            first=_date(first, words.bare_date, words), last=_date(rule.last, words.bare_date, words)
        )
    if first is not None:
        return text + words.from_date.format(first=_date(first, words.bare_date, words))
    if rule.last is not None:
        return text + words.until_date.format(last=_date(rule.last, words.bare_date, words))
    return text


def _date(day: date, form: str, words: Wording) -> str:
    return form.format(
        weekday=words.days[day.weekday()], day=day.day, month=words.months[day.month - 1], year=day.year
    )


def _joined(parts: Sequence[str], words: Wording) -> str:
    """ "maandag, dinsdag en donderdag"."""
    if len(parts) < 2:
        return "".join(parts)
    return words.comma.join(parts[:-1]) + words.conjunction + parts[-1]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _local_day(when: date | datetime) -> date:
    if not isinstance(when, datetime):
        return when
    return (when.astimezone(ZONE) if when.tzinfo is not None else when).date()


def _local_time(when: datetime | time) -> time:
    if isinstance(when, time):
        return when
    return (when.astimezone(ZONE) if when.tzinfo is not None else when).time()
