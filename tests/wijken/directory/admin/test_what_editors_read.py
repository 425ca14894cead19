"""What editors read of a conflict, a comparison and a decision."""

import re

from django.test import Client

from tests.wijken.directory.admin.listing_form import edit
from tests.wijken.directory.editing import address, filled_in, send
from wijken.directory.models import Listing


def test_a_conflict_says_what_only_the_other_changed(
    editor: Client, volunteer: Client, listing: Listing
) -> None:
    edit(editor, listing, summary="Eerst.")
    url = address(listing, "edit")
    mine = filled_in(volunteer, url, contact_role="Gastheer", is_example="on")
    edit(editor, listing, summary="Van de ander.")

    page = volunteer.post(url, mine).content.decode()

    typed, theirs = page.split("Wat alleen de ander veranderde")
    assert "Gastheer" in typed and "Van de ander" not in typed.split("Wat is er anders?")[1]
    assert re.search(r'class="addition">[^<]*Van de ander', theirs)
    assert re.search(r'class="deletion">nee<.*class="addition">ja<', typed) and "False" not in page


def test_a_conflict_does_not_say_that_who_typed_nothing_typed_the_same(
    editor: Client, volunteer: Client, listing: Listing
) -> None:
    edit(editor, listing, summary="Eerst.")
    url = address(listing, "edit")
    mine = filled_in(volunteer, url)
    edit(editor, listing, summary="Van de ander.")

    page = volunteer.post(url, mine).content.decode()

    assert "Jij hebt niets veranderd." in page and "hetzelfde" not in page


def test_who_approves_or_sends_back_reads_what_happens_next(
    editor: Client, volunteer: Client, listing: Listing
) -> None:
    user = volunteer.user
    user.email = "fatima@example.nl"
    user.first_name = "Fatima"
    user.save()
    url = address(listing, "edit")
    for action, told in (
        ("reject", "is teruggestuurd. Er is niets op de site veranderd. Fatima krijgt daar een mail van."),
        ("approve", "is goedgekeurd en staat op de site. Fatima krijgt daar een mail van."),
    ):
        send(volunteer, url, "action-submit", summary=f"Ingestuurd: {action}.")
        pressed = {"action-workflow-action": "true", "workflow-action-name": action}
        page = editor.post(url, filled_in(editor, url) | pressed, follow=True).content.decode()
        assert told in page


def test_on_the_start_screen_one_approves_what_was_sent_in_and_reads_what_happened(
    editor: Client, volunteer: Client, listing: Listing
) -> None:
    user = volunteer.user
    user.email = "fatima@example.nl"
    user.save()
    send(volunteer, address(listing, "edit"), "action-submit", summary="Ingestuurd.")
    task = listing.current_workflow_task_state
    approve = address(listing, "workflow_action", "approve", task.pk)
    start = {"comment": "", "next": "/beheer/"}

    other = Listing.objects.get(pk=listing.pk)
    other.summary = "Half af"
    later = other.save_revision()
    asked = editor.post(approve, start)
    listing.refresh_from_db()
    assert asked["Location"] == address(listing, "edit") and listing.summary != "Half af"
    assert "is veranderd nadat het was ingestuurd" in editor.get(asked["Location"]).content.decode()

    Listing.objects.filter(pk=listing.pk).update(latest_revision=task.revision)
    later.delete()
    done = editor.post(approve, start)
    listing.refresh_from_db()
    assert done["Location"] == "/beheer/" and listing.summary == "Ingestuurd."
    told = editor.get(done["Location"]).content.decode()
    assert "is goedgekeurd en staat op de site. vrijwilligers krijgt daar een mail van." in told
