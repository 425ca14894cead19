"""What the form of a question says: how something is done, or where to go."""

import pytest

from search.language.question_form import Form, form_of


@pytest.mark.parametrize(
    "question",
    [
        "Hoe organiseer ik een buurtfeest?",
        "wat doe ik als niemand komt",
        "waarom werkt dit",
        "wat betekent eigen regie",
        "wat mag een vrijwilliger wel en niet doen",
        "wie moet er aan tafel zitten",
        "welke spullen heb ik nodig om te beginnen",
        "wanneer is stap twee klaar",
        "jong en oud aan tafel mengen",
        "ik wil een feest voor de straat organiseren",
        "how do I start",
    ],
)
def test_how_and_why_and_what_it_means_ask_how_it_is_done(question: str) -> None:
    assert form_of(question) is Form.HOW


@pytest.mark.parametrize(
    "question",
    [
        "bewoners willen niet met elkaar praten",
        "de nieuwe deelnemers blijven weg",
        "een cliënt durft niet naar binnen",
        "niemand wil voorzitter zijn",
    ],
)
def test_who_says_what_is_the_matter_with_others_works_with_them(question: str) -> None:
    assert form_of(question) is Form.OF_OTHERS


@pytest.mark.parametrize(
    "question",
    [
        "waar kan ik eten",
        "is er een zwembad",
        "kan iemand mijn kraan maken",
        "wie helpt mij, en hoe",
        "iemand die mijn tv kan instellen",
        "ik wil mensen leren kennen",
        "iets leuks voor een kind van 8",
        "where can I learn Dutch",
    ],
)
def test_where_and_whether_there_is_something_ask_for_a_place(question: str) -> None:
    assert form_of(question) is Form.WHERE


@pytest.mark.parametrize(
    "question",
    [
        "hoe laat begint het koor",
        "hoe leer ik videobellen met mijn kleinkinderen",
        "hoeveel kost zwemmen",
        "wat is er vandaag",
        "mijn man heeft dementie",
        "mensen ontmoeten",
        "",
    ],
)
def test_an_hour_a_price_or_something_of_ones_own_says_neither(question: str) -> None:
    assert form_of(question) is Form.OTHER
