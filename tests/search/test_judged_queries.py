"""A resident types what she would say aloud: judged questions, their answers counted."""

import re
from datetime import UTC, datetime

from demo.read import CONTENT
from search.text_analysis import fold, query_words
from tests.search.judging import HELD_OUT, answer_all, judged_queries, measured

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
