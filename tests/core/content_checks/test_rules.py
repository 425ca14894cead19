"""Writing hints: what they report, what they ignore, and that they never block."""

from datetime import date
from typing import Any

import pytest

from core.content_checks.rules import RULES, Draft, Passage, check
from core.content_checks.text_analysis import difficult_words, is_passive, readability, sentences, syllables

TODAY = date(2026, 11, 24)


def found(text: str = "", **more: Any) -> dict[str, list[str]]:
    """What each rule finds in a text: rule name and quotes."""
    draft = Draft("nl", TODAY, passages=[Passage("tekst", text)] if text else [], **more)
    return {broken.rule.name: [finding.quote for finding in broken.findings] for broken in check(draft)}


def link(text: str) -> dict[str, list[str]]:
    return found(links=[Passage("tekst", text)])


@pytest.mark.parametrize(
    ("word", "count"),
    [("huis", 1), ("water", 2), ("koffie", 2), ("idee", 2), ("theater", 3), ("gemeente", 3), ("pff", 1)],
)
def test_syllables_are_counted_by_ear(word: str, count: int) -> None:
    assert syllables(word) == count


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert sentences("Neem iets mee, bijv. koffie. Of thee! Goed?") == [
        "Neem iets mee, bijv. koffie.",
        "Of thee!",
        "Goed?",
    ]


def test_plain_words_score_higher_than_office_words() -> None:
    plain = readability("Je gaat naar je buur. Je drinkt koffie. Je vraagt hoe het gaat. " * 5).score
    office = readability(
        "De implementatie van de participatieverordening vereist interdisciplinaire afstemming. " * 5
    ).score
    assert plain is not None and office is not None
    assert plain > 90 and office < 20


def test_a_short_text_gets_no_score() -> None:
    assert readability("Kom langs.").score is None


@pytest.mark.parametrize(
    "sentence", ["Er wordt gebeld.", "De kaart werd door ons gemaakt.", "Ze worden begeleid."]
)
def test_a_sentence_without_an_agent_is_passive(sentence: str) -> None:
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence", ["Het wordt koud.", "Zij worden vrienden.", "Wij hebben gebeld.", "Je belt."]
)
def test_a_sentence_with_an_agent_is_not_passive(sentence: str) -> None:
    assert not is_passive(sentence)


def test_a_long_sentence_is_quoted() -> None:
    long = " ".join(["woord"] * 21) + "."
    assert found(long + " Kort.")["long-sentence"] == [long]
    assert "long-sentence" not in found(" ".join(["woord"] * 20) + ".")


@pytest.mark.parametrize("text", ["klik hier", "Hier", " Lees meer » ", "https://voorbeeld.nl/a"])
def test_a_vague_link_is_reported(text: str) -> None:
    assert "vague-link" in link(text)


def test_a_descriptive_link_is_not_reported() -> None:
    assert link("Bekijk alle werkvormen") == {}


def test_headings_jump_when_a_level_is_missing() -> None:
    assert found(headings=[(2, "A"), (4, "B")])["heading-jump"] == ["B"]
    assert found(headings=[(2, "A"), (3, "B"), (2, "C")]) == {}


def test_office_words_and_long_words_ask_for_an_explanation() -> None:
    text = "Wij faciliteren de participatie van bewonersinitiatieven en de buurt."
    assert difficult_words(text, []) == ["faciliteren", "participatie", "bewonersinitiatieven"]
    explained = frozenset({"participatie", "bewonersinitiatieven"})
    assert found(text, explained=explained)["word-without-explanation"] == ["faciliteren"]


def test_a_date_that_is_over_is_found_and_no_date_is_no_mistake() -> None:
    text = "Kom op 3 maart 2026 of op 24-12-2026. Niet op 31-02-2020 of 99-99-2020, wel op 24 november 2026."
    assert found(text)["passed-date"] == ["3 maart 2026"]


def test_english_text_is_not_measured_with_dutch_rules() -> None:
    text = "It was organised by the municipality of participatie implementatie. " * 10
    assert check(Draft("en", TODAY, passages=[Passage("text", text)])) == []


def test_every_rule_says_what_to_do() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.title and rule.sentence.endswith("."), rule.name


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("\x00" * 50, set()),
        ("a" * 100_000, {"word-without-explanation"}),
        ("!?." * 10_000, set()),
        ("wordt " * 5000, {"long-sentence", "hard-to-read"}),
        ("ge" * 20_000, {"word-without-explanation"}),
    ],
    ids=["nul bytes", "one letter", "ends of sentences", "one word", "one syllable"],
)
def test_any_text_can_be_checked(text: str, rules: set[str]) -> None:
    assert set(found(text)) == rules
