"""The call list: with numbers, one call per person, and no private number too many."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.roles import ADMINISTRATORS, EDITORS, NEIGHBOURHOOD_EDITORS, VOLUNTEERS
from tests.wijken.upkeep.confirmations.scenario import LONG_AGO, NOW, another_listing, contact_of
from wijken.directory.models import Activity, Listing, Organisation, TeamMember
from wijken.upkeep.models import Contact

URL = "/beheer/sociale-kaart/bellijst/"
PRIVATE = "06-12345678"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def read(client: Client) -> str:
    return client.get(URL).content.decode()


def known_to(listing: Listing, phone: str = PRIVATE) -> None:
    Contact.objects.filter(pk=contact_of(listing).pk).update(phone=phone)


def test_the_call_list_shows_numbers_times_and_a_tick_box(
    volunteer: Client, listing: Listing, activity: Activity
) -> None:
    Listing.objects.filter(pk=listing.pk).update(phone="015-0000111", contact_role="gastvrouw")
    assert URL in volunteer.get("/beheer/").content.decode()

    page = read(volunteer)

    assert 'href="tel:+31150000111"' in page
    assert "(gastvrouw)" in page
    assert "Elke dinsdag van 10.00 tot 12.00 uur" in page
    assert "Zonder nummer" not in page
    volunteer.post(reverse("directory_confirm", args=[listing.pk]), {"next": URL})
    assert "Er is binnen zeven dagen niemand te bellen" in read(volunteer)


@pytest.mark.parametrize(
    ("group", "sees"),
    [(ADMINISTRATORS, True), (EDITORS, True), (NEIGHBOURHOOD_EDITORS, False), (VOLUNTEERS, False)],
)
def test_a_private_number_is_for_those_who_keep_the_contacts(
    listing: Listing, log_in: Callable[[str], Client], group: str, sees: bool
) -> None:
    known_to(listing)
    client = log_in(group)
    if group in (NEIGHBOURHOOD_EDITORS, VOLUNTEERS):
        TeamMember.objects.create(user=client.user, neighbourhood=listing.neighbourhood)

    answer = client.get(URL)
    page = answer.content.decode()

    assert ("tel:+31612345678" in page) is sees
    assert (PRIVATE in page) is sees
    assert ("geef dit nummer aan niemand" in page) is sees
    assert ("Zonder nummer" in page) is not sees
    assert "joke@example.nl" not in page
    assert listing.name in page
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_public_number_is_listed_once_and_not_marked_private(editor: Client, listing: Listing) -> None:
    Listing.objects.filter(pk=listing.pk).update(phone="0612345678", contact_role="gastvrouw")
    known_to(listing)

    page = read(editor)

    assert page.count("tel:+31612345678") == 1
    assert "(gastvrouw)" in page
    assert "geef dit nummer aan niemand" not in page


def test_without_a_number_of_its_own_the_provider_is_rung(volunteer: Client, listing: Listing) -> None:
    bond = Organisation.objects.create(name="Bond", slug="bond", phone="015-0000222")
    Listing.objects.filter(pk=listing.pk).update(organisation=bond)
    assert "tel:+31150000222" in read(volunteer)

    Organisation.objects.filter(pk=bond.pk).update(live=False)
    assert "0000222" not in read(volunteer)


def test_one_call_for_everything_of_one_number_and_those_first(volunteer: Client, listing: Listing) -> None:
    day = NOW.date()
    Listing.objects.filter(pk=listing.pk).update(phone="015-0000111", checked_on=None)
    another_listing(listing, "Eetclub", phone="015 0000222")
    another_listing(listing, "Zangclub", phone="015-0000222")
    another_listing(listing, "Bijna", phone="0150000222", checked_on=day - timedelta(days=140))
    another_listing(listing, "Pas gezien", phone="015-0000222", checked_on=day - timedelta(days=3))
    another_listing(listing, "Later", phone="015-0000333", checked_on=day - timedelta(days=140))

    page = read(volunteer)

    assert page.count("tel:+31150000222") == 1
    order = [page.index(name) for name in ("Eetclub", "Zangclub", "Bijna", listing.name)]
    assert order == sorted(order)
    assert "Pas gezien" not in page
    assert "Later" not in page


def test_the_list_asks_the_database_as_much_for_many_as_for_one(
    volunteer: Client, listing: Listing, django_assert_max_num_queries: Callable
) -> None:
    for number in range(15):
        another_listing(listing, f"Club {number}", phone=f"015-00003{number:02}", checked_on=LONG_AGO)
    read(volunteer)
    with django_assert_max_num_queries(45):
        assert read(volunteer).count("phone-list__call") == 15
