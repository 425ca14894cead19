"""Dashboard task: broken links, for the editors who may change the page or record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from links.models import Link, Use


@dashboard_task_source(
    "broken-links",
    gettext_lazy("Deze link werkt niet meer"),
    order=250,
    help=gettext_lazy("Open wat er staat en geef een nieuwe link, of haal hem weg. Werkt hij bij jou wel?"),
    more=lambda: f"{reverse('links_report')}?state={Link.States.BROKEN}",
)
def broken_links(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Longest broken first, once for each page and record that this user may edit."""
    finder = AdminURLFinder(user)
    broken = Use.objects.editable_by(user).filter(link__state=Link.States.BROKEN)
    ordered = broken.order_by("link__failing_since", "link__url", "pk")
    for use in ordered.select_related("link").prefetch_related("thing"):
        thing: Model | None = use.thing
        if thing and (edit_url := finder.get_edit_url(thing)):
            yield Todo(
                title=str(thing),
                url=edit_url,
                note=f"{use.link.url}: {use.link.problem}",
                where=str(thing._meta.verbose_name),
                action=Action(
                    _("Probeer opnieuw"), reverse("links_try_again", args=[use.link.pk]), posts=True
                ),
            )
