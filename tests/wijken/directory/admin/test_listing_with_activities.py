"""A listing, its activities and their times are one draft, one version and one publication."""

import re
from datetime import time
from typing import Any

from django.test import Client

from tests.wijken.directory.admin.listing_form import (
    edit,
    new_activity,
    press,
    times_of,
    with_rows,
)
from tests.wijken.directory.editing import address, filled_in
from wijken.directory.models import Activity, Listing, Location, Neighbourhood, ScheduleException


def test_a_volunteer_sends_in_once_an_editor_approves_once_and_all_of_it_is_public(
    volunteer: Client, editor: Client, neighbourhood: Neighbourhood, place: Location
) -> None:
    add = address(Listing, "add")
    data = filled_in(
        volunteer, add, name="Koffie op dinsdag", kind="initiatief", summary="Koffie.",
        neighbourhood=str(neighbourhood.pk), location=str(place.pk),
    )  # fmt: skip
    new_activity(data, "Koffie", "elke dinsdag 10-12", "elke vrijdag 14-16")
    press(volunteer, add, data, "action-submit")
    listing = Listing.objects.get(name="Koffie op dinsdag")
    activity = listing.activities.get()
    assert not listing.live and not activity.live

    url = address(listing, "edit")
    data = filled_in(editor, url, summary="Koffie en thee.")
    data["workflow-action-name"] = "approve"
    data["action-workflow-action"] = "1"
    press(editor, url, data)

    activity.refresh_from_db()
    assert activity.live and Listing.objects.get(pk=listing.pk).live
    assert times_of(activity) == [time(10), time(14)]
    assert activity.live_revision == activity.latest_revision and not activity.has_unpublished_changes


def test_what_was_not_understood_is_asked_beside_its_line(editor: Client, listing: Listing) -> None:
    url = address(listing, "edit")
    response = editor.post(url, new_activity(filled_in(editor, url), "Koffie", "vrijdag half 1"))
    line = response.context["form"].formsets["activities"].forms[0].formsets["schedules"].forms[0]
    assert "half 1" in " ".join(line.errors["said"])


def test_a_draft_changes_nothing_that_visitors_see(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(
        editor, listing, activities__0__title="Inloop anders", activities__0__schedules__0__starts_at="11:00"
    )
    activity.refresh_from_db()
    assert activity.title == "Inloop" and times_of(activity) == [time(10)]
    again = filled_in(editor, address(listing, "edit"))
    assert again["activities-0-title"] == "Inloop anders"

    edit(editor, listing, "action-publish")
    activity.refresh_from_db()
    assert activity.title == "Inloop anders" and times_of(activity) == [time(11)]


def test_an_activity_keeps_its_key_and_uuid(editor: Client, listing: Listing, activity: Activity) -> None:
    edit(editor, listing, "action-publish", activities__0__title="Inloop anders")
    assert Activity.objects.get(pk=activity.pk).uuid == activity.uuid


def test_comparing_shows_a_changed_time(editor: Client, listing: Listing, activity: Activity) -> None:
    edit(editor, listing, "action-publish", summary="Eerst.")
    edit(editor, listing, activities__0__schedules__0__starts_at="11:00")
    before, after = listing.revisions.order_by("pk")
    html = editor.get(address(listing, "revisions_compare", before.pk, after.pk)).content.decode()
    assert re.search(r'class="deletion">[^<]*10', html) and re.search(r'class="addition">[^<]*11', html)


def test_going_back_to_a_version_restores_its_times(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, "action-publish", summary="Eerst.")
    first = listing.revisions.get()
    edit(editor, listing, "action-publish", activities__0__schedules__0__starts_at="11:00")
    assert times_of(activity) == [time(11)]

    url = address(listing, "revisions_revert", first.pk)
    press(editor, url, filled_in(editor, url), "action-publish")

    assert times_of(activity) == [time(10)]


def test_going_back_brings_a_removed_activity_back_with_its_times(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    activity.exceptions = [ScheduleException(first_day="2027-01-05")]
    activity.save()
    edit(editor, listing, "action-publish", summary="Eerst.")
    first = listing.revisions.get()
    edit(editor, listing, "action-publish", activities__0__DELETE="on")
    assert not Activity.objects.exists()

    url = address(listing, "revisions_revert", first.pk)
    press(editor, url, filled_in(editor, url), "action-publish")

    back = Activity.objects.get()
    assert (back.pk, back.uuid, back.live) == (activity.pk, activity.uuid, True)
    assert times_of(back) == [time(10)] and back.exceptions.count() == 1


def test_removing_an_activity_removes_it_when_that_is_published(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, activities__0__DELETE="on")
    assert Activity.objects.filter(pk=activity.pk).exists()
    edit(editor, listing, "action-publish")
    assert not Activity.objects.exists()


def test_an_autosave_of_a_new_listing_is_no_conflict_with_its_own_activities(
    editor: Client, neighbourhood: Neighbourhood
) -> None:
    url = address(Listing, "add")
    data = filled_in(editor, url, name="Koffie", kind="initiatief", neighbourhood=str(neighbourhood.pk))
    new_activity(data, "Koffie")
    for _again in range(3):
        saved = editor.post(url, data, headers={"accept": "application/json"})
        assert saved.status_code == 200, saved.content
        for name, value in saved.json()["field_updates"].items():
            data[name] = value
        url = saved.json().get("url", url)
        data["overwrite_revision_id"] = str(saved.json().get("revision_id", ""))
    assert Activity.objects.count() == 1


def test_an_autosave_does_not_add_an_activity_twice(editor: Client, listing: Listing) -> None:
    url = address(listing, "edit")
    data = new_activity(filled_in(editor, url), "Koffie")
    weekly = {"frequency": "weekly", "interval": "1", "weekdays": ["1"], "starts_at": "10:00", "ORDER": "1"}
    with_rows(data, "activities-0-schedules", weekly)
    for _again in range(2):
        saved = editor.post(url, data, headers={"accept": "application/json"})
        assert saved.status_code == 200, saved.content
        for name, value in saved.json()["field_updates"].items():
            data[name] = value
        data["overwrite_revision_id"] = str(saved.json()["revision_id"])
    press(editor, url, data, "action-publish")
    made = Activity.objects.get()
    assert made.live and times_of(made) == [time(10)]


def test_a_copy_of_a_listing_has_activities_of_its_own(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    url = address(listing, "copy")
    press(editor, url, filled_in(editor, url, name="Kopie"), "action-publish")
    copy = Activity.objects.exclude(pk=activity.pk).get()
    assert copy.listing.name == "Kopie" and copy.uuid != activity.uuid
    assert times_of(copy) == times_of(activity) == [time(10)]


def test_nobody_smuggles_in_the_activity_of_another_listing(
    volunteer: Client, listing: Listing, elsewhere: dict[str, Any]
) -> None:
    url, theirs = address(listing, "edit"), elsewhere["activity"]
    data = new_activity(filled_in(volunteer, url), "Gekaapt")
    data["activities-0-id"], data["activities-INITIAL_FORMS"] = str(theirs.pk), "1"
    volunteer.post(url, data)
    theirs.refresh_from_db()
    assert (theirs.title, theirs.listing) == ("Zingen in West", elsewhere["listing"])
    assert not Activity.objects.filter(pk=theirs.pk, listing=listing).exists()


def test_an_activity_may_only_be_at_a_place_that_this_editor_may_choose(
    volunteer: Client, listing: Listing, elsewhere: dict[str, Any]
) -> None:
    hidden = elsewhere["location"]
    Location.objects.filter(pk=hidden.pk).update(live=False)
    url = address(listing, "edit")
    data = new_activity(filled_in(volunteer, url), "Koffie", "elke dinsdag 10-12")
    data["activities-0-location"] = str(hidden.pk)
    response = volunteer.post(url, data)
    assert response.context["form"].formsets["activities"].forms[0].errors["location"]


def test_who_may_not_edit_the_listing_cannot_post_its_activities(
    volunteer: Client, elsewhere: dict[str, Any]
) -> None:
    response = volunteer.post(address(elsewhere["listing"], "edit"), {"activities-0-title": "Gekaapt"})
    assert response.status_code in (302, 403)
    assert Activity.objects.get().title == "Zingen in West"


def test_the_preview_shows_what_is_typed_of_an_activity(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    url = address(listing, "edit")
    data = filled_in(editor, url, activities__0__title="Nog niet bewaard")
    preview = address(listing, "preview_on_edit")
    assert editor.post(preview, data).json()["is_valid"]
    assert "Nog niet bewaard" in editor.get(preview).content.decode()


def test_an_activity_that_was_added_in_a_draft_is_there_once(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    url = address(listing, "edit")
    press(editor, url, new_activity(filled_in(editor, url), "Koffie", "elke dinsdag 10-12"))
    edit(editor, listing, "action-publish", summary="Een.")
    edit(editor, listing, "action-publish", summary="Twee.")

    made = Activity.objects.exclude(pk=activity.pk).get()

    assert made.live and times_of(made) == [time(10)]
    assert filled_in(editor, url)["activities-TOTAL_FORMS"] == "2"


def test_going_back_to_the_version_that_brought_an_activity_does_not_bring_it_twice(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    url = address(listing, "edit")
    press(editor, url, new_activity(filled_in(editor, url), "Koffie", "elke dinsdag 10-12"), "action-publish")
    first = listing.revisions.get()
    made = Activity.objects.exclude(pk=activity.pk).get()
    edit(editor, listing, "action-publish", summary="Later.")

    url = address(listing, "revisions_revert", first.pk)
    press(editor, url, filled_in(editor, url), "action-publish")

    assert set(Activity.objects.all()) == {activity, made}


def test_going_back_to_a_draft_from_before_an_activity_was_published_does_not_bring_it_twice(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    url = address(listing, "edit")
    press(editor, url, new_activity(filled_in(editor, url), "Koffie", "elke dinsdag 10-12"))
    draft = listing.revisions.get()
    edit(editor, listing, activities__1__summary="Met taart.")
    edit(editor, listing, "action-publish", summary="Op de site.")
    made = Activity.objects.exclude(pk=activity.pk).get()

    url = address(listing, "revisions_revert", draft.pk)
    press(editor, url, filled_in(editor, url), "action-publish")

    assert set(Activity.objects.all()) == {activity, made}
    made.refresh_from_db()
    assert made.summary == "" and times_of(made) == [time(10)]


def test_an_autosave_and_the_button_after_it_say_that_it_is_one_activity(
    editor: Client, listing: Listing
) -> None:
    url = address(listing, "edit")
    data = new_activity(filled_in(editor, url), "Koffie")
    saved = editor.post(url, data, headers={"accept": "application/json"}).json()
    for name, value in saved["field_updates"].items():
        data[name] = value
    autosaved = listing.revisions.get()
    press(editor, url, data, "action-publish")

    url = address(listing, "revisions_revert", autosaved.pk)
    press(editor, url, filled_in(editor, url), "action-publish")

    assert Activity.objects.count() == 1


def test_who_puts_a_draft_on_top_of_what_another_published_of_it_does_not_add_its_activity_again(
    editor: Client, volunteer: Client, listing: Listing
) -> None:
    url = address(listing, "edit")
    press(volunteer, url, new_activity(filled_in(volunteer, url), "Koffie"))
    data = filled_in(volunteer, url, activities__0__title="Koffie en thee")
    edit(editor, listing, "action-publish")

    asked = volunteer.post(url, data)
    assert asked.status_code == 409
    for name in ("loaded_revision_id", "loaded_revision_created_at", "activities_seen"):
        data[name] = re.search(rf'name="{name}"\s+value="([^"]+)"', asked.content.decode())[1]
    press(volunteer, url, data)
    edit(editor, listing, "action-publish")

    made = Activity.objects.get()
    assert made.title == "Koffie en thee" and made.live


def test_nobody_takes_the_number_of_an_activity_of_another_listing(
    editor: Client, listing: Listing, elsewhere: dict[str, Any]
) -> None:
    url, theirs = address(listing, "edit"), elsewhere["activity"]
    data = new_activity(filled_in(editor, url), "Koffie")
    data["activities-0-uuid"] = str(theirs.uuid)
    press(editor, url, data, "action-publish")
    assert listing.activities.get().uuid != theirs.uuid


def test_comparing_shows_a_changed_reason_of_an_exception(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    activity.exceptions = [ScheduleException(first_day="2027-01-05", reason="vakantie")]
    activity.save()
    edit(editor, listing, "action-publish", summary="Eerst.")
    edit(editor, listing, activities__0__exceptions__0__reason="verbouwing")
    before, after = listing.revisions.order_by("pk")
    html = editor.get(address(listing, "revisions_compare", before.pk, after.pk)).content.decode()
    assert re.search(r'class="addition">[^<]*verbouwing', html)


def test_the_form_of_a_new_listing_has_the_scripts_that_read_times(editor: Client) -> None:
    page = editor.get(address(Listing, "add")).content.decode()
    assert "js/admin/typed_when.js" in page and "js/admin/when_preview.js" in page
