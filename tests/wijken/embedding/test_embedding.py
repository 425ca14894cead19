"""A neighbourhood in another site: who may show it, what it shows, and the same as JSON."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client

from core.models import SiteSettings
from core.normalization.origins import origins_in, validate_origins
from tests.wijken.conftest import Town
from wijken.directory.models import Activity, ScheduleException, Theme

pytestmark = pytest.mark.django_db

FRAME, JSON = "/wijken/noord/insluiten/", "/wijken/noord/agenda.json"


@pytest.fixture
def coffee(town: Town) -> Town:
    listing = town.listing("Koffie", phone="015-0000100")
    listing.themes.add(Theme.objects.create(name="Eten", slug="eten"))
    listing.save()
    town.activity(listing, "Koffie drinken")
    town.activity(town.listing("Geheim", visibility="unlisted"), "Geheim")
    town.activity(town.listing("Ver", neighbourhood=town.west), "Ver weg")
    return town


def allow(text: str) -> None:
    settings = SiteSettings.objects.get()
    settings.embedding_sites = text
    settings.save()


def ancestors(answer: HttpResponse) -> str:
    policy = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))
    return policy["frame-ancestors"]


def test_nobody_may_show_it_until_an_administrator_says_who(coffee: Town) -> None:
    answer = Client().get(FRAME)
    assert (answer.status_code, ancestors(answer)) == (200, "'none'")
    allow("https://www.voorbeeld.nl\nhttps://ander.voorbeeld.nl:8443/\n")
    answer = Client().get(FRAME)
    assert ancestors(answer) == "https://www.voorbeeld.nl https://ander.voorbeeld.nl:8443"
    assert "X-Frame-Options" not in answer, "it can name no site, and would refuse those"
    assert "'unsafe" not in answer["Content-Security-Policy"]
    assert not answer.cookies
    ordinary = Client().get("/wijken/noord/")
    assert (ancestors(ordinary), ordinary["X-Frame-Options"]) == ("'self'", "SAMEORIGIN")


def test_the_frame_is_bare_and_its_links_open_in_the_window(coffee: Town) -> None:
    soup = BeautifulSoup(Client().get(FRAME).content, "html.parser")
    assert soup.select("form, header, footer, nav, input, iframe") == []
    assert soup.base["target"] == "_top"
    text = soup.main.get_text(" ", strip=True)
    assert "Agenda van Noord" in text
    assert "Koffie drinken" in text
    assert "Geheim" not in text
    assert "Ver weg" not in text
    links = [link["href"] for link in soup.select("main a")]
    assert "/sociale-kaart/koffie/" in links
    assert "/wijken/noord/agenda/" in links
    listed = BeautifulSoup(Client().get(FRAME, {"toon": "lijst"}).content, "html.parser").main.get_text(" ")
    assert "Koffie" in listed
    assert "Koffie drinken" not in listed


def test_the_json_says_what_the_page_says_to_any_site(coffee: Town) -> None:
    answer = Client().get(JSON)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json"
    assert not answer.cookies
    told = answer.json()
    assert told["neighbourhood"] == {"name": "Noord", "slug": "noord"}
    (day,) = told["days"]
    (one,) = day["activities"]
    assert (day["date"], one["title"], one["cancelled"]) == ("2026-11-24", "Koffie drinken", False)
    assert datetime.fromisoformat(one["starts"]) == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert one["url"] == "http://localhost/sociale-kaart/koffie/"
    assert one["phone"] == "015-0000100"
    assert "Geheim" not in answer.content.decode()


def test_the_json_has_what_does_not_take_place_with_the_reason(coffee: Town) -> None:
    activity = Activity.objects.get(title="Koffie drinken")
    day = datetime(2026, 11, 24, tzinfo=UTC).date()
    activity.exceptions.add(ScheduleException(first_day=day, last_day=day, reason="De zaal is dicht"))
    activity.save()
    (one,) = Client().get(JSON).json()["days"][0]["activities"]
    assert (one["cancelled"], one["reason"]) == (True, "De zaal is dicht")


def test_an_unknown_or_renamed_neighbourhood(coffee: Town) -> None:
    assert Client().get("/wijken/weg/insluiten/").status_code == 404
    coffee.north.slug = "pijnacker-noord"
    coffee.north.save()
    for address in (FRAME, JSON):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"]) == (301, address.replace("noord", "pijnacker-noord"))


@pytest.mark.parametrize(
    "line",
    [
        "http://www.voorbeeld.nl",
        "https://*.voorbeeld.nl",
        "https://voorbeeld.nl/pad",
        "https://voorbeeld.nl; script-src *",
        "https://voorbeeld.nl 'self'",
        "https://naam@voorbeeld.nl",
        "voorbeeld.nl",
        "*",
        "https:",
        "data:",
    ],
)
def test_only_an_origin_can_be_written_down(line: str) -> None:
    with pytest.raises(ValidationError, match="kan niet"):
        validate_origins(f"https://goed.voorbeeld.nl\n{line}")
    assert origins_in(f"https://goed.voorbeeld.nl\n{line}") == ["https://goed.voorbeeld.nl"]


def test_an_origin_is_written_in_small_letters_and_once() -> None:
    text = " https://WWW.Voorbeeld.nl/ \n\nhttps://www.voorbeeld.nl\nhttp://localhost:8099"
    validate_origins(text)
    assert origins_in(text) == ["https://www.voorbeeld.nl", "http://localhost:8099"]
