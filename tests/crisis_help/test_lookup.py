"""Queries that suggest danger show emergency contacts first, in every search box."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from crisis_help.initial_data import fill
from crisis_help.lookup import crisis_help
from crisis_help.models import CrisisContact, CrisisPhrase, CrisisTopic, HarmlessPhrase
from search.index.writer import rebuild
from search.models import Missed, SearchCount
from tests.search.test_missing_offers import HIDDEN
from tests.wijken.conftest import NOW, Town, module_town, town  # noqa: F401 - fixtures
from wijken.directory.models import Listing
from wijken.models import AgendaPage

BOXES = ["/zoeken/", "/sociale-kaart/", "/agenda/", "/wijken/noord/agenda/"]
BLOCK = 'class="crisis-help"'


@pytest.fixture
def with_hobbies(town: Town, filled: None) -> Town:  # noqa: F811
    """Groups whose words resemble a cry for help."""
    for name in ("Wandelcafé Wil je mee", "Koor Dood en leven", "Slagwerk voor wie niet wil stilzitten"):
        town.activity(town.listing(name, neighbourhood=town.north), name)
    town.home.add_child(instance=AgendaPage(title="Agenda", slug="agenda"))
    rebuild()
    return town


def page(client: Client, address: str, question: str) -> str:
    answer = client.get(address, {"zoek": question})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", BOXES)
def test_whom_to_call_comes_first_and_no_hobby_group_is_an_answer(
    with_hobbies: Town, client: Client, address: str
) -> None:
    for question in ("ik wil dood", "Ik wil niet meer leven!", "hij slaat mij", "113", "zelfmoort"):
        shown = page(client, address, question)
        main = shown[shown.index("<main") :]
        assert BLOCK in main, question
        assert main.index(BLOCK) < main.index("<form"), question
        assert 'href="tel:' in main
        for name in Listing.objects.values_list("name", flat=True):
            assert name not in main, (question, name)
        assert "Bedoelde je" not in main
        assert "Niets gevonden" not in main
        assert "Dit mis ik" not in main
        assert "Zonder:" not in main


@pytest.mark.parametrize("address", BOXES)
def test_an_everyday_question_shows_no_block(with_hobbies: Town, client: Client, address: str) -> None:
    for question in ("slagroom", "geslaagd", "dood aan de verveling", "koor", ""):
        assert BLOCK not in page(client, address, question), question


def test_where_a_life_is_in_danger_112_comes_first(filled: None) -> None:
    fire = crisis_help("er is brand, mijn vrouw ademt niet", "nl")
    assert fire is not None
    assert fire.contacts[0].telephone == "112"
    assert crisis_help("112", "nl").contacts[0].telephone == "112"  # type: ignore[union-attr]
    assert crisis_help("113", "nl").contacts[0].telephone == "113"  # type: ignore[union-attr]


def test_every_number_dials(with_hobbies: Town, client: Client) -> None:
    shown = page(client, "/zoeken/", "huiselijk geweld")
    assert re.findall(r'href="tel:(\d+)"', shown[shown.index(BLOCK) :])[:2] == ["08002000", "112"]


def test_who_feels_heavy_sees_whom_to_call_and_below_it_what_there_is(
    with_hobbies: Town, client: Client
) -> None:
    shown = page(client, "/zoeken/", "ik ben depressief koor")
    assert shown.index(BLOCK) < shown.index("Koor Dood en leven")
    assert SearchCount.objects.count() == 0


def test_suggestions_are_none_but_whom_to_call(with_hobbies: Town, client: Client) -> None:
    for address in ("/zoeken/suggesties/", "/zoeken/suggesties/?waar=sociale-kaart"):
        answer = json.loads(client.get(address, {"zoek": "ik wil dood", "waar": "sociale-kaart"}).content)
        assert answer["suggesties"] == []
        assert BLOCK in answer["hulp"]
        ordinary = json.loads(client.get(address, {"zoek": "koor", "waar": "sociale-kaart"}).content)
        assert ordinary == {"suggesties": ["Koor Dood en leven"]}


def test_the_map_behind_the_list_is_as_empty_as_the_list(with_hobbies: Town, client: Client) -> None:
    answer = client.get("/sociale-kaart.geojson", {"zoek": "ik wil dood"})
    assert not [each for each in answer.json()["features"] if "url" in each["properties"]]


def test_words_of_danger_are_counted_nowhere(
    with_hobbies: Town, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for address in (*BOXES, "/zoeken/suggesties/", "/dit-mis-ik/"):
        for question in ("ik wil niet meer leven", "depressief"):
            client.get(address, {"zoek": question})
    form = client.get("/dit-mis-ik/", {"zoek": "ik wil niet meer leven"}).content.decode()
    assert 'value="ik wil niet meer leven"' not in form
    sent = dict(HIDDEN.findall(form)) | {"words": "ik wil niet meer leven", "place": "", "homepage": ""}
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=1))
    answer = client.post("/dit-mis-ik/", sent)
    assert answer.status_code == 200
    assert BLOCK in answer.content.decode()
    assert not Missed.objects.exists()
    assert not SearchCount.objects.exists()
    assert "leven" not in caplog.text
    page(client, "/zoeken/", "koor")
    assert SearchCount.objects.get().words == "koor"


def test_the_words_are_not_in_the_title_of_the_page(with_hobbies: Town, client: Client) -> None:
    shown = page(client, "/zoeken/", "hij slaat mij")
    assert "slaat" not in re.findall(r"<title>(.*?)</title>", shown)[0]


@pytest.mark.parametrize(
    ("question", "page_language", "language", "direction"),
    [
        ("ik wil dood", "nl", "nl", "ltr"),
        ("i want to die", "nl", "en", "ltr"),
        ("i want to die", "en", "en", "ltr"),
        ("suicide", "nl", "nl", "ltr"),
        ("suicide", "en", "en", "ltr"),
        ("ölmek istiyorum", "nl", "tr", "ltr"),
        ("أريد أن أموت", "nl", "ar", "rtl"),
        ("chcę umrzeć", "en", "pl", "ltr"),
        ("хочу померти", "nl", "uk", "ltr"),
        ("112", "en", "en", "ltr"),
    ],
)
def test_the_answer_is_in_the_language_of_the_query(
    filled: None, question: str, page_language: str, language: str, direction: str
) -> None:
    help_ = crisis_help(question, page_language)
    assert help_ is not None
    assert (help_.language, help_.direction) == (language, direction)


def test_each_part_says_in_which_language_it_is(with_hobbies: Town, client: Client) -> None:
    shown = page(client, "/zoeken/", "أريد أن أموت")
    assert '<div lang="ar" dir="rtl">' in shown
    assert 'class="crisis-help__contacts" lang="nl" dir="ltr"' in shown


@pytest.mark.parametrize(
    ("question", "language", "only_dutch"),
    [
        ("my husband hits me", "en", "What is written below each number is only in Dutch."),
        ("زوجي يضربني", "ar", "المكتوب تحت كل رقم هو بالهولندية فقط."),
        ("kocam beni dövüyor", "tr", "Numaraların altında yazanlar yalnızca Hollandaca."),
        ("mąż mnie bije", "pl", "To, co jest napisane pod numerami, jest tylko po niderlandzku."),
        ("чоловік мене б'є", "uk", "Те, що написано під номерами, є лише нідерландською."),
    ],
)
def test_who_reads_no_dutch_is_told_in_their_own_language_what_is_only_in_dutch(
    with_hobbies: Town, client: Client, question: str, language: str, only_dutch: str
) -> None:
    help_ = crisis_help(question, "nl")
    assert help_ is not None
    block = _block(page(client, "/zoeken/", question))
    inside = {language: "".join(texts) for language, texts in _texts_by_language(block).items()}
    assert set(inside) == {language, "nl"}
    assert only_dutch in inside[language]
    assert help_.words.somebody_may_watch in unescape(inside[language])
    assert help_.text.below in inside[language]
    assert "Kijkt er iemand mee" not in block
    assert "Dag en nacht" in inside["nl"]


def test_who_reads_dutch_is_told_of_no_other_language(with_hobbies: Town, client: Client) -> None:
    block = _block(page(client, "/zoeken/", "hij slaat mij"))
    assert set(_texts_by_language(block)) == {"nl"}
    assert "Kijkt er iemand mee" in block


def _block(shown: str) -> str:
    start = shown.index("<section " + BLOCK)
    return shown[start : shown.index("</section>", start)]


def _texts_by_language(block: str) -> dict[str, list[str]]:
    """What is written in the block, by the nearest ``lang`` around it."""
    found: dict[str, list[str]] = {}
    around = [""]
    for tag, text in re.findall(r"<([^>]*)>([^<]*)", block):
        name = tag.split()[0].lower()
        if name.startswith("/"):
            around.pop()
        elif not tag.endswith("/"):
            said = re.search(r'\blang="(\w+)"', tag)
            around.append(said[1] if said else around[-1])
        if text.strip():
            found.setdefault(around[-1], []).append(text)
    return found


def test_an_empty_box_asks_the_database_nothing(filled: None, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert crisis_help("", "nl") is None
        assert crisis_help("   ", "nl") is None
    crisis_help("koffie", "nl")
    with django_assert_num_queries(1):  # type: ignore[operator]
        crisis_help("koffie", "nl")


def test_an_editors_new_phrase_works_at_the_next_search(filled: None) -> None:
    topic = CrisisTopic.objects.get(name="Huiselijk geweld")
    assert crisis_help("het is weer raak met hem", "nl") is None
    phrase = CrisisPhrase.objects.create(words="weer raak met hem", topic=topic)
    assert crisis_help("Het is wéér raak met hem...", "nl") is not None
    harmless = HarmlessPhrase.objects.create(words="raak met hem")
    assert crisis_help("het is weer raak met hem", "nl") is None
    harmless.delete()
    assert crisis_help("het is weer raak met hem", "nl") is not None
    phrase.delete()
    assert crisis_help("het is weer raak met hem", "nl") is None


def test_a_contact_without_a_number_or_site_is_not_shown(filled: None) -> None:
    CrisisContact.objects.filter(name="Veilig Thuis").first().delete()  # type: ignore[union-attr]
    help_ = crisis_help("hij slaat mij", "nl")
    assert help_ is not None
    assert all(contact.telephone or contact.website for contact in help_.contacts)
    assert "Veilig Thuis" not in [contact.name for contact in help_.contacts]


def test_filling_again_leaves_what_editors_changed(filled: None) -> None:
    CrisisContact.objects.filter(name="Veilig Thuis").update(telephone="0800-9999")
    CrisisPhrase.objects.filter(words="hij slaat mij").delete()
    assert fill() is False
    assert CrisisContact.objects.get(name="Veilig Thuis").telephone == "0800-9999"
    assert not CrisisPhrase.objects.filter(words="hij slaat mij").exists()
