"""What is written to an activity by itself, while its listing has a version of it too."""

import re
from datetime import time, timedelta

from django.contrib.auth import get_user_model
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from tests.wijken.directory.admin.listing_form import (
    by_itself,
    edit,
    press,
    times_of,
)
from tests.wijken.directory.editing import address, filled_in, send
from wijken.directory.models import Activity, Listing, Schedule


def test_an_import_between_a_draft_and_its_publication_loses_nothing(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, summary="Concept.", activities__0__summary="Uit het concept.")
    by_itself(activity, time(15))

    Listing.objects.get(pk=listing.pk).latest_revision.publish()

    assert Listing.objects.get(pk=listing.pk).summary == "Concept."
    assert times_of(activity) == [time(15)]


def test_an_old_draft_does_not_take_away_an_activity_that_was_added_since(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, summary="Concept.")
    later = Activity(listing=listing, title="Later")
    later.schedules = [Schedule(frequency="weekly", weekdays=(2,), starts_at=time(9))]
    later.save()

    Listing.objects.get(pk=listing.pk).latest_revision.publish()

    assert times_of(later) == [time(9)] and times_of(activity) == [time(10)]


def test_the_form_shows_the_draft_that_was_made_of_an_activity_by_itself(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    by_itself(activity, time(15), publish=False)
    assert filled_in(editor, address(listing, "edit"))["activities-0-schedules-0-starts_at"] == "15:00"

    edit(editor, listing, "action-publish", summary="Anders.")

    assert times_of(activity) == [time(15)]
    activity.refresh_from_db()
    assert not activity.has_unpublished_changes


def test_a_draft_that_nobody_looked_at_is_not_published_along_and_stays(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, summary="Concept.", activities__0__summary="Uit het concept.")
    by_itself(activity, time(15), publish=False)

    Listing.objects.get(pk=listing.pk).latest_revision.publish()

    activity.refresh_from_db()
    assert times_of(activity) == [time(10)] and activity.summary == "Uit het concept."
    assert activity.has_unpublished_changes
    assert filled_in(editor, address(listing, "edit"))["activities-0-schedules-0-starts_at"] == "15:00"


def test_what_is_written_while_somebody_types_is_shown_and_not_overwritten(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    url = address(listing, "edit")
    data = filled_in(editor, url, summary="Getypt.")
    by_itself(activity, time(15))

    response = editor.post(url, data)

    assert response.status_code == 409 and "15.00" in response.content.decode()
    assert times_of(activity) == [time(15)]
    asked = response.content.decode()
    data["activities_seen"] = re.search(r'name="activities_seen" value="([^"]+)"', asked)[1]
    press(editor, url, data, "action-publish")
    assert times_of(activity) == [time(10)]


def test_while_its_listing_has_a_draft_an_activity_is_changed_there(
    editor: Client, volunteer: Client, listing: Listing, activity: Activity
) -> None:
    by_hand = address(activity, "edit")
    opened_before = filled_in(editor, by_hand, summary="Uit het eigen scherm.")
    edit(volunteer, listing, activities__0__title="Inloop anders")

    response = editor.get(by_hand, follow=True)
    assert response.redirect_chain == [(address(listing, "edit"), 302)]
    assert "een versie die nog niet op de site staat" in response.content.decode()

    response = editor.post(by_hand, opened_before | {"action-publish": "1"})
    assert response.status_code == 409
    assert re.search(r'class="deletion">[^<]*anders', response.content.decode())
    autosaved = editor.post(by_hand, opened_before, headers={"accept": "application/json"})
    assert autosaved.status_code == 400

    edit(editor, listing, "action-publish")
    activity.refresh_from_db()
    assert (activity.title, activity.summary) == ("Inloop anders", "")
    assert editor.get(by_hand).status_code == 200


def test_who_saw_the_draft_of_the_listing_may_still_choose_for_what_was_typed(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    by_hand = address(activity, "edit")
    data = filled_in(editor, by_hand, summary="Uit het eigen scherm.") | {"action-publish": "1"}
    edit(editor, listing, activities__0__title="Inloop anders")
    asked = editor.post(by_hand, data).content.decode()
    data["listing_seen"] = re.search(r'name="listing_seen" value="(\d+)"', asked)[1]
    press(editor, by_hand, data)
    activity.refresh_from_db()
    assert activity.summary == "Uit het eigen scherm."


def test_an_activity_that_was_deleted_while_somebody_typed_does_not_come_back(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    url = address(listing, "edit")
    data = filled_in(editor, url, summary="Getypt.")
    press(editor, address(activity, "delete"), QueryDict(mutable=True))

    response = editor.post(url, data | {"action-publish": "1"})

    assert response.status_code == 409 and not Activity.objects.exists()


def test_publishing_a_listing_leaves_the_planned_change_of_an_activity_planned(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    by_itself(activity, time(10))
    activity.refresh_from_db()
    later = activity.get_latest_revision_as_object()
    later.title, later.go_live_at = "Vanaf januari", timezone.now() + timedelta(days=30)
    later.save_revision().publish()

    edit(editor, listing, "action-publish", summary="Anders.")

    activity.refresh_from_db()
    assert activity.title == "Inloop" and activity.approved_schedule


def test_an_activity_that_was_taken_down_by_itself_stays_down(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    by_itself(activity, time(10))
    Activity.objects.get(pk=activity.pk).unpublish()
    edit(editor, listing, "action-publish", summary="Anders.")
    activity.refresh_from_db()
    assert not activity.live


def test_an_activity_that_is_deleted_by_itself_leaves_the_draft_and_comes_back_with_an_older_version(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, "action-publish", summary="Eerst.")
    first = listing.revisions.get()
    edit(editor, listing, summary="Concept.")
    press(editor, address(activity, "delete"), QueryDict(mutable=True))

    assert filled_in(editor, address(listing, "edit"))["activities-TOTAL_FORMS"] == "0"
    edit(editor, listing, "action-publish")
    assert not Activity.objects.exists()

    url = address(listing, "revisions_revert", first.pk)
    press(editor, url, filled_in(editor, url), "action-publish")
    assert times_of(Activity.objects.get()) == [time(10)]


def test_an_activity_that_somebody_locked_is_shown_in_the_form_of_its_listing_and_held(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    url = address(listing, "edit")
    opened_before = filled_in(editor, url, activities__0__title="Getypt.")
    untouched = filled_in(editor, url, summary="Anders.")
    Activity.objects.update(locked=True, locked_by=get_user_model().objects.create_user("Fatima"))

    refused = editor.post(url, opened_before)
    assert "op slot gezet terwijl je typte" in refused.content.decode()
    press(editor, url, untouched, "action-publish")

    page = editor.get(url).content.decode()
    assert "Deze activiteit staat op slot, door Fatima." in page
    data = filled_in(editor, url, summary="Nog eens anders.")
    assert "activities-0-title" not in data
    press(editor, url, data | {"activities-0-DELETE": ["on"]}, "action-publish")
    activity.refresh_from_db()
    listing.refresh_from_db()
    assert (activity.title, listing.summary) == ("Inloop", "Nog eens anders.")
    assert times_of(activity) == [time(10)]


def test_the_draft_of_who_locked_an_activity_is_not_published_along(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    by_itself(activity, time(15), publish=False)
    Activity.objects.update(locked=True, locked_by=get_user_model().objects.create_user("Fatima"))
    edit(editor, listing, "action-publish", summary="Anders.")
    activity.refresh_from_db()
    assert times_of(activity) == [time(10)] and activity.has_unpublished_changes


def test_the_form_says_whose_draft_of_an_activity_it_shows_and_what_is_on_the_site(
    editor: Client, volunteer: Client, listing: Listing, activity: Activity
) -> None:
    send(volunteer, address(activity, "edit"), press="", summary="Half af.")
    page = editor.get(address(listing, "edit")).content.decode()
    assert "Hier staat een concept van vrijwilligers" in page
    assert re.search(r'class="addition">[^<]*Half af', page)

    edit(editor, listing, summary="Concept.")
    assert "Hier staat een concept van vrijwilligers" in editor.get(address(listing, "edit")).content.decode()
