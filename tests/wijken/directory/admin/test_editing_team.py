"""Who works in which neighbourhood, and the effect on the dashboard."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.roles import VOLUNTEERS
from tests.wijken.directory.editing import address
from wijken.directory.index.date_ranges import coming_week
from wijken.directory.local_time import local_day
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

    page = volunteer.get(reverse("wagtailadmin_home")).content.decode()
    assert listing.name in page
    assert "Ver weg" not in page


def test_an_editor_says_who_works_where_and_a_volunteer_cannot(
    editor: Client, log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> None:
    volunteer = log_in(VOLUNTEERS)
    team = {"user": volunteer.user.pk, "neighbourhood": neighbourhood.pk}

    assert volunteer.post(address(TeamMember, "add"), team).status_code == 302
    assert not TeamMember.objects.exists()
    assert editor.post(address(TeamMember, "add"), team).status_code == 302
    assert TeamMember.objects.get().user == volunteer.user
    assert neighbourhood.name in editor.get(address(TeamMember, "list")).content.decode()


def test_the_start_screen_says_what_ends_this_week_the_first_end_on_top(
    editor: Client, listing: Listing
) -> None:
    today = local_day(timezone.now())
    until = coming_week(today).last
    Listing.objects.filter(pk=listing.pk).update(notice="Ingang achterom.", notice_until=until)
    ends = {"Vandaag": 0, "Over een week": 7}
    for name, days in ends.items():
        Listing.objects.create(
            name=name,
            slug=name.split()[0].lower(),
            kind="initiatief",
            summary="…",
            status="temporarily_closed",
            closed_until=today + timedelta(days=days),
            checked_on=today,
        )

    lists = editor.get(reverse("wagtailadmin_home")).content.decode()
    ending = lists.split('id="to-do-listings-ending"')[1].split("</section>")[0]

    assert ending.index("Dicht tot en met") < ending.index("De mededeling verdwijnt na")
    assert "Vandaag" in ending
    assert "Over een week" not in ending
