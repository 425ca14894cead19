"""The search, for residents and editors."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from methode.models import StepPage
from search.index.kinds import EntryKind
from search.index.writer import update
from search.language.analysis import (
    base_of_participle,
    base_of_prefixed_participle,
    fold,
    is_little,
    language_of,
    stem_of,
    words_of,
)
from search.models import Entry, Posting, SearchCount, Synonym, Vocabulary
from search.query.search import search
from search.social_map_backend import IndexFinder
from search.statistics import countable
from wijken.directory.models import Listing, Neighbourhood, Theme
from wijken.visitor import VisitorContext

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
DUTCH = language_of("nl")
DELFGAUW = "Delfgauw, rondom de Kiezel"


def visitor(language: str = "nl") -> VisitorContext:
    return VisitorContext(AT, language, "")


def names(text: str, **more: object) -> list[str]:
    return [hit.name for hit in search(text, visitor(), **more).hits]


def test_one_word_in_its_many_forms_is_one_word() -> None:
    for forms in (
        ("wandelen", "wandele", "wandeling"),
        ("brief", "brieven"),
        ("klus", "klussen", "klusje", "klusjes"),
        ("spel", "spelletjes"),
        ("Taalcafé", "taalcafe"),
        ("huis", "huizen"),
    ):
        assert len({stem_of(form, DUTCH) for form in forms}) == 1, forms
    assert stem_of("gezond", DUTCH) != stem_of("zon", DUTCH)
    assert base_of_participle("gekookt") == "kook"
    assert base_of_prefixed_participle("verdeeld") == "verdeel"
    assert base_of_prefixed_participle("beeld") == ""
    assert fold("Україна") == "україна"
    assert list(words_of("Foto’s bij de koffie-inloop"))[-3:] == ["koffieinloop", "koffie", "inloop"]


def test_little_words_are_little_as_people_say_them_too() -> None:
    assert all(is_little(word, DUTCH) for word in ("maken", "make", "mense", "bijvoorbeeld", "tussen"))
    assert not any(is_little(word, DUTCH) for word in ("wandele", "kaarten", "thee"))


def test_a_slip_of_the_finger_still_leads_there(indexed: None) -> None:
    found = search("schaakclup", visitor())
    assert found.hits[0].name == "Schaakclub Open Bord"
    assert found.did_you_mean == "schaakclub"
    assert search("schaakclub", visitor()).did_you_mean == ""


@pytest.mark.parametrize("question", ["hoe krijg ik mensen mee die zich schamen", "rijles", "rauw"])
def test_a_real_word_is_not_taken_for_a_typing_error(indexed: None, question: str) -> None:
    """Of one letter from "schaken" and "bijles", and of the sound of "rouw"."""
    found = search(question, visitor())
    assert found.did_you_mean == ""
    assert not {"Schaakclub Open Bord", "Huiswerkplek De Punt", "Wandelcafé Samen Dragen"} & {
        hit.name for hit in found.hits
    }


def test_a_part_of_a_compound_is_found_if_the_rest_is_a_word_and_the_page_says_it_only_looks_like_it(
    indexed: None,
) -> None:
    found = search("rouwverwerking", visitor())
    assert [hit.name for hit in found.hits] == ["Wandelcafé Samen Dragen"]
    assert found.loose


def test_a_little_word_is_no_part_of_a_compound(indexed: None) -> None:
    """Of "samenwerking" not "samen", which has the stem "sam"."""
    assert "Wandelcafé Samen Dragen" not in names("voorbeeld samenwerking tussen organisaties")


def test_a_dutch_question_is_not_read_as_english(indexed: None) -> None:
    """In this question "meet" is measuring, in "meeting people" it is not."""
    assert "Buurthuis De Zwaluw" not in names("hoe meet je of het iets heeft opgeleverd")
    assert "Buurthuis De Zwaluw" in names("meeting people")


def test_what_only_leads_to_help_in_general_is_said_not_to_be_there(indexed: None) -> None:
    assert search("oppas voor zaterdagavond", visitor()).loose
    assert not search("hulp op zaterdag", visitor()).loose


def test_a_verb_is_found_though_the_sentence_takes_it_apart(indexed: None) -> None:
    """Neighbours walk the dog; another place only has one."""
    assert names("wie laat mijn hond uit") == ["Burenhulp Noorderburen"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("krijg mn toeslag niet rond", "Geldspreekuur De Spaarpot"),
        ("snap mn mobieltje niet", "Digihulp Muis en Meer"),
        ("me moeder is overleden", "Wandelcafé Samen Dragen"),
        ("ik zorg voor me vader en trek het niet meer", "Mantelzorggroep Even Lucht"),
        ("vrijdagmiddag nootdorp", "Zangcafé Hoog en Laag"),
        ("vrijdag middag nootdorp", "Zangcafé Hoog en Laag"),
        ("gezellig kletsen in nootdorp", "Huiskamer De Molenwiek"),
        ("wattsap leren", "Digihulp Muis en Meer"),
        ("gehoorapparaat", "Buurthuis De Zwaluw"),
        ("bibliotheek", "Taalcafé Praatplaat"),
        ("learn dutch", "Taalcafé Praatplaat"),
        ("kof", "Buurthuis De Zwaluw"),
    ],
)
def test_a_question_as_people_say_it_leads_there(indexed: None, question: str, answer: str) -> None:
    assert answer in names(question)[:5]


def test_old_people_are_no_parents() -> None:
    assert stem_of("ouderen", DUTCH) == stem_of("oudere", DUTCH) != stem_of("ouders", DUTCH)


def test_editors_words_are_used_as_soon_as_they_are_saved(indexed: None) -> None:
    assert names("mikado") == []
    Synonym(words="mikado, schaken", one_way=True).save()
    assert names("mikado")[0] == "Schaakclub Open Bord"


def test_confirmed_listings_come_first(indexed: None) -> None:
    one, other = Listing.objects.filter(slug__in=["warme-thee", "zangcafe-hoog-en-laag"]).order_by("pk")
    for listing in (one, other):
        Listing.objects.filter(pk=listing.pk).update(name=f"Pannenkoekendag {listing.slug}", checked_on=AT)
    update(EntryKind.LISTING, [one.pk, other.pk])
    for unsure, sure in ((one, other), (other, one)):
        Listing.objects.filter(pk=unsure.pk).update(checked_on=None)
        Listing.objects.filter(pk=sure.pk).update(checked_on=AT)
        assert IndexFinder().find("pannenkoekendag", visitor(), frozenset()).listings == [
            sure.pk,
            unsure.pk,
        ]


def test_nearby_results_come_first(indexed: None) -> None:
    here = Neighbourhood.objects.get(slug="delfgauw-rondom-de-kiezel")
    assert names("koffie delfgauw")[0] == "Buurtkamer De Knikker"
    assert names("koffie 2645 AB")[0] == "Buurtkamer De Knikker"
    assert names("koffie", here=frozenset([here.pk]))[0] == "Buurtkamer De Knikker"
    assert names("2641")[0] == "Pijnacker-Noord"


def test_a_postcode_of_elsewhere_gets_a_kind_sentence(indexed: None, client: Client) -> None:
    answer = client.get("/zoeken/", {"zoek": "2611 AB"})
    assert "ligt niet in onze wijken" in answer.content.decode()


def test_publishing_and_taking_down_are_followed_at_once(indexed: None) -> None:
    listing = Listing.objects.get(slug="warme-thee")
    listing.summary = "Hier maken we poffertjesbeslag."
    listing.save_revision().publish()
    assert names("poffertjesbeslag") == ["Warme Thee"]
    listing.refresh_from_db()
    listing.unpublish()
    assert not Entry.objects.filter(kind="listing", object_id=listing.pk).exists()
    assert not Vocabulary.objects.filter(word="poffertjesbeslag").exists()
    pk = listing.pk
    Listing.objects.filter(pk=pk).update(live=True)
    update(EntryKind.LISTING, [pk])
    Listing.objects.get(pk=pk).delete()
    assert not Entry.objects.filter(kind="listing", object_id=pk).exists()


def test_a_renamed_theme_is_found_under_its_new_name(indexed: None) -> None:
    theme = Theme.objects.get(slug="rouw")
    theme.name = "Weemoedigheid"
    theme.save()
    assert names("weemoedigheid") == ["Wandelcafé Samen Dragen"]


def test_counts_of_words_are_what_a_fresh_index_says(indexed: None) -> None:
    listing = Listing.objects.get(slug="warme-thee")
    for summary in ("Een en ander over koffie.", "Niets meer."):
        listing.summary = summary
        listing.save_revision().publish()
    stepwise = set(Vocabulary.objects.values_list("language", "word", "objects_count"))
    call_command("rebuild_search", verbosity=0)
    assert stepwise == set(Vocabulary.objects.values_list("language", "word", "objects_count"))


def test_a_page_is_indexed_in_its_own_language_not_the_editors(indexed: None) -> None:
    page = next(page for page in StepPage.objects.filter(locale__language_code="nl") if page.roles)
    with override("en"):
        page.save_revision().publish()
    entry = Entry.objects.get(kind="page", object_id=page.pk)
    words = set(Posting.objects.filter(entry=entry).values_list("word__word", flat=True))
    assert {"professional", "vrijwilliger", "inwoner"} <= words
    assert not {"volunteer", "resident"} & words


def test_the_number_of_queries_does_not_grow(indexed: None) -> None:
    search("koffie", visitor())
    with CaptureQueriesContext(connection) as few:
        search("petanque", visitor())
    with CaptureQueriesContext(connection) as many:
        search("koffie eten wandelen hulp taal methode samen drempel", visitor(), limit=100)
    assert len(many) <= 22
    assert len(few) <= len(many)


HOSTILE = [
    *("", " ", "\x00", "%", "_", "'", '"', "((((", "-", "--", "\\", "🙂", "*", "٣٤٥٦", "AND OR NOT"),
    "a" * 100_000,
    "e\u0301" * 500,
    "\u202e\u0000zoek",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "0" * 400,
    "2641" * 50,
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_whatever_somebody_types_there_is_a_page(indexed: None, client: Client, number: int) -> None:
    text = HOSTILE[number]
    for address in ("/zoeken/", "/en/zoeken/", "/zoeken/suggesties/"):
        answer = client.get(address, {"zoek": text, "pagina": text[:50]})
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content


def test_raw_bytes_and_absurd_pages_get_a_page_too(indexed: None, client: Client) -> None:
    for query in ("zoek=%ff%fe%00", "zoek=koffie&pagina=1000000000", "zoek=koffie&pagina=-1", "pagina=x"):
        assert client.get(f"/zoeken/?{query}").status_code == 200


def test_nothing_found_gives_a_number_to_call(indexed: None, client: Client) -> None:
    text = client.get("/zoeken/", {"zoek": "xqzvkp"}).content.decode()
    assert "Niets gevonden" in text
    assert "015-0000100" in text


def test_results_say_what_they_are_and_lead_there(indexed: None, client: Client) -> None:
    text = client.get("/zoeken/", {"zoek": "schaken"}).content.decode()
    assert 'href="/sociale-kaart/schaakclub-open-bord/"' in text
    assert "Initiatief van bewoners" in text
    assert client.get("/sociale-kaart/schaakclub-open-bord/").status_code == 200
    suggested = json.loads(client.get("/zoeken/suggesties/", {"zoek": "scha"}).content)["suggesties"]
    assert "Schaakclub Open Bord" in suggested


def test_who_reads_english_finds_places_by_english_and_dutch_words(indexed: None) -> None:
    assert any(hit.kind == "listing" for hit in search("vegetable", visitor("en")).hits)
    assert any(hit.name == "Schaakclub Open Bord" for hit in search("schaken", visitor("en")).hits)


def test_searches_are_counted_without_who(indexed: None, client: Client) -> None:
    for question in ("zwemles", "zwemles", "Zwemles delfgauw"):
        client.get("/zoeken/", {"zoek": question})
    rows = SearchCount.objects.filter(words="zwemles").order_by("place")
    assert [(row.place, row.times) for row in rows] == [("", 2), (DELFGAUW, 1)]


@pytest.mark.parametrize(
    "question",
    ["0612345678", "jan@example.nl", "Voorbeeldlaan 3", "hulp voor Jansen", "molenlaan", "www.x.nl"],
)
def test_what_may_say_who_somebody_is_is_never_kept(question: str) -> None:
    assert countable(question) == ""


@pytest.mark.parametrize(
    "question",
    [
        "wubbo qvistgaard",
        "piet jansen",
        "maria",
        "bakker henk koffie",
        "mijn man jan is ziek",
        "mevrouw de boer",
        "buurvrouw qvistgaard",
    ],
)
def test_a_name_in_small_letters_is_not_kept(indexed: None, client: Client, question: str) -> None:
    client.get("/zoeken/", {"zoek": question})
    assert not SearchCount.objects.exists()


@pytest.mark.parametrize(
    "question",
    [
        "blauwe plekken door mijn man",
        "ik zoek rust",
        "Ik zoek rust",
        "koffie voor m'n moeder",
        "wij zoeken koffie",
        "koffie met ons",
        "my garden",
        "i’m new here",
        "bana kahve",
        "أنا وحيد",
        "dla mnie kawa",
        "для мене кава",
        "koffie drinken met andere oudere mensen",
    ],
)
def test_what_somebody_says_of_themselves_is_not_kept(indexed: None, client: Client, question: str) -> None:
    for address in ("/zoeken/", "/sociale-kaart/"):
        client.get(address, {"zoek": question})
    assert not SearchCount.objects.exists()


def test_a_search_of_several_days_is_told_from_one_that_is_repeated(
    indexed: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 11, 10, 9, tzinfo=UTC)
    for days in (0, 0, 1, 1, 3):
        monkeypatch.setattr(timezone, "now", lambda days=days: at + timedelta(days=days))
        client.get("/zoeken/", {"zoek": "zwemles"})
    row = SearchCount.objects.get()
    assert (row.times, row.days) == (5, 3)


@pytest.mark.parametrize("question", ["vanavond", "wat is er te doen in delfgauw", "2641"])
def test_a_query_with_only_a_day_or_place_is_not_counted_as_missed(
    indexed: None, client: Client, question: str
) -> None:
    for address in ("/zoeken/", "/sociale-kaart/"):
        client.get(address, {"zoek": question})
    assert not SearchCount.objects.exists()


def test_every_word_knows_where_it_stands(indexed: None) -> None:
    assert Posting.objects.filter(part__isnull=True).count() == 0
    assert not Vocabulary.objects.filter(objects_count__lte=0).exists()
