"""Old URLs of a renamed listing redirect, including those of its sub-pages."""

from typing import Any

import pytest
from django.test import Client

from tests.wijken.conftest import Town
from wijken.directory.models import FormerListingSlug, Listing, Location

pytestmark = pytest.mark.django_db


def rename(listing: Listing, slug: str) -> None:
    listing.slug = slug
    listing.save()


def leads_to(address: str) -> str:
    answer = Client().get(address)
    return answer["Location"] if answer.status_code == 301 else str(answer.status_code)


def test_every_address_of_the_listing_leads_to_the_new_one(town: Town, place: Location) -> None:
    place.latitude, place.longitude = 52.02, 4.43
    place.save()
    listing = town.listing("Koffie", location=place)
    activity = town.activity(listing, "Koffie drinken")
    rename(listing, "koffie-en-thee")
    for address in (
        "/sociale-kaart/koffie/",
        "/sociale-kaart/koffie/agenda.ics",
        f"/sociale-kaart/koffie/{activity.uuid}.ics",
        "/sociale-kaart/koffie.geojson",
        "/klopt-niet/koffie/",
        "/sociale-kaart/koffie/?lijst=thee",
    ):
        now = address.replace("/koffie", "/koffie-en-thee", 1)
        assert leads_to(address) == now
        assert leads_to(now) == "200"


def test_a_chain_of_names_is_one_step(town: Town) -> None:
    listing = town.listing("Een")
    rename(listing, "twee")
    rename(listing, "drie")
    assert leads_to("/sociale-kaart/een/") == leads_to("/sociale-kaart/twee/") == "/sociale-kaart/drie/"


def test_two_that_exchange_names_are_each_found_under_the_new_one(town: Town) -> None:
    first, second = town.listing("Een"), town.listing("Twee")
    rename(first, "tijdelijk")
    rename(second, "een")
    rename(first, "twee")
    assert (leads_to("/sociale-kaart/een/"), leads_to("/sociale-kaart/twee/")) == ("200", "200")
    assert leads_to("/sociale-kaart/tijdelijk/") == "/sociale-kaart/twee/"


def test_a_name_that_another_listing_has_now_leads_to_that_one(town: Town) -> None:
    listing = town.listing("Koffie")
    rename(listing, "thee")
    other = town.listing("Koffie")
    assert leads_to("/sociale-kaart/koffie/") == "200"
    rename(other, "chocolade")
    assert leads_to("/sociale-kaart/koffie/") == "/sociale-kaart/chocolade/"


def test_nothing_leads_to_what_is_not_to_be_seen(town: Town) -> None:
    listing = town.listing("Koffie")
    rename(listing, "thee")
    Listing.objects.filter(pk=listing.pk).update(live=False)
    assert leads_to("/sociale-kaart/koffie/") == "404"
    listing.delete()
    assert leads_to("/sociale-kaart/koffie/") == "404"


def test_a_name_in_a_draft_counts_once_it_is_published(town: Town) -> None:
    listing = town.listing("Koffie")
    listing.slug = "thee"
    draft = listing.save_revision()
    assert leads_to("/sociale-kaart/koffie/") == "200"
    assert leads_to("/sociale-kaart/thee/") == "404"
    draft.publish()
    assert leads_to("/sociale-kaart/koffie/") == "/sociale-kaart/thee/"
    never_seen = Listing.objects.create(
        name="Nieuw", slug="nieuw", kind="initiatief", summary="x", live=False
    )
    rename(never_seen, "anders")
    assert not FormerListingSlug.objects.filter(slug="nieuw").exists()


def test_a_list_that_somebody_kept_still_holds_it(town: Town) -> None:
    rename(town.listing("Koffie"), "thee")
    page = Client().get("/mijn-lijst/", {"lijst": "koffie"}).content.decode()
    assert "/sociale-kaart/thee/" in page


def test_the_calendar_and_the_agenda_of_a_renamed_neighbourhood_are_found(
    town: Town, django_capture_on_commit_callbacks: Any
) -> None:
    town.north.slug = "pijnacker-noord"
    town.north.save()
    assert leads_to("/wijken/noord/agenda.ics") == "/wijken/pijnacker-noord/agenda.ics"
    assert leads_to("/wijken/noord/week.pdf?week=2026-48") == "/wijken/pijnacker-noord/week.pdf?week=2026-48"
    town.north_page.slug = "pijnacker-noord"
    with django_capture_on_commit_callbacks(execute=True):
        town.north_page.save_revision().publish()
    assert leads_to("/wijken/noord/agenda/").endswith("/wijken/pijnacker-noord/agenda/")
