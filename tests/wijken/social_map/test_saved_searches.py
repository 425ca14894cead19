"""Questions of residents on the page of a neighbourhood."""

import re
from collections.abc import Callable

import pytest
from wagtail.models import Locale

from tests.wijken.conftest import Town
from wijken.directory.models import Question, QuestionName, Theme

Read = Callable[..., str]
BUTTON = re.compile(r'<li><a href="([^"]*)"><svg.*?<span>(.*?)</span>', re.DOTALL)


@pytest.fixture
def talk(town: Town) -> Question:
    theme = Theme.objects.create(name="Ontmoeten", slug="ontmoeten")
    question = Question(name="Waar kan ik praten?", slug="praten", theme=theme, everywhere=False)
    question.names = [QuestionName(language="en", name="Where can I talk?")]
    question.save()
    return question


@pytest.fixture
def coffee(town: Town) -> Question:
    return Question.objects.create(name="Waar is koffie?", slug="koffie", words="koffie", sort_order=1)


def choose(town: Town, *questions: Question) -> None:
    town.north_page.questions = [("kept", question) for question in questions]
    town.north_page.save_revision().publish()


def buttons(page: str) -> list[tuple[str, str]]:
    """Each question with its URL, in page order; without the last, of who comes to help."""
    inside = page.partition('<ul class="question-buttons">')[2].partition("</ul>")[0]
    found = [(text, address.replace("&amp;", "&")) for address, text in BUTTON.findall(inside)]
    return [(text, address) for text, address in found if "/ik-wil-helpen/" not in address]


def test_who_comes_to_help_finds_it_after_the_questions(town: Town, read: Read, coffee: Question) -> None:
    inside = read("/wijken/noord/").partition('<ul class="question-buttons">')[2].partition("</ul>")[0]
    assert BUTTON.findall(inside)[-1] == ("/ik-wil-helpen/?wijk=noord", "Ik wil helpen")


def test_a_neighbourhood_shows_what_was_chosen_for_it_in_that_order(
    town: Town, read: Read, talk: Question, coffee: Question
) -> None:
    choose(town, talk, coffee, talk)
    assert buttons(read("/wijken/noord/")) == [
        ("Waar kan ik praten?", "/sociale-kaart/?thema=ontmoeten&wijk=noord"),
        ("Waar is koffie?", "/sociale-kaart/?zoek=koffie&wijk=noord"),
    ]


def test_a_neighbourhood_without_choice_shows_what_is_asked_everywhere(
    town: Town, read: Read, talk: Question, coffee: Question
) -> None:
    coffee_here = [("Waar is koffie?", "/sociale-kaart/?zoek=koffie&wijk=noord")]
    assert buttons(read("/wijken/noord/")) == coffee_here
    choose(town, talk)
    talk.delete()
    assert buttons(read("/wijken/noord/")) == coffee_here, "the last one chosen is gone"


def test_questions_of_one_neighbourhood_are_not_on_other_pages(
    town: Town, read: Read, talk: Question, coffee: Question
) -> None:
    choose(town, talk)
    for address in ("/", "/sociale-kaart/"):
        assert buttons(read(address)) == [("Waar is koffie?", "/sociale-kaart/?zoek=koffie")], address


def test_a_chosen_question_follows_its_theme_to_a_new_address(town: Town, read: Read, talk: Question) -> None:
    choose(town, talk)
    Theme.objects.update(slug="elkaar-zien")
    ((_text, address),) = buttons(read("/wijken/noord/"))
    assert address == "/sociale-kaart/?thema=elkaar-zien&wijk=noord"


def test_an_english_page_asks_in_english(town: Town, read: Read, talk: Question, english: Locale) -> None:
    choose(town, talk)
    town.index.copy_for_translation(english).save_revision().publish()
    town.north_page.copy_for_translation(english).save_revision().publish()
    assert [text for text, _address in buttons(read("/en/wijken/noord/"))] == ["Where can I talk?"]
