"""A listing is published as a whole, in one transaction: with its activities and the places made for it."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.signals import published

from wijken.directory.listing_drafts.knowledge import BEFORE, by_themselves
from wijken.directory.listing_drafts.merging import FROM_THE_ROW, Content, merge
from wijken.directory.listing_drafts.restoring import with_what_clashes
from wijken.directory.models import Activity, Listing, Location


def listing_published(instance: Listing, revision: Revision, **kwargs: object) -> None:
    if not instance.live:
        return
    before = revision.content.get(BEFORE, {})
    undecided = {}
    _publish_place(instance.location, revision.user)
    for activity in instance.activities_of_version:
        key = str(activity.pk)
        _publish_place(activity.location, revision.user)
        _publish_activity(activity, instance, revision.user, before.get(key))
        if activity.clash and _has_other_draft(activity, instance):
            undecided[key] = activity.clash.before
        elif activity.clash:
            _keep_as_draft(activity, instance, revision.user)
    _waits_no_more(instance, revision, undecided)


def _waits_no_more(listing: Listing, revision: Revision, undecided: Mapping[str, Content]) -> None:
    """What it changed is on the site now: going back to it is going back to all that it says.

    Where nobody chose yet and another draft of the activity waits, it goes on waiting for that one alone.
    """
    content = {name: value for name, value in revision.content.items() if name != BEFORE}
    if undecided:
        content[BEFORE] = undecided
        listing.has_unpublished_changes = True
        listing.save(update_fields=["has_unpublished_changes"])
    Revision.objects.filter(pk=revision.pk).update(content=content)


def _publish_place(place: Location | None, user: User | None) -> None:
    if place is None or place.live or place.first_published_at:
        return
    newest = place.latest_revision or place.save_revision(user=user)
    newest.publish(user=user, skip_permission_checks=True)


def _publish_activity(
    activity: Activity, listing: Listing, user: User | None, before: Content | None
) -> None:
    """What was taken down by itself stays down; a draft that this version has not taken in stays one."""
    if _has_other_draft(activity, listing):
        _bring_draft_up_to_date(activity, before)
        if not activity.first_published_at:
            activity.live, activity.first_published_at = True, listing.last_published_at
            activity.last_published_at = listing.last_published_at
            activity.save(update_fields=["live", "first_published_at", "last_published_at"])
        return
    is_down = bool(activity.first_published_at) and not activity.live
    if not activity.is_changed and (activity.live or is_down):
        return
    activity.saved_with_listing = True
    revision = activity.save_revision(user=user, clean=False)
    if is_down:
        return
    _approve(activity, user)
    revision.publish(user=user, log_action=False, skip_permission_checks=True)


def _bring_draft_up_to_date(activity: Activity, before: Content | None) -> None:
    """Or it would put back, once it is approved, what was just changed on the site."""
    draft = activity.latest_revision
    if draft is None or before is None:
        return
    merged = merge(before, draft.content, activity.serializable_data())
    kept = {name: draft.content[name] for name in FROM_THE_ROW if name in draft.content}
    content = {**merged.content, **merged.clashing, **kept}
    Revision.objects.filter(pk=draft.pk).update(content=content)


def _keep_as_draft(activity: Activity, listing: Listing, user: User | None) -> None:
    """Nobody chose between what waited and what came on the site meanwhile: the form shows this draft."""
    waiting = with_what_clashes(activity)
    waiting.listing = listing
    waiting.save_revision(user=user, clean=False)


def _has_other_draft(activity: Activity, listing: Listing) -> bool:
    newest = activity.latest_revision_id or 0
    taken_in = listing.known_activities.get(activity.pk, 0)
    return activity.has_unpublished_changes and newest > taken_in and newest in by_themselves([newest])


def _approve(activity: Activity, user: User | None) -> None:
    """Who publishes the listing has decided on what waited for it, such as the answer of an organisation."""
    while state := activity.current_workflow_state:
        task: TaskState | None = state.current_task_state
        if state.status != WorkflowState.STATUS_IN_PROGRESS or task is None:
            return
        task.approve(user=user)


def connect() -> None:
    published.connect(listing_published, sender=Listing, dispatch_uid="parts of a published listing")
