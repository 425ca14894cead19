"""What a listing says to search engines and to who shares its address."""

import json
import re
from datetime import date, time
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.wijken.conftest import Town
from wijken.directory.models import Activity, Location, Schedule
from wijken.directory.recurrence.rules import Frequency, RecurrenceRule, WeekParity
from wijken.structured_data import schedule

REQUIRED = {
    "Event": {"name", "startDate", "location", "eventStatus", "organizer", "eventSchedule"},
    "Place": {"name", "address"},
    "Organization": {"name", "url"},
    "Schedule": {"repeatFrequency", "startTime", "scheduleTimezone"},
    "ListItem": {"position", "name"},
}
"""What Google and schema.org ask of each type that we use."""


def page_at(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def graph_of(html: str) -> list[dict[str, Any]]:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    read: dict[str, Any] = json.loads(data)
    assert read["@context"] == "https://schema.org"
    for thing in every_thing(read["@graph"]):
        missing = REQUIRED.get(thing.get("@type", ""), set()) - thing.keys()
        assert missing == set() or "@id" in thing, thing
        assert not [name for name, value in thing.items() if value in ("", None, [])], thing
    return read["@graph"]


def every_thing(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every_thing(part)


def of_type(graph: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [thing for thing in graph if thing["@type"] == kind]


def meta(html: str, name: str) -> str:
    found = re.search(rf'<meta property="og:{name}" content="([^"]*)"', html)
    return unescape(found[1]) if found else ""


@pytest.fixture
def hall(town: Town) -> Location:
    return Location.objects.create(
        name="Buurthuis",
        kind=Location.Kind.HALL,
        precision=Location.Precision.EXACT,
        street_address="Dorpsstraat 1",
        postcode="2641 AB",
        town="Pijnacker",
        latitude=52.02,
        longitude=4.43,
    )


def test_an_activity_is_an_event_with_its_next_time_and_its_schedule(town: Town, hall: Location) -> None:
    listing = town.listing("Eettafel", location=hall, phone="015-0000111")
    town.activity(listing, "Samen eten", cost=Activity.Cost.FREE)
    html = page_at("/sociale-kaart/eettafel/")
    graph = graph_of(html)
    (event,) = of_type(graph, "Event")
    assert event["startDate"] == "2026-11-24T10:00:00+01:00" and event["endDate"].startswith("2026-11-24T12")
    assert event["isAccessibleForFree"] is True
    assert event["location"]["address"]["streetAddress"] == "Dorpsstraat 1"
    assert event["eventSchedule"] == [
        {
            "@type": "Schedule",
            "repeatFrequency": "P1W",
            "byDay": ["https://schema.org/Tuesday"],
            "startTime": "10:00:00",
            "endTime": "12:00:00",
            "scheduleTimezone": "Europe/Amsterdam",
        }
    ]
    (who,) = of_type(graph, "Organization")
    assert who["telephone"] == "+31150000111" and who["url"] == "http://localhost/sociale-kaart/eettafel/"
    (way,) = of_type(graph, "BreadcrumbList")
    assert [item["name"] for item in way["itemListElement"]][-2:] == ["Sociale kaart", "Eettafel"]


def test_who_shares_a_listing_shares_its_name_and_its_next_time(town: Town, hall: Location) -> None:
    town.activity(town.listing("Eettafel", location=hall), "Samen eten")
    html = page_at("/sociale-kaart/eettafel/")
    assert meta(html, "title") == "Eettafel"
    assert meta(html, "description").startswith("Dinsdag 24 november 2026, 10.00 tot 12.00 uur. ")
    assert meta(html, "url").endswith("/sociale-kaart/eettafel/")
    assert meta(html, "image").startswith("http://localhost/") and meta(html, "site_name")


def test_of_a_home_no_address_is_told(town: Town) -> None:
    home = Location.objects.create(
        name="Bij mij", kind=Location.Kind.AT_HOME, precision=Location.Precision.HIDDEN,
        street_address="Geheimstraat 2", postcode="2641 ZZ", town="Pijnacker", latitude=52.02, longitude=4.43,
    )  # fmt: skip
    town.activity(town.listing("Eettafel", location=home), "Samen eten")
    data = json.dumps(graph_of(page_at("/sociale-kaart/eettafel/")))
    assert "Geheimstraat" not in data and "2641" not in data and "52.02" not in data


@pytest.mark.parametrize(
    "unsure",
    [
        {"status": "temporarily_closed"},
        {"checked_on": date(2025, 1, 1)},
        {"said_stopped_on": date(2026, 11, 20), "said_stopped_by": "organisation"},
    ],
)
def test_what_may_not_go_on_is_no_event(town: Town, hall: Location, unsure: dict[str, Any]) -> None:
    town.activity(town.listing("Eettafel", location=hall, **unsure), "Samen eten")
    html = page_at("/sociale-kaart/eettafel/")
    assert of_type(graph_of(html), "Event") == []
    assert "24 november" not in meta(html, "description")


def test_words_of_an_editor_cannot_leave_the_data(town: Town, hall: Location) -> None:
    town.activity(town.listing("Eettafel", location=hall), "</script><b>&")
    (event,) = of_type(graph_of(page_at("/sociale-kaart/eettafel/")), "Event")
    assert event["name"] == "</script><b>&"


@pytest.mark.parametrize(
    "address", ["/", "/sociale-kaart/", "/wijken/noord/", "/methode/", "/methode/stap-3/"]
)
def test_every_page_has_a_title_a_description_and_a_picture_to_share(town: Town, address: str) -> None:
    html = page_at(address)
    assert meta(html, "title") and meta(html, "description") and meta(html, "image")
    if address != "/":
        assert of_type(graph_of(html), "BreadcrumbList")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            RecurrenceRule(Frequency.MONTHLY, weekdays=(1,), nth=-1, starts_at=time(10)),
            {"repeatFrequency": "P1M", "byMonthWeek": -1, "byDay": ["https://schema.org/Tuesday"]},
        ),
        (
            RecurrenceRule(Frequency.WEEKLY, first=date(2026, 12, 2), interval=2, starts_at=time(9, 30)),
            {"repeatFrequency": "P2W", "startDate": "2026-12-02", "byDay": ["https://schema.org/Wednesday"]},
        ),
        (
            RecurrenceRule(Frequency.MONTHLY, first=date(2026, 12, 5), starts_at=time(10)),
            {"repeatFrequency": "P1M", "byMonthDay": 5},
        ),
        (RecurrenceRule(Frequency.WEEKLY, weekdays=(1,), starts_at=time(10), weeks=WeekParity.ODD), None),
        (RecurrenceRule(Frequency.APPOINTMENT, weekdays=(1,), starts_at=time(10)), None),
        (RecurrenceRule(Frequency.ONCE, first=date(2026, 12, 5), starts_at=time(10)), None),
    ],
)
def test_a_schedule_says_nothing_that_is_not_so(
    rule: RecurrenceRule, expected: dict[str, Any] | None
) -> None:
    said = schedule(rule)
    assert said == expected if expected is None else said is not None and said.items() >= expected.items()


def test_an_event_without_a_rule_that_can_be_said_has_its_date(town: Town, hall: Location) -> None:
    activity = Activity(listing=town.listing("Eettafel", location=hall), title="Kerstlunch")
    activity.schedules.add(Schedule(frequency="once", first_day=date(2026, 12, 18), starts_at=time(12)))
    activity.save()
    html = page_at("/sociale-kaart/eettafel/")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    (event,) = of_type(json.loads(data)["@graph"], "Event")
    assert event["startDate"] == "2026-12-18T12:00:00+01:00" and "eventSchedule" not in event
