"""Visitors read that an organisation says it has stopped, until an editor decided."""

from __future__ import annotations

from wagtail.models import WorkflowState

from wijken.directory.models import Listing
from wijken.upkeep.models import ConfirmationItem


def listing_was_published(instance: Listing, **kwargs: object) -> None:
    """Who publishes the newest version decides; an older one, scheduled before, says nothing about it."""
    if instance.said_stopped_on and instance.live and not instance.has_unpublished_changes:
        instance.decide_stopped()


def stop_was_refused(instance: WorkflowState, **kwargs: object) -> None:
    stopped = ConfirmationItem.objects.filter(workflow_state=instance, answer=ConfirmationItem.Answer.STOPPED)
    for question in stopped.select_related("listing"):
        question.listing.decide_stopped()
