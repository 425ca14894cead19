"""What an editor downloads opens correctly in a Dutch spreadsheet, with every field in words."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.log_actions import log

from wijken.directory.models import Activity, Listing, Location, Theme

from ..editing import address

pytestmark = pytest.mark.django_db


def downloaded(client: Client, url: str) -> list[dict[str, str]]:
    """The rows of a CSV file as a Dutch Excel splits them; the byte order mark tells it the encoding."""
    content = client.get(url, {"export": "csv"}).getvalue()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.fixture
def complete(listing: Listing, activity: Activity) -> Listing:
    listing.phone, listing.checked_on = "015-0009876", date(2026, 11, 3)
    listing.themes = [
        Theme.objects.create(name="Samen eten", slug="samen-eten"),
        Theme.objects.create(name="Taal", slug="taal-2"),
    ]
    listing.save()
    Location.objects.filter(pk=listing.location_id).update(
        street_address="Voorbeeldlaan 1",
        postcode="2641 AB",
        town="Pijnacker",
        latitude=52.0269,
        longitude=4.429,
    )
    return listing


def test_a_listing_is_exported_as_one_reads_it_on_screen(editor: Client, complete: Listing) -> None:
    [row] = downloaded(editor, address(Listing, "list"))
    assert row["Naam"] == "Koffie-inloop"
    assert row["Soort"] == "Initiatief van bewoners"
    assert row["Adres dat iedereen mag zien"] == "Voorbeeldlaan 1, 2641 AB Pijnacker"
    assert row["Thema's"] == "Samen eten, Taal"
    assert row["Telefoon"] == "015-0009876"
    assert row["Gecontroleerd op"] == "03-11-2026"
    assert row["Wanneer"] == "Inloop: Elke dinsdag van 10.00 tot 12.00 uur"
    assert row["Toestand"] == "Open"
    assert row["Op de site"] == "ja"


def test_an_activity_is_exported_with_its_times_and_its_neighbourhood(
    editor: Client, complete: Listing
) -> None:
    [row] = downloaded(editor, address(Activity, "list"))
    assert row["Wanneer"] == "Elke dinsdag van 10.00 tot 12.00 uur"
    assert row["Wijk"] == "Pijnacker-Noord"
    assert row["Aanbieder"] == ""


def test_decimals_are_written_with_a_comma(editor: Client, complete: Listing) -> None:
    [row] = downloaded(editor, address(Location, "list"))
    assert (row["Breedtegraad"], row["Lengtegraad"]) == ("52,0269", "4,429")


@pytest.mark.parametrize("name", ["=1+1", "+31 15 000 98 76", "-2", "@SUM(A1)"])
def test_no_cell_is_a_formula(editor: Client, complete: Listing, name: str) -> None:
    Listing.objects.update(name=name)
    [row] = downloaded(editor, address(Listing, "list"))
    assert row["Naam"] == f"'{name}"
    answer = editor.get(address(Listing, "list"), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(answer.getvalue())).active
    cell = next(cell for cell in sheet[2] if cell.value == name)
    assert cell.data_type == "s"


def test_a_workbook_keeps_dates_as_dates_and_numbers_as_text(editor: Client, complete: Listing) -> None:
    answer = editor.get(address(Listing, "list"), {"export": "xlsx"})
    headings, values = load_workbook(BytesIO(answer.getvalue())).active.values
    row = dict(zip(headings, values, strict=True))
    assert row["Gecontroleerd op"] == date(2026, 11, 3)
    assert row["Telefoon"] == "015-0009876"
    assert row["Thema's"] == "Samen eten, Taal"


def test_the_history_of_the_site_gives_dutch_times(
    editor: Client, admin_client: Client, complete: Listing
) -> None:
    log(
        complete,
        "wagtail.edit",
        timestamp=datetime(2026, 7, 1, 20, 30, tzinfo=UTC),
    )
    rows = downloaded(admin_client, reverse("wagtailadmin_reports:site_history"))
    assert "01-07-2026 22:30" in {row["Datum/tijd"] for row in rows}


def test_a_thousand_rows_take_as_many_queries_as_one(
    editor: Client, complete: Listing, django_assert_max_num_queries: Callable[..., object]
) -> None:
    def export() -> list[dict[str, str]]:
        return downloaded(editor, address(Listing, "list"))

    export()
    with django_assert_max_num_queries(1000) as alone:
        export()
    for number in range(40):
        other = Listing(name=f"Nummer {number}", slug=f"nummer-{number}", kind=complete.kind, summary="…")
        other.neighbourhood, other.location = complete.neighbourhood, complete.location
        other.themes = list(Theme.objects.all()[:2])
        other.save()
        Activity.objects.create(listing=other, title="Inloop")
    with django_assert_max_num_queries(len(alone.captured_queries)):
        assert len(export()) == 41
