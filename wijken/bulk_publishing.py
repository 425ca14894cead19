"""Publishing several drafts at once shows none of their forms: the rule of one page is checked afterwards."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from wijken.models import NeighbourhoodPage
from wijken.neighbourhoods.forms import first_live


@hooks.register("after_bulk_action")
def keep_one_page_for_each_neighbourhood(
    request: HttpRequest, action_type: str, objects: list[Model], action: BulkAction
) -> HttpResponse | None:
    """Undo the whole action, which is one transaction, and say which page there is already."""
    pages = [one for one in objects if isinstance(one, Page)]
    if action_type != "publish" or not pages:
        return None
    with_descendants = reduce(or_, (Q(path__startswith=page.path) for page in pages))
    for page in NeighbourhoodPage.objects.live().filter(with_descendants).order_by("-pk"):
        if other := first_live(page.neighbourhood.pages.filter(locale=page.locale).exclude(pk=page.pk)):
            transaction.set_rollback(True)
            messages.error(
                request,
                _(
                    "Er is niets gepubliceerd. Over een wijk is er één pagina, en deze gaan over dezelfde: "
                    "%(page)s en %(other)s. Kies in een van de twee een andere wijk."
                )
                % {"page": page.title, "other": other.title},
            )
            return redirect(action.next_url)
    return None
