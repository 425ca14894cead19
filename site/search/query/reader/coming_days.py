"""Days counted from today: "morgenavond", "volgende week vrijdag", "over drie weken". Plain Python."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from search.query.reader.asked_days import A_DAY, asked_days, end_of_month
from search.query.reader.numbers import COUNT, count_of
from search.query.reader.question_text import Found, QuestionText
from search.query.reader.weekdays import AND, UNTIL, WEEKDAYS, weekday_of
from search.query.reader.wishes import About, Wish
from wijken.directory.index.date_ranges import DayPart, Days, coming_week, next_week, this_week, weekend

type Reading = Callable[[re.Match[str]], Found]

COMING = r"(?:komende?|aanstaande|a\.?s\.?|eerstkomende|eerstvolgende|coming|next)"


def read_coming_days(question: QuestionText) -> None:
    """The longest ways of saying it first."""
    today = question.today

    def days(first: date, last: date | None = None) -> Found:
        return asked_days(question, first, last)

    def weekdays_in_next_week(match: re.Match[str]) -> Found:
        asked = frozenset(map(weekday_of, re.findall(WEEKDAYS, match["weekdays"])))
        week = next_week(today)
        if len(asked) == 1:
            return days(week.first + min(asked) * A_DAY)
        return [*asked_days(question, week.first, week.last), Wish(About.WEEKDAY, asked)]

    in_next_week = r"(?:volgende|next|aanstaande) week"
    on_weekdays = rf"(?:(?:op|on) )?(?P<weekdays>{WEEKDAYS}(?:{AND}(?:(?:op|on) )?{WEEKDAYS})*)"
    question.take(rf"{in_next_week} {on_weekdays}(?!{UNTIL}{WEEKDAYS})", weekdays_in_next_week)
    question.take(rf"(?<!t/m )(?<!tot )(?<!met ){on_weekdays} (?:van )?{in_next_week}", weekdays_in_next_week)

    def coming(match: re.Match[str], weeks: int = 0) -> Found:
        ahead = (weekday_of(match["weekday"]) - today.weekday()) % 7 or 7
        return days(today + (ahead + 7 * weeks) * A_DAY)

    question.take(rf"(?:op )?(?P<weekday>{WEEKDAYS}) over (?:een|1) week", lambda match: coming(match, 1))
    question.take(rf"(?:op )?(?:{COMING}|volgende|deze|this) (?P<weekday>{WEEKDAYS})", coming)

    def fixed(first: date, last: date | None = None, part: DayPart | None = None) -> Reading:
        return lambda _match: asked_days(question, first, last, part)

    def range_of(asked: Days) -> Reading:
        return fixed(asked.first, asked.last)

    parts = (
        ("avond|evening|night", DayPart.EVENING),
        ("middag|afternoon", DayPart.AFTERNOON),
        ("ochtend|morgen|vroeg|morning", DayPart.MORNING),
    )
    question.take(
        r"(?:vanavond|vannacht|tonight|this evening|vandaag s avonds)", fixed(today, part=DayPart.EVENING)
    )
    question.take(r"(?:vanmiddag|this afternoon)", fixed(today, part=DayPart.AFTERNOON))
    question.take(r"(?:vanochtend|vanmorgen|this morning)", fixed(today, part=DayPart.MORNING))
    question.take(r"(?:overmorgen|(?:the )?day after tomorrow)", fixed(today + 2 * A_DAY))
    for names, part in parts:
        question.take(rf"(?:morgen|tomorrow) ?(?:{names})", fixed(today + A_DAY, part=part))
    question.take(r"(?<!elke )(?<!goede )(?<!dag )(?:morgen|tomorrow)", fixed(today + A_DAY))
    question.take(
        r"(?:vandaag|today|nu open|(?:wat|what|iets) (?:is|kan) (?:er )?nu"
        r"|open now)",
        fixed(today),
    )
    question.take(r"(?:gisteren|yesterday)", fixed(today - A_DAY))
    question.take(
        r"(?:de |the )?(?:komende|volgende|next|coming) (?:zeven|7|seven) (?:dagen|days)",
        range_of(coming_week(today)),
    )
    question.take(r"(?:(?:deze|this) week|van de week)", range_of(this_week(today)))
    question.take(r"(?:volgende|komende|next|coming) week", range_of(next_week(today)))
    question.take(r"(?:volgend|next) weekend", range_of(weekend(next_week(today).first)))
    question.take(r"(?:dit|komend|aanstaand|this|coming) weekend", range_of(weekend(today)))
    question.take(r"(?:deze|this) (?:maand|month)", fixed(today, end_of_month(today)))
    next_month = end_of_month(today) + A_DAY
    question.take(r"(?:volgende|next) (?:maand|month)", fixed(next_month, end_of_month(next_month)))

    def later(match: re.Match[str]) -> Found:
        times = 7 if match["unit"].startswith("we") else 1
        return days(today + count_of(match["count"]) * times * A_DAY)

    question.take(
        rf"(?:over|in) (?P<count>{COUNT}) (?P<unit>dagen|dag|weken|week|days?|weeks?)(?: tijd)?", later
    )
