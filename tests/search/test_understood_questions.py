"""What a question asks besides its words, on both search pages."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from wijken.directory.recurrence.formats import bare_date_in_words

PAGES = ("/zoeken/", "/sociale-kaart/")


def page_of(client: Client, address: str, question: str) -> str:
    answer = client.get(address, {"zoek": question})
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


@pytest.mark.parametrize("address", PAGES)
def test_what_was_understood_can_be_taken_off_one_by_one(indexed: None, client: Client, address: str) -> None:
    page = page_of(client, address, "koffie voor ouderen op dinsdagmiddag")
    assert "Voor ouderen, op dinsdagmiddag" in page
    assert "zoek=koffie+op+dinsdag+'s+middags" in page.replace("%27", "'")
    assert "zoek=koffie+voor+ouderen+'s+middags" in page.replace("%27", "'")


@pytest.mark.parametrize("address", PAGES)
def test_a_question_for_an_evening_gives_no_mornings(indexed: None, client: Client, address: str) -> None:
    page = page_of(client, address, "donderdag na 19 uur")
    assert "Schaakclub Open Bord" in page
    assert "Handwerkgroep Rechte Steek" not in page


@pytest.mark.parametrize("address", PAGES)
def test_no_children_gives_nothing_for_children(indexed: None, client: Client, address: str) -> None:
    assert "Kinderclub De Stuiterbal" not in page_of(client, address, "geen kinderen")


@pytest.mark.parametrize("address", PAGES)
def test_a_question_in_another_language_says_what_was_searched_for(
    indexed: None, client: Client, address: str
) -> None:
    page = page_of(client, address, "вивчити нідерландську")
    assert "We zochten op: taal." in page
    assert "Taalcafé Praatplaat" in page


@pytest.mark.parametrize(
    ("language", "question", "words"),
    [
        ("", "ik wil helpen", "Ik wil helpen"),
        ("", "vrijwilligerswerk", "Ik wil helpen"),
        ("/en", "volunteer", "I want to help"),
        ("/en", "I want to help", "I want to help"),
    ],
)
@pytest.mark.parametrize("address", PAGES)
def test_who_comes_to_help_is_led_to_whom_it_is_asked_of(
    indexed: None, client: Client, address: str, language: str, question: str, words: str
) -> None:
    main = page_of(client, language + address, question).partition("<main")[2].partition("</main>")[0]
    assert f'href="{language}/ik-wil-helpen/">{words}</a>' in main


@pytest.mark.parametrize("address", PAGES)
def test_who_looks_for_help_is_not(indexed: None, client: Client, address: str) -> None:
    main = page_of(client, address, "wie kan mij helpen").partition("<main")[2].partition("</main>")[0]
    assert main and "/ik-wil-helpen/" not in main


@pytest.mark.parametrize("address", PAGES)
def test_what_is_not_here_does_not_look_found(indexed: None, client: Client, address: str) -> None:
    assert "Precies dit is er niet. Dit lijkt erop." in page_of(client, address, "kinderopvang")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("days_ago", [1, 400])
def test_a_day_that_is_over_is_said(indexed: None, client: Client, address: str, days_ago: int) -> None:
    day = bare_date_in_words(timezone.localdate() - timedelta(days=days_ago))
    assert f"{day} is voorbij." in page_of(client, address, f"koffie {day}")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    "text", ["\x00\xff", "dinsdag " * 10_000, "☕🎄 op dinsdag", "قهوة coffee \u202e na 17 uur"]
)
def test_any_question_gets_a_page(indexed: None, client: Client, address: str, text: str) -> None:
    page_of(client, address, text)
