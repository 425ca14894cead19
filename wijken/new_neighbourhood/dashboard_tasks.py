"""Dashboard task: a neighbourhood that stands in the filters, but has no page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from wijken.directory.models import Neighbourhood
from wijken.models import NeighbourhoodPage
from wijken.new_neighbourhood.creation import may_make_pages


@dashboard_task_source(
    "neighbourhoods-without-page",
    gettext_lazy("Deze wijk heeft nog geen pagina"),
    order=250,
    help=gettext_lazy("Bezoekers kunnen op de wijk filteren, maar vinden er niets over."),
)
def neighbourhoods_without_page(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Public neighbourhoods, oldest first, for those who may make the page."""
    if not may_make_pages(user):
        return
    policy = policy_registry.get_by_type(Neighbourhood)
    pages = NeighbourhoodPage._base_manager.filter(neighbourhood=OuterRef("pk"))
    places = policy.instances_user_has_permission_for(user, "change").published(at)
    for place in places.filter(~Exists(pages)).order_by("created_at", "pk"):
        url = reverse("wijken_checklist", args=[place.pk])
        yield Todo(
            title=place.name,
            url=url,
            note=_("Wel in de filters, maar op geen enkele pagina."),
            action=Action(_("Maak de pagina"), url),
        )
