"""Editing records: errors appear at the field, and read-only values do not change."""

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.wijken.directory.editing import address, errors_of, filled_in, send
from wijken.directory.models import Activity, Listing, Location, Organisation, SchoolHoliday, Theme

LONG_AGO = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("postcode", "264 AB", "vier cijfers en twee letters"),
        ("postcode", "0641 AB", "vier cijfers en twee letters"),
        ("latitude", "48,8", "ligt buiten Nederland"),
        ("longitude", "13,4", "ligt buiten Nederland"),
    ],
)
def test_a_wrong_place_is_explained_at_the_field(
    editor: Client, place: Location, name: str, value: str, sentence: str
) -> None:
    response = send(editor, address(place, "edit"), **{name: value})

    assert response.status_code == 200
    assert sentence in errors_of(response, name)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("phone", "12345", "tien cijfers"),
        ("website", "javascript:alert(1)", "geldige URL"),
        ("website", "ftp://voorbeeld.nl", "https://"),
        ("website", "https://[", "geldige URL"),
        ("closed_until", "2027-01-01", "tijdelijk dicht"),
    ],
)
def test_a_wrong_listing_is_explained_at_the_field(
    editor: Client, listing: Listing, name: str, value: str, sentence: str
) -> None:
    response = send(editor, address(listing, "edit"), **{name: value})

    assert response.status_code == 200
    assert sentence in errors_of(response, name)


def test_half_a_point_on_the_map_is_explained(editor: Client, place: Location) -> None:
    response = send(editor, address(place, "edit"), latitude="52,02", longitude="")

    assert "allebei" in errors_of(response, "longitude")


def test_a_holiday_that_ends_before_it_begins_is_refused(editor: Client) -> None:
    response = editor.post(
        address(SchoolHoliday, "add"), {"name": "Kerst", "first_day": "2026-12-19", "last_day": "2026-12-18"}
    )

    assert errors_of(response, "last_day") == "De laatste dag ligt voor de eerste dag."


def test_publishing_is_not_checking(editor: Client, listing: Listing) -> None:
    listing.confirm(LONG_AGO, "de redactie")

    assert send(editor, address(listing, "edit"), summary="Anders.").status_code == 302

    listing.refresh_from_db()
    assert (listing.summary, listing.checked_on) == ("Anders.", LONG_AGO)


def test_reverting_does_not_restore_the_confirmation_or_uuid(editor: Client, listing: Listing) -> None:
    listing.confirm(LONG_AGO, "iemand")
    old = listing.save_revision()
    listing.confirm(date(2026, 11, 2), "de redactie")
    uuid = listing.uuid
    Listing.objects.filter(pk=listing.pk).update(summary="Nieuwer.")

    url = address(listing, "revisions_revert", old.pk)
    assert send(editor, url).status_code == 302

    listing.refresh_from_db()
    assert listing.summary == "Koffie en een praatje."
    assert (listing.checked_on, listing.checked_by) == (date(2026, 11, 2), "de redactie")
    assert listing.uuid == uuid


def test_a_copy_is_a_new_listing_with_a_number_and_address_of_its_own(
    editor: Client, listing: Listing
) -> None:
    listing.confirm(LONG_AGO, "de redactie")
    url = address(listing, "copy")
    data = filled_in(editor, url)
    assert data["slug"] == "koffie-inloop-2"

    assert editor.post(address(Listing, "add"), data | {"action-publish": "1"}).status_code == 302

    copy = Listing.objects.get(slug="koffie-inloop-2")
    assert copy.uuid != listing.uuid
    assert (copy.checked_on, copy.checked_by) == (None, "")
    assert [hook.text for hook in copy.hooks.all()] == ["Hier komen elke week veel mensen."]
    assert listing.hooks.count() == 1


@pytest.mark.parametrize(("model", "kind"), [(Listing, "initiatief"), (Organisation, "residents")])
def test_a_name_with_accents_can_be_saved(
    editor: Client, model: type[Listing | Organisation], kind: str
) -> None:
    add = address(model, "add")
    assert "slug-allow-unicode" not in editor.get(add).content.decode()
    said = {"name": "Café Zoë & Müller", "slug": "café-zoë-müller", "kind": kind, "summary": "…"}

    assert send(editor, add, **said).status_code == 302

    assert model.objects.get(name="Café Zoë & Müller").slug == "cafe-zoe-muller"


def test_a_new_record_with_a_name_that_exists_gets_an_address_of_its_own(
    editor: Client, listing: Listing
) -> None:
    add = address(Listing, "add")
    data = filled_in(editor, add, name="Koffie-inloop", slug="koffie-inloop", kind="initiatief", summary="…")
    data["neighbourhood"] = str(listing.neighbourhood_id)
    saved = editor.post(add, data, headers={"accept": "application/json"})
    assert saved.status_code == 200, saved.content
    url, data["overwrite_revision_id"] = saved.json()["url"], str(saved.json().get("revision_id", ""))
    for name, value in saved.json()["field_updates"].items():
        data[name] = value

    again = editor.post(url, data, headers={"accept": "application/json"})
    assert again.status_code == 200, again.content
    assert send(editor, url).status_code == 302

    made = Listing.objects.get(pk=saved.json()["pk"])
    assert made.live and made.slug == "koffie-inloop-2"
    assert "al een Vermelding" in errors_of(send(editor, add, name="Anders", slug=listing.slug), "slug")


def test_without_scripts_a_name_makes_its_own_address(editor: Client, listing: Listing) -> None:
    for name, slug in (("Café Één", "cafe-een"), ("Koffie-inloop", "koffie-inloop-2"), ("!!!", "naam")):
        form = filled_in(editor, address(listing, "copy"), name=name, slug="")
        assert editor.post(address(Listing, "add"), form | {"action-publish": "1"}).status_code == 302, name
        assert Listing.objects.get(name=name, slug=slug).live
    send(editor, address(listing, "edit"), slug="", summary="Nog steeds hier.")
    listing.refresh_from_db()
    assert (listing.slug, listing.summary) == ("koffie-inloop", "Nog steeds hier.")


def test_sending_a_copy_back_to_its_own_address_leaves_the_original_alone(
    editor: Client, listing: Listing
) -> None:
    url = address(listing, "copy")

    response = editor.post(url, filled_in(editor, url, name="Overschreven") | {"action-publish": "1"})

    assert response.status_code == 302
    listing.refresh_from_db()
    assert listing.name == "Koffie-inloop"
    assert Listing.objects.filter(name="Overschreven").exclude(pk=listing.pk).exists()


def test_a_copied_activity_keeps_its_times(editor: Client, activity: Activity) -> None:
    data = filled_in(editor, address(activity, "copy"), title="Nog een inloop")

    editor.post(address(Activity, "add"), data | {"action-publish": "1"})

    copy = Activity.objects.get(title="Nog een inloop")
    assert [str(each) for each in copy.schedules.all()] == ["Elke dinsdag van 10.00 tot 12.00 uur"]
    assert activity.schedules.count() == 1


def test_opening_the_question_confirms_nothing_and_the_button_does(editor: Client, listing: Listing) -> None:
    url = reverse("directory_confirm", args=[listing.pk])
    assert editor.get(url).status_code == editor.head(url).status_code == 200
    listing.refresh_from_db()
    assert listing.checked_on is None

    editor.post(url, {"next": "https://voorbeeld.nl/"})

    listing.refresh_from_db()
    assert listing.checked_on is not None
    assert listing.checked_by == "de redactie"
    assert ModelLogEntry.objects.filter(action="directory.confirm", user=editor.user).count() == 1
    assert "dit klopt nog" in editor.get(address(listing, "history")).content.decode()


def test_after_confirming_nobody_is_sent_to_another_host(editor: Client, listing: Listing) -> None:
    url = reverse("directory_confirm", args=[listing.pk])

    for elsewhere in ("https://voorbeeld.nl/", "//voorbeeld.nl", "/\\voorbeeld.nl"):
        assert editor.post(url, {"next": elsewhere})["Location"] == reverse("wagtailadmin_home")


def test_the_start_screen_says_what_to_check_with_the_oldest_first(editor: Client, listing: Listing) -> None:
    for name, checked_on in (("Net gecontroleerd", date.today()), ("Lang geleden", LONG_AGO)):  # noqa: DTZ011
        other = Listing.objects.create(
            name=name, slug=name.split()[0].lower(), kind="initiatief", summary="…"
        )
        other.confirm(checked_on, "de redactie")
    Listing.objects.create(name="Gestopt", slug="gestopt", kind="initiatief", summary="…", status="defunct")

    page = editor.get(reverse("wagtailadmin_home")).content.decode()

    assert page.index("Deze week nakijken") < page.index("Koffie-inloop") < page.index("Lang geleden")
    assert "Net gecontroleerd" not in page
    assert "Gestopt" not in page


def test_confirming_takes_a_line_off_the_start_screen(volunteer: Client, listing: Listing) -> None:
    volunteer.post(reverse("directory_confirm", args=[listing.pk]))

    page = volunteer.get(reverse("wagtailadmin_home"))
    assert "Er is deze week niets na te kijken" in page.content.decode()
    listing.refresh_from_db()
    assert listing.checked_by == "een vrijwilliger"


def test_the_address_follows_the_name_until_it_was_once_public(editor: Client, listing: Listing) -> None:
    assert "keyup-&gt;w-sync#apply" in editor.get(address(Listing, "add")).content.decode()
    assert send(editor, address(listing, "edit")).status_code == 302
    editor.post(address(listing, "unpublish"))
    assert "keyup-&gt;w-sync#apply" not in editor.get(address(listing, "edit")).content.decode()


def test_a_list_is_searched_by_plain_words(editor: Client, listing: Listing) -> None:
    url = address(Listing, "list")

    assert "Koffie-inloop" in editor.get(url, {"q": "inloop"}).content.decode()
    assert "Koffie-inloop" not in editor.get(url, {"q": "voetbal"}).content.decode()
    assert editor.get(url, {"q": "((((\x00" + "x" * 3000}).status_code == 200
    assert "Koffie-inloop" in editor.get(url, {"te_controleren": "nu"}).content.decode()
    assert "Koffie-inloop" not in editor.get(url, {"neighbourhood": "null"}).content.decode()


def test_a_chooser_is_searched_by_plain_words(editor: Client, listing: Listing) -> None:
    url = reverse(Listing.snippet_viewset.chooser_viewset.get_url_name("choose_results"))

    assert "Koffie-inloop" in editor.get(url, {"q": "praatje koffie"}).content.decode()
    assert "Koffie-inloop" not in editor.get(url, {"q": "voetbal"}).content.decode()


@pytest.mark.parametrize("name", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1"])
def test_a_download_holds_no_formulas(editor: Client, db: None, name: str) -> None:
    Organisation.objects.create(name=name, slug="formule")

    rows = b"".join(editor.get(address(Organisation, "list"), {"export": "csv"}).streaming_content).decode()

    assert f"'{name}" in rows


@pytest.mark.parametrize("model", [Listing, Activity, Organisation, Location, SchoolHoliday, Theme])
def test_every_screen_of_a_kind_opens(editor: Client, model: Any, activity: Activity) -> None:
    things = {
        Organisation: lambda: Organisation.objects.create(name="Samen", slug="samen"),
        SchoolHoliday: lambda: SchoolHoliday.objects.create(
            name="Kerst", first_day=date(2026, 12, 19), last_day=date(2027, 1, 3)
        ),
        Theme: lambda: Theme.objects.create(name="Samen eten", slug="eten"),
    }
    thing = things.get(model, model.objects.first)()

    for view in ("list", "add"):
        assert editor.get(address(model, view)).status_code == 200
    for view in ("edit", "history", "usage", "inspect", "delete"):
        assert editor.get(address(thing, view)).status_code == 200


def test_two_versions_can_be_compared(editor: Client, activity: Activity) -> None:
    for days in (["1"], ["1", "3"]):
        send(editor, address(activity, "edit"), press="", schedules__0__weekdays=days)
    first, last = activity.revisions.order_by("pk").values_list("pk", flat=True)

    page = editor.get(address(activity, "revisions_compare", first, last))

    assert page.status_code == 200
    assert re.search(r'class="addition">[^<]*donderdag', page.content.decode())


def test_the_editors_side_speaks_dutch_and_carries_our_name(editor: Client) -> None:
    get_user_model().objects.filter(pk=editor.user.pk).update(first_name="Sam")

    page = editor.get("/beheer/", headers={"Accept-Language": "en"}).content.decode()

    assert "Wat is er te doen?" in page
    assert "Samen in de buurt" in page
    assert "Afbeeldingen" in page
    assert 'lang="nl"' in page
