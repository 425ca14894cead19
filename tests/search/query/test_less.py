"""When nothing has all that was asked, less is asked, and the page says what was left out."""

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from search.index.kinds import EntryKind
from search.models import SearchCount
from search.query.chips import in_a_sentence, remarks
from search.query.search import search
from wijken.directory.recurrence.formats import bare_date_in_words
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


@pytest.mark.parametrize(
    ("language", "question", "left_out"),
    [
        ("nl", "vandaag eten", "Daarbij is er niets: vandaag."),
        ("nl", "vanavond samen eten", "Daarbij is er niets: vandaag, 's avonds."),
        ("nl", "eten op zondag in nootdorp", "Daarbij is er niets: op zondag."),
        ("nl", "zaterdag een keer schaken leren", "Daarbij is er niets: op zaterdag."),
        ("en", "eat together today", "There is nothing with: today."),
    ],
)
def test_who_names_a_day_on_which_nothing_is_gets_places_of_other_days(
    indexed: None, language: str, question: str, left_out: str
) -> None:
    found = search(question, VisitorContext(AT, language, ""))
    assert found.hits[0].kind == EntryKind.LISTING
    assert found.question is not None
    with override(language):
        said = " ".join(remarks(found.question))
        assert left_out in said and not in_a_sentence(found.question)


@pytest.mark.parametrize("question", ["drempelcheck", "werkvorm", "de methode gebruiken"])
def test_a_day_leaves_a_question_about_the_method_its_pages(indexed: None, question: str) -> None:
    assert names(f"{question} vandaag")[0] == names(question)[0]
    found = search(f"{question} vandaag", VisitorContext(AT, "nl", "")).question
    assert found is not None and not in_a_sentence(found)


def test_pages_do_not_stand_under_a_day(indexed: None, client: Client) -> None:
    page = page_of(client, "/zoeken/", "hoe organiseer ik een buurtmaaltijd op zaterdag")
    assert "Om te lezen" in page and "Hier kun je terecht" not in page
    assert "<p>Op zaterdag</p>" not in page


def test_the_agenda_of_a_day_is_not_asked_for_words_that_it_lacks(indexed: None, client: Client) -> None:
    sunday = timezone.localdate() + timedelta(days=13 - timezone.localdate().weekday())
    page = page_of(client, "/zoeken/", f"schaken {bare_date_in_words(sunday)}")
    assert "Daarbij is er niets: " in page and "Schaakclub Open Bord" in page
    assert f'?wanneer={sunday.isoformat()}"' in page


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
