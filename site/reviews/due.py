"""Find pages that are due for review, and mark one as reviewed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.apps import apps
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import BasePage
from core.permissions.users import LoggedInUser

AGAIN_AFTER = timedelta(days=182)
REVIEWED = "reviews.still_holds"


def due_pages(at: datetime, day: date) -> list[Page]:
    """Public pages that are due, longest overdue first. One query per page type."""
    found = [
        page
        for model in apps.get_models()
        if issubclass(model, BasePage)
        for page in model.objects.published(at).filter(next_review_on__lte=day).defer_streamfields()
    ]
    return sorted(found, key=lambda page: (page.next_review_on, page.title))


@transaction.atomic
def still_holds(page: Page, day: date, user: LoggedInUser | None = None) -> None:
    """Record the review on the live page; an unpublished draft stays a draft."""
    page = type(page).objects.select_for_update().get(pk=page.pk)
    changes = {"last_reviewed_on": day, "next_review_on": day + AGAIN_AFTER}
    for name, value in changes.items():
        setattr(page, name, value)
    page.save(update_fields=list(changes))
    revision = page.get_latest_revision()
    if revision is not None:
        revision.content |= {name: value.isoformat() for name, value in changes.items()}
        revision.save(update_fields=["content"])
    log(page, REVIEWED, user=user)
