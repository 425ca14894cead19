"""Quality of the search, scored on queries as residents would say them."""

import re
from datetime import UTC, datetime

from demo.content_files import CONTENT
from search.language.analysis import fold, query_words
from search.social_map_backend import IndexFinder
from tests.search.relevance import HELD_OUT, TOP, answer_all, judged_queries, measured
from wijken.directory.models import Listing
from wijken.visitor import VisitorContext

WORD_LISTS = ("zoekwoorden", "vakwoorden", "woorden_in_talen")
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_residents_find_what_they_ask_for(indexed: None) -> None:
    answers = answer_all(AT)
    hits, misses = measured(answers)
    print(f"\n{len(answers)} judged: top-3 {hits:.1%}, misses in the first five {misses:.1%}")  # noqa: T201
    assert hits >= 0.95, [a.judged.question for a in answers if not a.hit]
    assert misses <= 0.10, {a.judged.question: a.misses for a in answers if a.misses}


def test_questions_that_nobody_looked_at_while_making_the_rules(indexed: None) -> None:
    """Held-out queries, with a looser limit on wrong results because nothing was tuned to them."""
    answers = answer_all(AT, HELD_OUT)
    hits, misses = measured(answers)
    print(f"\n{len(answers)} held out: top-3 {hits:.1%}, misses in the first five {misses:.1%}")  # noqa: T201
    assert hits >= 0.95, [a.judged.question for a in answers if not a.hit]
    assert misses <= 0.20, {a.judged.question: a.misses for a in answers if a.misses}


def test_half_of_the_questions_is_not_in_the_texts_letter_by_letter() -> None:
    texts = " ".join(
        path.read_text(encoding="utf-8") for path in CONTENT.glob("*.yaml") if path.stem not in WORD_LISTS
    )
    standing = set(re.findall(r"\w+", fold(texts)))
    judged = judged_queries()
    elsewhere = [each for each in judged if not all(fold(w) in standing for w in query_words(each.question))]
    assert len(judged) >= 80
    assert len(elsewhere) >= len(judged) / 2


def test_the_box_on_the_social_map_answers_as_well(indexed: None) -> None:
    """The same queries, limited to those that should find a listing."""
    slugs = dict(Listing.objects.values_list("pk", "slug"))
    reading, nowhere = VisitorContext(AT, "nl", "/sociale-kaart/"), frozenset[int]()
    asked = [each for each in judged_queries() if each.good & set(slugs.values())]
    missed = []
    for judged in asked:
        answer = IndexFinder().find(judged.question, reading, nowhere)
        shown = {slugs[key] for key in (answer.listings or [])[:TOP]}
        if not judged.good & shown and answer.listings is not None:
            missed.append(judged.question)
    assert len(asked) >= 80
    assert len(missed) <= 0.05 * len(asked), missed
