from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from wijken.directory.local_time import local_day
from wijken.directory.models import Listing, Neighbourhood


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
    far = another(neighbourhood=west)
    near = another(name="Dichtbij", slug="dichtbij", neighbourhood=listing.neighbourhood)
    url = reverse("wagtail_bulk_action", args=["directory", "listing", "confirm"])
    url += f"?id={listing.pk}&id={far.pk}&id={near.pk}&next=/beheer/"

    question = volunteer.get(url).content.decode()
    assert "Kloppen deze vermeldingen nog?" in question
    assert "Dichtbij" in question
    assert "Ver weg" not in question
    assert not Listing.objects.exclude(checked_on=None).exists()

    assert volunteer.post(url).status_code == 302
    checked = Listing.objects.exclude(checked_on=None)
    assert {one.name for one in checked} == {listing.name, "Dichtbij"}
    assert {one.checked_by for one in checked} == {"een vrijwilliger"}
    assert ModelLogEntry.objects.filter(action="directory.confirm").count() == 2


def test_what_somebody_says_has_stopped_is_not_confirmed_along_with_the_rest(
    volunteer: Client, listing: Listing
) -> None:
    doubtful = another(neighbourhood=listing.neighbourhood)
    doubtful.say_stopped(local_day(timezone.now()), Listing.StopSource.ORGANISATION)
    url = reverse("wagtail_bulk_action", args=["directory", "listing", "confirm"])
    url += f"?id={listing.pk}&id={doubtful.pk}&next=/beheer/"

    question = volunteer.get(url).content.decode()
    assert "Deze slaan we over" in question and "De organisatie zegt dat dit gestopt is" in question

    assert volunteer.post(url).status_code == 302
    listing.refresh_from_db()
    doubtful.refresh_from_db()
    assert listing.checked_on == local_day(timezone.now())
    assert doubtful.checked_on is None and doubtful.said_stopped


def test_an_older_confirmation_does_not_undo_that_it_has_stopped(listing: Listing) -> None:
    listing.say_stopped(local_day(timezone.now()), Listing.StopSource.ORGANISATION)
    listing.confirm(local_day(timezone.now()) - timedelta(days=3), "de aanbieder")
    listing.refresh_from_db()
    assert listing.said_stopped

    listing.confirm(local_day(timezone.now()), "de aanbieder")
    listing.refresh_from_db()
    assert not listing.said_stopped


def test_all_of_a_filtered_list_is_no_more_than_the_list_shows(volunteer: Client, listing: Listing) -> None:
    another(neighbourhood=listing.neighbourhood, kind=Listing.Kind.ORGANISATION)
    url = reverse("wagtail_bulk_action", args=["directory", "listing", "confirm"])
    shown = {f"kind={listing.kind}": listing.name, "kind=organisatie": "Ver weg", "q=ver": "Ver weg"}
    for query, name in shown.items():
        Listing.objects.update(checked_on=None)
        assert volunteer.post(f"{url}?{query}&id=all&next=/beheer/").status_code == 302
        assert [one.name for one in Listing.objects.exclude(checked_on=None)] == [name]
