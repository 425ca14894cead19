"""The page of one listing."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.wijken.conftest import NOW, Town
from wijken.directory.models import AccessFeature, Hook, Listing, Location

Read = Callable[..., str]


@pytest.mark.parametrize(
    "fields",
    [
        {"live": False},
        {"expire_at": NOW - timedelta(minutes=1)},
        {"visibility": "unlisted"},
        {"consent_until": date(2026, 11, 23)},
    ],
    ids=["draft", "expired", "does not want to be listed", "consent is over"],
)
def test_what_the_public_may_not_see_is_not_there(town: Town, fields: dict) -> None:
    town.listing("Geheim", **fields)
    assert Client().get("/sociale-kaart/geheim/").status_code == 404
    assert "Geheim" not in Client().get("/sociale-kaart/?zoek=geheim").content.decode().replace(
        "“geheim”", ""
    )


def test_no_listing_is_shown_once_the_social_map_itself_has_expired(town: Town) -> None:
    town.listing("Eettafel")
    town.map.expire_at = NOW - timedelta(minutes=1)
    town.map.save()
    assert Client().get("/sociale-kaart/eettafel/").status_code == 404


def test_it_says_when_and_the_next_three_dates(town: Town, read: Read) -> None:
    town.activity(
        town.listing("Eettafel"), "Samen eten", registration="required", registration_note="Bel even"
    )
    page = read("/sociale-kaart/eettafel/")
    assert "Elke dinsdag van 10.00 tot 12.00 uur" in page
    for day in ("vandaag, 10.00 tot 12.00 uur", "dinsdag 1 december", "dinsdag 8 december"):
        assert day in page
    assert "dinsdag 15 december" not in page
    assert "Meld je aan: Bel even" in page


def test_an_activity_in_draft_is_not_shown(town: Town, read: Read) -> None:
    town.activity(town.listing("Eettafel"), "Geheim plan", live=False)
    page = read("/sociale-kaart/eettafel/")
    assert "Geheim plan" not in page
    assert "Er staan nu geen activiteiten" in page


def test_a_hidden_address_shows_the_name_of_the_place_alone(town: Town, place: Location, read: Read) -> None:
    place.precision = Location.Precision.HIDDEN
    place.save()
    town.listing("Eettafel", location=place)
    page = read("/sociale-kaart/eettafel/")
    assert "Buurthuis" in page
    assert "Voorbeeldlaan" not in page and "2641" not in page


def test_a_place_that_editors_took_down_is_not_named(town: Town, place: Location, read: Read) -> None:
    place.access_features = [AccessFeature.objects.create(name="Ringleiding", slug="ringleiding")]
    place.live = False
    place.save()
    town.listing("Eettafel", location=place)
    page = read("/sociale-kaart/eettafel/")
    assert "Buurthuis" not in page and "Ringleiding" not in page


def test_who_checked_it_and_when_or_that_nobody_did(town: Town, read: Read) -> None:
    town.listing("Gecontroleerd", checked_by="de gastvrouw")
    town.listing("Nooit", checked_on=None)
    assert "Gecontroleerd op 3 november 2026 door de gastvrouw" in read("/sociale-kaart/gecontroleerd/")
    assert "Niet bevestigd. Vraag het even na voordat je gaat." in read("/sociale-kaart/nooit/")


def test_a_notice_disappears_after_its_last_day(town: Town, read: Read) -> None:
    listing = town.listing("Eettafel", notice="De ingang is achterom.", notice_until=NOW.date())
    assert "De ingang is achterom." in read("/sociale-kaart/eettafel/")
    Listing.objects.filter(pk=listing.pk).update(notice_until=NOW.date() - timedelta(days=1))
    assert "De ingang is achterom." not in read("/sociale-kaart/eettafel/")


def test_professionals_see_where_to_link_up(town: Town, read: Read) -> None:
    listing = town.listing("Eettafel")
    listing.hooks.add(Hook(text="Hier komen elke week veel mensen."))
    listing.save()
    assert "Hier komen elke week veel mensen." in read("/sociale-kaart/eettafel/")


def test_while_it_is_closed_no_next_dates_are_promised(town: Town, read: Read) -> None:
    town.activity(town.listing("Eettafel", status="temporarily_closed"), "Samen eten")
    page = read("/sociale-kaart/eettafel/")
    assert "Tijdelijk dicht" in page
    assert "De volgende keren" not in page


def test_the_breadcrumbs_lead_back_to_the_map(town: Town, read: Read) -> None:
    town.listing("Eettafel")
    page = read("/sociale-kaart/eettafel/")
    assert '<a href="/sociale-kaart/">Sociale kaart</a>' in page
    assert '<span aria-current="page">Eettafel</span>' in page
    assert '<link rel="canonical" href="http://testserver/sociale-kaart/eettafel/">' in page


def test_the_english_listing_is_named_as_the_translation_of_the_dutch_one(
    town: Town, english: object, read: Read
) -> None:
    town.map.copy_for_translation(english).save_revision().publish()
    town.listing("Eettafel")
    assert '/en/sociale-kaart/eettafel/"' in read("/sociale-kaart/eettafel/")


def test_who_cannot_be_reached_sends_nobody_to_an_empty_box(town: Town, read: Read) -> None:
    town.listing("Eettafel", phone="", email="", website="")
    page = read("/sociale-kaart/eettafel/")
    assert "We hebben hier geen telefoonnummer of e-mailadres van." in page
    assert "De gegevens staan bij Contact." not in page

    Listing.objects.update(phone="015-3690000")
    page = read("/sociale-kaart/eettafel/")
    assert "De gegevens staan bij Contact." in page and "geen telefoonnummer" not in page
