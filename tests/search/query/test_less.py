"""When nothing has all that was asked, less is asked, and the page says what was left out."""

from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client

from search.models import SearchCount
from search.query.search import search
from wijken.visitor import VisitorContext

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAGES = ("/zoeken/", "/sociale-kaart/")
FOUR_THINGS = "schaken breien zingen tuinieren"


def page_of(client: Client, address: str, question: str) -> str:
    answer = client.get(address, {"zoek": question})
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def names(question: str) -> list[str]:
    return [hit.name for hit in search(question, VisitorContext(AT, "nl", "")).hits]


@pytest.mark.parametrize("address", PAGES)
def test_words_are_left_out_until_something_is_found_and_the_page_says_which(
    indexed: None, client: Client, address: str
) -> None:
    page = page_of(client, address, FOUR_THINGS)
    assert "Niets gevonden" not in page
    assert "We zochten zonder: “" in page
    assert "Precies dit is er niet. Dit lijkt erop." in page


def test_no_more_words_are_left_out_than_needed(indexed: None) -> None:
    question = search(FOUR_THINGS, VisitorContext(AT, "nl", "")).question
    assert question is not None
    assert 0 < len(question.words_left_out) < 4
    assert not question.no_words


@pytest.mark.parametrize(
    ("question", "left_out"),
    [("schaken op dinsdag", "op dinsdag"), ("schaken op dinsdag, gratis", "gratis, op dinsdag")],
)
@pytest.mark.parametrize("address", PAGES)
def test_what_is_asked_about_stays_when_one_or_two_wishes_do_not_fit(
    indexed: None, client: Client, address: str, question: str, left_out: str
) -> None:
    page = page_of(client, address, question)
    assert "Schaakclub Open Bord" in page
    said = page.split("Daarbij is er niets: ")[1].split(". Dit is er zonder")[0]
    assert sorted(said.split(", ")) == sorted(left_out.split(", "))


@pytest.mark.parametrize("address", PAGES)
def test_a_word_that_is_nowhere_leaves_the_place(indexed: None, client: Client, address: str) -> None:
    page = page_of(client, address, "xqzvkp delfgauw")
    assert "We zochten zonder: “xqzvkp”" in page
    assert "Buurtkamer De Knikker" in page
    assert names("xqzvkp") == []


def test_who_only_names_a_place_gets_more_than_the_page_about_it(indexed: None) -> None:
    assert names("delfgauw")[0] == "Delfgauw, rondom de Kiezel"
    assert "Buurtkamer De Knikker" in names("delfgauw")


@pytest.mark.parametrize("address", PAGES)
def test_editors_still_read_that_it_was_not_found(indexed: None, client: Client, address: str) -> None:
    page_of(client, address, "zwemles delfgauw")
    row = SearchCount.objects.get()
    assert (row.words, row.results) == ("zwemles", 0)


def test_suggestions_while_typing_leave_nothing_out(indexed: None) -> None:
    assert search(FOUR_THINGS, VisitorContext(AT, "nl", ""), typing=True).hits == []
