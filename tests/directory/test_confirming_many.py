"""Confirming many at once."""

from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from wijken.directory.models import Listing, Neighbourhood, TeamMember


def another(**fields: object) -> Listing:
    return Listing.objects.create(
        **{"name": "Ver weg", "slug": "ver-weg", "kind": "initiatief", "summary": "…"} | fields
    )


def test_many_are_confirmed_with_one_button_and_a_question_before(
    volunteer: Client, listing: Listing
) -> None:
    west = Neighbourhood.objects.create(
        name="Plan-West", slug="plan-west", core_village="Nootdorp", latitude=52.04, longitude=4.39
    )
    TeamMember.objects.create(user=volunteer.user, neighbourhood=listing.neighbourhood)
    far = another(neighbourhood=west)
    near = another(name="Dichtbij", slug="dichtbij", neighbourhood=listing.neighbourhood)
    url = reverse("wagtail_bulk_action", args=["directory", "listing", "confirm"])
    url += f"?id={listing.pk}&id={far.pk}&id={near.pk}&next=/beheer/"

    question = volunteer.get(url).content.decode()
    assert "Kloppen deze vermeldingen nog?" in question
    assert "Deze houd je niet bij:" in question
    assert not Listing.objects.exclude(checked_on=None).exists()

    assert volunteer.post(url).status_code == 302
    checked = Listing.objects.exclude(checked_on=None)
    assert {one.name for one in checked} == {listing.name, "Dichtbij"}
    assert {one.checked_by for one in checked} == {"een vrijwilliger"}
    assert ModelLogEntry.objects.filter(action="directory.confirm").count() == 2
