"""Downloads of calendar files."""

from datetime import date, time, timedelta

import pytest
from django.test import Client

from tests.wijken.conftest import NOW, Town
from tests.wijken.exchange.ical_parser import events_in, times_in
from wijken.directory.models import Activity, Listing, Location, Schedule
from wijken.directory.recurrence.occurrences import ZONE
from wijken.exchange import views

TUESDAY = date(2026, 11, 24)


def ask(address: str, status: int = 200) -> bytes:
    response = Client().get(address)
    assert response.status_code == status, address
    return response.content


@pytest.fixture
def coffee(town: Town, place: Location) -> Activity:
    listing = town.listing("Eettafel", location=place, phone="015-0000111")
    return town.activity(listing, "Koffie op dinsdag")


@pytest.fixture
def addresses(coffee: Activity) -> list[str]:
    """The three files that contain the activity."""
    return [
        f"/sociale-kaart/eettafel/{coffee.uuid}.ics",
        "/sociale-kaart/eettafel/agenda.ics",
        "/wijken/noord/agenda.ics",
    ]


def test_an_activity_is_in_three_public_calendar_files(coffee: Activity, addresses: list[str]) -> None:
    for address in addresses:
        response = Client().get(address)
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies
        (event,) = events_in(response.content)
        assert event["uid"] == f"{coffee.uuid}-0"
        assert event["summary"] == "Koffie op dinsdag"
        assert event["location"] == "Buurthuis, Voorbeeldlaan 1, 2641 ZZ Pijnacker"
        assert event["url"] == "http://localhost/sociale-kaart/eettafel/"
        assert "Bellen: 015-0000111" in event["description"]
        assert times_in(response.content)[0][0].astimezone(ZONE).date() == TUESDAY


def test_in_a_calendar_too_what_is_not_confirmed_says_so(coffee: Activity, addresses: list[str]) -> None:
    for checked_on, said in ((date(2026, 11, 3), False), (date(2025, 11, 3), True)):
        Listing.objects.filter(pk=coffee.listing_id).update(checked_on=checked_on)
        for address in addresses[:2]:
            (event,) = events_in(ask(address))
            assert ("Niet bevestigd. Bel eerst even." in event["description"]) is said


def test_a_changed_time_is_in_the_file_at_once(coffee: Activity, addresses: list[str]) -> None:
    coffee.schedules = [Schedule(frequency="weekly", weekdays=[4], starts_at=time(14))]
    coffee.save()
    for address in addresses:
        assert times_in(ask(address))[0][0].astimezone(ZONE).weekday() == 4


def test_what_is_for_the_whole_municipality_is_in_the_calendar_of_a_neighbourhood(town: Town) -> None:
    town.activity(town.listing("Overal", neighbourhood=None), "Voor iedereen")
    town.activity(town.listing("Elders", neighbourhood=town.west), "Iets in West")
    assert [str(event["summary"]) for event in events_in(ask("/wijken/noord/agenda.ics"))] == [
        "Voor iedereen"
    ]


HIDDEN = {
    "a draft": {"live": False},
    "expired": {"expire_at": NOW - timedelta(minutes=1)},
    "unlisted": {"visibility": "unlisted"},
    "consent past": {"consent_until": TUESDAY - timedelta(days=1)},
}


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_public_is_in_no_file(
    coffee: Activity, addresses: list[str], fields: dict[str, object]
) -> None:
    Listing.objects.filter(pk=coffee.listing_id).update(**fields)
    assert ask(addresses[0], 404) and ask(addresses[1], 404)
    assert events_in(ask(addresses[2])) == []


def test_a_draft_or_expired_activity_is_in_no_file(coffee: Activity, addresses: list[str]) -> None:
    for fields in ({"live": False}, {"live": True, "expire_at": NOW}):
        Activity.objects.update(**fields)
        assert ask(addresses[0], 404)
        assert [events_in(ask(address)) for address in addresses[1:]] == [[], []]


def test_a_hidden_address_is_in_no_file(coffee: Activity, place: Location, addresses: list[str]) -> None:
    place.latitude, place.longitude = 52.026912, 4.429012
    for precision, street, point in (("rounded", False, b"GEO:52.03;4.43"), ("hidden", False, b"")):
        place.precision = precision
        place.save()
        for address in addresses:
            file = ask(address)
            assert (b"Voorbeeldlaan" in file) is street
            assert b"ZZ" not in file and b"52.0269" not in file and point in file
    Location.objects.update(live=False)
    assert all(b"Buurthuis" not in ask(address) for address in addresses)


def test_nothing_happens_until_a_closed_place_opens_again(coffee: Activity, addresses: list[str]) -> None:
    listings = Listing.objects.filter(pk=coffee.listing_id)
    listings.update(status="temporarily_closed", closed_until=date(2026, 12, 8))
    for address in addresses:
        assert times_in(ask(address))[0][0].astimezone(ZONE).date() == date(2026, 12, 15)
    listings.update(closed_until=date.max)
    assert times_in(ask(addresses[1])) == []
    listings.update(closed_until=None)
    assert [times_in(ask(address)) for address in addresses] == [[], [], []]


def test_the_file_speaks_the_language_of_the_visitor(
    coffee: Activity, english: object, addresses: list[str]
) -> None:
    assert "Phone: 015-0000111" in events_in(ask(f"/en{addresses[0]}"))[0]["description"]


@pytest.mark.parametrize(
    "address",
    [
        "/sociale-kaart/eettafel/80209df1-7991-4831-ace2-de29e0ac7b72.ics",
        "/sociale-kaart/eettafel/niets.ics",
        "/sociale-kaart/bestaat-niet/agenda.ics",
        "/wijken/bestaat-niet/agenda.ics",
        "/wijken/%00/agenda.ics",
        "/wijken/a%0d%0ab/agenda.ics",
        "/wijken/" + "a" * 5_000 + "/agenda.ics",
    ],
)
def test_what_is_not_there_is_not_found(coffee: Activity, address: str) -> None:
    ask(address, 404)


def test_one_activity_is_not_found_at_another_listing(town: Town, coffee: Activity) -> None:
    town.listing("Ander")
    ask(f"/sociale-kaart/ander/{coffee.uuid}.ics", 404)


def test_one_date_is_a_file_with_only_that_date_beside_the_ones_already_kept(coffee: Activity) -> None:
    address = f"/sociale-kaart/{coffee.listing.slug}/{coffee.uuid}.ics"
    (one,) = events_in(ask(f"{address}?dag=2026-12-01"))
    every = events_in(ask(address))
    assert one.decoded("dtstart").date() == date(2026, 12, 1)
    assert "rrule" not in one
    assert str(one["uid"]) not in {str(event["uid"]) for event in every}


@pytest.mark.parametrize("day", ["2026-12-02", "1999-01-05", "9999-12-31", "morgen", "%00"])
def test_a_date_on_which_nothing_is_on_is_no_file(coffee: Activity, day: str) -> None:
    ask(f"/sociale-kaart/{coffee.listing.slug}/{coffee.uuid}.ics?dag={day}", 404)


def test_of_very_many_activities_the_calendar_has_the_soonest_and_says_so(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST_ACTIVITIES", 2)
    listing = town.listing("Eettafel")
    town.activity(listing, "Op maandag", weekday=0)
    town.activity(listing, "Op woensdag", weekday=2)
    assert b"Alleen de" not in ask("/wijken/noord/agenda.ics")
    town.activity(listing, "Op vrijdag", weekday=4)
    town.activity(town.listing("Elders", neighbourhood=town.west), "Elders op dinsdag")
    file = ask("/wijken/noord/agenda.ics")
    assert {str(event["summary"]) for event in events_in(file)} == {"Op woensdag", "Op vrijdag"}
    assert b"Alleen de 2 activiteiten" in file.replace(b"\r\n ", b"")


def test_a_rare_activity_is_found_behind_the_weekly_ones(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_ACTIVITIES", 2)
    town.activity(town.listing("Eettafel"), "Op woensdag", weekday=2)
    far = Activity(listing=town.listing("Feest"), title="Feest")
    far.schedules.add(Schedule(frequency="once", first_day=TUESDAY + timedelta(days=30), starts_at=time(10)))
    far.save()
    town.activity(town.listing("Gesloten", status="temporarily_closed"), "Gesloten")
    names = [str(event["summary"]) for event in events_in(ask("/wijken/noord/agenda.ics"))]
    assert sorted(set(names)) == ["Feest", "Op woensdag"]


def test_a_calendar_is_the_same_for_everyone_so_that_it_can_be_kept(
    coffee: Activity, addresses: list[str]
) -> None:
    for address in addresses:
        assert Client().get(address).is_same_for_everyone  # type: ignore[attr-defined]
    own = Client().get("/mijn-lijst/agenda.ics?lijst=eettafel")
    assert not hasattr(own, "is_same_for_everyone")
