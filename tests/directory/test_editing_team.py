"""Who works in which neighbourhood, and what that person finds on the start screen."""

from django.test import Client
from django.urls import reverse

from tests.directory.editing import address
from wijken.directory.models import Listing, Neighbourhood, TeamMember


def an_unchecked_listing_elsewhere() -> Listing:
    west = Neighbourhood.objects.create(
        name="Plan-West", slug="plan-west", core_village="Nootdorp", latitude=52.04, longitude=4.39
    )
    return Listing.objects.create(
        name="Ver weg", slug="ver-weg", kind="initiatief", summary="…", neighbourhood=west
    )


def test_a_volunteer_of_one_neighbourhood_finds_only_its_work(volunteer: Client, listing: Listing) -> None:
    an_unchecked_listing_elsewhere()
    assert "Ver weg" in volunteer.get(reverse("wagtailadmin_home")).content.decode()

    TeamMember.objects.create(user=volunteer.user, neighbourhood=listing.neighbourhood)

    page = volunteer.get(reverse("wagtailadmin_home")).content.decode()
    assert listing.name in page
    assert "Ver weg" not in page


def test_an_editor_says_who_works_where_and_a_volunteer_cannot(
    editor: Client, volunteer: Client, neighbourhood: Neighbourhood
) -> None:
    team = {"user": volunteer.user.pk, "neighbourhood": neighbourhood.pk}

    assert volunteer.post(address(TeamMember, "add"), team).status_code == 302
    assert not TeamMember.objects.exists()
    assert editor.post(address(TeamMember, "add"), team).status_code == 302
    assert TeamMember.objects.get().user == volunteer.user
    assert neighbourhood.name in editor.get(address(TeamMember, "list")).content.decode()
