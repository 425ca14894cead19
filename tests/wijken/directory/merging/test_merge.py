"""Two records become one: nothing that refers to the other is lost, and old addresses lead on."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import ModelLogEntry, ReferenceIndex

from core.erasures import journal
from core.models import StandardPage
from tests.wijken.conftest import NOW, Town
from wijken.directory.merging.fields import COMPARED, OF_THE_KEPT, Side
from wijken.directory.merging.merge import MERGED, merge
from wijken.directory.merging.plan import MergePlan
from wijken.directory.models import (
    Activity,
    DirectoryRecord,
    Hook,
    Listing,
    ListingTranslation,
    Location,
    Organisation,
    Vacancy,
)
from wijken.exchange.spreadsheet_import.directory_state import DirectoryState
from wijken.upkeep.models import Contact, ContactRole, Correction, VolunteerOffer

pytestmark = pytest.mark.django_db


def merged(kept: DirectoryRecord, other: DirectoryRecord, **chosen: str) -> Any:
    plan = MergePlan(again(kept), again(other))
    keys = {each.row.pk for each in plan.activities}
    return merge(plan, {name: Side(side) for name, side in chosen.items()}, keys, NOW)


def again(record: DirectoryRecord) -> DirectoryRecord:
    return type(record)._base_manager.get(pk=record.pk)


def leads_to(address: str, status: int = 301) -> str:
    answer = Client().get(address)
    return answer["Location"] if answer.status_code == status else str(answer.status_code)


def test_the_old_address_leads_to_the_kept_one_also_after_a_chain(town: Town) -> None:
    first, second, third = town.listing("Een"), town.listing("Twee"), town.listing("Drie")
    town.activity(first, "Koffie")
    uuids = [first.uuid, second.uuid]
    merged(second, first)
    assert leads_to("/sociale-kaart/een/") == "/sociale-kaart/twee/"
    merged(third, second)
    activity = Activity.objects.get()
    assert leads_to(f"/sociale-kaart/een/{activity.uuid}.ics") == f"/sociale-kaart/drie/{activity.uuid}.ics"
    for slug in ("een", "twee"):
        assert leads_to(f"/sociale-kaart/{slug}/") == "/sociale-kaart/drie/"
    for uuid in uuids:
        there = f"/api/hsds/3/services/{third.uuid}"
        assert leads_to(f"/api/hsds/3/services/{uuid}", 308) == there
        assert Client().get(there).status_code == 200
    page = Client().get("/mijn-lijst/", {"lijst": "een"}).content.decode()
    assert "/sociale-kaart/drie/" in page
    assert Listing.objects.count() == 1


def test_nothing_leads_to_a_kept_one_that_is_not_to_be_seen(town: Town) -> None:
    kept, other = town.listing("Een", visibility="unlisted"), town.listing("Twee")
    merged(kept, other)
    assert leads_to("/sociale-kaart/twee/") == "404"
    assert leads_to(f"/api/hsds/3/services/{other.uuid}", 308) == "404"
    draft, public = town.listing("Drie", live=False), town.listing("Vier")
    merged(draft, public)
    assert leads_to("/sociale-kaart/vier/") == "404"


def test_activities_vacancies_messages_and_their_drafts_move_along(town: Town) -> None:
    hall = Location.objects.create(name="Zaal", kind="hall")
    kept, other = town.listing("Een"), town.listing("Twee", location=hall)
    activity = town.activity(other, "Koffie")
    activity.save_revision()
    vacancy = Vacancy(listing=other, title="Schenker", task="x", when="x", time_needed="x")
    vacancy.until = date(2026, 12, 31)
    vacancy.save()
    Hook.objects.create(listing=other, text="Aanhaken")
    offer = VolunteerOffer.objects.create(
        listing=other, vacancy=vacancy, listing_name="Twee", vacancy_title="Schenker", received_at=NOW
    )
    correction = Correction.objects.create(listing=other, text="De deur is dicht.", received_at=NOW)
    merged(kept, other, location="kept")
    activity, offer = Activity.objects.get(), again_row(offer)
    assert (activity.listing_id, activity.location_id) == (kept.pk, hall.pk), "still where it was"
    assert activity.latest_revision.as_object().listing_id == kept.pk
    assert (offer.listing_id, offer.vacancy_id) == (kept.pk, vacancy.pk)
    assert again_row(correction).listing_id == kept.pk
    shown = Listing.objects.get()
    assert [each.title for each in shown.vacancies.all()] == ["Schenker"]
    assert [each["title"] for each in shown.latest_revision.content["vacancies"]] == ["Schenker"]
    assert [each.text for each in shown.hooks.all()] == ["Aanhaken"]


def again_row[Row: Any](row: Row) -> Row:
    row.refresh_from_db()
    return row


def test_what_the_kept_one_has_already_is_told_before_and_stays_behind(town: Town) -> None:
    kept, other = town.listing("Een"), town.listing("Twee")
    for number, listing in enumerate((kept, other)):
        ListingTranslation.objects.create(listing=listing, language="en", summary=listing.name)
        contact = Contact.objects.create(email=f"{number}@voorbeeld.nl")
        ContactRole.objects.create(contact=contact, listing=listing)
    ListingTranslation.objects.create(listing=other, language="ar", summary="x")
    plan = MergePlan(again(kept), again(other))
    assert sorted(plan.uncounted) == ["1 vermelding van een contactpersoon", "1 vertaling"]
    merged(kept, other)
    texts = dict(ListingTranslation.objects.values_list("language", "summary"))
    assert texts == {"en": "Een", "ar": "x"}
    assert [role.contact.email for role in ContactRole.objects.all()] == ["0@voorbeeld.nl"]


def page_with(town: Town, *listings: Listing) -> StandardPage:
    value = {"title": "", "listings": [each.pk for each in listings]}
    body = json.dumps([{"type": "listings", "value": value}])
    page = town.home.add_child(instance=StandardPage(title="Pagina", slug="pagina", body=body))
    page.save_revision().publish()
    return page


def chosen_in(page: StandardPage) -> list[int]:
    return [each.pk for each in page.body[0].value["listings"]]


def test_stories_and_blocks_that_chose_it_come_to_show_the_kept_one(town: Town) -> None:
    kept, other = town.listing("Een"), town.listing("Twee")
    both, one = town.story("Beide", listings=[kept, other]), town.story("Alleen", listings=[other])
    one.save_revision()
    page = page_with(town, other)
    draft = StandardPage.objects.get(pk=page.pk)
    draft.title = "Concept"
    draft.save_revision()
    merged(kept, other)
    for story in (both, one):
        assert list(type(story).objects.get(pk=story.pk).listings.all()) == [kept]
    assert list(type(one).objects.get(pk=one.pk).get_latest_revision_as_object().listings.all()) == [kept]
    page = StandardPage.objects.get(pk=page.pk)
    assert chosen_in(page) == chosen_in(page.get_latest_revision_as_object()) == [kept.pk]
    assert page.get_latest_revision_as_object().title == "Concept"
    assert "Een" in Client().get("/pagina/").content.decode()
    kept_by = ReferenceIndex.get_references_to(kept).values_list("object_id", flat=True)
    assert {str(both.pk), str(one.pk), str(page.pk)} <= set(kept_by)


def test_a_choice_that_is_only_in_a_draft_moves_too(town: Town) -> None:
    kept, other = town.listing("Een"), town.listing("Twee")
    page = page_with(town)
    page.body = json.dumps([{"type": "listings", "value": {"title": "", "listings": [other.pk]}}])
    page.save_revision()
    merged(kept, other)
    assert chosen_in(StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()) == [kept.pk]


def test_a_place_goes_on_in_another_also_in_drafts_and_old_versions(town: Town) -> None:
    kept, other = (Location.objects.create(name=name, kind="hall") for name in ("Zaal", "De zaal"))
    listing = town.listing("Een", location=other)
    activity = town.activity(listing, "Koffie", location=other)
    for record in (listing, activity):
        record.save_revision().publish()
    listing.summary = "Nieuw."
    listing.save_revision()
    merged(kept, other)
    listing = Listing.objects.get()
    assert (listing.location, Activity.objects.get().location) == (kept, kept)
    assert listing.get_latest_revision_as_object().location == kept
    for revision in [*listing.revisions.all(), *activity.revisions.all()]:
        assert str(revision.as_object()), "a version of a place that is gone cannot be opened"
    assert list(Location.objects.all()) == [kept]


def test_a_provider_goes_on_in_another_in_the_open_data(town: Town) -> None:
    kept, other = (Organisation.objects.create(name=name, slug=name.lower()) for name in ("Club", "Clubje"))
    listing = town.listing("Een", organisation=other)
    merged(kept, other)
    there = f"/api/hsds/3/organizations/{kept.uuid}"
    assert leads_to(f"/api/hsds/3/organizations/{other.uuid}", 308) == there
    found = Client().get("/api/hsds/3/services", {"organization_id": str(other.uuid)}).json()
    assert [each["id"] for each in found["contents"]] == [str(listing.uuid)]
    assert "Clubje" in Organisation.objects.get().other_names


def test_a_hidden_address_never_becomes_that_of_an_open_place(town: Town) -> None:
    kept = Location.objects.create(name="Buurthuis", kind="hall", precision="exact")
    other = Location.objects.create(
        name="Bij Anne",
        kind="at_home",
        precision="hidden",
        street_address="Stil 1",
        latitude=52.0,
        longitude=4.4,
    )
    place = merged(kept, other)
    assert (place.street_address, place.precision, place.public_address) == ("Stil 1", "hidden", "")


def test_empty_fields_are_filled_and_the_name_that_goes_is_still_found(town: Town) -> None:
    kept = town.listing("Een", phone="015-0000100")
    other = town.listing("Twee", phone="015-0000200", email="twee@voorbeeld.nl", description="Uitleg.")
    record = merged(kept, other, summary="other")
    assert (record.phone, record.email, record.description) == ("015-0000100", "twee@voorbeeld.nl", "Uitleg.")
    assert (record.slug, record.other_names) == ("een", "Twee")
    line = ModelLogEntry.objects.get(action=MERGED)
    assert line.object_id == str(kept.pk)
    assert line.data["gone"]["Telefoon"] == "015-0000200"
    assert record.latest_revision == line.revision == record.live_revision
    assert not record.has_unpublished_changes
    assert ModelLogEntry.objects.filter(action="wagtail.delete", object_id=str(other.pk)).exists()


def test_a_list_with_the_old_number_still_knows_the_record(town: Town) -> None:
    kept, other = town.listing("Een"), town.listing("Twee")
    merged(kept, other)
    assert DirectoryState(None).listing_with(str(other.uuid)) == kept.pk


def test_values_that_do_not_go_together_change_nothing(town: Town) -> None:
    kept, other = town.listing("Een"), town.listing("Twee")
    Listing.objects.filter(pk=other.pk).update(email="geen adres")
    with pytest.raises(ValidationError):
        merged(kept, other)
    assert Listing.objects.count() == 2
    assert leads_to("/sociale-kaart/twee/") == "200"


def test_a_merge_is_not_an_erasure_that_a_restored_copy_repeats(
    town: Town, django_capture_on_commit_callbacks: Any
) -> None:
    kept, other, gone = town.listing("Een"), town.listing("Twee"), town.listing("Drie")
    with django_capture_on_commit_callbacks(execute=True):
        merged(kept, other)
        gone.delete()
    keys = {each.key for each in journal.entries_since(datetime(2000, 1, 1, tzinfo=UTC))[0]}
    assert (str(other.uuid) in keys, str(gone.uuid) in keys) == (False, True)


@pytest.mark.parametrize("model", list(COMPARED))
def test_every_field_that_an_editor_fills_in_is_compared(model: type[DirectoryRecord]) -> None:
    known = {name for names in COMPARED[model] for name in names} | set(OF_THE_KEPT)
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    asked = {each.name for each in fields if each.editable and not each.primary_key}
    assert asked - known == {"first_published_at"}
