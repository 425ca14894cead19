"""Base viewsets for directory records and vocabularies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from core.edit_conflicts.decisions import SnippetDecision
from core.edit_conflicts.detection import GuardedSnippetEdit
from core.http import moment_of
from wijken.directory.admin.exports import ExportedColumn, ExportedIndexView
from wijken.directory.permissions import choosable_by, editable_by, edits_everything, is_editable_by
from wijken.directory.slugs import free_slug


def without_keys(model: type[models.Model], content: dict[str, Any]) -> dict[str, Any]:
    """The content of a record as that of another: it and its parts get keys, and uuids, of their own."""
    relations = get_all_child_relations(model)
    parts = {
        relation.get_accessor_name(): [
            without_keys(relation.related_model, child) | {relation.field.name: None}
            for child in content.get(relation.get_accessor_name(), ())
        ]
        for relation in relations
    }
    fields = {name: value for name, value in content.items() if name not in ("uuid", *NOT_COPIED)}
    return fields | parts | {"pk": None}


def unsaved_copy[Record: ClusterableModel](fact: Record) -> Record:
    """A copy without what editors cannot edit (uuid, confirmations, publication state)."""
    content = without_keys(type(fact), fact.serializable_data())
    copy = type(fact).from_serializable_data(content)
    fresh = type(fact)()
    for field in fact._meta.concrete_fields:
        if not field.editable or field.name in ("first_published_at", "go_live_at", "expire_at"):
            setattr(copy, field.attname, getattr(fresh, field.attname))
    if hasattr(copy, "slug"):
        copy.slug = free_slug(type(fact), copy.slug)
    return copy


NOT_COPIED = ("live_revision", "latest_revision", "first_published_at", "last_published_at", "locked_by")


class CopyAsNewView(CopyView):
    """A form posted to the copy URL always creates a new object and never changes the original."""

    def get_initial_form_instance(self) -> models.Model:
        return unsaved_copy(self.get_object())


class WordsFilterForm(BaseFilterForm):
    """Search in a chooser by plain words, with the same results on every database."""

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


def asked_for[Row: models.Model](request: HttpRequest, name: str, rows: QuerySet[Row]) -> Row | None:
    """The row whose key the query string has: ``?neighbourhood=12`` fills it in on a new form."""
    asked = request.GET.get(name, "")
    if asked.isascii() and asked.isdigit() and len(asked) < 15:
        return rows.filter(pk=int(asked)).first()
    return None


class OnlyChoosable:
    """Limit a chooser to what this editor may refer to, including lookups by id."""

    request: HttpRequest

    def get_object_list(self) -> QuerySet:
        return self.choosable(super().get_object_list())  # type: ignore[misc]

    def get_object(self, pk: object) -> models.Model:
        return self.choosable(self.model_class.objects.all()).get(pk=pk)  # type: ignore[attr-defined]

    def get_objects(self, pks: list[str]) -> QuerySet:
        return self.choosable(super().get_objects(pks))  # type: ignore[misc]

    def choosable(self, facts: QuerySet) -> QuerySet:
        return choosable_by(facts, self.request.user, moment_of(self.request))


class SearchableChooser(SnippetChooserViewSet):
    """A chooser with a search box, also for models that Wagtail does not index."""

    search_in: tuple[str, ...] = ("name",)
    chosen_view_class = type("ChosenOfChoosable", (OnlyChoosable, SnippetChosenView), {})
    chosen_multiple_view_class = type("ChosenManyOfChoosable", (OnlyChoosable, SnippetChosenMultipleView), {})

    @cached_property
    def filter_form(self) -> type[WordsFilterForm]:
        return type("FilterForm", (WordsFilterForm,), {"search_in": self.search_in})

    def get_urlpatterns(self) -> list[URLPattern]:
        """Without a creation form: each type has a view of its own for that."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]

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
    """One type of record or term: list, search, export, copy, usage, and optionally a chooser."""

    is_chosen = False
    """Whether a form or page refers to this type through a chooser."""

    search_backend_name = None
    search_fields = ["name"]
    chooser_viewset_class = SearchableChooser
    index_view_class = ExportedIndexView
    copy_view_class = CopyAsNewView
    edit_view_class = GuardedSnippetEdit
    inspect_view_enabled = True
    list_per_page = 50
    chooser_per_page = 20
    select_related: tuple[str, ...] = ()
    export_prefetch: tuple[str, ...] = ()
    export_headings: Mapping[str, object] = {}
    export_columns: Mapping[str, ExportedColumn] = {}

    def get_index_view_kwargs(self, **kwargs: object) -> dict[str, object]:
        return super().get_index_view_kwargs(
            export_prefetch=self.export_prefetch,
            export_headings=self.export_headings,
            export_columns=self.export_columns,
            **kwargs,
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        found = editable_by(self.model._default_manager.all(), request.user)
        return found.select_related(*self.select_related) if self.select_related else found

    def construct_view(self, view_class: type[View], **kwargs: object) -> Callable[..., HttpResponse]:
        """Every URL with a primary key first checks whether the user may edit that record; new views too."""
        view = super().construct_view(view_class, **kwargs)

        @wraps(view)
        def asked_first(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
            if "pk" in named and not edits_everything(request.user):
                fact = get_object_or_404(self.model._base_manager, pk=unquote(str(named["pk"])))
                if not is_editable_by(fact, request.user):
                    raise PermissionDenied
            return view(request, *args, **named)

        return asked_first

    def register_chooser_viewset(self) -> None:
        if self.is_chosen:
            super().register_chooser_viewset()

    @cached_property
    def chooser_viewset(self) -> SnippetChooserViewSet:
        chooser = super().chooser_viewset
        chooser.search_in = tuple(self.search_fields)
        return chooser


class DirectoryRecordViewSet(DirectoryViewSet):
    """A record with drafts, history, moderation and locking."""

    is_chosen = True
    workflow_action_view_class = SnippetDecision

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
