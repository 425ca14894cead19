"""The map shows the listings of the list, and no location more precisely than is public."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.wijken.conftest import NOW, Town
from tests.wijken.test_query_budget import fill
from wijken.directory.models import Location, Neighbourhood
from wijken.directory.outlines import outline_geometry
from wijken.social_map import map_views

SOURCE = "/sociale-kaart.geojson"
SQUARE = [[4.42, 52.02], [4.44, 52.02], [4.44, 52.03], [4.42, 52.03], [4.42, 52.02]]
OUTLINE = {"type": "Polygon", "coordinates": [SQUARE]}
SECRET_POINT = {"latitude": 52.034567, "longitude": 4.412345}


def a_place(name: str = "Buurthuis", **fields: Any) -> Location:
    defaults = {"kind": Location.Kind.HALL, "latitude": 52.0269, "longitude": 4.429, "town": "Pijnacker"}
    return Location.objects.create(name=name, **(defaults | fields))


def get(address: str = SOURCE, **data: str) -> dict[str, Any]:
    response = Client().get(address, data)
    assert response.status_code == 200, address
    return json.loads(response.content)


def pins(address: str = SOURCE, **data: str) -> list[dict[str, Any]]:
    return [each for each in get(address, **data)["features"] if each["geometry"]["type"] == "Point"]


def names(address: str = SOURCE, **data: str) -> list[str]:
    return [pin["properties"]["name"] for pin in pins(address, **data)]


def test_a_pin_leads_to_its_listing_and_says_where_it_is(town: Town) -> None:
    place = a_place(street_address="Voorbeeldlaan 1", postcode="2641 ZZ")
    listing = town.listing("Koffie", location=place)
    assert pins() == [
        {
            "type": "Feature",
            "id": str(listing.uuid),
            "geometry": {"type": "Point", "coordinates": [4.429, 52.0269]},
            "properties": {
                "name": "Koffie",
                "url": "/sociale-kaart/koffie/",
                "place": "Buurthuis",
                "address": "Voorbeeldlaan 1, 2641 ZZ Pijnacker",
            },
        }
    ]


def test_the_map_shows_the_same_set_as_the_list_in_the_same_order(town: Town) -> None:
    place = a_place()
    town.listing("Zang", location=place)
    town.listing("Bingo", location=place, checked_on=None)
    town.listing("Koffie", location=place, neighbourhood=town.west)
    town.listing("Bellen", location=place, neighbourhood=None)
    town.listing("Ooit", location=place, status="defunct")
    assert names() == ["Bellen", "Koffie", "Zang", "Bingo"]
    assert names(wijk="noord") == ["Bellen", "Zang", "Bingo"]
    assert names(zoek="koffie") == ["Koffie"]


def test_a_rounded_place_is_rounded_in_the_data_too(town: Town) -> None:
    rounded = a_place("Bij Jo", precision="rounded", street_address="Thuisweg 9", **SECRET_POINT)
    town.listing("Breien", location=rounded)
    (pin,) = pins()
    assert pin["geometry"]["coordinates"] == [4.41, 52.03]
    assert pin["properties"]["about"] is True
    assert "Thuisweg" not in json.dumps(pin)


@pytest.mark.parametrize("how", ["hidden", "draft", "no point"])
def test_a_place_that_may_not_be_known_has_no_pin_and_stays_in_the_list(
    town: Town, how: str, read: Callable[[str], str]
) -> None:
    fields: dict[str, Any] = {
        "hidden": SECRET_POINT | {"precision": "hidden"},
        "draft": SECRET_POINT | {"live": False},
        "no point": {"latitude": None, "longitude": None},
    }[how]
    town.listing("Huiskamer", location=a_place("Bij mij", street_address="Geheimlaan 7", **fields))
    data = get()
    assert data["features"] == []
    assert "1 heeft geen vaste plek" in data["sentence"]
    assert "Geheimlaan" not in json.dumps(data) and "34567" not in json.dumps(data)
    assert "Huiskamer" in read("/sociale-kaart/")


def test_nor_does_an_activity_at_another_place_give_a_hidden_place_away(town: Town) -> None:
    listing = town.listing("Koffie", location=a_place())
    hidden = a_place("Bij Jo", precision="hidden", street_address="Geheimlaan 7", **SECRET_POINT)
    rounded = a_place("Bij An", precision="rounded", **SECRET_POINT)
    town.activity(listing, "Breien bij Jo", location=hidden)
    town.activity(listing, "Haken bij An", location=rounded)
    town.activity(listing, "Zingen", location=a_place("Kerk", latitude=52.03))
    town.activity(listing, "Later", location=a_place("School", latitude=52.04), live=False)
    data = json.dumps(get())
    assert [pin["properties"].get("what", "") for pin in pins()] == ["", "Haken bij An", "Zingen"]
    assert "34567" not in data and "Geheimlaan" not in data and "Bij Jo" not in data


def test_what_is_not_public_is_not_on_the_map(town: Town) -> None:
    place = a_place()
    for name, fields in {
        "Concept": {"live": False},
        "Verlopen": {"expire_at": NOW},
        "Niet vermeld": {"visibility": "unlisted"},
        "Geen toestemming": {"consent_until": NOW.date().replace(day=1)},
    }.items():
        listing = town.listing(name, location=place, **fields)
        assert Client().get(f"/sociale-kaart/{listing.slug}.geojson").status_code == 404, name
    assert names() == []
    Neighbourhood.objects.update(outline=OUTLINE, live=False)
    assert get()["features"] == []


def test_one_listing_has_a_map_of_its_own_within_its_neighbourhood(
    town: Town, read: Callable[[str], str]
) -> None:
    Neighbourhood.objects.update(outline=OUTLINE)
    town.listing("Koffie", location=a_place())
    town.listing("Zang", location=a_place("Kerk"))
    data = get("/sociale-kaart/koffie.geojson")
    assert [each["properties"]["name"] for each in data["features"]] == ["Noord", "Koffie"]
    assert 'data-source="/sociale-kaart/koffie.geojson"' in read("/sociale-kaart/koffie/")
    town.listing("Bellen")
    assert "data-map" not in read("/sociale-kaart/bellen/")


def test_each_page_asks_for_the_map_of_what_it_lists(town: Town, read: Callable[[str], str]) -> None:
    town.listing("Koffie", location=a_place())
    assert 'data-source="/sociale-kaart.geojson?wijk=noord"' in read("/sociale-kaart/?wijk=noord&onzin=1")
    assert 'data-source="/sociale-kaart.geojson?wijk=noord"' in read("/wijken/noord/")
    assert "data-map" not in read("/sociale-kaart/?zoek=bestaatniet")


def test_the_shortlist_is_kept_when_the_map_is_used(town: Town, read: Callable[[str], str]) -> None:
    town.listing("Koffie", location=a_place())
    for page, source in {
        "/sociale-kaart/": "/sociale-kaart.geojson?lijst=koffie",
        "/wijken/noord/": "/sociale-kaart.geojson?wijk=noord&amp;lijst=koffie",
        "/sociale-kaart/koffie/": "/sociale-kaart/koffie.geojson?lijst=koffie",
    }.items():
        assert f'data-source="{source}"' in read(f"{page}?lijst=koffie")
    assert pins(lijst="koffie")[0]["properties"]["url"] == "/sociale-kaart/koffie/?lijst=koffie"


def test_in_english_pins_lead_to_the_english_map(town: Town, english: object) -> None:
    town.listing("Koffie", location=a_place())
    data = get("/en/sociale-kaart.geojson")
    assert "1 place or group on the map." in data["sentence"]


def test_a_map_with_too_many_listings_says_so(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_views, "MOST_LISTINGS", 2)
    place = a_place()
    for name in ("Een", "Twee", "Drie"):
        town.listing(name, location=place)
    data = get()
    assert len(data["features"]) == 2
    assert "Er zijn er meer." in data["sentence"]


def test_the_number_of_queries_does_not_depend_on_how_much_there_is(town: Town) -> None:
    def queries() -> int:
        get()  # fill the caches
        with CaptureQueriesContext(connection) as found:
            get()
        return len(found)

    fill(town, 0, 36)
    Location.objects.update(latitude=52.02, longitude=4.43)
    few = queries()
    fill(town, 36, 360)
    assert queries() == few <= 15
    assert len(pins()) == 360


@pytest.mark.parametrize(
    "query",
    ["wijk=%00", "thema[]=x", "zoek=((((&wijk=%F0%9F", "zoek=" + "a" * 100_000, "pagina=-1", "%ff=%ff"],
)
def test_any_query_string_gets_a_map(town: Town, query: str) -> None:
    response = Client().get(f"{SOURCE}?{query}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/geo+json")


def test_the_data_is_kept_by_nobody_and_read_as_nothing_else(town: Town) -> None:
    headers = Client().get(SOURCE).headers
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers
    assert Client().post(SOURCE).status_code == 405
    assert Client().get("/sociale-kaart/bestaat-niet.geojson").status_code == 404


WRONG_OUTLINES = {
    "text": "een vierkant",
    "a point": {"type": "Point", "coordinates": [4.4, 52.0]},
    "open": {"type": "Polygon", "coordinates": [SQUARE[:-1]]},
    "north first": {"type": "Polygon", "coordinates": [[[north, east] for east, north in SQUARE]]},
    "words for numbers": {"type": "Polygon", "coordinates": [[["4.4", "52.0"]] * 4]},
    "not a number": {"type": "Polygon", "coordinates": [[[float("nan"), 52.0]] * 4]},
    "two features": {"type": "FeatureCollection", "features": [{}, {}]},
    "endless": {"type": "Polygon", "coordinates": [SQUARE * 2_000]},
    "a truth": {"type": "Polygon", "coordinates": [[[True, True]] * 4]},
    "half of it": {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[4.4, 52.0]]]]},
}


@pytest.mark.parametrize("outline", WRONG_OUTLINES.values(), ids=WRONG_OUTLINES)
def test_an_outline_that_cannot_be_drawn_is_refused_and_never_sent(town: Town, outline: Any) -> None:
    assert outline_geometry(outline) is None
    town.north.outline = outline
    with pytest.raises(ValidationError, match="Polygon als GeoJSON"):
        town.north.full_clean()


@pytest.mark.parametrize(
    "pasted",
    [
        OUTLINE,
        {"type": "Feature", "geometry": OUTLINE, "properties": {"geheim": 1}},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": OUTLINE}]},
        OUTLINE | {"coordinates": [[[*position, 3.5] for position in SQUARE]], "crs": "x"},
    ],
)
def test_an_outline_is_cleaned_to_what_the_standard_knows(pasted: Any) -> None:
    assert outline_geometry(pasted) == OUTLINE


def test_an_outline_may_lie_in_two_parts() -> None:
    two = {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}
    assert outline_geometry(two) == two
