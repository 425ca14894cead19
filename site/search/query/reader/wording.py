"""What was understood, in words that read back to the same: the chips on the page. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from search.query.reader.hours import SMALL_HOURS
from search.query.reader.wishes import About, Wish
from search.query.reader.words import WORDS, Words
from wijken.directory.index.date_ranges import NAMED, DayPart, Days
from wijken.directory.recurrence.languages import wording
from wijken.directory.recurrence.occurrences import HORIZON

ORDER = (
    *(About.AUDIENCE, About.DAYS, About.WEEKDAY, About.PART, About.AFTER, About.BEFORE, About.AT),
    *(About.COST, About.REGISTRATION, About.LANGUAGE, About.ACCESS, About.THEME, About.WORD),
)
"""For whom comes before when: "Voor ouderen, op dinsdagmiddag"."""
DAYTIME = frozenset({DayPart.MORNING, DayPart.AFTERNOON})


def in_order(wishes: Iterable[Wish]) -> list[Wish]:
    """What it must not be comes last: "not on Friday in the morning" would be about Friday morning."""
    return sorted(wishes, key=lambda wish: (wish.no, ORDER.index(wish.about)))


def words_of(wish: Wish, language: str, today: date) -> str:
    """One wish: "op dinsdag", "niet voor kinderen"."""
    words = WORDS.get(language.split("-")[0], WORDS["nl"])
    if wish.about is About.WORD:
        return words.but_not.format(wish.value)
    if wish.about is About.THEME:
        return words.without_theme[wish.value]
    said = _said(wish, words, language, today)
    return words.no.format(said) if wish.no else said


def _said(wish: Wish, words: Words, language: str, today: date) -> str:
    value = wish.value
    match wish.about:
        case About.DAYS:
            return _days(value, words, language, today)
        case About.WEEKDAY:
            return _weekdays(value, words, language)
        case About.PART:
            return words.daytime if value == DAYTIME else words.parts[next(iter(value))]
        case About.AUDIENCE:
            return words.for_.format(words.groups[value])
        case About.COST:
            return words.costs[value]
        case About.ACCESS:
            return words.access[value]
        case About.LANGUAGE:
            return words.in_language.format(words.languages[value])
        case About.REGISTRATION:
            return words.registration
        case _:
            return {About.AFTER: words.after, About.BEFORE: words.before, About.AT: words.at}[
                wish.about
            ].format(_clock(value))


def _clock(at: time) -> str:
    """With a zero before small hours: "7.00" is read as seven in the evening."""
    hour = f"{at.hour:02}" if at.hour < SMALL_HOURS else at.hour
    return f"{hour}.{at.minute:02}"


def _weekdays(days: frozenset[int], words: Words, language: str) -> str:
    if days == frozenset(range(5)):
        return words.workdays
    if days == frozenset({5, 6}):
        return words.weekend
    return words.on.format(words.and_.join(wording(language).days[day] for day in sorted(days)))


def _days(days: Days, words: Words, language: str, today: date) -> str:
    for name, meaning in NAMED.items():
        if meaning(today) == days and name in words.named_days:
            return words.named_days[name]
    months = wording(language).months
    first, last = (f"{day.day} {months[day.month - 1]} {day.year}" for day in (days.first, days.last))
    if days.first == days.last:
        return words.on.format(first)
    if days.last == today + HORIZON:
        return words.from_.format(first)
    return words.between.format(first, last)


def sentence(wishes: Iterable[Wish], language: str, today: date) -> str:
    """All of them: "Voor ouderen, op dinsdagmiddag"."""
    words = WORDS.get(language.split("-")[0], WORDS["nl"])
    said: list[str] = []
    before: Wish | None = None
    for wish in in_order(wishes):
        if before is not None and _is_one_day(before) and _is_one_part(wish):
            said[-1] += words.short_parts[next(iter(wish.value))]
        else:
            said.append(words_of(wish, language, today))
        before = wish
    whole = ", ".join(said)
    return whole[:1].upper() + whole[1:]


def _is_one_day(wish: Wish) -> bool:
    return wish.about is About.WEEKDAY and not wish.no and len(wish.value) == 1


def _is_one_part(wish: Wish) -> bool:
    return wish.about is About.PART and not wish.no and len(wish.value) == 1
