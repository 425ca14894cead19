"""A team keeps the facts of its own neighbourhoods: everywhere else there is nothing to see or to do."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.models import Page as WagtailPage

from config.neighbourhood_teams import set_up_neighbourhood_teams
from wijken.directory.models import Activity, Listing, Location, Neighbourhood, Organisation, TeamMember
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage, StoryIndexPage

from .editing import address, filled_in, send

LIMITED = ("Wijkredacteuren", "Vrijwilligers")


@pytest.fixture
def elsewhere(db: None) -> dict[str, object]:
    """One of every kind in another neighbourhood."""
    west = Neighbourhood.objects.create(
        name="Plan-West", slug="plan-west", core_village="Nootdorp", latitude=52.04, longitude=4.39
    )
    place = Location.objects.create(name="Zaal West", kind=Location.Kind.HALL, neighbourhood=west)
    provider = Organisation.objects.create(name="Club West", slug="club-west")
    listing = Listing.objects.create(
        name="Ver weg",
        slug="ver-weg",
        kind="initiatief",
        summary="…",
        neighbourhood=west,
        location=place,
        organisation=provider,
    )
    activity = Activity.objects.create(listing=listing, title="Zingen in West")
    return {
        "neighbourhood": west,
        "location": place,
        "organisation": provider,
        "listing": listing,
        "activity": activity,
    }


@pytest.fixture(params=LIMITED)
def member(
    request: pytest.FixtureRequest, log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> Client:
    """Somebody in the team of Pijnacker-Noord."""
    client = log_in(request.param)
    TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
    return client


def test_every_address_of_a_fact_elsewhere_is_closed(
    member: Client, listing: Listing, elsewhere: dict[str, object]
) -> None:
    for fact in elsewhere.values():
        for view in ("edit", "delete", "history", "inspect", "usage", "copy", "preview_on_edit", "unpublish"):
            for answer in (member.get(address(fact, view)), member.post(address(fact, view))):
                assert answer.status_code == 302, (fact, view)
                assert answer["Location"] == "/beheer/", (fact, view)
    assert member.get(address(listing, "edit")).status_code == 200


def test_lists_exports_and_choosers_show_ones_own(
    member: Client, listing: Listing, activity: Activity, elsewhere: dict[str, object]
) -> None:
    for fact in elsewhere.values():
        for url in (address(type(fact), "list"), address(type(fact), "list") + "?export=csv"):
            answer = member.get(url)
            shown = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert str(fact) not in shown.decode().split("</thead>")[-1], url
    assert listing.name in member.get(address(Listing, "list")).content.decode()


def test_a_chooser_offers_ones_own_and_tells_nothing_of_another(
    member: Client, listing: Listing, elsewhere: dict[str, object]
) -> None:
    chooser = Listing.snippet_viewset.chooser_viewset
    far = elsewhere["listing"]

    offered = member.get(reverse(chooser.get_url_name("choose"))).content.decode()

    assert listing.name in offered
    assert "Ver weg" not in offered
    assert member.get(reverse(chooser.get_url_name("chosen"), args=[far.pk])).status_code == 404
    many = member.get(reverse(chooser.get_url_name("chosen_multiple")), {"id": [far.pk]})
    assert "Ver weg" not in many.content.decode()


def test_nobody_moves_a_fact_to_or_adds_one_in_another_neighbourhood(
    member: Client, listing: Listing, activity: Activity, elsewhere: dict[str, object]
) -> None:
    west, far = elsewhere["neighbourhood"], elsewhere["listing"]

    for where in (west.pk, ""):
        assert send(member, address(listing, "edit"), press="", neighbourhood=str(where)).status_code == 200
    assert send(member, address(activity, "edit"), press="", listing=str(far.pk)).status_code == 200
    data = filled_in(member, address(Listing, "add"), name="Nieuw", slug="nieuw", kind="initiatief")
    data["neighbourhood"] = str(west.pk)
    assert member.post(address(Listing, "add"), data).status_code == 200
    assert not Listing.objects.filter(slug="nieuw").exists()


def test_confirming_and_deleting_many_skips_what_is_elsewhere(
    member: Client, elsewhere: dict[str, object]
) -> None:
    far = elsewhere["listing"]
    bulk = reverse("wagtail_bulk_action", args=["directory", "listing", "delete"])

    member.post(reverse("directory_confirm", args=[far.pk]))
    member.post(f"{bulk}?id={far.pk}&next=/beheer/")

    assert Listing.objects.get(pk=far.pk).checked_on is None


def test_a_neighbourhood_editor_publishes_at_home_and_without_a_team_nothing(
    log_in: Callable[[str], Client], listing: Listing, neighbourhood: Neighbourhood
) -> None:
    client = log_in("Wijkredacteuren")
    assert client.get(address(listing, "edit"))["Location"] == "/beheer/"

    TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)

    assert send(client, address(listing, "edit"), summary="Nieuw.").status_code == 302
    listing.refresh_from_db()
    assert listing.summary == "Nieuw."


def test_stories_and_files_follow_who_works_where(
    log_in: Callable[[str], Client], neighbourhood: Neighbourhood, elsewhere: dict[str, object]
) -> None:
    home = WagtailPage.objects.get(depth=2)
    index = home.add_child(instance=NeighbourhoodIndexPage(title="Wijken"))
    stories = []
    for place in (neighbourhood, elsewhere["neighbourhood"]):
        page = index.add_child(instance=NeighbourhoodPage(title=place.name, neighbourhood=place))
        stories.append(page.add_child(instance=StoryIndexPage(title="Verhalen", slug="verhalen")))
    client = log_in("Wijkredacteuren")
    member = TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)

    def may_write() -> list[bool]:
        user = get_user_model().objects.get(pk=client.user.pk)
        return [page.permissions_for_user(user).can_add_subpage() for page in stories]

    assert may_write() == [True, False]
    group = Group.objects.get(name=f"Wijkredactie {neighbourhood.name}")
    assert set(group.user_set.all()) == {client.user}
    files = GroupCollectionPermission.objects.filter(group=group)
    assert {given.collection.name for given in files} == {neighbourhood.name}
    assert Collection.objects.filter(name="Plan-West").exists()
    member.delete()
    assert may_write() == [False, False]
    client.user.groups.clear()
    set_up_neighbourhood_teams()
    assert not group.user_set.exists()
