"""Report of external links, for the editors of the pages and records that contain them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Prefetch, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from core.permissions.users import AnyUser
from links.extraction import kinds_with_links
from links.models import Link, Use
from links.tasks import try_again as try_in_the_background

WORST_FIRST = (Link.States.BROKEN, Link.States.FAILING)


def may_look(user: AnyUser) -> bool:
    """Whether the user may change any type that can contain links; the rows are limited to the user's own."""
    policies = {policy_registry.get_by_type(model) for model, _fields in kinds_with_links()}
    return any(policy.user_has_permission(user, "change") for policy in policies if policy)


class LinkFilter(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Hoe staat het ermee"), choices=Link.States.choices, empty_label=_("Alle links")
    )
    host = django_filters.CharFilter(label=_("Site"), lookup_expr="icontains")

    class Meta:
        model = Link
        fields = ("state", "host")


class PlacesColumn(Column):
    cell_template_name = "wagtailadmin/links/places_cell.html"


class AgainColumn(Column):
    cell_template_name = "wagtailadmin/links/again_cell.html"

    def get_cell_context_data(self, instance: Link, parent_context: Context) -> dict[str, object]:
        context: dict[str, object] = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(parent_context["request"])}


class LinksReport(ReportView):
    """Broken links first."""

    model = Link
    page_title = _("Links naar buiten")
    header_icon = "link-external"
    filterset_class = LinkFilter
    is_searchable = False
    index_url_name = "links_report"
    index_results_url_name = "links_report_results"
    columns = [
        Column("url", label=_("Link")),
        Column("state", label=_("Hoe staat het ermee"), accessor=lambda link: state_in_words(link)),
        PlacesColumn("places", label=_("Staat in")),
        Column("good_on", label=_("Werkte het laatst"), accessor=lambda link: day_in_words(link.good_on)),
        Column("tried_on", label=_("Laatst bekeken"), accessor=lambda link: day_in_words(link.tried_on)),
        AgainColumn("pk", label=""),
    ]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_look(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        worst = Case(*(When(state=state, then=Value(place)) for place, state in enumerate(WORST_FIRST)))
        theirs = Use.objects.editable_by(self.request.user).prefetch_related("thing")
        links = Link.objects.editable_by(self.request.user).prefetch_related(
            Prefetch("uses", theirs, to_attr="theirs")
        )
        return links.order_by(worst.asc(nulls_last=True), "failing_since", "url")  # type: ignore[attr-defined]

    def decorate_paginated_queryset(self, links: Iterable[Link]) -> Iterable[Link]:
        finder = AdminURLFinder(self.request.user)
        for link in links:
            link.places = [
                (str(use.thing), url)
                for use in link.theirs  # type: ignore[attr-defined]
                if use.thing and (url := finder.get_edit_url(use.thing))
            ]
        return links


def day_in_words(day: date | None) -> str:
    return date_format(day, "j F Y") if day else str(_("nog niet"))


def state_in_words(link: Link) -> str:
    return ": ".join(part for part in (str(link.get_state_display()), link.problem) if part)


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Check one link now."""
    link = get_object_or_404(Link.objects.editable_by(request.user), pk=pk)
    try_in_the_background.enqueue(link.pk)
    before = link.tried_on, link.status
    link.refresh_from_db()
    if link.state == Link.States.GOOD:
        messages.success(request, _t("Deze link werkt weer: %(url)s") % {"url": link.url})
    elif (link.tried_on, link.status) != before or link.tried_on == timezone.localdate():
        text = _t("Deze link werkt nog niet: %(url)s (%(state)s)")
        messages.warning(request, text % {"url": link.url, "state": state_in_words(link)})
    else:
        messages.success(request, _t("We kijken de link zo na: %(url)s") % {"url": link.url})
    there = request.POST.get("next", "")
    return redirect("links_report" if there == reverse("links_report") else "wagtailadmin_home")
