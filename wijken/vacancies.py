"""Vacancies for visitors ("Ik wil helpen"): as rows, everywhere or in one neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from wijken.directory.models import Listing, Neighbourhood, Vacancy
from wijken.directory.recurrence.formats import date_in_words
from wijken.visitor import VisitorContext

AREA = "wijk"
GONE = "voorbij"
"""The parameter that says that somebody came for a vacancy that is over."""


class VacancyRow:
    """A vacancy: who looks for whom, for what, when, and how much time it takes."""

    def __init__(self, vacancy: Vacancy, reading: VisitorContext, listing: Listing | None = None) -> None:
        self.vacancy = vacancy
        self.reading = reading
        self.listing = listing or vacancy.listing

    @property
    def title(self) -> str:
        return self.reading.dutch(self.vacancy.title)

    @property
    def task(self) -> str:
        return self.reading.dutch(self.vacancy.task)

    @property
    def when(self) -> str:
        return self.reading.dutch(self.vacancy.when)

    @property
    def time_needed(self) -> str:
        return self.reading.dutch(self.vacancy.time_needed)

    @property
    def experience(self) -> str:
        return self.reading.dutch(self.vacancy.experience)

    @property
    def in_return(self) -> str:
        return self.reading.dutch(self.vacancy.in_return)

    @property
    def no_experience(self) -> bool:
        return self.vacancy.no_experience

    @property
    def until(self) -> str:
        """The last day, in words; with the year if that is another one."""
        day: date = self.vacancy.until
        return date_in_words(day, self.reading.language, self.reading.at)

    @property
    def url(self) -> str:
        """The form; empty in a preview, where nothing has a number yet."""
        return reverse("volunteer", args=[self.vacancy.pk]) if self.vacancy.pk else ""

    @property
    def listing_name(self) -> str:
        return self.listing.name

    @property
    def listing_url(self) -> str:
        return self.reading.listing_url(self.listing.slug) if self.reading.map_url else ""

    @property
    def phone(self) -> str:
        return self.listing.phone

    @property
    def said_stopped(self) -> str:
        return self.listing.said_stopped

    @property
    def is_example(self) -> bool:
        return self.listing.is_example

    @cached_property
    def neighbourhood_name(self) -> str:
        place = self.listing.neighbourhood
        if place is None:
            return _("hele gemeente")
        return place.name if place.is_public(self.reading.at) else ""


def rows_of(
    vacancies: Iterable[Vacancy], reading: VisitorContext, listing: Listing | None = None
) -> list[VacancyRow]:
    return [VacancyRow(vacancy, reading, listing) for vacancy in vacancies]


def vacancies_in(place: Neighbourhood, reading: VisitorContext, count: int) -> list[VacancyRow]:
    """Those of a neighbourhood that end soonest."""
    return rows_of(Vacancy.objects.published(reading.at).reaching(place).for_rows()[:count], reading)


@dataclass(frozen=True)
class HelpWanted:
    """The page "Ik wil helpen". ``choices`` are slugs and names."""

    rows: list[VacancyRow]
    choices: list[tuple[str, str]]
    chosen: str
    place: str
    remark: str = ""


def help_wanted(reading: VisitorContext, query: Mapping[str, str]) -> HelpWanted:
    places, asked = reading.facts.places, query.get(AREA, "")
    place = next((place for place in places if place.slug == asked), None)
    vacancies = Vacancy.objects.published(reading.at)
    if place:
        vacancies = vacancies.reaching(place.key)
    remark = _("Deze wijk kennen we niet. Je ziet alle wijken.") if asked and not place else ""
    if GONE in query:
        remark = _("Die vraag staat er niet meer. Dit zijn de vragen van nu.")
    return HelpWanted(
        rows=rows_of(vacancies.for_rows(), reading),
        choices=[(place.slug, place.name) for place in places],
        chosen=place.slug if place else "",
        place=place.name if place else "",
        remark=remark,
    )
