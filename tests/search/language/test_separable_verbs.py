"""Verbs that a sentence takes apart."""

import pytest

from search.language.separable_verbs import base_of_whole_participle, with_whole_verb

KNOWN = {"overdraag", "uitlaat", "voorlees", "uiten", "opja"}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("hoe draag ik de groep over", "hoe overdraag ik de groep"),
        ("wie laat mijn hond uit", "wie uitlaat mijn hond"),
        ("een boek over de groep", "een boek over de groep"),
        ("wie gaat er over", "wie gaat er over"),
        ("ik ben ziek en wil er uit", "ik ben ziek en wil er uit"),
        ("over", "over"),
        ("", ""),
    ],
)
def test_a_particle_at_the_end_goes_back_to_its_verb(question: str, words: str) -> None:
    assert with_whole_verb(question.split(), KNOWN.__contains__) == words.split()


def test_a_participle_with_a_particle_has_its_verb_as_base() -> None:
    assert base_of_whole_participle("opgeleverd") == "oplever"
    assert base_of_whole_participle("aangevraagd") == "aanvraag"
    assert [base_of_whole_participle(word) for word in ("gezond", "opgave", "uit", "over")] == [""] * 4
