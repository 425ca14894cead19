"""Who comes to give help is told apart from who looks for it, and from who works with people who help."""

import pytest

from search.language.offers_help import offers_help


@pytest.mark.parametrize(
    "text",
    [
        "ik wil helpen",
        "Ik wil graag mensen helpen!",
        "waar kan ik meehelpen",
        "vrijwilliger",
        "vrijwilliger worden",
        "hoe word ik vrijwilliger",
        "vrijwilligerswerk in Delfgauw op zaterdag",
        "volunteer",
        "volunteering",
        "I want to help",
        "I’d like to volunteer",
        "how can I help",
    ],
)
def test_who_wants_to_help_is_recognised(text: str) -> None:
    assert offers_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hulp bij formulieren",
        "wie kan mij helpen",
        "can you help me",
        "iemand die wil helpen",
        "niemand wil helpen",
        "zelf doen en elkaar helpen",
        "vrijwilliger raakt overbelast",
        "hoe vraag ik iemand om vrijwilliger te worden",
        "vrijwilligers werven",
        "vrijwilligerswerk organiseren",
    ],
)
def test_who_looks_for_help_or_helpers_is_not(text: str) -> None:
    assert not offers_help(text)
