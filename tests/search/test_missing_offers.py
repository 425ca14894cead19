"""No results: alternatives, whom to call, and "Dit mis ik"."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.scheduled_jobs import run_jobs
from search.models import Missed
from tests.wijken.conftest import NOW, Town, module_town, town  # noqa: F401 - fixtures

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@pytest.fixture
def found_nothing(town: Town) -> Town:  # noqa: F811
    """A choir in the west on Tuesdays; none in the north."""
    choir = town.listing("Koor", neighbourhood=town.west)
    town.activity(choir, "Zingen")
    town.activity(town.listing("Koffie"), "Inloop", weekday=3)
    return town


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("&amp;", "&")


def test_what_there_is_with_one_thing_changed_is_one_click_away(found_nothing: Town, client: Client) -> None:
    shown = page(client, "/sociale-kaart/?wijk=noord&wanneer=vandaag")
    assert "Niets gevonden" in shown
    assert 'href="/sociale-kaart/?wijk=west&wanneer=vandaag">West (1)</a>' in shown
    assert 'href="/sociale-kaart/?wijk=noord&wanneer=deze-week">Deze week (1)</a>' in shown
    assert 'href="/sociale-kaart/?wanneer=vandaag">Zonder: Noord (1)</a>' in shown
    assert 'href="tel:+31150000100"' in shown
    assert "Dit is er wel" not in page(client, "/sociale-kaart/")


def test_the_missing_offer_form_is_prefilled_with_the_query(
    found_nothing: Town, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = page(client, "/sociale-kaart/?zoek=leesclub&wijk=noord")
    assert 'href="/dit-mis-ik/?zoek=leesclub&wijk=noord"><span>Dit mis ik</span></a>' in shown
    form = page(client, "/dit-mis-ik/?zoek=leesclub&wijk=noord")
    assert 'value="leesclub"' in form
    sent = dict(HIDDEN.findall(form)) | {"words": "leesclub", "place": "noord", "homepage": ""}
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=1))
    for _twice in range(2):
        assert client.post("/dit-mis-ik/", sent).headers["Location"] == "/dit-mis-ik/dank-je/"
    assert [(row.words, row.place) for row in Missed.objects.all()] == [("leesclub", "Noord")]
    assert "Dank je wel" in page(client, "/dit-mis-ik/dank-je/")


def test_an_empty_wish_gets_a_message_at_the_field(
    found_nothing: Town, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = dict(HIDDEN.findall(page(client, "/dit-mis-ik/"))) | {"words": "  ", "place": "mars"}
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=1))
    answer = client.post("/dit-mis-ik/", sent).content.decode()
    assert "Schrijf in een paar woorden wat je mist." in answer
    assert not Missed.objects.exists()


@pytest.mark.parametrize("query", ["zoek=%00%ff", "zoek=" + "a" * 5000, "wijk=%27--", "zoek[]=x&wijk[]=y"])
def test_whatever_the_address_says_the_form_opens(found_nothing: Town, client: Client, query: str) -> None:
    page(client, f"/dit-mis-ik/?{query}")


def test_after_a_year_what_people_wrote_is_gone(db: None) -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    for number, days in enumerate((1, 366)):
        Missed.objects.create(sending=str(number), words="x", received_at=at - timedelta(days=days))
    assert [outcome.failed for outcome in run_jobs(at, ["missed"])] == [False]
    assert Missed.objects.count() == 1
