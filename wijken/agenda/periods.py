"""A day, week or month of the agenda, and the ones before and after it, as values of ``wanneer``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijken.directory.index.date_ranges import (
    A_DAY,
    NAMED,
    WRITTEN_MONTH,
    Days,
    whole_month,
    whole_week,
)
from wijken.directory.recurrence.occurrences import HORIZON

WITH_A_NAME = ("vandaag", "morgen", "deze-week", "volgende-week")


class Span(StrEnum):
    """How much of the agenda is shown."""

    DAY = "dag"
    WEEK = "week"
    MONTH = "maand"


LABELS: dict[Span, Promise] = {Span.DAY: _("Dag"), Span.WEEK: _("Week"), Span.MONTH: _("Maand")}
PREVIOUS: dict[Span, Promise] = {
    Span.DAY: _("Vorige dag"),
    Span.WEEK: _("Vorige week"),
    Span.MONTH: _("Vorige maand"),
}
NEXT: dict[Span, Promise] = {
    Span.DAY: _("Volgende dag"),
    Span.WEEK: _("Volgende week"),
    Span.MONTH: _("Volgende maand"),
}


@dataclass(frozen=True)
class AgendaPeriod:
    """``shown`` are the days as far as they are still to come, ``today`` the day of the visit."""

    span: Span
    shown: Days
    today: date

    @classmethod
    def of(cls, asked: str, shown: Days, today: date) -> AgendaPeriod:
        """``asked`` is the value of ``wanneer``, or empty."""
        if WRITTEN_MONTH.fullmatch(asked):
            return cls(Span.MONTH, shown, today)
        # On Sunday, the rest of the week is a day too.
        one_day = shown.first == shown.last and asked not in ("deze-week", "weekend") and "W" not in asked
        return cls(Span.DAY if one_day else Span.WEEK, shown, today)

    @property
    def previous(self) -> str:
        """Empty if that is over."""
        before = _whole(self.span, self.shown.first).first - A_DAY
        return value_of(self.span, before, self.today) if before >= self.today else ""

    @property
    def following(self) -> str:
        """Empty beyond the horizon."""
        after = _whole(self.span, self.shown.first).last + A_DAY
        return value_of(self.span, after, self.today) if after <= self.last_day else ""

    @property
    def last_day(self) -> date:
        return self.today + HORIZON


def _whole(span: Span, day: date) -> Days:
    if span is Span.DAY:
        return Days(day, day)
    return whole_week(day) if span is Span.WEEK else whole_month(day)


def value_of(span: Span, day: date, today: date) -> str:
    """The day, or the week or month around it, in the URL: by its name if it has one."""
    if span is Span.MONTH:
        return f"{day:%Y-%m}"
    days = _whole(span, day)
    coming = Days(max(days.first, today), days.last)
    named = (name for name in WITH_A_NAME if _is_named(name, span) and NAMED[name](today) == coming)
    year, week, _weekday = day.isocalendar()
    return next(named, day.isoformat() if span is Span.DAY else f"{year}-W{week:02}")


def _is_named(name: str, span: Span) -> bool:
    return name.endswith("-week") == (span is Span.WEEK)


def days_between(days: Days) -> list[date]:
    """Both ends included."""
    return [days.first + timedelta(days=number) for number in range((days.last - days.first).days + 1)]
