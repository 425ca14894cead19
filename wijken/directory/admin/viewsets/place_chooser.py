"""Choose the place of a listing, or make a new one without leaving its form."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import log
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

from wijken.directory.admin.forms import DirectoryRecordForm
from wijken.directory.models import Location

from .base import OnlyChoosable, SearchableChooser


class NewPlaceForm(DirectoryRecordForm):
    """A draft, which is published with the first listing there that is published."""

    def save(self, commit: bool = True) -> Location:
        place: Location = super().save(commit=False)
        place.live, place.has_unpublished_changes = False, True
        place.save()
        log(instance=place, action="wagtail.create", user=self.for_user)
        place.save_revision(user=self.for_user)
        return place

    class Meta(WagtailAdminModelForm.Meta):
        model = Location
        fields = ("name", "kind", "street_address", "postcode", "town", "neighbourhood", "precision")


class CreatesPlace:
    """Mixin for the views that show and receive the form."""

    request: HttpRequest

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_creation_form_kwargs()  # type: ignore[misc]
        return kwargs | {"for_user": self.request.user, "prefix": "place"}


class PlaceCreateView(CreatesPlace, SnippetCreateView):
    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Wagtail only leaves the tab out for who may not add a place."""
        if not self.can_create():
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class PlaceChooseView(CreatesPlace, OnlyChoosable, ChooseView):
    pass


class PlaceResultsView(CreatesPlace, OnlyChoosable, ChooseResultsView):
    pass


class PlaceChooser(SearchableChooser):
    creation_form_class = NewPlaceForm
    create_view_class = PlaceCreateView
    creation_tab_label = _("Nieuwe plek")
    create_action_label = _("Maak deze plek")
    create_action_clicked_label = _("Bezig …")

    def get_urlpatterns(self) -> list[URLPattern]:
        return SnippetChooserViewSet.get_urlpatterns(self)

    @cached_property
    def choose_view_class(self) -> type[ChooseView]:
        return type("PlaceChooseView", (PlaceChooseView,), {"filter_form_class": self.filter_form})

    @cached_property
    def choose_results_view_class(self) -> type[ChooseResultsView]:
        return type("PlaceResultsView", (PlaceResultsView,), {"filter_form_class": self.filter_form})
