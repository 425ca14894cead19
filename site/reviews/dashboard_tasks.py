"""Dashboard task: pages due for review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from reviews.due import due_pages

A_WEEK = timedelta(days=6)


@dashboard_task_source(
    "page-reviews",
    gettext_lazy("Lees deze pagina's nog eens"),
    order=310,
    help=gettext_lazy("Klopt alles? Druk op de knop: over een half jaar staat de pagina hier weer."),
)
def pages_to_review(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Pages that this user may publish and whose review date is within a week."""
    for page in due_pages(at, localtime(at).date() + A_WEEK):
        if page.permissions_for_user(user).can_publish():
            yield Todo(
                title=page.title,
                url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                note=_("Na te kijken op %(day)s") % {"day": date_format(page.next_review_on, "j F Y")},
                where=page.owner_name,
                action=Action(_("Klopt nog"), reverse("reviews_still_holds", args=[page.pk]), posts=True),
            )
