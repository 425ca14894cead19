"""What there is to choose from on the social map, in the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from wijken.directory.asked_days import DayPart
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.directory.querysets import local_day, words_in
from wijken.directory.when_in_words import date_in_words

KEPT_BY_EDITORS = {
    "thema": "Theme",
    "doelgroep": "Audience",
    "toegankelijk": "AccessFeature",
    "taal": "SpokenLanguage",
}
DAYS_AHEAD = 14
"""Days that can be picked by name; in the address any day may stand."""


@dataclass(frozen=True)
class Option:
    """Something to narrow down by: what it is for us, in the address, and for people."""

    key: Any
    slug: str
    label: str


type Options = dict[str, list[Option]]


def options_in(language: str, at: datetime) -> Options:
    """Every list of choices. One query, for those that editors keep."""
    return _kept_by_editors(language, at) | _fixed() | {"wanneer": _days(language, at)}


def _kept_by_editors(language: str, at: datetime) -> Options:
    def rows(words: QuerySet, what: str, place: Any) -> QuerySet:
        return (
            words.order_by()
            .annotate(what=Value(what), place=place)
            .values_list("what", "place", "pk", "slug", "label")
        )

    neighbourhoods = Neighbourhood.objects.published(at).annotate(label=Coalesce("name", Value("")))
    words = [
        rows(words_in(model, language), what, F("sort_order")) for what, model in KEPT_BY_EDITORS.items()
    ]
    found = rows(neighbourhoods, "wijk", Value(0)).union(*words, all=True)
    options: Options = {name: [] for name in ("wijk", *KEPT_BY_EDITORS)}
    for what, _place, key, slug, label in sorted(
        found.order_by(), key=lambda row: (row[0], row[1], row[4].casefold())
    ):
        options[what].append(Option(key, slug, label))
    return options


def _fixed() -> Options:
    cost, registration = Activity.Cost, Activity.Registration
    return {
        "dagdeel": [
            Option(DayPart.MORNING, "ochtend", _("'s ochtends")),
            Option(DayPart.AFTERNOON, "middag", _("'s middags")),
            Option(DayPart.EVENING, "avond", _("'s avonds")),
        ],
        "kosten": [
            Option(cost.FREE.value, "gratis", str(cost.FREE.label)),
            Option(cost.SMALL.value, "kleine-bijdrage", str(cost.SMALL.label)),
            Option(cost.PAID.value, "betaald", str(cost.PAID.label)),
        ],
        "aanmelden": [
            Option(registration.NOT_NEEDED.value, "niet-nodig", str(registration.NOT_NEEDED.label)),
            Option(registration.WELCOME.value, "fijn", str(registration.WELCOME.label)),
            Option(registration.REQUIRED.value, "nodig", _("Aanmelden moet")),
        ],
        "soort": [Option(kind.value, kind.value, str(kind.label)) for kind in Listing.Kind],
    }


def _days(language: str, at: datetime) -> list[Option]:
    named = [
        Option("vandaag", "vandaag", _("Vandaag")),
        Option("morgen", "morgen", _("Morgen")),
        Option("deze-week", "deze-week", _("Deze week")),
        Option("weekend", "weekend", _("In het weekend")),
        Option("volgende-week", "volgende-week", _("Volgende week")),
    ]
    today = local_day(at)
    coming = (today + timedelta(days=number) for number in range(2, DAYS_AHEAD))
    return named + [day_option(day, language, at) for day in coming]


def day_option(day: date, language: str, at: datetime) -> Option:
    """One day as a choice."""
    return Option(day.isoformat(), day.isoformat(), date_in_words(day, language, at))
