"""A team edits the records of its own neighbourhoods, and neither sees nor changes others."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import reports_menu
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.models import Page as WagtailPage

from config.neighbourhood_teams import set_up_neighbourhood_teams
from wijken.directory.models import Activity, Listing, Neighbourhood, Organisation, TeamMember
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage, StoryIndexPage
from wijken.upkeep.models import Proposal

from .conftest import LIMITED
from .editing import address, filled_in, send


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


def test_a_chooser_offers_own_records_and_does_not_reveal_others(
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


def test_a_new_volunteer_suggests_something_and_finds_that_back_and_nothing_else(
    log_in: Callable[[str], Client], listing: Listing, elsewhere: dict[str, object]
) -> None:
    client = log_in("Vrijwilligers")
    west = elsewhere["neighbourhood"]
    asked = filled_in(client, address(Listing, "add"), name="Schaken", slug="schaken", kind="initiatief")
    assert client.post(address(Listing, "add"), asked | {"neighbourhood": str(west.pk)}).status_code == 302
    mine = Listing.objects.get(slug="schaken")
    assert not mine.live
    lists = client.get(address(Listing, "list")).content.decode()
    assert "Schaken" in lists
    assert "Koffie-inloop" not in lists and "Ver weg" not in lists
    assert client.get(address(mine, "edit")).status_code == 200


def test_a_neighbourhood_editor_keeps_nothing_of_a_team_that_she_left(
    log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> None:
    client = log_in("Wijkredacteuren")
    member = TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
    data = filled_in(client, address(Listing, "add"), name="Schaken", slug="schaken", kind="initiatief")
    assert (
        client.post(address(Listing, "add"), data | {"neighbourhood": str(neighbourhood.pk)}).status_code
        == 302
    )
    assert "Schaken" in client.get(address(Listing, "list")).content.decode()
    member.delete()
    assert "Schaken" not in client.get(address(Listing, "list")).content.decode()


@pytest.mark.parametrize("group", LIMITED)
def test_a_new_activity_says_nothing_of_a_listing_elsewhere(
    group: str, log_in: Callable[[str], Client], listing: Listing, elsewhere: dict[str, object]
) -> None:
    client = log_in(group)
    TeamMember.objects.create(user=client.user, neighbourhood=listing.neighbourhood)
    add = address(Activity, "add")
    assert "Koffie-inloop" in client.get(add, {"listing": listing.pk}).content.decode()
    assert "Ver weg" not in client.get(add, {"listing": elsewhere["listing"].pk}).content.decode()


@pytest.mark.parametrize("group", ["Vrijwilligers", "Wijkredacteuren"])
def test_nobody_of_a_team_takes_its_listing_off_the_map_for_good(
    group: str, log_in: Callable[[str], Client], listing: Listing
) -> None:
    client = log_in(group)
    TeamMember.objects.create(user=client.user, neighbourhood=listing.neighbourhood)
    bulk = reverse("wagtail_bulk_action", args=["directory", "listing", "delete"])
    for answer in (client.get(f"{bulk}?id=all"), client.post(f"{bulk}?id={listing.pk}&next=/beheer/")):
        assert answer["Location"] == "/beheer/"
    assert Listing.objects.filter(pk=listing.pk).exists()


def test_a_form_that_comes_back_says_nothing_of_what_was_sent_by_its_number_alone(
    member: Client, listing: Listing, elsewhere: dict[str, object]
) -> None:
    edit = address(listing, "edit")
    Organisation.objects.filter(name="Club West").update(live=False)
    for name in ("location", "organisation"):
        far = elsewhere[name]
        back = member.post(edit, filled_in(member, edit, **{name: str(far.pk), "name": ""}))
        assert back.status_code == 200
        assert str(far) not in back.content.decode()
    nonsense = member.post(edit, filled_in(member, edit, location="abc"))
    assert nonsense.status_code == 200


@pytest.mark.parametrize("group", LIMITED)
def test_a_menu_offers_no_report_that_is_then_refused(
    group: str, log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> None:
    client = log_in(group)
    TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
    request = RequestFactory().get("/beheer/")
    request.user = client.user

    for item in reports_menu.menu_items_for_request(request):
        assert client.get(item.url).status_code == 200, item.label


@pytest.mark.parametrize("owner", ["everybody", "another team"])
def test_a_provider_of_others_is_not_taken_over_by_naming_it_in_a_listing(
    member: Client, elsewhere: dict[str, object], listing: Listing, owner: str
) -> None:
    provider = elsewhere["organisation"]
    assert isinstance(provider, Organisation)
    if owner == "another team":
        provider.neighbourhood = elsewhere["neighbourhood"]  # type: ignore[assignment]
        provider.save()
    listing.organisation = provider
    listing.save()
    opened = member.get(address(provider, "edit"), follow=True).content.decode()
    assert "Club West" not in opened


def test_who_made_a_record_elsewhere_can_correct_it_without_moving_it(
    log_in: Callable[[str], Client], elsewhere: dict[str, object], neighbourhood: Neighbourhood
) -> None:
    volunteer = log_in("Vrijwilligers")
    listing = elsewhere["listing"]
    assert isinstance(listing, Listing)
    log(listing, "wagtail.create", user=volunteer.user)  # type: ignore[attr-defined]
    TeamMember.objects.create(user=volunteer.user, neighbourhood=neighbourhood)  # type: ignore[attr-defined]
    sent = send(volunteer, address(listing, "edit"), press="action-submit", summary="Nu ook thee.")
    assert sent.status_code == 302
    listing.refresh_from_db()
    draft = listing.get_latest_revision_as_object()
    assert draft.summary == "Nu ook thee." and draft.neighbourhood == elsewhere["neighbourhood"]


@pytest.mark.parametrize("kind", ["listing", "activity", "organisation", "location"])
def test_a_filter_names_only_the_neighbourhoods_of_the_team(
    member: Client, elsewhere: dict[str, object], kind: str
) -> None:
    page = member.get(address(type(elsewhere[kind]), "list")).content.decode()
    assert "Pijnacker-Noord" in page and "Plan-West" not in page


def test_a_proposal_screen_names_no_draft_of_another_team(
    elsewhere: dict[str, object], log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> None:
    client = log_in("Wijkredacteuren")
    TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)  # type: ignore[attr-defined]
    Listing.objects.filter(slug="ver-weg").update(live=False, phone="015-3690000")
    asked = {"neighbourhood": neighbourhood, "name": "Verweg", "phone": "015-3690000"}
    proposal = Proposal.objects.create(
        kind="initiatief", summary="Wandelen", when="Maandag", received_at=timezone.now(), **asked
    )
    page = client.get(reverse("voorstellen:answer", args=[proposal.pk])).content.decode()
    assert "Wandelen" in page and "Ver weg" not in page
    Listing.objects.filter(slug="ver-weg").update(live=True)
    assert "Ver weg" in client.get(reverse("voorstellen:answer", args=[proposal.pk])).content.decode()
