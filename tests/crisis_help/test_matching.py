"""What matches and what does not, with the initial phrases. No database."""

import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest
import yaml

from crisis_help import matching
from crisis_help.matching import PhraseBook
from crisis_help.patterns import PatternKind, Phrase

pytestmark = pytest.mark.any_database

HERE = Path(__file__).parent
CONTENT = Path(matching.__file__).with_name("content")
DANGER: dict[str, Any] = yaml.safe_load((HERE / "danger_questions.yaml").read_text(encoding="utf-8"))
HARMLESS: dict[str, Any] = yaml.safe_load((HERE / "harmless_questions.yaml").read_text(encoding="utf-8"))
HELD_OUT: dict[str, list[str]] = yaml.safe_load(
    (HERE / "held_out_questions.yaml").read_text(encoding="utf-8")
)
LONGEST = 0.2
"""Seconds; takes 20 milliseconds on an idle machine."""
TOPICS = {
    "danger_now": "levensgevaar",
    "suicide": "zelfdoding",
    "child_abuse": "kindermishandeling",
    "sexual_violence": "seksueel-geweld",
    "violence_at_home": "huiselijk-geweld",
    "elder_abuse": "ouderenmishandeling",
    "acute_need": "acute-nood",
    "heavy_mood": "zwaar-somber",
    "end_of_life": "levenseinde",
}


def phrases_in(content: dict[str, Any]) -> Iterator[Phrase]:
    for group in content["groepen"]:
        for language in ("nl", "en", "tr", "ar", "pl", "uk"):
            for words in map(str, group.get(language, [])):
                kind = PatternKind.WHOLE if words.startswith("=") else PatternKind.SEQUENCE
                yield Phrase(group["slug"], language, words.lstrip("="), kind)
        for row in group["samen"]:
            for language, groups in row.items():
                words = " / ".join(", ".join(map(str, each)) for each in groups)
                yield Phrase(group["slug"], language, words, PatternKind.TOGETHER)


@pytest.fixture(scope="module")
def book() -> PhraseBook:
    content = yaml.safe_load((CONTENT / "phrases.yaml").read_text(encoding="utf-8"))
    return PhraseBook.of(phrases_in(content), content["onschuldig"])


def danger() -> Iterator[tuple[str, str, str]]:
    for topics in DANGER.values():
        for topic, languages in topics.items():
            for language, questions in languages.items():
                yield from ((TOPICS[topic], language, str(question)) for question in questions)


def harmless() -> Iterator[tuple[str, str]]:
    for languages in HARMLESS.values():
        for language, questions in languages.items():
            yield from ((language, str(question)) for question in questions)


def test_there_is_enough_to_measure_with() -> None:
    assert len(list(danger())) >= 60
    assert len(list(harmless())) >= 60
    assert len({language for _topic, language, _question in danger()}) >= 4
    assert len({language for language, _question in harmless()}) >= 4


def test_every_cry_for_help_is_heard_in_every_language(book: PhraseBook) -> None:
    missed = [
        (topic, language, question)
        for topic, language, question in danger()
        if topic not in {fired.topic for fired in book.find(question)}
    ]
    assert missed == []


def test_no_everyday_question_is_taken_for_one(book: PhraseBook) -> None:
    alarms = [
        (language, question, fired)
        for language, question in harmless()
        if (fired := [(each.topic, each.language) for each in book.find(question)])
    ]
    assert alarms == []


def test_what_the_matcher_never_saw_is_mostly_heard_and_never_a_false_alarm(book: PhraseBook) -> None:
    """With typing errors in nearly all. It was half before short words and words run together were read."""
    heard = [question for question in HELD_OUT["danger"] if book.find(question)]
    assert len(heard) / len(HELD_OUT["danger"]) >= 0.75
    assert [question for question in HELD_OUT["harmless"] if book.find(question)] == []


@pytest.mark.parametrize(
    "question",
    [
        "ik wrod geslagen",
        "ik wor geslagn",
        "ik wli dod",
        "ikwildood",
        "i k w i l d o o d",
        "ikword geslagen",
        "ik word bedrgeid",
    ],
)
def test_errors_in_short_words_and_spaces_do_not_hide_it(book: PhraseBook, question: str) -> None:
    assert book.find(question)


def test_an_ordinary_word_is_no_typing_error(book: PhraseBook) -> None:
    for question in (
        "ik wil rood",
        "ik wil niet meer leren",
        "wil niet lezen",
        "ik word gids",
        "kunst betasten",
    ):
        assert book.find(question) == [], question


def test_a_question_takes_a_few_milliseconds(book: PhraseBook) -> None:
    taken = []
    for question in (*HELD_OUT["danger"], *HELD_OUT["harmless"]):
        began = perf_counter()
        book.find(question)
        taken.append(perf_counter() - began)
    assert median(taken) < 0.005


def test_a_harmless_phrase_never_hides_danger_beside_it(book: PhraseBook) -> None:
    for question in ("dood aan de verveling, ik wil niet meer leven", "slagroom en ik word geslagen"):
        assert book.find(question), question


@pytest.mark.parametrize(
    "question",
    [
        "slaat mij " * 100_000,
        "wil ik dood niet meer man " * 40_000,
        os.urandom(1_000_000).decode("latin-1"),
        "a" * 1_000_000,
        "\x00\ud800‮" * 1_000,
        "ikwildood" * 1_100,
        "i k " * 2_500,
        "ً" * 1_000_000,
        "٣" * 500,
        "",
        "*",
        "/ , =",
    ],
    ids=[
        "repeated",
        "movable",
        "bytes",
        "one-word",
        "broken",
        "run-together",
        "loose",
        "marks",
        "digits",
        "empty",
        "star",
        "signs",
    ],
)
def test_absurd_input_takes_no_time(book: PhraseBook, question: str) -> None:
    book.find(question)
    began = perf_counter()
    for _again in range(3):
        book.find(question)
    assert (perf_counter() - began) / 3 < LONGEST


def test_words_that_nobody_knows_take_no_time(book: PhraseBook) -> None:
    words = " ".join(f"q{number:x}wrtz{number * 7919:x}" for number in range(200))
    began = perf_counter()
    assert book.find(words) == []
    assert perf_counter() - began < 0.5
