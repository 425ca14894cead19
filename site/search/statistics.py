"""Count searches per month and neighbourhood, without any reference to the visitor.

Queries that look like a name, an address or a number are not stored, nor what somebody says of themselves.
In lower case, a name is recognised as a given name, as two words without any match, or by a title such as
"mevrouw".
"""

from __future__ import annotations

import logging
from datetime import date
from itertools import pairwise

from django.db.models import Case, F, When

from search.language.analysis import fold, query_words
from search.language.first_person import is_personal, says_i
from search.language.given_names import GIVEN_NAMES
from search.language.stop_words import WHOM
from search.models import SearchCount
from search.query.hits import Results
from search.query.reader.wishes import Asked

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
"""So that a flood of searches does not fill the disk."""


def count_search(question: str, found: Results, day: date) -> None:
    """Increment the count of this query, in the neighbourhood that it names."""
    missed = found.question and found.question.words_left_out
    add_one(words_to_count(question, found), _place(found), 0 if missed else found.total, day)


def count_unhelpful(question: str, found: Results, place: str, day: date) -> None:
    """Somebody looked for something else than what was found, in this neighbourhood or the one it names."""
    words = words_to_count(question, found)
    if not words:
        return
    place = place or _place(found)
    row = SearchCount.objects.filter(month=day.replace(day=1), words=words, place=place)
    if not row.exists():
        _add(day, words, place, found.total)
    row.update(unhelpful=F("unhelpful") + 1)


def _place(found: Results) -> str:
    return next(iter(found.place.names), "") if len(found.place.names) == 1 else ""


def words_to_count(question: str, found: Results) -> str:
    """The part of a query that may be stored; possibly empty."""
    if not found.words or len(found.unsure) > 1:
        return ""
    asked = found.question.asked if found.question else Asked()
    if says_i(question) or asked.ages:
        return ""
    words = countable(" ".join([found.place.rest, *asked.people]))
    return "" if _is_called(words.split(), {fold(word) for word in found.unsure}) else words


def _is_called(words: list[str], unsure: set[str]) -> bool:
    """Whether a title is followed by a name: "mevrouw de boer", "buurvrouw jansen"."""
    persons = BEFORE_A_NAME | WHOM["nl"]
    said = [word for word in words if word not in PARTS_OF_NAMES]
    return any(first in persons and second in unsure for first, second in pairwise(said))


def add_one(words: str, place: str, results: int, day: date) -> None:
    """Errors are logged: counting must never break a search."""
    if not words:
        return
    try:
        _add(day, words, place, results)
    except Exception:
        log.exception("Could not count a search")


def countable(question: str) -> str:
    """The query without case and accents; empty if any of it might identify somebody.

    Numbers, e-mail addresses, URLs, and capitalised words after the first may be private, and so may
    a sentence.
    """
    if any(sign.isdigit() for sign in question) or "@" in question or "www" in question.lower():
        return ""
    if is_personal(question):
        return ""
    written = question.split()
    if any(word[:1].isupper() for word in written[1:]):
        return ""
    words = query_words(question)
    if any(fold(word).endswith(STREETS) or fold(word) in GIVEN_NAMES for word in words):
        return ""
    return " ".join(fold(word) for word in words)[:100]


def _add(day: date, words: str, place: str, results: int) -> None:
    month = day.replace(day=1)
    row = {"month": month, "words": words, "place": place}
    another_day = Case(When(last_on=day, then=F("days")), default=F("days") + 1)
    changed = SearchCount.objects.filter(**row).update(
        times=F("times") + 1, days=another_day, last_on=day, results=results
    )
    if not changed and SearchCount.objects.filter(month=month).count() < MOST_ROWS_A_MONTH:
        begun = {"times": 1, "days": 1, "last_on": day, "results": results}
        SearchCount.objects.get_or_create(**row, defaults=begun)


def delete_personal_counts(since: date) -> int:
    """Delete counts, from this month on, of words that say something of somebody; return how many."""
    rows = SearchCount.objects.filter(month__gte=since).values_list("pk", "words").iterator()
    personal = [pk for pk, words in rows if is_personal(words)]
    for start in range(0, len(personal), 500):
        SearchCount.objects.filter(pk__in=personal[start : start + 500]).delete()
    return len(personal)
