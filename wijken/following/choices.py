"""What can be followed: the lasting filters of the social map, and how to say them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import QueryDict

from wijken.agenda.filters import AgendaFilters
from wijken.visitor import VisitorContext

PASSING = {"wanneer", "postcode", "plek"}
"""A day passes; where exactly somebody lives is not needed, and should not be kept with an address."""
TYPED = "zoek"


def lasting(picked: Iterable[tuple[str, str]]) -> str:
    """The filters that can be followed, as a query string."""
    return urlencode([pair for pair in picked if pair[0] not in PASSING])


def read_choices(query: str, reading: VisitorContext) -> AgendaFilters:
    """The filters of a followed query string, as they are now. Filters that no longer exist are left out."""
    return AgendaFilters(QueryDict(query), reading, reading.map_url)


def in_words(form: AgendaFilters, typed: bool = True) -> str:
    """ "Noord, Samen eten, “soep”"; ``typed`` off for mail to an address that nobody confirmed."""
    labels = (form.label_of(name, value) for name, value in form.picked if typed or name != TYPED)
    return ", ".join(labels)
