"""The filters of the social map."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.wijken.conftest import Town
from tests.wijken.social_map.test_context import shown
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Listing,
    Location,
    PostcodeArea,
    Question,
    QuestionName,
    Schedule,
    ScheduleException,
    SpokenLanguage,
    Theme,
)

Read = Callable[..., str]
TUESDAY, THURSDAY, SATURDAY = 1, 3, 5


@pytest.fixture
def offers(town: Town) -> Town:
    """Coffee on Tuesday morning, free; a paid choir on Tuesday evening; a walk on Saturday."""
    coffee = town.listing("Koffie")
    town.activity(coffee, "Inloop", TUESDAY)
    choir = town.listing("Koor", kind=Listing.Kind.ORGANISATION)
    evening(choir, "Zingen", TUESDAY, cost="paid", registration="required")
    town.activity(choir, "Kijken", THURSDAY)
    town.activity(
        town.listing("Wandelen", neighbourhood=town.west), "Rondje", SATURDAY, registration="welcome"
    )
    town.listing("Zonder tijden")
    return town


def evening(listing: Listing, title: str, weekday: int, **fields: Any) -> Activity:
    activity = Activity(listing=listing, title=title, **fields)
    activity.schedules.add(
        Schedule(frequency="weekly", weekdays=[weekday], starts_at=time(20), ends_at=time(22))
    )
    activity.save()
    return activity


def names(page: str) -> list[str]:
    return shown(page, "Koffie", "Koor", "Wandelen", "Zonder tijden")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"wanneer": "vandaag"}, ["Koffie", "Koor"]),
        ({"wanneer": "morgen"}, []),
        ({"wanneer": "2026-11-26"}, ["Koor"]),
        ({"wanneer": "weekend"}, ["Wandelen"]),
        ({"wanneer": "deze-week"}, ["Koffie", "Koor", "Wandelen"]),
        ({"dagdeel": "avond"}, ["Koor"]),
        ({"wanneer": "vandaag", "dagdeel": "avond"}, ["Koor"]),
        ({"wanneer": "2026-11-26", "dagdeel": "avond"}, []),
        ({"kosten": "betaald"}, ["Koor"]),
        ({"kosten": "gratis", "wanneer": "vandaag"}, ["Koffie"]),
        ({"kosten": "gratis", "dagdeel": "avond"}, []),
        ({"aanmelden": "nodig"}, ["Koor"]),
        ({"aanmelden": "fijn"}, ["Wandelen"]),
        ({"soort": "organisatie"}, ["Koor"]),
        ({"wijk": "west", "wanneer": "weekend"}, ["Wandelen"]),
    ],
)
def test_what_was_asked_for_must_hold_for_one_activity(
    offers: Town, read: Read, query: dict[str, str], expected: list[str]
) -> None:
    assert names(read("/sociale-kaart/", **query)) == expected


def test_what_is_over_today_is_not_there_today(offers: Town, read: Read, monkeypatch: Any) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 24, 14, tzinfo=UTC))
    assert names(read("/sociale-kaart/", wanneer="vandaag")) == ["Koor"]


def test_cancellations_closures_and_extra_days_count(offers: Town, read: Read) -> None:
    inloop = Activity.objects.get(title="Inloop")
    ScheduleException.objects.create(activity=inloop, kind="cancelled", first_day=date(2026, 11, 24))
    ScheduleException.objects.create(activity=inloop, kind="extra", first_day=date(2026, 11, 25))
    assert names(read("/sociale-kaart/", wanneer="vandaag")) == ["Koor"]
    assert names(read("/sociale-kaart/", wanneer="morgen")) == ["Koffie"]
    Listing.objects.filter(slug="koor").update(status="temporarily_closed", closed_until=date(2026, 11, 25))
    assert names(read("/sociale-kaart/", wanneer="vandaag")) == []
    assert names(read("/sociale-kaart/", wanneer="2026-11-26")) == ["Koor"]


def test_who_needs_a_lift_and_a_toilet_needs_both(offers: Town, read: Read, place: Location) -> None:
    lift, toilet = (AccessFeature.objects.create(name=n, slug=n.lower()) for n in ("Lift", "Toilet"))
    Listing.objects.filter(slug="koffie").update(location=place)
    place.access_features = [lift]
    place.save()
    assert names(read("/sociale-kaart/", toegankelijk="lift")) == ["Koffie"]
    assert names(read("/sociale-kaart/?toegankelijk=lift&toegankelijk=toilet")) == []
    place.access_features = [lift, toilet]
    place.save()
    page = read("/sociale-kaart/?toegankelijk=lift&toegankelijk=toilet")
    assert names(page) == ["Koffie"]
    assert 'href="/sociale-kaart/?toegankelijk=toilet"' in page
    assert 'href="/sociale-kaart/?toegankelijk=lift"' in page


def test_languages_that_are_spoken(offers: Town, read: Read) -> None:
    arabic = SpokenLanguage.objects.create(name="Arabisch", slug="ar")
    listing = Listing.objects.get(slug="koffie")
    listing.languages = [arabic]
    listing.save()
    assert names(read("/sociale-kaart/", taal="ar")) == ["Koffie"]


def test_every_option_shows_its_number_of_results(offers: Town, read: Read) -> None:
    page = read("/sociale-kaart/", wijk="noord")
    assert option(page, "kosten", "gratis") == "Gratis (2)"
    assert option(page, "wijk", "west") == "West (1)"
    assert option(page, "wanneer", "vandaag") == "Vandaag (2)"
    assert option(page, "dagdeel", "avond") == "&#x27;s avonds (1)"
    assert option(page, "soort", "organisatie") == "Organisatie (1)"
    assert option(read("/sociale-kaart/", kosten="betaald"), "kosten", "gratis") == "Gratis (3)"


def option(page: str, name: str, value: str) -> str:
    """The label of one option of a select."""
    select = page.split(f'<select name="{name}"', 1)[1].split("</select>", 1)[0]
    match = re.search(rf'<option value="{value}"[^>]*>([^<]*)<', select)
    assert match, (name, value)
    return match[1]


def test_what_changes_is_seen_at_once(offers: Town, read: Read) -> None:
    assert names(read("/sociale-kaart/", kosten="betaald")) == ["Koor"]
    Activity.objects.get(title="Zingen").unpublish()
    assert names(read("/sociale-kaart/", kosten="betaald")) == []
    Listing.objects.get(slug="wandelen").delete()
    assert names(read("/sociale-kaart/")) == ["Koffie", "Koor", "Zonder tijden"]
    schedule = Schedule.objects.get(activity__title="Inloop")
    schedule.weekdays = [THURSDAY]
    schedule.save()
    assert names(read("/sociale-kaart/", wanneer="2026-11-26")) == ["Koffie", "Koor"]


def test_a_postcode_shows_what_is_near_first_and_says_what_is_farther(
    offers: Town, read: Read, place: Location
) -> None:
    PostcodeArea.objects.create(neighbourhood=offers.west, digits="2642")
    offers.listing("Voor iedereen", neighbourhood=None)
    place.latitude, place.longitude = 52.04, 4.43
    place.save()
    Listing.objects.filter(slug="koffie").update(location=place)
    page = read("/sociale-kaart/", postcode="2642 ab")
    order = shown(page, "Koffie", "Wandelen", "Voor iedereen")
    assert order == ["Wandelen", "Voor iedereen", "Koffie"]
    assert "In jouw wijk" in page and "Voor de hele gemeente" in page and "In een andere wijk" in page
    assert "ongeveer 2 km" in page
    assert "Postcode 2642" in page
    assert "ab" not in re.findall(r'postcode=([^"&]*)', page)


def test_the_sort_order_is_only_explained_if_it_fits_the_neighbourhood(offers: Town, read: Read) -> None:
    PostcodeArea.objects.create(neighbourhood=offers.west, digits="2642")
    assert "staat vooraan" in read("/sociale-kaart/", postcode="2642")
    assert "staat vooraan" not in read("/sociale-kaart/", postcode="2642", wijk="noord")


@pytest.mark.parametrize("position", ["52.0212345,4.4312345", "52.02,4.43"])
def test_a_position_is_rounded_before_it_goes_anywhere(offers: Town, read: Read, position: str) -> None:
    page = read("/sociale-kaart/", plek=position)
    assert "In jouw wijk" in page
    assert "0212345" not in page
    assert 'name="plek" value="52.02,4.43"' in page


def test_a_postcode_that_is_none_gets_a_message_at_the_field(offers: Town, read: Read) -> None:
    page = read("/sociale-kaart/", postcode="pijnacker")
    assert "Schrijf je postcode als 2641 of 2641 AB." in page
    assert names(page) == ["Koffie", "Koor", "Wandelen", "Zonder tijden"]


NAMES = (
    *("zoek", "wijk", "postcode", "plek", "thema", "doelgroep", "wanneer", "dagdeel", "kosten"),
    *("toegankelijk", "taal", "soort", "aanmelden", "pagina"),
)


@pytest.mark.parametrize(
    "value",
    ["%00", "%ff%fe", "-1", "9" * 400, "2026-02-30", "0000-00-00", "99.9,999.9", "nan,inf", "%c2%b2", "((("],
)
def test_any_query_string_gets_a_page(offers: Town, value: str) -> None:
    query = "&".join(f"{name}={value}&{name}={value}" for name in NAMES)
    assert Client().get(f"/sociale-kaart/?{query}").status_code == 200


def test_a_question_that_editors_keep_is_a_set_of_choices(offers: Town, read: Read, english: object) -> None:
    meeting = Theme.objects.create(name="Ontmoeten", slug="ontmoeten")
    question = Question(name="Waar kan ik gratis praten?", slug="praten", theme=meeting, cost="free")
    question.when = Question.When.THIS_WEEK
    question.names = [QuestionName(language="en", name="Where can I talk for free?")]
    question.save()
    for address, text in (
        ("/", question.name),
        ("/sociale-kaart/", question.name),
        ("/en/", "Where can I talk"),
    ):
        page = read(address)
        assert text in page, address
        assert 'href="/sociale-kaart/?wanneer=deze-week&amp;thema=ontmoeten&amp;kosten=gratis"' in page, (
            address
        )
    assert question.name not in read("/sociale-kaart/", kosten="gratis")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("thema", "Dit thema kennen we niet."),
        ("wijk", "Deze wijk kennen we niet."),
        ("wanneer", "Deze dag kennen we niet."),
        ("toegankelijk", "Een van de dingen die je nodig hebt, kennen we niet."),
    ],
)
def test_a_choice_that_nobody_knows_is_said(offers: Town, read: Read, name: str, said: str) -> None:
    assert said in read("/sociale-kaart/", **{name: "bestaatniet"})
    assert "kennen we niet" not in read("/sociale-kaart/", wijk="west", wanneer="2026-11-26", kosten="")


def test_a_day_that_is_over_is_said_and_not_replaced(offers: Town, read: Read) -> None:
    page = read("/sociale-kaart/", wanneer="2020-01-01")
    assert "1 januari 2020 is voorbij." in page
    assert names(page) == ["Koffie", "Koor", "Wandelen", "Zonder tijden"]
    assert "kennen we niet" not in page


def test_two_choices_are_left_out_if_one_is_not_enough(offers: Town, read: Read) -> None:
    page = read("/sociale-kaart/", kosten="betaald", aanmelden="fijn", soort="voorziening")
    assert 'href="/sociale-kaart/?kosten=betaald"' in page
    assert 'href="/sociale-kaart/?aanmelden=fijn"' in page
