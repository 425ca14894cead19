"""The filter options of the social map, in the visitor's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijken.directory.index.date_ranges import DayPart, written_day
from wijken.directory.models import Activity, Listing
from wijken.directory.recurrence.formats import date_in_words
from wijken.directory.recurrence.languages import DUTCH_DAYS, wording
from wijken.visitor import VisitorContext

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
"""The kinds of cost in the URL."""
NAMED_DAYS: dict[str, Promise] = {
    "vandaag": _("Vandaag"),
    "morgen": _("Morgen"),
    "deze-week": _("Deze week"),
    "zeven-dagen": _("De komende zeven dagen"),
    "weekend": _("In het weekend"),
    "volgende-week": _("Volgende week"),
}
DAY_PARTS: dict[DayPart, Promise] = {
    DayPart.MORNING: _("'s ochtends"),
    DayPart.AFTERNOON: _("'s middags"),
    DayPart.EVENING: _("'s avonds"),
}
DAYS_AHEAD = 14
"""Days that can be selected by name; the URL accepts any day."""


@dataclass(frozen=True)
class Option:
    """A filter option: its value, its slug in the URL, and its label."""

    key: Any
    slug: str
    label: str


type Options = dict[str, list[Option]]


def options_in(reading: VisitorContext, other_day: tuple[date, str] | None = None) -> Options:
    """All lists of options. ``other_day``: a date in the URL that is not among them, and its slug."""
    known = reading.facts.words(reading.language)
    places = [Option(place.key, place.slug, place.name) for place in reading.facts.places]
    words = {
        name: [Option(word.key, word.slug, word.label) for word in known[model]]
        for name, model in KEPT_BY_EDITORS.items()
    }
    # The URL has the Dutch names in every language.
    weekdays = zip(DUTCH_DAYS, wording(reading.language).days, strict=True)
    days = {
        "wanneer": _days(reading, other_day),
        "dag": [Option(number, slug, label) for number, (slug, label) in enumerate(weekdays)],
    }
    return {"wijk": places} | words | _fixed() | days


def _fixed() -> Options:
    registration = Activity.Registration
    return {
        "dagdeel": [Option(part, part.value, str(label)) for part, label in DAY_PARTS.items()],
        "kosten": [Option(key, slug, str(Activity.Cost(key).label)) for key, slug in COSTS.items()],
        "aanmelden": [
            Option(registration.NOT_NEEDED.value, "niet-nodig", str(registration.NOT_NEEDED.label)),
            Option(registration.WELCOME.value, "fijn", str(registration.WELCOME.label)),
            Option(registration.REQUIRED.value, "nodig", str(_("Aanmelden moet"))),
        ],
        "soort": [Option(kind.value, kind.value, str(kind.label)) for kind in Listing.Kind],
    }


def _days(reading: VisitorContext, other: tuple[date, str] | None) -> list[Option]:
    named = [Option(slug, slug, str(label)) for slug, label in NAMED_DAYS.items()]
    coming = (reading.today + timedelta(days=number) for number in range(2, DAYS_AHEAD))
    days = [(day, day.isoformat()) for day in coming]
    known = {*NAMED_DAYS, *(slug for _day, slug in days)}
    if other and other[1] not in known:
        days.append(other)
    return named + [
        Option(day.isoformat(), slug, date_in_words(day, reading.language, reading.at)) for day, slug in days
    ]


NOT_KNOWN: Mapping[str, Promise] = {
    "wijk": _("Deze wijk kennen we niet. Je ziet alle wijken."),
    "wanneer": _("Deze dag kennen we niet. Je ziet alle dagen."),
    "dag": _("Deze dag van de week kennen we niet. Je ziet alle dagen."),
    "dagdeel": _("Dit deel van de dag kennen we niet. Je ziet de hele dag."),
    "thema": _("Dit thema kennen we niet. Je ziet alle thema's."),
    "doelgroep": _("Deze doelgroep kennen we niet. Je ziet alles, voor iedereen."),
    "kosten": _("Deze prijs kennen we niet. Je ziet alles, wat het ook kost."),
    "aanmelden": _("Deze manier van aanmelden kennen we niet. Je ziet alles."),
    "soort": _("Deze soort kennen we niet. Je ziet alle soorten."),
    "taal": _("Deze taal kennen we niet. Je ziet alle talen."),
    "toegankelijk": _("Een van de dingen die je nodig hebt, kennen we niet. Bel om het na te vragen."),
}
"""What the page says if a value in the address is none of the options."""


def remarks_on(query: Mapping[str, str], options: Options, past: date | None, language: str) -> Iterator[str]:
    """What to say of choices that do not exist here: an old link, or a word that editors removed.

    A day that is over is said too, and not replaced by another.
    """
    for name, sentence in NOT_KNOWN.items():
        asked = {value for value in every(query, name) if value}
        unknown = asked - {option.slug for option in options[name]}
        if unknown and not (name == "wanneer" and all(map(written_day, unknown))):
            yield str(sentence)
    if past:
        yield day_is_over(past, language)


def day_is_over(day: date, language: str) -> str:
    """What to say of a day in the past, with its year."""
    written = date_in_words(day, language)
    return gettext("%(day)s is voorbij.") % {"day": written[:1].upper() + written[1:]}


def every(query: Mapping[str, str], name: str) -> list[str]:
    """All values of a repeatable parameter."""
    getlist = getattr(query, "getlist", None)
    return getlist(name) if getlist else [query[name]] if name in query else []
