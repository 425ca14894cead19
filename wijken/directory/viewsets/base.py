"""What the editors' screens of every fact and every word share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import CopyView, IndexView, SnippetViewSet

from core.conflicts import GuardedSnippetEdit
from wijken.directory.reach import choosable, is_within_reach, neighbourhoods_kept_by, within_reach
from wijken.directory.slugs import free_slug

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def unsaved_copy(fact: Any) -> Any:
    """The same content as a new thing: what editors cannot fill in (uuid, checks, state) starts afresh."""
    content = fact.serializable_data()
    content["pk"] = None
    for relation in get_all_child_relations(type(fact)):
        for child in content.get(relation.get_accessor_name(), ()):
            child["pk"] = None
    copy = type(fact).from_serializable_data(content)
    fresh = type(fact)()
    for field in fact._meta.concrete_fields:
        if not field.editable or field.name in ("first_published_at", "go_live_at", "expire_at"):
            setattr(copy, field.attname, getattr(fresh, field.attname))
    if hasattr(copy, "slug"):
        copy.slug = free_slug(type(fact), copy.slug)
    return copy


class CopyAsNewView(CopyView):
    """Even a form that is sent back to this very address makes a new thing, and never changes the old one."""

    def get_initial_form_instance(self) -> models.Model:
        return unsaved_copy(self.get_object())


class SafeExportIndexView(IndexView):
    """A list whose CSV cannot run as a formula in a spreadsheet. XLSX cells are text already."""

    def write_csv_row(self, writer: Any, row_dict: dict[str, Any]) -> Any:
        cells = {
            field: self.preprocess_field_value(field, value, self.FORMAT_CSV)
            for field, value in row_dict.items()
        }
        return writer.writerow({field: harmless(value) for field, value in cells.items()})


def harmless(value: Any) -> Any:
    """An apostrophe before what a spreadsheet would take for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class WordsFilterForm(BaseFilterForm):
    """Search in a chooser by plain words: the same on every database."""

    q = forms.CharField(label=_("Zoek op naam"), required=False)
    search_in: tuple[str, ...] = ("name",)

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q")
        if self.search_query:
            self.is_searching = True
            for word in self.search_query.split()[:8]:
                anywhere = Q()
                for field in self.search_in:
                    anywhere |= Q(**{f"{field}__icontains": word})
                objects = objects.filter(anywhere)
        return objects


class OnlyChoosable:
    """In a chooser: what this editor may point at, and nothing else by its number either."""

    request: HttpRequest

    def get_object_list(self) -> QuerySet:
        return choosable(super().get_object_list(), self.request.user)  # type: ignore[misc]

    def get_object(self, pk: Any) -> models.Model:
        return choosable(self.model_class.objects.all(), self.request.user).get(pk=pk)  # type: ignore[attr-defined]

    def get_objects(self, pks: list[str]) -> QuerySet:
        return choosable(super().get_objects(pks), self.request.user)  # type: ignore[misc]


class SearchableChooser(SnippetChooserViewSet):
    """A chooser with a search box, also for models outside Wagtail's own search index."""

    search_in: tuple[str, ...] = ("name",)
    chosen_view_class = type("ChosenWithinReach", (OnlyChoosable, SnippetChosenView), {})
    chosen_multiple_view_class = type("ChosenManyWithinReach", (OnlyChoosable, SnippetChosenMultipleView), {})

    @cached_property
    def filter_form(self) -> type[WordsFilterForm]:
        return type("FilterForm", (WordsFilterForm,), {"search_in": self.search_in})

    @property
    def choose_view_class(self) -> type[ChooseView]:
        return type(
            "SearchableChooseView", (OnlyChoosable, ChooseView), {"filter_form_class": self.filter_form}
        )

    @property
    def choose_results_view_class(self) -> type[ChooseResultsView]:
        return type(
            "SearchableResultsView",
            (OnlyChoosable, ChooseResultsView),
            {"filter_form_class": self.filter_form},
        )


class DirectoryViewSet(SnippetViewSet):
    """One kind of fact or word: list, search by plain words, export, copy, usage and choosing."""

    search_backend_name = None
    search_fields = ["name"]
    chooser_viewset_class = SearchableChooser
    copy_view_class = CopyAsNewView
    edit_view_class = GuardedSnippetEdit
    index_view_class = SafeExportIndexView
    inspect_view_enabled = True
    list_per_page = 50
    chooser_per_page = 20
    select_related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        found = within_reach(self.model._default_manager.all(), request.user)
        return found.select_related(*self.select_related) if self.select_related else found

    def construct_view(self, view_class: Any, **kwargs: Any) -> Callable[..., HttpResponse]:
        """Every address that names a fact asks first whether this editor keeps it, new addresses too."""
        view = super().construct_view(view_class, **kwargs)

        @wraps(view)
        def asked_first(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if "pk" in named and neighbourhoods_kept_by(request.user) is not None:
                fact = get_object_or_404(self.model._base_manager, pk=unquote(str(named["pk"])))
                if not is_within_reach(fact, request.user):
                    raise PermissionDenied
            return view(request, *args, **named)

        return asked_first

    @cached_property
    def chooser_viewset(self) -> SnippetChooserViewSet:
        chooser = super().chooser_viewset
        chooser.search_in = tuple(self.search_fields)
        return chooser


class FactViewSet(DirectoryViewSet):
    """A fact with drafts, history, moderation and a lock."""

    inspect_view_fields_exclude = [
        "id",
        "search_words",
        "latest_revision",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "has_unpublished_changes",
        "expired",
    ]
