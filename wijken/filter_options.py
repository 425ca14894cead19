"""What there is to choose from on the social map, in the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from wijken.directory.asked_days import DayPart
from wijken.directory.models import Activity, Listing
from wijken.directory.querysets import local_day
from wijken.directory.when_in_words import date_in_words
from wijken.reading import Reading

KEPT_BY_EDITORS = {
    "thema": "Theme",
    "doelgroep": "Audience",
    "toegankelijk": "AccessFeature",
    "taal": "SpokenLanguage",
}
COSTS = {
    Activity.Cost.FREE.value: "gratis",
    Activity.Cost.SMALL.value: "kleine-bijdrage",
    Activity.Cost.PAID.value: "betaald",
}
"""What a kind of cost is called in an address."""
DAYS_AHEAD = 14
"""Days that can be picked by name; in the address any day may stand."""


@dataclass(frozen=True)
class Option:
    """Something to narrow down by: what it is for us, in the address, and for people."""

    key: Any
    slug: str
    label: str


type Options = dict[str, list[Option]]


def options_in(reading: Reading) -> Options:
    """Every list of choices."""
    known = reading.facts.words(reading.language)
    places = [Option(place.key, place.slug, place.name) for place in reading.facts.places]
    words = {
        name: [Option(word.key, word.slug, word.label) for word in known[model]]
        for name, model in KEPT_BY_EDITORS.items()
    }
    return {"wijk": places} | words | _fixed() | {"wanneer": _days(reading.language, reading.at)}


def _fixed() -> Options:
    registration = Activity.Registration
    return {
        "dagdeel": [
            Option(DayPart.MORNING, "ochtend", _("'s ochtends")),
            Option(DayPart.AFTERNOON, "middag", _("'s middags")),
            Option(DayPart.EVENING, "avond", _("'s avonds")),
        ],
        "kosten": [Option(key, slug, str(Activity.Cost(key).label)) for key, slug in COSTS.items()],
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
