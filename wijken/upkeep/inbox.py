"""What every list of things that visitors sent has in common on the editors' side."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.permissions import policy_registry

from wijken.directory.panels import moment_of
from wijken.directory.querysets import local_day
from wijken.upkeep.models import Voice

OPEN, ANSWERED, ALL = "open", "klaar", "alles"


def waiting_days(voice: Voice, at: datetime) -> int:
    return (local_day(at) - local_day(voice.received_at)).days


def age_in_words(voice: Voice, at: datetime) -> str:
    days = waiting_days(voice, at)
    if days <= 0:
        return str(_("vandaag"))
    return ngettext("%(days)s dag", "%(days)s dagen", days) % {"days": days}


class AgeColumn(Column):
    """How long somebody has been waiting for an answer; once answered, nobody waits."""

    def get_cell_context_data(self, instance: Voice, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        at = moment_of(parent_context["request"])
        return context | {"value": age_in_words(instance, at) if instance.is_open else "–"}

    def get_value(self, instance: Voice) -> str:
        return ""


class InboxFilters(WagtailFilterSet):
    """What still waits, unless asked otherwise."""

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

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        data = data.copy() if data is not None else {}
        data.setdefault("stand", OPEN)
        super().__init__(data, *args, **kwargs)

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == ALL:
            return queryset
        return queryset.filter(answered_at__isnull=value == OPEN)

    def by_owner(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(taken_by=self.request.user if value == "mij" else None)


class InboxView(IndexView):
    """Oldest first, only what is this person's to do."""

    any_permission_required = ["change"]
    default_ordering = "received_at"
    paginate_by = 50
    show_export_buttons = False

    def get_base_queryset(self) -> QuerySet:
        mine = policy_registry.get_by_type(self.model).instances_user_has_permission_for(
            self.request.user, "change"
        )
        return mine.select_related(*self.model.in_the_list)


class AnswerMixin(View):
    """Only what is this person's to answer; anything else is not there."""

    model: type[Voice]
    request: HttpRequest

    @cached_property
    def voice(self) -> Any:
        policy = policy_registry.get_by_type(self.model)
        if not policy.user_has_permission(self.request.user, "change"):
            raise PermissionDenied
        mine = policy.instances_user_has_permission_for(self.request.user, "change")
        return get_object_or_404(mine.select_related(*self.model.in_the_list), pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it, so that others see who does, or answer it."""
        if "take" not in request.POST:
            return self.answer(request)
        self.voice.take(request.user)
        messages.success(request, gettext("Jij pakt dit op."))
        return redirect(request.path)

    def answer(self, request: HttpRequest) -> HttpResponse:
        raise NotImplementedError


class InboxViewSet(ViewSet):
    """A list, and a screen to answer one."""

    model: type[Voice]
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
    """What visitors sent, in the main menu."""

    menu_label = _("Van bewoners")
    menu_name = "van-bewoners"
    menu_icon = "comment"
    menu_order = 105
