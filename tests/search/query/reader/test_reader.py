"""The reader of questions: what people ask besides words, and the words that remain."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.language.analysis import fold, language_of, query_words
from search.query.reader.read import read
from search.query.reader.wishes import TIMES, About, Asked, Wish
from search.query.reader.wording import in_order, sentence, words_of

TODAY = date(2026, 12, 2)  # a Wednesday
TABLE = yaml.safe_load(Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8"))
PHRASES = [(language, row["zin"], row["is"]) for language, rows in TABLE.items() for row in rows]
WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
PARTS = {"ochtend": "morning", "middag": "afternoon", "avond": "evening"}


def understood(text: str, language: str) -> dict[str, Any]:
    """What was read, in the notation of the table."""
    asked = read(text, TODAY)
    found: dict[str, Any] = {}
    for wish in asked.wishes:
        _note(found.setdefault("not", {}) if wish.no else found, wish)
    if asked.ages:
        first, last = asked.ages
        found |= {"age": first} if first == last else {}
        found |= {"age_from": first} if 0 < first < last else {}
        found |= {"age_until": last} if first < last < 120 else {}
    if asked.past or asked.impossible:
        found["empty"] = True
    little = language_of(language).stop_words
    if rest := " ".join(word for word in query_words(asked.rest) if fold(word) not in little):
        found["rest"] = rest
    return found


def _note(found: dict[str, Any], wish: Wish) -> None:
    value, name = wish.value, str(wish.about)
    match wish.about:
        case About.DAYS if value.first == value.last:
            found["date"] = value.first
        case About.DAYS:
            found |= {"from": value.first, "until": value.last}
        case About.WEEKDAY:
            found[name] = _one([WEEKDAYS[day] for day in sorted(value)])
        case About.PART:
            found[name] = _one([english for part, english in PARTS.items() if part in value])
        case About.AFTER | About.BEFORE | About.AT:
            found[name] = f"{value:%H:%M}"
        case About.AUDIENCE:
            before = found.get(name, [])
            found[name] = _one([*([before] if isinstance(before, str) else before), value])
        case About.ACCESS:
            found[name] = _one(list(value))
        case About.WORD:
            found["rest"] = value
        case _:
            found[name] = value


def _one(values: list[str]) -> Any:
    return values[0] if len(values) == 1 else values


def test_the_table_is_long_enough() -> None:
    assert len(PHRASES) >= 190


@pytest.mark.parametrize(("language", "phrase", "expected"), PHRASES, ids=[row[1] for row in PHRASES])
def test_a_phrase_is_understood_as_people_mean_it(
    language: str, phrase: str, expected: dict[str, Any]
) -> None:
    assert understood(phrase, language) == expected


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("phrase", [row[1] for row in PHRASES])
def test_its_own_chips_read_back_to_the_same(phrase: str, language: str) -> None:
    wishes = read(phrase, TODAY).wishes
    chips = " ".join(words_of(wish, language, TODAY) for wish in in_order(wishes))
    for written in (chips, sentence(wishes, language, TODAY)):
        assert set(read(written, TODAY).wishes) == set(wishes), written


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([row[1] for row in PHRASES]), max_size=3), st.sampled_from(["nl", "en"]))
def test_any_wishes_together_read_back_to_the_same(phrases: list[str], language: str) -> None:
    wishes = [wish for phrase in phrases for wish in read(phrase, TODAY).wishes]
    kinds = [(wish.about, wish.no) for wish in wishes]
    wishes = [wish for wish, kind in zip(wishes, kinds, strict=True) if kinds.count(kind) == 1]
    if sum(wish.about in TIMES for wish in wishes) > 1:
        wishes = [wish for wish in wishes if wish.about not in TIMES]
    for wish in wishes:
        assert read(words_of(wish, language, TODAY), TODAY).wishes == (wish,)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read(text, TODAY), Asked)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("waar kan mijn moeder van 82 op dinsdagmiddag heen", "Voor ouderen, op dinsdagmiddag"),
        ("gratis eten na 17 uur", "Na 17.00 uur, gratis"),
        ("koffie", ""),
    ],
)
def test_the_page_says_what_it_understood(question: str, said: str) -> None:
    assert sentence(read(question, TODAY).wishes, "nl", TODAY) == said


@pytest.mark.parametrize(
    "question",
    [
        "ik kan niet koken maar wil niet alleen eten",
        "ik snap de brief van de belastingdienst niet",
        "mijn fiets is stuk en ik heb geen geld",
        "belcirkel goedemorgen",
        "hoeveel uur per week kost dit",
        "groep laat geen nieuwe mensen toe",
        "nederlands leren",
    ],
)
def test_a_sentence_without_such_a_wish_stays_whole(question: str) -> None:
    assert read(question, TODAY) == Asked(rest=question)
