"""Confirming many at once, and the list of whom to ring."""

from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from wijken.directory.models import Activity, Listing, Neighbourhood, TeamMember


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


def test_the_phone_list_has_numbers_times_and_a_tick(
    volunteer: Client, listing: Listing, activity: Activity
) -> None:
    Listing.objects.filter(pk=listing.pk).update(phone="015-0000111", contact_role="gastvrouw")
    another(name="Zonder telefoon", slug="zonder")
    url = reverse("directory_phone_list")
    assert url in volunteer.get("/beheer/").content.decode()

    page = volunteer.get(url).content.decode()

    assert 'href="tel:015-0000111"' in page
    assert "Elke dinsdag van 10.00 tot 12.00 uur" in page
    assert "Zonder telefoon" not in page
    volunteer.post(reverse("directory_confirm", args=[listing.pk]), {"next": url})
    assert "Er is deze week niemand te bellen" in volunteer.get(url).content.decode()
