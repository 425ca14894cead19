"""Input is accepted whatever the clipboard added to it."""

from datetime import time

import pytest
from django.test import Client

from tests.wijken.directory.editing import address, errors_of, filled_in, send
from wijken.directory.models import Activity, Listing, Location

NUMBER = "015-0009876"


def add_listing(editor: Client, like: Listing, **changes: str) -> Listing | None:
    """Publish a listing through the form; None if the form is invalid."""
    form = filled_in(editor, address(like, "copy"), **changes)
    sent = editor.post(address(Listing, "add"), form | {"action-publish": "1"})
    return Listing.objects.latest("pk") if sent.status_code == 302 else None


@pytest.mark.parametrize(
    ("typed", "slug", "kept"),
    [
        ("Naam &amp; Zoon", "naam-amp-zoon", ("Naam & Zoon", "naam-zoon")),
        ("Caf\u00e9&nbsp;Brood", "cafenbspbrood", ("Café Brood", "cafe-brood")),
        ("\u202aBuurt\u00adsoep\u202c", "buurtsoep", ("Buurtsoep", "buurtsoep")),
    ],
)
def test_a_name_is_kept_as_it_looks_and_so_is_its_address(
    editor: Client, listing: Listing, typed: str, slug: str, kept: tuple[str, str]
) -> None:
    added = add_listing(editor, listing, name=typed, slug=slug)
    assert added and (added.name, added.slug) == kept


@pytest.mark.parametrize("nothing", ["\u2060", "&nbsp;", "\u3164"])
def test_a_name_that_shows_nothing_is_refused_in_dutch(
    editor: Client, listing: Listing, nothing: str
) -> None:
    response = send(editor, address(listing, "edit"), name=nothing)
    assert "verplicht veld" in errors_of(response, "name")


@pytest.mark.parametrize(
    "typed",
    [
        "+31 (0)15 - 000 98 76",
        "015\u00a00009876",
        "015\u20130009876",
        "015/0009876",
        "015.000.98.76",
        "0031 15 0009876",
        "\u202a+31 15 000 98 76\u202c",
        "\uff10\uff11\uff15\uff0d\uff10\uff10\uff10\uff19\uff18\uff17\uff16",
    ],
)
def test_a_number_is_kept_in_one_way_of_writing(editor: Client, listing: Listing, typed: str) -> None:
    assert send(editor, address(listing, "edit"), phone=typed).status_code == 302
    listing.refresh_from_db()
    assert listing.phone == NUMBER


def test_a_listing_may_have_two_numbers(editor: Client, listing: Listing) -> None:
    assert send(editor, address(listing, "edit"), phone=f"{NUMBER} / 06-00009876").status_code == 302
    listing.refresh_from_db()
    assert listing.phone == f"{NUMBER} / 06-00009876"


@pytest.mark.parametrize("typed", ["+31 (0)15 000 9876", "(015) 000 98 76", "06-00000001 / 015.000.98.76"])
def test_who_does_not_want_to_be_listed_is_known_by_the_number_however_written(
    editor: Client, listing: Listing, typed: str
) -> None:
    hidden = {"name": "Verborgen groep", "phone": "0150009876", "visibility": Listing.Visibility.UNLISTED}
    Listing.objects.create(slug="verborgen", kind="initiatief", summary="x", **hidden)
    assert add_listing(editor, listing, name="Iets heel anders", slug="anders", phone=typed) is None
    assert Listing.objects.count() == 2


@pytest.mark.parametrize("typed", ["2641\u00a0ZZ", "2641  zz", "2641-ZZ", "2641ZZ"])
def test_a_postcode_is_kept_in_one_way_of_writing(editor: Client, place: Location, typed: str) -> None:
    assert send(editor, address(place, "edit"), postcode=typed).status_code == 302
    place.refresh_from_db()
    assert place.postcode == "2641 ZZ"


@pytest.mark.parametrize("field", ["latitude", "longitude"])
@pytest.mark.parametrize(
    "pasted",
    [
        "52.02691, 4.42901",
        "52,02691 4,42901",
        "4.42901, 52.02691",
        "https://www.openstreetmap.org/#map=17/52.02691/4.42901",
    ],
)
def test_a_point_copied_from_a_map_fills_in_both_fields(
    editor: Client, place: Location, field: str, pasted: str
) -> None:
    assert send(editor, address(place, "edit"), **{field: pasted}).status_code == 302
    place.refresh_from_db()
    assert (place.latitude, place.longitude) == (52.02691, 4.42901)


def test_a_new_line_counts_once_in_what_an_editor_writes(editor: Client, listing: Listing) -> None:
    text = "regel\r\n" * 3 + "x" * 282
    assert len(text.replace("\r\n", "\n")) == 300
    assert send(editor, address(listing, "edit"), summary=text).status_code == 302


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12 uur", time(12)),
        ("12", time(12)),
        ("9u", time(9)),
        ("12u30", time(12, 30)),
        ("12.30 uur", time(12, 30)),
        ("1230", time(12, 30)),
        ("12:30", time(12, 30)),
    ],
)
def test_a_time_is_read_as_people_type_it(editor: Client, activity: Activity, typed: str, read: time) -> None:
    sent = send(editor, address(activity, "edit"), schedules__0__ends_at=typed)
    assert sent.status_code == 302
    assert activity.schedules.get().ends_at == read


def test_a_time_that_cannot_be_read_is_never_another_one(editor: Client, activity: Activity) -> None:
    before = activity.schedules.get().ends_at
    answer = send(editor, address(activity, "edit"), schedules__0__ends_at="half 1")
    assert "geldige tijd" in errors_of(answer, "ends_at", ("schedules", 0))
    assert activity.schedules.get().ends_at == before
