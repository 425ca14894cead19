"""Dashboard task: images that cannot be rendered, for the editors who may change them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from core.dashboard.tasks import Todo, dashboard_task_source
from core.models import SiteImage
from core.permissions.users import AnyUser


@dashboard_task_source(
    "undrawable-pictures",
    gettext_lazy("Deze afbeelding is niet te tonen"),
    order=240,
    help=gettext_lazy("Haar plaats op de site is leeg. Kies een ander bestand, of haal de afbeelding weg."),
)
def undrawable_pictures(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Oldest upload first."""
    policy = policy_registry.get_by_type(SiteImage)
    for picture in (
        policy.instances_user_has_permission_for(user, "change")
        .filter(is_undrawable=True)
        .order_by("created_at", "pk")
    ):
        yield Todo(
            title=picture.title,
            url=reverse("wagtailimages:edit", args=[picture.pk]),
            note=_("Het bestand ontbreekt of is beschadigd."),
            where=picture.filename,
        )
