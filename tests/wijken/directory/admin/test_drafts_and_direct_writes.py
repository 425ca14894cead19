"""What waits in the draft of a listing, while one of its activities is published by itself: both count."""

from collections.abc import Callable
from datetime import time

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import TaskState

from tests.wijken.directory.admin.listing_form import by_itself, edit, times_of
from tests.wijken.directory.editing import address, filled_in, send
from wijken.directory.models import Activity, Listing
from wijken.upkeep.confirmations.actions import send_to_editors

FORM = {"activities-0-summary": "Uit het concept.", "activities-0-schedules-0-starts_at": "15:00"}
Write = Callable[[Client, Client, Activity], None]


def sent_in_and_approved(volunteer: Client, editor: Client, activity: Activity) -> None:
    """From the start screen, where the draft of the listing is not in sight."""
    task = TaskState.objects.get()
    editor.post(address(activity, "workflow_action", "approve", task.pk), {"comment": ""})


def of_a_volunteer(volunteer: Client, editor: Client, activity: Activity) -> None:
    changes = {"schedules__0__starts_at": "15:00", "schedules__0__ends_at": "16:00"}
    send(volunteer, address(activity, "edit"), "action-submit", **changes)


def of_the_organisation(volunteer: Client, editor: Client, activity: Activity) -> None:
    send_to_editors(activity, {}, {"starts_at": time(15), "ends_at": time(16)})


def of_an_import(volunteer: Client, editor: Client, activity: Activity) -> None:
    by_itself(activity, time(15))


@pytest.mark.parametrize(
    "steps",
    [
        (of_a_volunteer, "draft", sent_in_and_approved),
        (of_the_organisation, "draft", sent_in_and_approved),
        ("draft", of_an_import),
    ],
    ids=["start screen", "organisation", "import"],
)
def test_neither_is_lost_and_the_draft_does_not_go_live_unasked(
    editor: Client, volunteer: Client, listing: Listing, activity: Activity, steps: tuple[Write | str, ...]
) -> None:
    for step in steps:
        if isinstance(step, str):
            draft = Listing.objects.get(pk=listing.pk)
            draft.activities = [draft.activities.get()]
            draft.activities.all()[0].summary = "Uit het concept."
            draft.save_revision(user=editor.user)
        else:
            step(volunteer, editor, activity)

    activity.refresh_from_db()
    assert (times_of(activity), activity.summary) == ([time(15)], "")
    shown = filled_in(editor, address(listing, "edit"))
    assert {name: shown[name] for name in FORM} == FORM

    Listing.objects.get(pk=listing.pk).latest_revision.publish()
    activity.refresh_from_db()
    assert (times_of(activity), activity.summary) == ([time(15)], "Uit het concept.")


def test_where_both_changed_the_same_the_site_keeps_what_it_has_and_the_form_shows_both(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, activities__0__schedules__0__starts_at="11:00")
    by_itself(activity, time(15))
    page = editor.get(address(listing, "edit")).content.decode()
    assert "is op de site iets anders gezet" in page and "15.00" in page

    Listing.objects.get(pk=listing.pk).latest_revision.publish()

    assert times_of(activity) == [time(15)]
    assert filled_in(editor, address(listing, "edit"))["activities-0-schedules-0-starts_at"] == "11:00"
    edit(editor, listing, "action-publish")
    assert times_of(activity) == [time(11)]


def test_who_publishes_the_form_that_shows_both_chooses(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, activities__0__schedules__0__starts_at="11:00")
    by_itself(activity, time(15))
    edit(editor, listing, "action-publish")
    assert times_of(activity) == [time(11)]
    assert not Activity.objects.get(pk=activity.pk).has_unpublished_changes


def test_a_draft_that_somebody_made_of_the_activity_is_kept_where_both_changed_the_same(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, activities__0__schedules__0__starts_at="11:00")
    by_itself(activity, time(15))
    send_to_editors(Activity.objects.get(), {"title": "Nieuwe naam"})

    Listing.objects.get(pk=listing.pk).latest_revision.publish()

    activity.refresh_from_db()
    assert (activity.title, times_of(activity)) == ("Inloop", [time(15)])
    shown = filled_in(editor, address(listing, "edit"))
    assert shown["activities-0-title"] == "Nieuwe naam"
    assert shown["activities-0-schedules-0-starts_at"] == "11:00"


def test_approving_that_draft_does_not_put_live_what_nobody_chose(
    editor: Client, volunteer: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, activities__0__schedules__0__starts_at="11:00")
    by_itself(activity, time(15))
    send_to_editors(Activity.objects.get(), {"title": "Nieuwe naam"})
    Listing.objects.get(pk=listing.pk).latest_revision.publish()

    sent_in_and_approved(volunteer, editor, activity)

    activity.refresh_from_db()
    assert (activity.title, times_of(activity)) == ("Nieuwe naam", [time(15)])
    assert filled_in(editor, address(listing, "edit"))["activities-0-schedules-0-starts_at"] == "11:00"
    edit(editor, listing, "action-publish")
    listing.refresh_from_db()
    assert times_of(activity) == [time(11)] and not listing.has_unpublished_changes


def test_the_form_shows_what_clashes_beside_a_later_draft_of_the_activity(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, activities__0__schedules__0__starts_at="11:00")
    by_itself(activity, time(15))
    send_to_editors(Activity.objects.get(), {"title": "Nieuwe naam"})

    page = editor.get(address(listing, "edit")).content.decode()
    assert "is op de site iets anders gezet" in page and "iemand zonder account" in page
    shown = filled_in(editor, address(listing, "edit"))
    assert shown["activities-0-title"] == "Nieuwe naam"
    assert shown["activities-0-schedules-0-starts_at"] == "11:00"

    edit(editor, listing, "action-publish")
    activity.refresh_from_db()
    assert (activity.title, times_of(activity)) == ("Nieuwe naam", [time(11)])


@pytest.mark.parametrize(
    "steps", [("action-publish",), ("", "action-publish")], ids=["publish", "save first"]
)
def test_what_clashes_does_not_go_live_while_the_activity_is_locked_and_waits_until_it_is_not(
    editor: Client, listing: Listing, activity: Activity, steps: tuple[str, ...]
) -> None:
    edit(editor, listing, activities__0__schedules__0__starts_at="11:00")
    by_itself(activity, time(15))
    Activity.objects.update(locked=True, locked_by=get_user_model().objects.create_user("Fatima"))

    for step in steps:
        page = editor.get(address(listing, "edit")).content.decode()
        assert "Dat blijft zo zolang de activiteit op slot staat." in page
        edit(editor, listing, step, summary="Anders.")
    listing.refresh_from_db()
    assert (listing.summary, times_of(activity)) == ("Anders.", [time(15)])

    Activity.objects.update(locked=False, locked_by=None)
    assert filled_in(editor, address(listing, "edit"))["activities-0-schedules-0-starts_at"] == "11:00"
    edit(editor, listing, "action-publish")
    assert times_of(activity) == [time(11)]


def test_approving_what_was_sent_in_before_does_not_put_back_what_was_published_with_the_listing(
    editor: Client, volunteer: Client, listing: Listing, activity: Activity
) -> None:
    edit(editor, listing, activities__0__summary="Met de vermelding.")
    send_to_editors(activity, {"title": "Nieuwe naam"})
    Listing.objects.get(pk=listing.pk).latest_revision.publish()

    sent_in_and_approved(volunteer, editor, activity)

    activity.refresh_from_db()
    assert (activity.title, activity.summary) == ("Nieuwe naam", "Met de vermelding.")


def test_taking_an_activity_down_leaves_what_the_draft_says_of_it(
    editor: Client, listing: Listing, activity: Activity
) -> None:
    by_itself(activity, time(10))
    edit(editor, listing, activities__0__summary="Uit het concept.")
    editor.post(address(activity, "unpublish"))

    assert filled_in(editor, address(listing, "edit"))["activities-0-summary"] == "Uit het concept."
    edit(editor, listing, "action-publish")

    activity.refresh_from_db()
    assert (activity.live, activity.summary) == (False, "Uit het concept.")
