"""A resident types what she would say aloud: judged questions, their answers counted."""

import re
from datetime import UTC, datetime

from demo.read import CONTENT
from search.social_map import IndexFinder
from search.text_analysis import fold, query_words
from tests.search.judging import HELD_OUT, TOP, answer_all, judged_queries, measured
from wijken.directory.models import Listing
from wijken.reading import Reading

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_residents_find_what_they_ask_for(indexed: None) -> None:
    answers = answer_all(AT)
    hits, misses = measured(answers)
    print(f"\n{len(answers)} judged: top-3 {hits:.1%}, misses in the first five {misses:.1%}")  # noqa: T201
    assert hits >= 0.95, [a.judged.question for a in answers if not a.hit]
    assert misses <= 0.10, {a.judged.question: a.misses for a in answers if a.misses}


def test_questions_that_nobody_looked_at_while_making_the_rules(indexed: None) -> None:
    """Held out: looser on misses, because nothing was made to fit."""
    answers = answer_all(AT, HELD_OUT)
    hits, misses = measured(answers)
    print(f"\n{len(answers)} held out: top-3 {hits:.1%}, misses in the first five {misses:.1%}")  # noqa: T201
    assert hits >= 0.95, [a.judged.question for a in answers if not a.hit]
    assert misses <= 0.20, {a.judged.question: a.misses for a in answers if a.misses}


def test_half_of_the_questions_is_not_in_the_texts_letter_by_letter() -> None:
    texts = " ".join(
        path.read_text(encoding="utf-8") for path in CONTENT.glob("*.yaml") if path.stem != "zoekwoorden"
    )
    standing = set(re.findall(r"\w+", fold(texts)))
    judged = judged_queries()
    elsewhere = [each for each in judged if not all(fold(w) in standing for w in query_words(each.question))]
    assert len(judged) >= 80
    assert len(elsewhere) >= len(judged) / 2


def test_the_box_on_the_social_map_answers_as_well(indexed: None) -> None:
    """The same questions, for listings alone: what should lead to a listing, does."""
    slugs = dict(Listing.objects.values_list("pk", "slug"))
    reading, nowhere = Reading(AT, "nl", "/sociale-kaart/"), frozenset[int]()
    asked = [each for each in judged_queries() if each.good & set(slugs.values())]
    missed = []
    for judged in asked:
        answer = IndexFinder().find(judged.question, reading, nowhere)
        shown = {slugs[key] for key in (answer.listings or [])[:TOP]}
        if not judged.good & shown and answer.listings is not None:
            missed.append(judged.question)
    assert len(asked) >= 80
    assert len(missed) <= 0.05 * len(asked), missed
