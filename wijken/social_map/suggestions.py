"""Corrected spelling, and results with one or two filters changed if nothing matches all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from django.utils.translation import gettext as _

from wijken.directory.index.query import without
from wijken.social_map.filters import PART_OF_CHOICE, SocialMapFilters
from wijken.social_map.results import FoundListings

CHANGED_FIRST = ("wanneer", "wijk")
"""Another day or neighbourhood is closer to the question than dropping a filter."""
MOST_OF_EACH = 3
MOST_PAIRS = 45
"""Of more choices than ten, not all pairs are tried."""


@dataclass(frozen=True)
class SuggestedSearch:
    """The same filters but one or two, with the number of results."""

    label: str
    url: str
    count: int
    is_all: bool = False
    """Without any filter."""


def did_you_mean_link(found: FoundListings) -> dict[str, str]:
    """The same filters with the corrected search text; empty without corrections."""
    if not (text := found.answer.did_you_mean):
        return {}
    picked = [(name, text if name == "zoek" else value) for name, value in found.form.picked]
    return {"text": text, "url": found.form.with_filters(picked)}


def said_filters(found: FoundListings) -> list[dict[str, str]]:
    """What the search text asks besides its words, each with the URL of the list without it."""
    form = found.form
    return [
        {
            "label": label,
            "remove_url": form.with_filters(
                [
                    (name, text if name == "zoek" else value)
                    for name, value in form.picked
                    if name != "zoek" or text
                ]
            ),
        }
        for label, text in found.answer.chips
    ]


def suggested_searches(found: FoundListings) -> list[SuggestedSearch]:
    """Empty if there are results. Two choices are left out only if leaving out one is not enough."""
    if len(found):
        return []
    return [*_changed(found), *_left_out(found)] or list(_two_left_out(found))


def _changed(found: FoundListings) -> Iterator[SuggestedSearch]:
    form = found.form
    for name in CHANGED_FIRST:
        if name not in form.chosen:
            continue
        others = [option for option in form.options[name] if found.counts[name][option.slug]]
        for option in others[:MOST_OF_EACH]:
            picked = [(key, option.slug if key == name else value) for key, value in form.picked]
            yield SuggestedSearch(option.label, form.with_filters(picked), found.counts[name][option.slug])


def _left_out(found: FoundListings) -> Iterator[SuggestedSearch]:
    form = found.form
    for name, value in form.picked:
        count = _count_without(found, form, name)
        if count:
            picked = [pair for pair in form.picked if pair != (name, value)]
            label = _("Zonder: %(choice)s") % {"choice": form.label_of(name, value)}
            yield SuggestedSearch(label, form.with_filters(picked), count, is_all=not picked)


def _two_left_out(found: FoundListings) -> Iterator[SuggestedSearch]:
    form = found.form
    for pair in islice(combinations(form.picked, 2), MOST_PAIRS):
        names = {name for name, _value in pair}
        count = _count_without_all(found, names) if names <= {"zoek", *PART_OF_CHOICE} else 0
        if count:
            labels = [form.label_of(name, value) for name, value in pair]
            label = _("Zonder: %(one)s en %(other)s") % {"one": labels[0], "other": labels[1]}
            picked = [each for each in form.picked if each not in pair]
            yield SuggestedSearch(label, form.with_filters(picked), count)


def _count_without_all(found: FoundListings, names: set[str]) -> int:
    """Without the text, what it says besides its words is gone as well."""
    choice = found.form.choice if "zoek" in names else found.choice
    for name in names - {"zoek"}:
        choice = without(choice, PART_OF_CHOICE[name])
    among = None if "zoek" in names else found.among
    return found.index.count(found.index.fitting(choice, found.at, among))


def _count_without(found: FoundListings, form: SocialMapFilters, name: str) -> int:
    if name == "zoek":
        slots = found.index.fitting(form.choice, found.at)
    elif name in PART_OF_CHOICE:
        slots = found.index.fitting(without(found.choice, PART_OF_CHOICE[name]), found.at, found.among)
    else:
        return 0
    return found.index.count(slots)
