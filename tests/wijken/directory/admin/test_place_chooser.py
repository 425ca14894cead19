"""A new place is made in the form of a listing, and goes on the site with it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from tests.wijken.directory.editing import address, send
from wijken.directory.models import Listing, Location, Neighbourhood

SAID = {"place-name": "De Schuur", "place-kind": "hall", "place-precision": "exact"}
CHOOSE = "wagtailsnippetchoosers_directory_location:choose"
CREATE = "wagtailsnippetchoosers_directory_location:create"


def test_a_volunteer_makes_a_place_and_one_approval_publishes_it_with_the_listing(
    volunteer: Client, editor: Client, listing: Listing
) -> None:
    assert "Nieuwe plek" in volunteer.get(reverse(CHOOSE)).json()["html"]
    said = SAID | {"place-neighbourhood": listing.neighbourhood_id}
    chosen = volunteer.post(reverse(CREATE), said).json()
    place = Location.objects.get(name="De Schuur")
    assert chosen["result"]["id"] == str(place.pk)

    send(volunteer, address(listing, "edit"), press="action-submit", location=str(place.pk))
    assert not Location.objects.get(pk=place.pk).live
    waiting = TaskState.objects.get()
    editor.post(address(listing, "workflow_action", "approve", waiting.pk), {"comment": ""})

    assert Location.objects.get(pk=place.pk).live


def test_a_place_that_was_taken_off_stays_off(editor: Client, listing: Listing) -> None:
    listing.location.save_revision().publish()
    Location.objects.get(pk=listing.location_id).unpublish()

    send(editor, address(listing, "edit"))

    assert not Location.objects.get(pk=listing.location_id).live


def test_a_place_in_another_neighbourhood_is_refused(volunteer: Client) -> None:
    elsewhere = Neighbourhood.objects.create(name="Nootdorp", slug="nootdorp", latitude=51.98, longitude=4.39)

    volunteer.post(reverse(CREATE), SAID | {"place-neighbourhood": elsewhere.pk})

    assert not Location.objects.filter(name="De Schuur").exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_add_places_may_not_do_so_in_the_chooser(log_in: object, method: str) -> None:
    translator = log_in("Vertalers")  # type: ignore[operator]

    answer = getattr(translator, method)(reverse(CREATE), SAID)

    assert answer.status_code in (302, 403)
    assert not Location.objects.filter(name="De Schuur").exists()
