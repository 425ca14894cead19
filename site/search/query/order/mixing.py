"""Places to go and pages to read are ranked apart; what the question is about decides which come first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from search.index.weights import TEXT
from search.language.first_person import says_i
from search.language.question_form import Form, form_of
from search.query.alternatives import Alternatives
from search.query.hits import Found
from search.query.order.ranking import HALF, Ranked, importances, in_order
from search.query.order.shelf import Shelf
from search.query.question import UnderstoodQuestion

ABOUT_METHOD = 1.0
"""From here on a question is about the method (``leaning``)."""
UNSURE = 1.0
"""This near to it, what does not lead may be meant as well."""
PROFESSIONAL = 2.5
"""A word that editors marked as one of professionals says as much as this, also by itself."""
PERSONAL = 0.5
"""Who says "ik" or "mijn" in another form more often looks for a place to go."""
BY_FORM = {Form.HOW: 1.0, Form.OF_OTHERS: 1.0, Form.WHERE: -1.0}
"""What the grammar says, whatever the words: who asks how something is done looks for the method, also with
"ik", and so does who tells of others; who asks where or whether there is something looks for a place.
"""
ONE_WORD = 1.0
"""So does who types one word."""
WISH = 2.0
"""Only a listing can be on Tuesday, free, or have a lift."""
EVIDENCE = 4.0
"""How much it says that the words stand more prominently in a page than in any listing, or less so."""
MORE_TO_READ = 3
"""Who asks about the method sees so many pages: one asks in other words than the page that answers it."""
AS_GOOD = 0.95
"""Of what does not lead, more than the best one is only shown if it answers nearly as much of the question as
what does, nearly as prominently, and nearly as well as the best of its own kind.
"""


@dataclass(frozen=True)
class Mixed:
    """All results in order."""

    ordered: list[Ranked]
    reading_first: bool


def mixed(
    places: list[Ranked],
    to_read: list[Ranked],
    lean: float,
) -> Mixed:
    """``lean``: what the words of the question say (``leaning``)."""
    lean += EVIDENCE * (_strength(to_read) - _strength(places))
    reading_first = lean >= ABOUT_METHOD
    first, second = in_order(places), in_order(to_read, MORE_TO_READ if reading_first else 0)
    if reading_first:
        first, second = second, first
    if not first:
        second = [each for each in second if each.covered >= HALF]
        return Mixed(second, reading_first=bool(second) and not reading_first)
    if abs(lean - ABOUT_METHOD) > UNSURE or not second:
        return Mixed(first, reading_first)
    best = second[0].score
    covered, strength = max(each.covered for each in first), _strength(first)
    as_good = [
        each
        for each in second
        if each.score >= AS_GOOD * best
        and each.covered >= AS_GOOD * covered
        and each.strength >= AS_GOOD * strength
    ]
    return Mixed(list(_in_turn(first, as_good or second[:1])), reading_first)


def _in_turn(first: list[Ranked], second: list[Ranked]) -> Iterator[Ranked]:
    for pair in zip_longest(first, second):
        yield from (each for each in pair if each is not None)


def leaning(
    groups: list[Alternatives],
    counts: dict[int, int],
    asked: UnderstoodQuestion,
    shelf: Shelf,
    places: Collection[Found],
) -> float:
    """Above ``ABOUT_METHOD`` the words of the question are more those of pages than those of listings."""
    known = [
        (weight, shelf.leaning(group, counts, _share(group, places)))
        for group, weight in zip(groups, importances(groups, counts), strict=True)
        if group.quality
    ]
    whole = sum(weight for weight, _leaning in known)
    lean = sum(weight * leaning for weight, leaning in known) / whole if whole else 0.0
    form = form_of(asked.typed)
    lean += BY_FORM.get(form, -PERSONAL * says_i(asked.typed))
    lean -= WISH * asked.only_listings
    if any(group.professional for group in groups):
        return lean + PROFESSIONAL
    return lean - ONE_WORD * (len({group.asked for group in groups}) == 1)


def _share(group: Alternatives, places: Collection[Found]) -> float:
    """Of the listings found by this word, the part that it describes, rather than their building."""
    best = [max((found.weights.get(word, 0) for word in group.quality), default=0) for found in places]
    standing = [weight for weight in best if weight]
    return sum(weight >= TEXT for weight in standing) / len(standing) if standing else 1.0


def _strength(ranked: list[Ranked]) -> float:
    return max((each.strength for each in ranked if each.is_about), default=0.0)
