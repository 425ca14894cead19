"""Each text for people in danger is in the language that it stands under. No database."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from crisis_help import matching
from crisis_help.languages import LANGUAGES
from crisis_help.panel_words import PANEL_WORDS

pytestmark = pytest.mark.any_database

CONTENT = Path(matching.__file__).with_name("content") / "whom_to_call.yaml"
TOPICS: list[dict[str, Any]] = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))["onderwerpen"]
CODES = [code for code, _name in LANGUAGES]
ORDINARY = {
    "nl": "de het een je wie wat is er of dan niet kun bel iemand heb denk praat met uit jij nu dag en nacht",
    "en": "the a you who what is there or then not can call somebody are did are no and now day only do talk",
    "tr": "ve bir bu mu mü mı ya da seni sana şu şimdi ara gece yalnızca olduğunu için de değilsin söyle",
    "ar": "في من أن هل أو لا على هو هم بمن مع ليلاً الآن اتصل ليس قل بالرقم فقط اليوم عن لم",
    "pl": "się jest nie czy albo do w to po co pod na jesteś możesz masz kogo kim tylko zadzwoń teraz inne",
    "uk": "є що це не або чи де за щось можна треба тобі твій твоїм ти зараз телефонуй кому з і вдень лише",
    "ru": "и что это не или где за от можно нужно тебе твой ты сейчас звони кому есть нет если когда днем",
}
WORDS = {language: frozenset(words.split()) for language, words in ORDINARY.items()}
RUSSIAN_LETTERS = re.compile("[ыэёъ]")


def texts() -> Iterator[tuple[str, str, str]]:
    for topic in TOPICS:
        for language, text in topic["teksten"].items():
            yield from ((topic["slug"], language, text[part]) for part in text if part != "kop")
    for language, words in PANEL_WORDS.items():
        yield from (("panel", language, text) for text in vars(words).values() if text)


def language_of(text: str) -> str:
    said = re.findall(r"\w+", text.lower())
    return max(WORDS, key=lambda language: sum(word in WORDS[language] for word in said))


@pytest.mark.parametrize(("topic", "language", "text"), list(texts()))
def test_every_sentence_is_in_the_language_that_it_stands_under(topic: str, language: str, text: str) -> None:
    assert language_of(text) == language
    assert not RUSSIAN_LETTERS.search(text)


def test_nobody_reads_an_answer_in_dutch_for_want_of_their_own() -> None:
    """In every language for every topic: who to call, what else to do, and what stands around it."""
    for topic in TOPICS:
        assert list(topic["teksten"]) == CODES, topic["slug"]
    assert list(PANEL_WORDS) == CODES
    assert all(words.only_dutch for language, words in PANEL_WORDS.items() if language != "nl")
