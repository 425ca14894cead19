"""The list of the social map as a file, with the filters of the page."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.models import SiteSettings
from tests.wijken.conftest import Town
from wijken.directory.models import Listing, Location, Organisation, Theme
from wijken.social_map.downloads.formats import as_csv, as_workbook

Read = Callable[..., str]
CSV, XLSX, GEOJSON = (f"/download/sociale-kaart.{name}" for name in ("csv", "xlsx", "geojson"))


def content(address: str, **query: str) -> bytes:
    answer: Any = Client().get(address, query)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    return b"".join(answer.streaming_content)


def lines(**query: str) -> list[dict[str, str]]:
    text = content(CSV, **query).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def collection(**query: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content(GEOJSON, **query))
    return found


@pytest.fixture
def offers(town: Town) -> Town:
    theme = Theme.objects.create(name="Eten", slug="eten")
    hall = Location.objects.create(
        name="De Zwaluw", kind="hall", street_address="Voorbeeldlaan 1", postcode="2641 AB", town="Pijnacker",
        latitude=52.01234, longitude=4.43211,
    )  # fmt: skip
    dinner = town.listing(
        "Eettafel",
        location=hall,
        phone="0153619999",
        summary="=HYPERLINK(1)",
        organisation=Organisation.objects.create(name="Stil", slug="stil", live=False),
    )
    dinner.themes.add(theme)
    dinner.save()
    town.activity(dinner, "Eten", cost="small")
    town.listing("Kast", neighbourhood=town.west, phone="112")
    town.listing("Concept", live=False)
    town.listing("Wil niet", visibility="unlisted")
    return town


def test_a_spreadsheet_has_what_the_page_has_in_its_words(offers: Town) -> None:
    raw = content(CSV)
    assert raw.startswith(b"\xef\xbb\xbfNaam;")
    dinner, cupboard = lines()
    assert (dinner["Naam"], cupboard["Naam"]) == ("Eettafel", "Kast")
    assert dinner["Wanneer"] == "Elke dinsdag van 10.00 tot 12.00 uur"
    assert dinner["Kosten"] == "Kleine bijdrage"
    assert dinner["Thema's"] == "Eten"
    assert dinner["Soort"] == "Initiatief van bewoners"
    assert dinner["Adres"] == "Voorbeeldlaan 1, 2641 AB Pijnacker"
    assert dinner["Gecontroleerd op"] == "03-11-2026"
    assert dinner["Aanbieder"] == "", "it is not public"
    assert dinner["Wat is het"] == "'=HYPERLINK(1)"
    assert dinner["Telefoon"] == "015-3619999"
    assert cupboard["Telefoon"] == "'112", "a number would lose its first zero"


def test_the_filters_of_the_page_are_those_of_the_files(offers: Town) -> None:
    assert [row["Naam"] for row in lines(thema="eten")] == ["Eettafel"]
    assert [row["Naam"] for row in lines(wijk="west")] == ["Kast"]
    assert [each["properties"]["name"] for each in collection(wijk="west")["features"]] == ["Kast"]
    assert lines(zoek="bestaatniet") == []


def test_a_workbook_has_texts_dates_and_the_licence(offers: Town) -> None:
    settings = SiteSettings.objects.get()
    settings.data_licence = "CC BY 4.0"
    settings.save()
    book = openpyxl.load_workbook(io.BytesIO(content(XLSX, wijk="noord")))
    headings, row = book["Lijst"].iter_rows()
    cells = {heading.value: cell for heading, cell in zip(headings, row, strict=True)}
    assert (cells["Wat is het"].value, cells["Wat is het"].data_type) == ("=HYPERLINK(1)", "s")
    assert cells["Gecontroleerd op"].is_date
    about = dict(book["Uitleg"].iter_rows(values_only=True))
    assert about["Licentie"] == "CC BY 4.0"
    assert about["Van"] == "http://localhost/sociale-kaart/?wijk=noord"


def test_a_map_file_is_geojson_and_no_more_precise_than_the_page(offers: Town) -> None:
    home = Location.objects.create(
        name="Bij Anne", kind="at_home", precision="rounded", street_address="Stil 1", postcode="2641 AB",
        town="Pijnacker", latitude=52.01234, longitude=4.43211,
    )  # fmt: skip
    hidden = Location.objects.create(
        name="Opvang", kind="care", precision="hidden", street_address="Geheim 1", postcode="2641 ZZ",
        town="Pijnacker", latitude=52.05555, longitude=4.46666,
    )  # fmt: skip
    offers.listing("Thuis", location=home)
    offers.listing("Opvanghuis", location=hidden)
    found = collection()
    assert found["type"] == "FeatureCollection"
    points = {each["properties"]["name"]: each["geometry"] for each in found["features"]}
    assert points["Eettafel"] == {"type": "Point", "coordinates": [4.43211, 52.01234]}
    assert points["Thuis"] == {"type": "Point", "coordinates": [4.43, 52.01]}
    assert points["Opvanghuis"] is None, "RFC 7946: a feature without a place"
    for address in (CSV, GEOJSON):
        text = content(address).decode()
        assert "Geheim" not in text
        assert "2641 ZZ" not in text
        assert "Stil 1" not in text
    for each in found["features"]:
        assert set(each) == {"type", "id", "geometry", "properties"}
        assert each["properties"]["url"].startswith("http://localhost/sociale-kaart/")


def test_a_pin_elsewhere_carries_no_address_of_the_listing_itself(offers: Town) -> None:
    nameless = Location.objects.create(
        name="In het park", kind="outdoors", precision="rounded", latitude=52.05, longitude=4.46
    )
    offers.activity(Listing.objects.get(name="Eettafel"), "Picknick", location=nameless)
    pins = collection(zoek="Eettafel")["features"]
    home, elsewhere = sorted(pins, key=lambda pin: "/" in pin["id"])
    assert home["properties"]["address"] == "Voorbeeldlaan 1, 2641 AB Pijnacker"
    assert elsewhere["geometry"] == {"type": "Point", "coordinates": [4.46, 52.05]}
    assert "Voorbeeldlaan" not in json.dumps(elsewhere)
    assert elsewhere["properties"]["place"] == "In het park"


def test_the_page_offers_its_files_in_one_fold(offers: Town, read: Read) -> None:
    soup = BeautifulSoup(read("/sociale-kaart/?wijk=noord"), "html.parser")
    fold = next(each for each in soup.select("main details") if "Download deze lijst" in each.summary.text)
    assert [link["href"] for link in fold.select("a")] == [
        f"{XLSX}?wijk=noord",
        f"{CSV}?wijk=noord",
        f"{GEOJSON}?wijk=noord",
        "/wijken/noord/agenda.ics",
        "/sociale-kaart.atom?wijk=noord",
    ]
    assert "agenda.ics" not in str(BeautifulSoup(read("/sociale-kaart/?thema=eten"), "html.parser").main)


@pytest.mark.parametrize("address", [CSV, XLSX, GEOJSON])
def test_a_file_of_many_asks_as_little_as_one_of_few(offers: Town, address: str) -> None:
    def queries() -> int:
        content(address)
        with CaptureQueriesContext(connection) as asked:
            content(address)
        return len(asked)

    few = queries()
    for number in range(40):
        offers.activity(offers.listing(f"Groep {number}", location=Location.objects.first()), "Klei")
    assert queries() == few


def test_any_query_string_gets_a_file_and_too_many_files_get_a_sentence(town: Town) -> None:
    assert lines(zoek="\x00<&\x1b", wanneer="1999-01-01", wijk="weg") == []
    client = Client()
    answers = {client.get(CSV).status_code for _time in range(121)}
    assert answers == {200, 429}


CELLS = st.lists(st.text(max_size=20), min_size=1, max_size=4)


@given(CELLS)
@example(["\ufffe", "\x0b\x00"])
@settings(max_examples=60, deadline=None)
def test_no_cell_is_a_formula_whatever_is_in_it(cells: list[str]) -> None:
    text = b"".join(as_csv(["kop"] * len(cells), [cells])).decode("utf-8-sig")
    _headings, row = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
    with as_workbook(["kop"] * len(cells), [cells], []) as made:
        book = openpyxl.load_workbook(made)
    assert not any(cell.data_type == "f" for row in book["Lijst"].iter_rows() for cell in row)
