"""What people look for, per month and neighbourhood, without who looked.

A question that looks like a name, an address or a number is not kept at all. In small letters a name is a
given name, two words that nothing on the site answers to, or one behind "mevrouw": those are not kept either.
"""

from __future__ import annotations

import logging
from datetime import date, datetime
from itertools import pairwise

from django.db.models import F

from search.given_names import GIVEN_NAMES
from search.little_words import WHOM
from search.models import SearchCount
from search.query import Results
from search.text_analysis import fold, query_words
from wijken.directory.querysets import local_day

log = logging.getLogger(__name__)

STREETS = ("straat", "laan", "weg", "plein", "singel", "kade", "hof", "pad", "dijk", "gracht")
BEFORE_A_NAME = {
    "meneer",
    "mevrouw",
    "mevr",
    "mw",
    "dhr",
    "heer",
    "familie",
    "oom",
    "tante",
    "juf",
    "meester",
}
PARTS_OF_NAMES = {"de", "den", "der", "van", "ter", "ten", "el"}
MOST_ROWS_A_MONTH = 20_000
"""Who floods the search does not fill the disk."""


def count_search(question: str, found: Results, at: datetime) -> None:
    """Add one to the count of this question, in the neighbourhood that it names."""
    place = next(iter(found.place.names), "") if len(found.place.names) == 1 else ""
    add_one(words_to_count(question, found), place, found.total, at)


def words_to_count(question: str, found: Results) -> str:
    """What may be kept of a question; empty when that is nothing."""
    if not found.words or len(found.unsure) > 1:
        return ""
    words = countable(found.moment.rest)
    return "" if _is_called(words.split(), {fold(word) for word in found.unsure}) else words


def _is_called(words: list[str], unsure: set[str]) -> bool:
    """Somebody's name follows what she is called by: "mevrouw de boer", "buurvrouw jansen"."""
    persons = BEFORE_A_NAME | WHOM["nl"]
    said = [word for word in words if word not in PARTS_OF_NAMES]
    return any(first in persons and second in unsure for first, second in pairwise(said))


def add_one(words: str, place: str, results: int, at: datetime) -> None:
    """A count that fails never keeps a visitor from the answer."""
    if not words:
        return
    try:
        _add(local_day(at).replace(day=1), words, place, results)
    except Exception:
        log.exception("A search was not counted")


def countable(question: str) -> str:
    """The question without case or accents; empty when any of it might say who somebody is.

    Numbers, addresses of mail and web, and words that begin with a capital in the middle may be private.
    """
    if any(sign.isdigit() for sign in question) or "@" in question or "www" in question.lower():
        return ""
    written = question.split()
    if any(word[:1].isupper() for word in written[1:]):
        return ""
    words = query_words(question)
    if any(fold(word).endswith(STREETS) or fold(word) in GIVEN_NAMES for word in words):
        return ""
    return " ".join(fold(word) for word in words)[:100]


def _add(month: date, words: str, place: str, results: int) -> None:
    row = {"month": month, "words": words, "place": place}
    changed = SearchCount.objects.filter(**row).update(times=F("times") + 1, results=results)
    if not changed and SearchCount.objects.filter(month=month).count() < MOST_ROWS_A_MONTH:
        SearchCount.objects.get_or_create(**row, defaults={"times": 1, "results": results})
