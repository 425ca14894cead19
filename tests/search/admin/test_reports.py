"""Reports of searches and missing offers."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from openpyxl import load_workbook

from config.roles import EDITORS, VOLUNTEERS, set_up_roles
from search.models import Missed, SearchCount

SEARCHES, MISSED = "/beheer/zoeken/gezocht/", "/beheer/zoeken/gemist/"


@pytest.fixture
def asked(db: None) -> None:
    month = date(2026, 11, 1)
    for words, results, place in (("zwemles", 0, ""), ("koffie", 7, "Noord"), ("=2+5", 0, "Noord")):
        SearchCount.objects.create(month=month, words=words, results=results, times=3, days=2, place=place)
    SearchCount.objects.create(month=month, words="eenmalig gezocht", times=5)
    at = datetime(2026, 11, 3, 9, tzinfo=UTC)
    Missed.objects.create(sending="a", words="=HYPERLINK(1)", place="Noord", received_at=at)


def logged_in(group: str) -> Client:
    set_up_roles()
    user = User.objects.create_user("wie", password="Een-goed-wachtwoord-7")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def test_the_report_shows_searches_and_missing_offers(asked: None) -> None:
    client = logged_in(EDITORS)
    page = client.get(SEARCHES).content.decode()
    assert "zwemles" in page and "koffie" in page
    assert "=HYPERLINK(1) (Noord), 3 november 2026" in page
    assert f'href="{MISSED}"' in page
    nothing = client.get(SEARCHES, {"nothing": "true"}).content.decode()
    assert "zwemles" in nothing and "koffie" not in nothing
    there = client.get(SEARCHES, {"place": "Noord", "month": "2026-11-01"}).content.decode()
    assert "koffie" in there and "zwemles" not in there


def test_what_was_asked_on_one_day_only_nobody_reads(asked: None) -> None:
    client = logged_in(EDITORS)
    assert "eenmalig" not in client.get(SEARCHES).content.decode()
    csv = b"".join(client.get(SEARCHES, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "zwemles" in csv and "eenmalig" not in csv


@pytest.mark.parametrize(
    ("address", "why"),
    [(SEARCHES, "zodra hetzelfde op twee dagen in een maand"), (MISSED, "Bezoekers kunnen dat doen")],
)
def test_an_empty_report_says_what_will_be_there(db: None, address: str, why: str) -> None:
    assert why in logged_in(EDITORS).get(address).content.decode()


def test_a_choice_without_rows_does_not_say_that_nobody_searches(asked: None) -> None:
    page = logged_in(EDITORS).get(SEARCHES, {"place": "Noord", "nothing": "false", "month": "2026-10-01"})
    assert "Nog geen zoekvragen" not in page.content.decode()


@pytest.mark.parametrize("address", [SEARCHES, MISSED])
def test_an_export_holds_no_formula(asked: None, address: str) -> None:
    client = logged_in(EDITORS)
    csv = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=" in csv and ",=" not in csv and ";=" not in csv
    answer = client.get(address, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active  # type: ignore[attr-defined]
    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


@pytest.mark.parametrize("address", [SEARCHES, MISSED])
def test_a_dutch_spreadsheet_opens_the_export_in_columns(asked: None, address: str) -> None:
    answer = logged_in(EDITORS).get(address, {"export": "csv"})
    csv = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert csv.startswith("\ufeff")
    assert {line.count(";") for line in csv.splitlines()} in ({5}, {2})


def test_volunteers_do_not_read_it(asked: None) -> None:
    client = logged_in(VOLUNTEERS)
    for address in (SEARCHES, MISSED):
        assert client.get(address).status_code == 302
