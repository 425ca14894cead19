"""Links that do not work any more, on the start screen of whoever may mend them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.todo import Action, Todo, todo_source
from links.models import Link, Use


@todo_source(
    "broken-links",
    gettext_lazy("Deze link werkt niet meer"),
    order=250,
    help=gettext_lazy("Open wat er staat en geef een nieuwe link, of haal hem weg. Werkt hij bij jou wel?"),
    more=lambda: f"{reverse('links_report')}?state={Link.States.BROKEN}",
)
def broken_links(user: Any, at: datetime) -> Iterator[Todo]:
    """Broken longest first, in each page and fact that this person keeps."""
    finder = AdminURLFinder(user)
    broken = Use.objects.kept_by(user).filter(link__state=Link.States.BROKEN)
    ordered = broken.order_by("link__failing_since", "link__url", "pk")
    for use in ordered.select_related("link").prefetch_related("thing"):
        thing: Any = use.thing
        edit_url = thing and finder.get_edit_url(thing)
        if edit_url:
            yield Todo(
                title=str(thing),
                url=edit_url,
                note=f"{use.link.url}: {use.link.problem}",
                where=str(thing._meta.verbose_name),
                action=Action(
                    _("Probeer opnieuw"), reverse("links_try_again", args=[use.link.pk]), posts=True
                ),
            )
