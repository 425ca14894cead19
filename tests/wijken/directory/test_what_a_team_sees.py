"""Lists, exports and submissions: who is in no team sees nothing, and who leaves one sees less."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wijken.directory.models import Activity, Listing, Location, Neighbourhood, Organisation, TeamMember
from wijken.directory.permissions import EditablePermissionPolicy
from wijken.upkeep.models import Correction, Proposal, VolunteerOffer

from .conftest import LIMITED
from .editing import address


@pytest.fixture
def everything_sent_in(listing: Listing, elsewhere: dict[str, object]) -> None:
    """A report and a proposal for a neighbourhood, and one of each for the whole municipality."""
    now = timezone.now()
    places = {"van-noord": listing, "van-ver": elsewhere["listing"]}
    for name, about in places.items():
        Correction.objects.create(
            sending=f"melding-{name}",
            listing=about,
            listing_name=f"Melding {name}",
            what="when",
            email=f"{name}@example.nl",
            received_at=now,
        )
        VolunteerOffer.objects.create(
            sending=f"helper-{name}",
            listing=about,
            listing_name=f"Aanbod {name}",
            email=f"{name}@example.nl",
            received_at=now,
        )
        Proposal.objects.create(
            sending=f"voorstel-{name}",
            name=f"Voorstel {name}",
            neighbourhood=about.neighbourhood,
            email=f"{name}@example.nl",
            received_at=now,
        )
    Proposal.objects.create(sending="voorstel-overal", name="Voorstel overal", received_at=now)


def urls_of_ones_work() -> list[str]:
    named = (
        "wagtailadmin_home",
        "meldingen:index",
        "voorstellen:index",
        "helpers:index",
        "upkeep_phone_list",
    )
    lists = [address(model, "list") for model in (Listing, Activity, Location, Organisation, Neighbourhood)]
    return [
        *map(reverse, (*named, "directory_freshness", "directory_similar_report")),
        *lists,
        *(f"{url}?export=csv" for url in lists),
    ]


def shown(client: Client) -> str:
    """The text of all the user's views and exports."""
    answers = [client.get(url, follow=True) for url in urls_of_ones_work()]
    return b"\n".join(answer.getvalue() for answer in answers).decode()


SCREENS = (
    (Correction, "meldingen:answer"),
    (Proposal, "voorstellen:answer"),
    (VolunteerOffer, "helpers:answer"),
)
NAMES = ("Koffie-inloop", "Ver weg", "van-noord", "van-ver", "Voorstel overal", "Club West", "Zaal West")


def named(client: Client) -> set[str]:
    page = shown(client)
    return {name for name in NAMES if name in page}


@pytest.mark.usefixtures("everything_sent_in")
@pytest.mark.parametrize("group", LIMITED)
def test_somebody_without_a_team_sees_nothing_of_anybody(group: str, log_in: Callable[[str], Client]) -> None:
    client = log_in(group)
    assert named(client) == set()
    for voice, screen in SCREENS:
        for one in voice.objects.all():
            answer = client.get(reverse(screen, args=[one.pk]), follow=True)
            assert "example.nl" not in answer.content.decode()


@pytest.mark.usefixtures("everything_sent_in")
@pytest.mark.parametrize("group", LIMITED)
def test_who_leaves_a_team_sees_less_and_never_more(
    group: str, log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> None:
    client = log_in(group)
    member = TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
    in_the_team = named(client)
    member.delete()
    assert {"Koffie-inloop", "van-noord"} <= in_the_team
    assert not in_the_team & {"Ver weg", "van-ver", "Voorstel overal", "Club West", "Zaal West"}
    assert named(client) == set()


@pytest.mark.usefixtures("everything_sent_in")
def test_an_editor_keeps_everything_in_a_team_too(
    log_in: Callable[[str], Client], neighbourhood: Neighbourhood
) -> None:
    client = log_in("Redacteuren")
    before = named(client)
    TeamMember.objects.create(user=client.user, neighbourhood=neighbourhood)
    assert named(client) == before == set(NAMES)


def test_a_translator_in_a_team_keeps_no_facts_all_the_same(
    log_in: Callable[[str], Client], listing: Listing, elsewhere: dict[str, object]
) -> None:
    client = log_in("Vertalers")
    TeamMember.objects.create(user=client.user, neighbourhood=listing.neighbourhood)
    assert client.post(reverse("directory_confirm", args=[listing.pk]))["Location"] == "/beheer/"
    listing.refresh_from_db()
    assert listing.checked_on is None
    assert named(client) == set()
    policy = EditablePermissionPolicy(Listing)
    assert not policy.instances_user_has_any_permission_for(client.user, ["change"]).exists()
