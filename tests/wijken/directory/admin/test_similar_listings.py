"""Editors are told what a listing looks like: while they type, after saving, and in a report."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.wijken.directory.editing import address, send
from wijken.directory.duplicates.match_index import MatchIndex, MatchKeys
from wijken.directory.models import Listing, Location, Neighbourhood, Organisation

pytestmark = pytest.mark.django_db


def hint(client: Client, **typed: str) -> list[dict[str, Any]]:
    return client.post(reverse("directory_similar"), typed).json()["similar"]


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Stichting de Koffie inloop"},
        {"name": "Iets anders", "phone": "+31 (0)15 - 000 98 76"},
        {"name": "Iets anders", "email": "Koffie@Voorbeeld.nl"},
        {"name": "Iets anders", "website": "http://www.voorbeeld.nl/koffie/"},
    ],
)
def test_a_name_number_mail_or_site_that_is_here_is_shown_with_a_link(
    editor: Client, listing: Listing, typed: dict[str, str]
) -> None:
    Listing.objects.filter(pk=listing.pk).update(
        phone="015-0009876", email="koffie@voorbeeld.nl", website="https://voorbeeld.nl/koffie"
    )
    assert [(each["name"], each["url"]) for each in hint(editor, **typed)] == [
        ("Koffie-inloop", listing.edit_url)
    ]
    assert hint(editor, name="Schaakclub", phone="015-0001111") == []
    assert hint(editor, pk=str(listing.pk), **typed) == [], "not itself"


def test_within_a_hundred_metres_a_name_may_differ_more(
    editor: Client, listing: Listing, place: Location
) -> None:
    Location.objects.filter(pk=place.pk).update(latitude=52.0200, longitude=4.4300)
    listing.save()
    near, far = (
        Location.objects.create(name=name, kind="hall", latitude=north, longitude=4.43)
        for name, north in (("Naast", 52.0205), ("Ver", 52.0300))
    )
    assert hint(editor, name="Koffie inloopje Noord", location=str(near.pk))
    assert hint(editor, name="Koffie inloopje Noord", location=str(far.pk)) == []


@pytest.mark.parametrize("shown", [{"precision": "hidden"}, {"precision": "rounded"}, {"live": False}])
def test_a_place_that_is_not_public_cannot_be_found_by_trying(
    editor: Client, listing: Listing, place: Location, shown: dict[str, Any]
) -> None:
    Location.objects.filter(pk=place.pk).update(latitude=52.0200, longitude=4.4300, **shown)
    listing.save()
    here = Location.objects.create(name="Hier", kind="hall", latitude=52.0200, longitude=4.43)
    assert hint(editor, name="Koffie inloopje Noord", location=str(here.pk)) == []


@pytest.mark.parametrize(
    ("here", "typed"),
    [
        ("Handwerkgroep Rechte Steek", "Handwerkclub Rechte Steek"),
        ("Reparatietafel De Schroef", "Repair café De Schroef"),
        ("Buurthuis De Zwaluw", "De Zwaluw"),
    ],
)
def test_what_bears_the_same_name_after_another_word_is_shown_while_typing(
    editor: Client, listing: Listing, here: str, typed: str
) -> None:
    listing.name = here
    listing.save()
    (shown,) = hint(editor, name=typed)
    assert (shown["name"], shown["why"]) == (here, "de naam eindigt net zo")


def test_a_neighbourhood_or_a_usual_word_at_the_end_says_nothing(
    editor: Client, neighbourhood: Neighbourhood
) -> None:
    many = (f"{kind} Plus" for kind in ("Schaken", "Koken", "Tuinieren", "Zingen"))
    for number, name in enumerate(("Klusburen Noord", "Samen wandelen", *many)):
        Listing.objects.create(name=name, slug=f"l{number}", kind="initiatief", neighbourhood=neighbourhood)
    for typed in ("Zangkoor Noord", "Rustig met honden wandelen", "Taalmaatjes Plus"):
        assert hint(editor, name=typed) == [], typed


def test_one_number_of_a_provider_says_nothing_about_what_it_offers(
    editor: Client, neighbourhood: Neighbourhood
) -> None:
    welzijn = Organisation.objects.create(name="Welzijn", slug="welzijn")
    for name in ("Taalles", "Biljart"):
        Listing.objects.create(
            name=name, slug=name.lower(), kind="organisatie", organisation=welzijn, phone="015-0009876"
        )
    assert hint(editor, name="Schaken", phone="015-0009876", organisation=str(welzijn.pk)) == []
    assert len(hint(editor, name="Schaken", phone="015-0009876")) == 2
    assert b"Taalles" not in editor.get(reverse("directory_similar_report")).content


def test_without_scripts_the_editor_reads_it_after_saving(editor: Client, listing: Listing) -> None:
    told = send(
        editor,
        address(Listing, "add"),
        press="",
        name="De koffie inloop",
        slug="de-koffie-inloop",
        kind="initiatief",
        summary="Koffie.",
    )
    assert told.status_code == 302
    page = editor.get(told.headers["Location"]).content.decode()
    assert "“Koffie-inloop” (Pijnacker-Noord) lijkt hierop: bijna dezelfde naam" in page
    assert f'href="{listing.edit_url}"' in page


def test_the_report_shows_each_pair_once_and_only_of_what_is_yours(
    editor: Client, volunteer: Client, listing: Listing, elsewhere: dict[str, object]
) -> None:
    other = elsewhere["listing"]
    assert isinstance(other, Listing)
    Listing.objects.create(
        name="Koffie inloop", slug="ki", kind="initiatief", neighbourhood=other.neighbourhood
    )
    report = reverse("directory_similar_report")
    page = editor.get(report).content.decode()
    assert page.count("bijna dezelfde naam") == 1
    assert f'href="{listing.edit_url}"' in page
    assert "bijna dezelfde naam" not in volunteer.get(report).content.decode()


def test_the_report_compares_only_what_is_yours_and_once_until_something_changes(
    editor: Client,
    volunteer: Client,
    listing: Listing,
    elsewhere: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []
    real = MatchIndex.alike

    def alike(index: MatchIndex, keys: MatchKeys, least: float) -> dict[int, float]:
        compared.append(keys.key)
        return real(index, keys, least)

    monkeypatch.setattr(MatchIndex, "alike", alike)
    report = reverse("directory_similar_report")
    volunteer.get(report)
    assert compared == [listing.pk]
    editor.get(report)
    editor.get(report)
    assert len(compared) == len(set(compared)) == Listing.objects.count()


def test_who_does_not_want_to_be_listed_is_not_given_away(
    editor: Client, volunteer: Client, listing: Listing
) -> None:
    Listing.objects.filter(pk=listing.pk).update(visibility=Listing.Visibility.UNLISTED)
    assert hint(editor, name="Koffie-inloop") == []
    assert hint(volunteer, name="Koffie-inloop") == []


def test_only_who_edits_listings_may_ask(listing: Listing, client: Client) -> None:
    assert client.post(reverse("directory_similar"), {"name": "Koffie"}).status_code == 302
