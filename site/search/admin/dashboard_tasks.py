"""Dashboard tasks: what visitors searched for and did not find, for the network builders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.permission_policies import ModelPermissionPolicy

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from search.models import Missed, SearchCount
from wijken.directory.local_time import local_day


@dashboard_task_source(
    "missed",
    gettext_lazy("Iemand mist iets in de buurt"),
    order=410,
    help=gettext_lazy("Is het er al? Maak het dan beter te vinden. Anders: wie zou het kunnen beginnen?"),
    more=lambda: reverse("missed_report"),
)
def missed(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Unread messages from the form "Dit mis ik"."""
    if not may_read(user, Missed):
        return
    for one in Missed.objects.filter(seen_at=None).order_by("received_at", "pk").iterator():
        day = date_format(localtime(one.received_at), "j F Y")
        yield Todo(one.words, reverse("missed_report"), day, one.place, _seen(one))


@dashboard_task_source(
    "found-nothing",
    gettext_lazy("Gezocht en niet gevonden"),
    order=420,
    help=gettext_lazy("Staat het er onder een ander woord? Zeg dat in het rapport, naast de vraag."),
    more=lambda: f"{reverse('search_report')}?nothing=true",
)
def found_nothing(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Searches of several days without a good answer: the older month first, then the most frequent."""
    if not may_read(user, SearchCount):
        return
    last_month = (local_day(at).replace(day=1) - timedelta(days=1)).replace(day=1)
    unanswered = SearchCount.objects.asked_often().unanswered().worst_first()
    for one in unanswered.filter(seen_at=None, month__gte=last_month).iterator():
        asked = {"nothing": "true", "month": one.month.isoformat(), "place": one.place}
        yield Todo(
            title=one.words,
            url=f"{reverse('search_report')}?{urlencode(asked)}",
            note=_("%(times)d keer in %(month)s")
            % {"times": one.misses, "month": date_format(one.month, "F Y")},
            where=one.place,
            action=_seen(one),
        )


def seen_view(model: type[Model]) -> Callable[..., HttpResponse]:
    """A view that marks a row as read: it leaves the dashboard and stays in the report."""

    @require_POST
    def seen(request: HttpRequest, pk: int) -> HttpResponse:
        if not may_read(request.user, model):
            raise PermissionDenied
        row = get_object_or_404(model, pk=pk)
        model._default_manager.filter(pk=row.pk, seen_at=None).update(seen_at=timezone.now())
        return redirect("wagtailadmin_home")

    return seen


def may_read(user: AnyUser, model: type[Model]) -> bool:
    """Whether the user may see the report of this model."""
    return bool(ModelPermissionPolicy(model).user_has_permission(user, "view"))


def seen_url_name(model: type[Model]) -> str:
    return f"{model._meta.model_name}_seen"


def _seen(row: Model) -> Action:
    return Action(_("Gezien"), reverse(seen_url_name(type(row)), args=[row.pk]), posts=True)
