"""Editors find what they mean, however they type it. Plain Python."""

import pytest

from search.admin.finder.matching import Candidate, best

NAMES = (
    "Buurthuis De Zwaluw",
    "Taalcafé Pijnacker",
    "Mantelzorgcafé",
    "Koffie-inloop in De Zwaluw",
    "Wandelen met Wim",
    "Stap 3: Ga de wijk in",
)
ALL = [Candidate(name, f"/{number}/") for number, name in enumerate(NAMES)]


def titles(asked: str) -> list[str]:
    return [candidate.title for candidate in best(ALL, asked)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("zwaluw", "Buurthuis De Zwaluw"),
        ("De Zwaluw", "Buurthuis De Zwaluw"),
        ("taalcafee", "Taalcafé Pijnacker"),
        ("taalcafe", "Taalcafé Pijnacker"),
        ("mantelzrog", "Mantelzorgcafé"),
        ("mantel", "Mantelzorgcafé"),
        ("kofie inloop", "Koffie-inloop in De Zwaluw"),
        ("ZWALUW KOFFIE", "Koffie-inloop in De Zwaluw"),
        ("wandele", "Wandelen met Wim"),
        ("stap 3", "Stap 3: Ga de wijk in"),
        ("zwalluw", "Buurthuis De Zwaluw"),
    ],
)
def test_a_name_is_found_as_people_type_it(asked: str, first: str) -> None:
    assert titles(asked)[0] == first


def test_a_word_that_nothing_has_is_left_out_of_the_question() -> None:
    assert titles("zwaluw xylofoon")[0] == "Buurthuis De Zwaluw"


@pytest.mark.parametrize("asked", ["", "   ", "?!", "xylofoon", "x" * 10_000, "💚", "\x00"])
def test_nothing_that_matches_gives_an_empty_list(asked: str) -> None:
    assert titles(asked) == []


def test_a_word_in_the_name_comes_before_one_in_other_words() -> None:
    named = Candidate("Eettafel", "/a/")
    about = Candidate("Restaurant", "/b/", other_words="eettafel")
    assert best([about, named], "eettafel") == [named, about]


def test_what_has_all_words_of_the_question_stands_alone() -> None:
    assert titles("koffie zwaluw") == ["Koffie-inloop in De Zwaluw"]
