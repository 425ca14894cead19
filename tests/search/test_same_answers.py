"""The same questions get the same answers on SQLite and on PostgreSQL, in the same order.

The answers are kept in ``expected_answers.yaml``. After a change that was meant to change them, write the
file anew with ``WRITE_ANSWERS=1`` in the environment, and read what became different.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from search.query.search import search
from tests.search.relevance import Names
from wijken.directory.models import Listing
from wijken.visitor import VisitorContext

FILE = Path(__file__).with_name("expected_answers.yaml")
AT = datetime(2026, 11, 28, 9, tzinfo=UTC)
SHOWN = 8


def answers_to(questions: list[str]) -> dict[str, Any]:
    names = Names()
    answers = {}
    for question in questions:
        language = "en" if question.startswith("en: ") else "nl"
        found = search(question.removeprefix("en: "), VisitorContext(AT, language, ""), limit=SHOWN)
        answers[question] = {
            "found": [names.of(hit) for hit in found.hits],
            "total": found.total,
            "corrected": found.did_you_mean,
            "loose": found.loose,
        }
    return answers


@pytest.fixture
def checked(indexed: None) -> None:
    """When each listing was checked, whatever day it is: some are not confirmed."""
    Listing.objects.update(checked_on=AT.date())
    Listing.objects.filter(slug__startswith="b").update(checked_on=None)


def test_both_databases_give_the_same_answers(checked: None) -> None:
    expected = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    answers = answers_to(list(expected))
    if os.environ.get("WRITE_ANSWERS"):
        FILE.write_text(
            yaml.safe_dump(answers, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8"
        )
    assert answers == expected
