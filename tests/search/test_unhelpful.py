""" "Dit zocht ik niet": somebody says that the results are not what they looked for."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from search.models import SearchCount

ADDRESS, THANKS = "/dit-zocht-ik-niet/", "/dit-zocht-ik-niet/dank-je/"
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@pytest.fixture(autouse=True)
def no_proof_of_work(settings: Any) -> None:
    settings.FORMS_PROOF_OF_WORK = False


def say(client: Client, words: str, **query: str) -> None:
    page = unescape(client.get(ADDRESS, {"zoek": words} | query).content.decode())
    sent = dict(HIDDEN.findall(page)) | {"words": words, "homepage": ""}
    assert client.post(ADDRESS, sent).headers["Location"] == THANKS


@pytest.mark.parametrize("address", ["/zoeken/", "/sociale-kaart/"])
def test_under_results_one_can_say_that_it_is_something_else(
    indexed: None, client: Client, address: str
) -> None:
    page = client.get(address, {"zoek": "schaken"}).content.decode()
    assert f'href="{ADDRESS}?zoek=schaken"' in page and "Dit zocht ik niet" in page
    assert 'value="schaken"' in client.get(ADDRESS, {"zoek": "schaken"}).content.decode()
    for nothing in (client.get(address), client.get(address, {"zoek": "xqzvkp"})):
        assert ADDRESS not in nothing.content.decode()


def test_it_is_counted_with_the_question_and_without_who(indexed: None, client: Client) -> None:
    client.get("/zoeken/", {"zoek": "schaken"})
    say(client, "Schaken")
    row = SearchCount.objects.get()
    assert (row.words, row.times, row.unhelpful) == ("schaken", 1, 1)
    assert client.get(THANKS).status_code == 200


def test_whoever_says_it_again_is_thanked_and_counted_once(indexed: None, client: Client) -> None:
    for words in ("schaken", "schaken", "SCHAKEN"):
        say(client, words)
    say(Client(REMOTE_ADDR="192.0.2.7"), "schaken")
    assert SearchCount.objects.get().unhelpful == 2


def test_the_neighbourhood_of_the_list_is_counted_with_it(indexed: None, client: Client) -> None:
    place = client.get("/sociale-kaart/").context["form"].options["wijk"][0]
    client.get("/sociale-kaart/", {"zoek": "koffie", "wijk": place.slug})
    say(client, "koffie", wijk=place.slug)
    row = SearchCount.objects.get()
    assert (row.place, row.unhelpful) == (place.label, 1)


@pytest.mark.parametrize(
    "words",
    ["schaken 0612345678", "schaken met Jansen", "ik zoek een schaakclub", "molenlaan schaken", "maria"],
)
def test_nothing_about_somebody_is_kept(indexed: None, client: Client, words: str) -> None:
    say(client, words)
    assert not SearchCount.objects.exists()


def test_words_of_danger_get_help_and_are_not_counted(indexed: None, client: Client) -> None:
    page = client.get(ADDRESS, {"zoek": "ik word geslagen"}).content.decode()
    assert 'value="ik word geslagen"' not in page and "112" in page
    sent = dict(HIDDEN.findall(page)) | {"words": "ik word geslagen", "homepage": ""}
    assert "112" in client.post(ADDRESS, sent).content.decode()
    assert not SearchCount.objects.exists()
    for address in ("/zoeken/", "/sociale-kaart/"):
        assert ADDRESS not in client.get(address, {"zoek": "ik word geslagen"}).content.decode()


@pytest.mark.parametrize("query", ["zoek=%00%ff", "zoek=" + "a" * 5000, "wijk=%27--", "zoek[]=x&wijk[]=y"])
def test_whatever_the_address_says_the_form_opens(indexed: None, client: Client, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 200


def test_without_words_it_asks_for_them(indexed: None, client: Client) -> None:
    sent = dict(HIDDEN.findall(client.get(ADDRESS).content.decode())) | {"words": "  "}
    assert "Schrijf de woorden op waarmee je zocht." in client.post(ADDRESS, sent).content.decode()
