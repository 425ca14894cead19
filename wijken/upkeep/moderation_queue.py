"""Shared base of the admin queues of submissions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, UserColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.permissions import policy_registry

from core.admin.menu import RESIDENTS_MENU
from core.permissions.users import logged_in_user
from wijken.directory.admin.tables import ColumnAtThisMoment
from wijken.directory.local_time import local_day
from wijken.upkeep.models import UNANSWERED, Submission

OPEN, ANSWERED, ALL = "open", "klaar", "alles"


def waiting_days(voice: Submission, at: datetime) -> int:
    return (local_day(at) - local_day(voice.received_at)).days


def age_in_words(voice: Submission, at: datetime) -> str:
    days = waiting_days(voice, at)
    if days <= 0:
        return str(_("vandaag"))
    return ngettext("%(days)s dag", "%(days)s dagen", days) % {"days": days}


class AgeColumn(ColumnAtThisMoment[Submission]):
    """How long the sender has been waiting; empty once answered."""

    def value_at(self, instance: Submission, at: datetime) -> str:
        return age_in_words(instance, at) if instance.is_open else "–"


def inbox_columns(title: str, kind: Column, outcome: str | Promise) -> list[str | Column]:
    """Subject, waiting time, neighbourhood, assignee and outcome."""
    return [
        title,
        kind,
        AgeColumn("age", label=_("Wacht al"), sort_key="received_at"),
        Column("where", label=_("Wijk"), accessor="where"),
        UserColumn("taken_by", label=_("Wie pakt het op")),
        Column("outcome", label=outcome, accessor="get_outcome_display"),
    ]


class InboxFilters(WagtailFilterSet):
    """Open ones by default."""

    stand = django_filters.ChoiceFilter(
        choices=((OPEN, _("Wacht op antwoord")), (ANSWERED, _("Beantwoord")), (ALL, _("Alles"))),
        empty_label=None,
        method="by_state",
        label=_("Stand"),
        widget=forms.RadioSelect,
    )
    van_wie = django_filters.ChoiceFilter(
        choices=(("mij", _("Pak ik op")), ("niemand", _("Nog van niemand"))),
        empty_label=_("Maakt niet uit"),
        method="by_owner",
        label=_("Wie pakt het op"),
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *args: object, **kwargs: object) -> None:
        data = data.copy() if data is not None else {}
        data.setdefault("stand", OPEN)
        super().__init__(data, *args, **kwargs)

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == ALL:
            return queryset
        return queryset.filter(UNANSWERED if value == OPEN else Q(answered_at__isnull=False))

    def by_owner(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(taken_by=self.request.user if value == "mij" else None)


class InboxView(IndexView):
    """Oldest first, limited to what this user may answer."""

    any_permission_required = ["change"]
    default_ordering = "received_at"
    paginate_by = 50
    show_export_buttons = False

    def get_base_queryset(self) -> QuerySet:
        mine = policy_registry.get_by_type(self.model).instances_user_has_permission_for(
            self.request.user, "change"
        )
        return mine.select_related(*self.model.in_the_list)


class AnswerMixin[Sent: Submission](View):
    """404 for submissions that this user may not answer."""

    model: type[Submission]
    request: HttpRequest

    @cached_property
    def voice(self) -> Sent:
        policy = policy_registry.get_by_type(self.model)
        if not policy.user_has_permission(self.request.user, "change"):
            raise PermissionDenied
        mine = policy.instances_user_has_permission_for(self.request.user, "change")
        return get_object_or_404(mine.select_related(*self.model.in_the_list), pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Assign it to the user, so that others see who is working on it, or answer it."""
        if "take" not in request.POST:
            return self.answer(request)
        self.voice.take(logged_in_user(request))
        messages.success(request, gettext("Jij pakt dit op."))
        return redirect(request.path)

    def answer(self, request: HttpRequest) -> HttpResponse:
        raise NotImplementedError

    def too_late(self, typed: str = "") -> HttpResponse:
        """Another editor was first; what this one typed can still be read and copied."""
        said = gettext("Iemand anders was je voor. Er is niets veranderd.")
        if typed:
            said = f"{said} {gettext('Jij schreef: %(text)s') % {'text': typed}}"
        messages.warning(self.request, said)
        return redirect(self.request.path)


class InboxViewSet(ViewSet):
    """A list, and a view to answer one."""

    model: type[Submission]
    index_class: type[InboxView]
    answer_class: type[View]

    def get_urlpatterns(self) -> list[URLPattern]:
        shared = {
            "model": self.model,
            "header_icon": self.icon,
            "page_title": self.menu_label,
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("results"),
            "edit_url_name": self.get_url_name("answer"),
        }
        return [
            path("", self.index_class.as_view(**shared), name="index"),
            path("resultaten/", self.index_class.as_view(**shared, results_only=True), name="results"),
            path("<int:pk>/", self.answer_class.as_view(), name="answer"),
        ]

    @cached_property
    def menu_url(self) -> str:  # type: ignore[override]
        return reverse(self.get_url_name("index"))

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        model = self.model

        class ForWhoMayAnswer(MenuItem):
            def is_shown(self, request: HttpRequest) -> bool:
                return policy_registry.get_by_type(model).user_has_permission(request.user, "change")

        return ForWhoMayAnswer


class InboxGroup(ViewSetGroup):
    """Submissions of visitors, in the main menu."""

    menu_label = _("Van bewoners")
    menu_name = "van-bewoners"
    menu_icon = "comment"
    menu_order = 140
    submenu_hook = RESIDENTS_MENU
