"""Where nothing answers everything that was asked: what there is with one thing changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijken.directory.choice import without
from wijken.filters import PART_OF_CHOICE, SocialMapFilters, with_query
from wijken.found_listings import FoundListings

CHANGED_FIRST = ("wanneer", "wijk")
"""Another day or another neighbourhood is nearer to the question than leaving something out."""
MOST_OF_EACH = 3


@dataclass(frozen=True)
class NearMiss:
    """The same question but for one thing, with how many there are then."""

    label: str
    url: str
    count: int


def near_misses(found: FoundListings, action: str) -> list[NearMiss]:
    """Nothing where something was found."""
    return [] if len(found) else [*_changed(found, action), *_left_out(found, action)]


def _changed(found: FoundListings, action: str) -> Iterator[NearMiss]:
    form = found.form
    for name in CHANGED_FIRST:
        if name not in form.chosen:
            continue
        others = [option for option in form.options[name] if found.counts[name][option.slug]]
        for option in others[:MOST_OF_EACH]:
            picked = [(key, option.slug if key == name else value) for key, value in form.picked]
            yield NearMiss(option.label, with_query(action, picked), found.counts[name][option.slug])


def _left_out(found: FoundListings, action: str) -> Iterator[NearMiss]:
    form = found.form
    for name, value in form.picked:
        count = _count_without(found, form, name)
        if count:
            picked = [pair for pair in form.picked if pair != (name, value)]
            label = _("Zonder: %(choice)s") % {"choice": form.label_of(name, value)}
            yield NearMiss(label, with_query(action, picked), count)


def _count_without(found: FoundListings, form: SocialMapFilters, name: str) -> int:
    if name == "zoek":
        slots = found.index.fitting(form.choice, found.at)
    elif name in PART_OF_CHOICE:
        slots = found.index.fitting(without(form.choice, PART_OF_CHOICE[name]), found.at, found.among)
    else:
        return 0
    return found.index.count(slots)
