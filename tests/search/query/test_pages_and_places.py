"""Pages of the method and places to go are ranked apart; the question decides which come first."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from core.models import HomePage, StandardPage
from search.index.kinds import EntryKind
from search.index.writer import update
from search.models import Posting
from search.query.search import search
from wijken.visitor import VisitorContext

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def kinds_of(question: str) -> list[str]:
    return [hit.kind for hit in search(question, VisitorContext(AT, "nl", ""), limit=5).hits]


def names(question: str) -> list[str]:
    return [hit.name for hit in search(question, VisitorContext(AT, "nl", ""), limit=5).hits]


@pytest.mark.parametrize(
    "question",
    [
        "taken verdelen in een groep",
        "groep laat geen nieuwe mensen toe",
        "haakje betekenis",
        "drempels wegnemen",
    ],
)
def test_who_asks_in_the_words_of_the_method_reads_the_method_first(indexed: None, question: str) -> None:
    assert kinds_of(question)[0] != EntryKind.LISTING


@pytest.mark.parametrize("question", ["kaarten", "ommetje", "ik wil mensen ontmoeten", "haakclub"])
def test_who_looks_for_something_to_do_gets_places_though_pages_have_the_word(
    indexed: None, question: str
) -> None:
    assert kinds_of(question)[0] == EntryKind.LISTING


def test_a_page_of_results_begins_with_what_is_asked_about(indexed: None, client: Client) -> None:
    for question, first, second in (
        ("drempel", "Om te lezen", "Hier kun je terecht"),
        ("koffie", "Hier kun je terecht", "Om te lezen"),
    ):
        text = client.get("/zoeken/", {"zoek": question}).content.decode()
        assert first in text
        assert second not in text or text.index(first) < text.index(second)


def test_a_professional_who_needs_a_lift_in_the_building_still_finds_the_method(indexed: None) -> None:
    assert "Drempelcheck" in names("bijeenkomst toegankelijk maken voor mensen met een rollator")


def test_a_word_of_professionals_by_itself_reads_the_method_only(indexed: None) -> None:
    assert EntryKind.LISTING not in kinds_of("ijsbreker")


def test_beside_a_definition_stands_where_the_word_is_used(indexed: None) -> None:
    assert names("kerngroep")[:2] == ["Kerngroep", "Breng organisaties in de wijk bij elkaar"]


def test_a_relative_is_not_the_subject_of_a_question(indexed: None) -> None:
    assert names("me moeder is overleden") == ["Wandelcafé Samen Dragen"]


def test_a_note_on_the_price_is_not_what_an_activity_is(indexed: None) -> None:
    assert "Handwerkgroep Rechte Steek" not in [
        hit.name for hit in search("koffie", VisitorContext(AT, "nl", ""), limit=50).hits
    ]


def test_old_things_are_not_for_old_people(indexed: None) -> None:
    assert names("waar kan ik mijn oude kleren kwijt") == ["Weggeefhoek De Kast"]


@pytest.mark.parametrize("question", ["activiteit voor rolstoelers", "ruimte met ringleiding"])
def test_any_place_that_fits_a_need_is_found_whatever_it_is_called(indexed: None, question: str) -> None:
    assert set(kinds_of(question)) == {EntryKind.LISTING}


def test_if_it_may_be_either_both_are_among_the_first_three(indexed: None) -> None:
    assert set(kinds_of("nieuwe vrienden")[:3]) == {EntryKind.LISTING, EntryKind.PAGE}


def page(slug: str, *paragraphs: str) -> StandardPage:
    written = StandardPage(
        title=f"Bladzijde {slug}", slug=slug, body=[("paragraph", text) for text in paragraphs]
    )
    HomePage.objects.get(locale__language_code="nl").add_child(instance=written)
    update(EntryKind.PAGE, [written.pk])
    return written


def test_words_in_one_paragraph_count_for_more_than_words_far_apart(indexed: None) -> None:
    page("apart", "<p>Alles over kwaakvogels.</p>", "<p>Alles over zeemist.</p>")
    page("samen", "<p>Kwaakvogels in de zeemist.</p>", "<p>Nog iets heel anders.</p>")
    assert names("kwaakvogels zeemist")[0] == "Bladzijde samen"
    page("a-samen", "<p>Nog iets heel anders.</p>", "<p>Zeemist en kwaakvogels.</p>")
    page("a-apart", "<p>Alles over zeemist.</p>", "<p>Alles over kwaakvogels.</p>")
    assert names("kwaakvogels zeemist")[:2] == ["Bladzijde a-samen", "Bladzijde samen"]


def test_an_index_that_the_previous_version_wrote_still_finds_pages(indexed: None) -> None:
    Posting.objects.update(passages=0)
    assert "Takenmuur" in names("taken verdelen in een groep")
