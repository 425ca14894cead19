"""The filter options of the social map, in the visitor's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijken.directory.index.date_ranges import (
    WRITTEN_DAY,
    WRITTEN_MONTH,
    DayPart,
    Days,
    whole_month,
    whole_week,
    written_days,
)
from wijken.directory.models import Activity, Listing
from wijken.directory.recurrence.formats import date_in_words
from wijken.directory.recurrence.languages import DUTCH_DAYS, wording
from wijken.directory.recurrence.occurrences import HORIZON
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


def options_in(reading: VisitorContext, other_days: tuple[Days, str] | None = None) -> Options:
    """All lists of options. ``other_days``: days in the URL that are not among them, and their slug."""
    known = reading.facts.words(reading.language)
    places = [Option(place.key, place.slug, place.name) for place in reading.facts.places]
    words = {
        name: [Option(word.key, word.slug, word.label) for word in known[model]]
        for name, model in KEPT_BY_EDITORS.items()
    }
    # The URL has the Dutch names in every language.
    weekdays = zip(DUTCH_DAYS, wording(reading.language).days, strict=True)
    days = {
        "wanneer": _days(reading, other_days),
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


def _days(reading: VisitorContext, other: tuple[Days, str] | None) -> list[Option]:
    named = [Option(slug, slug, str(label)) for slug, label in NAMED_DAYS.items()]
    coming = (reading.today + timedelta(days=number) for number in range(2, DAYS_AHEAD))
    options = named + [_day(day, day.isoformat(), reading) for day in coming]
    if other and other[1] not in {option.slug for option in options}:
        options.append(_other(*other, reading))
    return options


def _other(days: Days, slug: str, reading: VisitorContext) -> Option:
    if WRITTEN_DAY.fullmatch(slug):
        return _day(days.first, slug, reading)
    whole = whole_month if WRITTEN_MONTH.fullmatch(slug) else whole_week
    return Option(slug, slug, days_in_words(whole(days.first)))


def _day(day: date, slug: str, reading: VisitorContext) -> Option:
    return Option(day.isoformat(), slug, date_in_words(day, reading.language, reading.at))


def days_in_words(days: Days) -> str:
    """A whole week or month: "week 49: 30 november tot en met 6 december", "december 2026"."""
    if days == whole_month(days.first):
        return date_format(days.first, "F Y")
    first = date_format(days.first, "j" if days.first.month == days.last.month else "j F")
    return gettext("week %(number)s: %(first)s tot en met %(last)s") % {
        "number": days.first.isocalendar().week,
        "first": first,
        "last": date_format(days.last, "j F"),
    }


NOT_KNOWN: Mapping[str, Promise] = {
    "wijk": _("Deze wijk kennen we niet. Je ziet alle wijken."),
    "wanneer": _("Deze dag kennen we niet."),
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


def remarks_on(
    query: Mapping[str, str],
    options: Options,
    written: Days | None,
    reading: VisitorContext,
    all_days: str | Promise,
) -> Iterator[str]:
    """What to say of choices that do not exist here: an old link, or a word that editors removed.

    Days that are over are said too, and not replaced by others. ``written``: the days in the URL;
    ``all_days``: which ones the page shows if none was asked for.
    """
    for name, sentence in NOT_KNOWN.items():
        asked = {value for value in every(query, name) if value}
        unknown = asked - {option.slug for option in options[name]}
        if unknown and not (name == "wanneer" and all(map(written_days, unknown))):
            yield f"{sentence} {all_days}" if name == "wanneer" else str(sentence)
    if written and written.last < reading.today:
        yield days_are_over(written, reading.language)
    if written and written.first > reading.today + HORIZON:
        yield gettext("Zo ver vooruit weten we nog niet wat er is. Dit is de laatste dag die we kennen.")


def days_are_over(days: Days, language: str) -> str:
    """What to say of a day, week or month in the past."""
    if days.first == days.last:
        return day_is_over(days.first, language)
    words = days_in_words(days)
    if days != whole_month(days.first):
        words = f"{words} {days.last.year}"
    return gettext("%(day)s is voorbij.") % {"day": words[:1].upper() + words[1:]}


def day_is_over(day: date, language: str) -> str:
    """What to say of a day in the past, with its year."""
    written = date_in_words(day, language)
    return gettext("%(day)s is voorbij.") % {"day": written[:1].upper() + written[1:]}


def every(query: Mapping[str, str], name: str) -> list[str]:
    """All values of a repeatable parameter."""
    getlist = getattr(query, "getlist", None)
    return getlist(name) if getlist else [query[name]] if name in query else []
