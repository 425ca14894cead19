"""What a re-user of the open data gets, and what nobody gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.public_forms import Limit
from tests.wijken.conftest import NOW, Town
from wijken.directory.models import Location, Organisation, Schedule, Theme
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule, ScheduleChange, WeekParity
from wijken.exchange.hsds import documents, responses
from wijken.exchange.hsds.schedules import schedule_of

pytestmark = pytest.mark.django_db

API = "/api/hsds/3/"
Ask = Callable[..., Any]


@pytest.fixture
def ask(client: Client) -> Ask:
    def get(path: str, **query: str) -> Any:
        response = client.get(f"{API}{path}", query)
        assert response.status_code == 200, response.content
        return response.json()

    return get


def names(page: dict[str, Any]) -> list[str]:
    return [each["name"] for each in page["contents"]]


def test_a_service_has_all_that_the_page_shows(town: Town, ask: Ask) -> None:
    provider = Organisation.objects.create(name="Welzijn", slug="welzijn")
    hall = Location.objects.create(
        name="De Hal", kind="hall", street_address="Straat 1", postcode="2641 AB", town="Pijnacker",
        latitude=52.02, longitude=4.43,
    )  # fmt: skip
    koor = town.listing(
        "Koor", organisation=provider, location=hall, phone="015-0009876", contact_role="dirigent"
    )
    koor.themes.add(Theme.objects.create(name="Zingen", slug="zingen"))
    koor.save()
    town.activity(koor, "Repetitie", cost="small", cost_note="2 euro", minimum_age=18)
    found = ask(f"services/{koor.uuid}")
    assert found["organization"]["name"] == "Welzijn"
    assert found["phones"][0]["number"] == "015-0009876"
    assert found["contacts"][0]["title"] == "dirigent"
    assert found["assured_date"] == "2026-11-03"
    assert (found["minimum_age"], found["fees_description"]) == (18, "Kleine bijdrage: 2 euro")
    schedule = found["schedules"][0]
    assert (schedule["freq"], schedule["byday"], schedule["opens_at"]) == ("WEEKLY", "TU", "10:00")
    place = found["service_at_locations"][0]["location"]
    assert place["addresses"][0]["postal_code"] == "2641 AB" and place["latitude"] == 52.02
    assert found["attributes"][0]["taxonomy_term"]["name"] == "Zingen"
    assert "null" not in json.dumps(found)


def test_a_home_is_as_rough_as_on_the_map_and_a_hidden_place_only_has_a_name(town: Town, ask: Ask) -> None:
    for precision in ("rounded", "hidden"):
        home = Location.objects.create(
            name="Bij Jo", kind="at_home", precision=precision, street_address="Geheimstraat 7",
            postcode="2641 XY", town="Pijnacker", latitude=52.026912, longitude=4.429034,
        )  # fmt: skip
        koffie = town.listing(f"Koffie {precision}", location=home)
        said = json.dumps(ask(f"services/{koffie.uuid}"))
        assert "Geheimstraat" not in said and "2641 XY" not in said and "52.026912" not in said
        assert ("52.03" in said) is (precision == "rounded")


def test_what_is_not_public_is_in_nothing(town: Town, ask: Ask, client: Client) -> None:
    town.listing("Open")
    secret = Organisation.objects.create(name="Geheime club", slug="geheim")
    for number, hidden in enumerate(
        (
            {"live": False},
            {"visibility": "unlisted"},
            {"expire_at": NOW - timedelta(hours=1)},
            {"consent_until": date(2026, 11, 1)},
        )
    ):
        listing = town.listing(f"Geheim {number}", organisation=secret, **hidden)
        assert client.get(f"{API}services/{listing.uuid}").status_code == 404
    assert names(ask("services")) == ["Open"]
    assert ask("organizations")["empty"] is True
    streamed = client.get(f"{API}services", {"format": "ndjson", "full": "true"}).getvalue()
    assert b"Geheim" not in streamed and streamed.count(b"\n") == 1


def test_pages_filters_and_words(town: Town, ask: Ask) -> None:
    theme = Theme.objects.create(name="Zingen", slug="zingen")
    club = Organisation.objects.create(name="Club", slug="club")
    for name in ("Aa", "Bb", "Cc"):
        town.listing(name)
    choir = town.listing("Koor", organisation=club)
    choir.themes.add(theme)
    choir.save()
    second = ask("services", per_page="3", page="2")
    assert names(second) == ["Koor"]
    assert (second["total_items"], second["total_pages"], second["last_page"]) == (4, 2, True)
    assert ask("services", page="9")["empty"] is True
    assert names(ask("services", search="bb")) == ["Bb"]
    assert names(ask("services", organization_id=str(club.uuid))) == ["Koor"]
    term = next(each for each in ask("taxonomy_terms")["contents"] if each["name"] == "Zingen")
    assert names(ask("services", taxonomy_term_id=term["id"])) == ["Koor"]
    assert names(ask("services", taxonomy_id=term["taxonomy_detail"]["id"])) == ["Koor"]
    assert ask("services", taxonomy_term_id="onzin")["empty"] is True
    assert ask("services", modified_after="2099-01-01")["empty"] is True
    assert list(ask("services", minimal="true")["contents"][0]) == ["id", "last_modified"]


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "nul"},
        {"page": "9" * 400},
        {"per_page": "101"},
        {"full": "ja"},
        {"format": "xml"},
        {"modified_after": "gisteren"},
        {"modified_after": "2026-02-31"},
    ],
)
def test_a_question_that_cannot_be_read_gets_a_problem_document(
    town: Town, client: Client, query: dict[str, str]
) -> None:
    response = client.get(f"{API}services", query)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 400


@pytest.mark.parametrize("path", ["services/onzin", "organizations/1", "taxonomies/x", "taxonomy_terms/x"])
def test_what_is_not_there_gets_a_problem_document(town: Town, client: Client, path: str) -> None:
    response = client.get(f"{API}{path}")
    assert (response.status_code, response.json()["title"]) == (404, "Not Found")


def test_it_is_read_only_open_to_every_site_and_says_when_nothing_changed(town: Town, client: Client) -> None:
    koor = town.listing("Koor")
    first = client.get(f"{API}services")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert not first.cookies
    again = client.get(f"{API}services", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    koor.phone = "015-0001111"
    koor.notice = "Vandaag dicht."
    koor.save()
    assert client.get(f"{API}services", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    refused = client.post(f"{API}services")
    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_ten_times_as_many_services_take_as_many_queries(town: Town, client: Client) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            b"".join(client.get(f"{API}{path}"))
        return len(asked)

    def add(count: int, name: str) -> None:
        for number in range(count):
            hall = Location.objects.create(name=f"{name} {number}", kind="hall")
            town.activity(town.listing(f"{name} {number}", location=hall), "Inloop", location=hall)

    paths = ("services?full=true&per_page=100", "services?format=ndjson", "service_at_locations")
    add(2, "Een")
    client.get(API)  # the first of a day begins its counts
    before = [queries(path) for path in paths]
    add(20, "Twee")
    assert [queries(path) for path in paths] == before
    counting = queries("openapi.json")
    assert max(before) - counting <= 12 and counting <= 10


def test_the_description_of_the_api_names_what_is_there(town: Town, ask: Ask, client: Client) -> None:
    town.listing("Koor", location=Location.objects.create(name="Hal", kind="hall"))
    assert ask("")["openapi_url"].endswith("/api/hsds/3/openapi.json")
    said = ask("openapi.json")
    assert said["openapi"] == "3.1.0"
    for path, operations in said["paths"].items():
        parameters = operations["get"]["parameters"]
        if "{id}" in path:
            continue
        for parameter in parameters:
            value = (
                "1" if parameter["schema"]["type"] == "integer" else parameter["schema"].get("default", "x")
            )
            if parameter["name"] == "modified_after":
                value = "2026-01-01T00:00:00Z"
            query = {parameter["name"]: "false" if value is False else str(value)}
            assert client.get(f"{API}{path.lstrip('/')}", query).status_code == 200, (path, query)


RULES = [
    (
        RecurrenceRule(Frequency.MONTHLY, weekdays=(1,), nth=2, starts_at=time(10), ends_at=time(12)),
        {"freq": "MONTHLY", "byday": "2TU", "interval": 1, "opens_at": "10:00", "closes_at": "12:00"},
    ),
    (RecurrenceRule(Frequency.MONTHLY, weekdays=(4,), nth=-1), {"byday": "-1FR"}),
    (
        RecurrenceRule(Frequency.ONCE, first=date(2026, 12, 5), starts_at=time(14)),
        {"valid_from": "2026-12-05", "valid_to": "2026-12-05", "dtstart": "2026-12-05"},
    ),
    (RecurrenceRule(Frequency.WEEKLY, first=date(2026, 11, 26), interval=2), {"byday": "TH", "interval": 2}),
    (RecurrenceRule(Frequency.WEEKLY, weekdays=(0,), weeks=WeekParity.ODD), {"byday": "MO"}),
    (RecurrenceRule(Frequency.MONTHLY, first=date(2026, 11, 5)), {"bymonthday": "5"}),
]


@pytest.mark.parametrize(("rule", "expected"), RULES)
def test_a_time_in_the_words_of_the_standard(rule: RecurrenceRule, expected: dict[str, object]) -> None:
    document = schedule_of(rule, "Koor", ())
    assert {name: document.get(name) for name in expected} == expected
    assert ("freq" in document) is (rule.frequency is not Frequency.ONCE)
    assert "timezone" not in document


def test_days_off_are_in_the_notes() -> None:
    off = ScheduleChange(date(2026, 12, 24), date(2026, 12, 26))
    rule = RecurrenceRule(Frequency.WEEKLY, weekdays=(1,))
    assert schedule_of(rule, "Koor", [off])["notes"] == "24-12-2026 t/m 26-12-2026: gaat niet door"


def test_by_appointment_has_no_frequency(town: Town, ask: Ask) -> None:
    listing = town.listing("Spreekuur")
    activity = town.activity(listing, "Gesprek")
    activity.schedules = [Schedule(frequency="appointment", weekdays=[1])]
    activity.save()
    (schedule,) = ask(f"services/{listing.uuid}")["schedules"]
    assert "freq" not in schedule and "afspraak" in schedule["description"]


def test_each_service_is_given_once_at_each_of_its_public_places(town: Town, ask: Ask) -> None:
    hall, yard, draft = (
        Location.objects.create(name=name, kind="hall", live=name != "Concept")
        for name in ("Hal", "Tuin", "Concept")
    )
    koor = town.listing("Koor", location=hall)
    for place in (hall, yard, draft, yard):
        town.activity(koor, "Zingen", location=place)
    town.listing("Bij ons", location=yard)
    town.listing("Nog dicht", location=draft)
    pages = [ask("service_at_locations", per_page="2", page=str(number)) for number in (1, 2)]
    assert [page["total_items"] for page in pages] == [3, 3]
    given = [
        (each["service"]["name"], each["location"]["name"]) for page in pages for each in page["contents"]
    ]
    assert sorted(given) == [("Bij ons", "Tuin"), ("Koor", "Hal"), ("Koor", "Tuin")]
    assert ask("service_at_locations", search="bij ons")["total_items"] == 1


def test_a_page_of_places_makes_no_documents_of_other_pages(
    town: Town, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        place = Location.objects.create(name=f"Plek {number}", kind="hall")
        town.listing(f"Club {number}", location=place)
    made: list[Location] = []
    real = documents.service_at_location
    monkeypatch.setattr(
        documents, "service_at_location", lambda listing, place: made.append(place) or real(listing, place)
    )
    assert ask("service_at_locations", per_page="3", page="2")["size"] == 3
    assert len(made) == 3


def test_who_asks_too_much_is_told_to_wait_and_others_are_not(
    town: Town, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(responses, "MOST_ASKED", Limit(per_hour=2, per_day=10))
    codes = [client.get(f"{API}services").status_code for _time in range(3)]
    assert codes == [200, 200, 429]
    refused = client.get(f"{API}services")
    assert refused.headers["Retry-After"] == "3600"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert refused.json()["status"] == 429
    assert client.get(f"{API}services", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert client.options(f"{API}services").status_code == 204


def test_reading_does_not_wait_for_who_writes(town: Town, client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{API}services").status_code == 200
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}
