"""The wishes of a question as a query on the directory, and as parameters of the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, combinations
from typing import Any

from search.query.reader.wishes import About, Asked, Wish
from wijken.directory.index.cache import KnownFacts
from wijken.directory.index.date_ranges import NAMED, Days
from wijken.directory.index.hours import ANY_HOUR, Hours
from wijken.directory.index.query import FilterQuery
from wijken.directory.models import Activity

EVERYONE = "iedereen"
"""The audience of what is for the old and the young alike."""
COSTS: dict[str, frozenset[str]] = {
    "free": frozenset({Activity.Cost.FREE.value}),
    "cheap": frozenset({Activity.Cost.FREE.value, Activity.Cost.SMALL.value}),
}
LONGEST = timedelta(days=62)
"""Of "from 15 December" the first two months are looked at."""
HOURS = {About.AFTER: "after", About.BEFORE: "before", About.AT: "at"}


class VocabularyKeys:
    """The keys of the words that editors keep, by slug."""

    def __init__(self, facts: KnownFacts) -> None:
        self._keys = {
            model: {word.slug: word.key for word in words} for model, words in facts.words("nl").items()
        }

    def keys(self, model: str, slugs: Iterable[str]) -> frozenset[int]:
        known = self._keys[model]
        return frozenset(known[slug] for slug in slugs if slug in known)


def can_be_filtered(wish: Wish, known: VocabularyKeys) -> bool:
    """Whether this site has the words that it is about."""
    match wish.about:
        case About.AUDIENCE:
            return bool(known.keys("Audience", [wish.value]))
        case About.ACCESS:
            return bool(known.keys("AccessFeature", wish.value))
        case About.LANGUAGE:
            return bool(known.keys("SpokenLanguage", [wish.value]))
        case About.THEME:
            return bool(known.keys("Theme", [wish.value]))
    return True


def filters_of(wishes: Iterable[Wish], known: VocabularyKeys) -> FilterQuery:
    """One query for all wishes. Of several audiences one is enough, and so is what is for everyone."""
    wishes = list(wishes)
    choice = FilterQuery(hours=_hours(wishes))
    whom = {wish.value for wish in wishes if wish.about is About.AUDIENCE and not wish.no}
    if whom:
        choice = replace(choice, audience=known.keys("Audience", [*whom, EVERYONE]))
    for wish in wishes:
        choice = replace(choice, **_part(wish, choice, known))
    return choice


def _part(wish: Wish, choice: FilterQuery, known: VocabularyKeys) -> dict[str, Any]:
    value = wish.value
    match wish.about:
        case About.DAYS:
            return {"days": Days(value.first, min(value.last, value.first + LONGEST))}
        case About.COST:
            return {"cost": COSTS[value]}
        case About.REGISTRATION:
            return {"registration": value}
        case About.LANGUAGE:
            return {"language": next(iter(known.keys("SpokenLanguage", [value])))}
        case About.ACCESS:
            return {"access": (*choice.access, known.keys("AccessFeature", value))}
        case About.THEME | About.AUDIENCE if wish.no:
            model = "Theme" if wish.about is About.THEME else "Audience"
            pairs = tuple((model.lower(), key) for key in known.keys(model, [value]))
            return {"excluded": (*choice.excluded, *pairs)}
    return {}


def _hours(wishes: Iterable[Wish]) -> Hours:
    hours = ANY_HOUR
    for wish in wishes:
        if name := HOURS.get(wish.about):
            hours = replace(hours, **{name: wish.value})
        elif wish.about in (About.WEEKDAY, About.PART):
            name = f"{'not_' if wish.no else ''}{wish.about.value}s"
            hours = replace(hours, **{name: getattr(hours, name) | wish.value})
    return hours


def fewer(wishes: tuple[Wish, ...]) -> Iterator[tuple[Wish, ...]]:
    """The wishes with one left out, then with two, then none; what matters least is left out first."""
    ordered = sorted(wishes, key=lambda wish: LEAST_FIRST.index(wish.about))
    for left_out in chain(combinations(ordered, 1), combinations(ordered, 2)):
        yield tuple(wish for wish in wishes if wish not in left_out)
    if wishes:
        yield ()


LEAST_FIRST = (
    *(About.WORD, About.REGISTRATION, About.AUDIENCE, About.THEME, About.AT, About.AFTER, About.BEFORE),
    *(About.COST, About.PART, About.WEEKDAY, About.DAYS, About.LANGUAGE, About.ACCESS),
)
"""Who asks for a lift cannot do without."""
assert set(LEAST_FIRST) == set(About)  # noqa: S101 - a wish without a place here would break


def agenda_pairs(asked: Asked, today: date) -> list[tuple[str, str]]:
    """The day and the part of the day as parameters of the agenda; empty without a day."""
    days, parts = asked.of(About.DAYS), asked.of(About.PART)
    if not days or asked.past:
        return []
    named = next((name for name, meaning in NAMED.items() if meaning(today) == days[0]), "")
    pairs = [("wanneer", named or days[0].first.isoformat())]
    if parts and len(parts[0]) == 1:
        pairs.append(("dagdeel", next(iter(parts[0])).value))
    return pairs
