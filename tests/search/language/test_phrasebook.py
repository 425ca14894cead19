"""Questions in other languages, in the Dutch words of the site."""

import pytest

from search.language.phrasebook import in_dutch, phrasebooks

BOOKS = phrasebooks(
    [
        ("tr", "konuşmak, sohbet", "praatje"),
        ("tr", "yalnız, yalnızım", "alleen"),
        ("ar", "تعلم ركوب الدراجة", "fietsen leren"),
        ("ar", "دراجة", "fiets"),
        ("uk", "співати", "zingen"),
        ("pl", "śpiewać", "zingen"),
    ]
)


@pytest.mark.parametrize(
    ("question", "dutch"),
    [
        ("yalnızım, konuşacak birini arıyorum", "alleen praatje"),
        ("nerede konuşabilirim", "praatje"),
        ("أريد أن أتعلم ركوب الدراجة", "fietsen leren"),
        ("أين الدراجة", "fiets"),
        ("де можна поспівати", "zingen"),
        ("gdzie można pośpiewać", "zingen"),
    ],
)
def test_a_word_is_known_with_what_its_language_puts_before_or_behind_it(question: str, dutch: str) -> None:
    assert in_dutch(question, BOOKS, lambda word: False) == dutch


def test_another_word_that_begins_alike_is_not_taken_for_it() -> None:
    assert in_dutch("де співбесіда", BOOKS, lambda word: False) == ""
    assert in_dutch("konu nedir", BOOKS, lambda word: False) == ""
