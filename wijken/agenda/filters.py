"""The filters of the agenda, and the links to other days."""

from __future__ import annotations

from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from wijken.agenda.periods import (
    LABELS,
    NEXT,
    PREVIOUS,
    WITH_A_NAME,
    AgendaPeriod,
    Span,
    value_of,
)
from wijken.directory.index.date_ranges import Days, coming_week
from wijken.directory.models import Neighbourhood
from wijken.social_map.filters import MAIN, SocialMapFilters
from wijken.visitor import VisitorContext


class AgendaFilters(SocialMapFilters):
    """The filters of the social map. In the agenda of a neighbourhood, that neighbourhood is fixed."""

    all_days = _("Je ziet de komende zeven dagen.")

    def __init__(
        self, query: QueryDict, reading: VisitorContext, action: str, place: Neighbourhood | None = None
    ) -> None:
        self.place = place
        asked = query.copy()
        if place is not None:
            asked["wijk"] = place.slug
            asked.pop("postcode", None)
        super().__init__(asked, reading, action)

    def _picked(self) -> list[tuple[str, str]]:
        return [pair for pair in super()._picked() if pair[0] not in self._hidden]

    @property
    def _hidden(self) -> tuple[str, ...]:
        return ("wijk", "postcode") if self.place else ()

    @property
    def main(self) -> list[BoundField]:
        return [self[name] for name in MAIN if name not in self._hidden]

    @property
    def more(self) -> list[BoundField]:
        return [field for field in super().more if field.name not in self._hidden]

    @property
    def has_choices(self) -> bool:
        """Whether there are filters besides the day, so that the form with its errors must be open."""
        return any(name != "wanneer" for name, _value in self.picked) or not self.is_valid()

    @property
    def days(self) -> Days:
        """The days that were asked for; by default the next seven."""
        return self.choice.days or coming_week(self.reading.today)

    @property
    def period(self) -> AgendaPeriod:
        asked = self.chosen["wanneer"].slug if "wanneer" in self.chosen else ""
        return AgendaPeriod.of(asked, self.days, self.reading.today)

    @property
    def rest(self) -> list[tuple[str, str]]:
        """The other choices, and the visitor's list: what a link to other days keeps."""
        return [pair for pair in self.picked if pair[0] != "wanneer"] + self.reading.shortlist.pairs

    def with_days(self, value: str) -> str:
        """The URL of other days."""
        return self.with_filters([*self.rest, ("wanneer", value)])


def day_tabs(form: AgendaFilters) -> list[dict[str, object]]:
    """The most popular days, each keeping the other filters."""
    chosen = form.chosen["wanneer"].slug if "wanneer" in form.chosen else ""
    return [
        {"title": option.label, "url": form.with_days(option.slug), "current": option.slug == chosen}
        for option in form.options["wanneer"]
        if option.slug in WITH_A_NAME
    ]


def period_links(form: AgendaFilters) -> dict[str, object]:
    """A day, week or month; the one before and after it; and the field for any day."""
    period, first = form.period, form.days.first
    return {
        "spans": [
            {
                "title": LABELS[span],
                "url": form.with_days(value_of(span, first, period.today)),
                "current": span is period.span,
            }
            for span in Span
        ],
        "previous": {"title": PREVIOUS[period.span], "url": form.with_days(period.previous)}
        if period.previous
        else None,
        "next": {"title": NEXT[period.span], "url": form.with_days(period.following)}
        if period.following
        else None,
        "kept": form.rest,
        "day": first.isoformat(),
        "first_day": period.today.isoformat(),
        "last_day": period.last_day.isoformat(),
    }
