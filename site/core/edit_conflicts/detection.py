"""Detect two editors at one record: whoever saves second sees what the first one saved, and chooses.

Wagtail refuses only an autosave based on an older version; an ordinary Save or Publish silently overwrites.
Every edit form carries the version on which it was opened. This module compares it with the current version
while the row is locked, before anything is validated or written. What a window autosaved itself is no
conflict when the same window saves again; see ``browser_windows.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.compare import FieldComparison
from wagtail.admin.panels import Panel
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.pages.edit import EditView as PageEditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView as PageRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.log_actions import registry as logs
from wagtail.models import Page, RevisionMixin
from wagtail.snippets.views.snippets import EditView as SnippetEditView

from core.edit_conflicts.browser_windows import saved_in_this_window
from core.edit_conflicts.decisions import PageDecision, decision_in_words

CHOICE, BACK = "conflict", "back"
ABOUT_THE_VERSION = ("loaded_revision_id", "loaded_revision_created_at")
NOT_TYPED = ("csrfmiddlewaretoken", CHOICE, *ABOUT_THE_VERSION)


class Version(NamedTuple):
    """The version on which a form was opened, as posted; empty if there was none."""

    name: str = ""
    made_at: str = ""


def version_of(record: Model) -> Version:
    """The current version: the latest revision, or the latest log entry of a model without revisions."""
    if isinstance(record, RevisionMixin):
        revision = record.latest_revision
        return Version(str(revision.pk), revision.created_at.isoformat()) if revision else Version()
    line = logs.get_logs_for_instance(record).first()
    return Version(f"log-{line.pk}") if line else Version()


class EditConflictMixin:
    """Mixin for the edit view of a page or snippet."""

    conflict_template = "wagtailadmin/core/conflict.html"
    request: HttpRequest

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with transaction.atomic():
            if not self.expects_json_response:  # type: ignore[attr-defined]
                if self.is_out_of_date:
                    return self.ask()
                if request.POST.get(CHOICE) == BACK:
                    return self.show_what_was_typed()
            return super().post(request, *args, **kwargs)  # type: ignore[misc]

    @cached_property
    def present_record(self) -> Model:
        """The current record, locked until the end of this request."""
        model, pk = self.what_is_edited()
        return model._base_manager.select_for_update().get(pk=pk)

    @cached_property
    def is_out_of_date(self) -> bool:
        """Whether another user or window saved after this form was opened. Autosave uses this too."""
        now, posted = version_of(self.present_record), self.request.POST
        if any(posted.get(name) != version for name, version in self.also_seen().items()):
            return True
        opened = Version(*(posted.get(name, "") for name in ABOUT_THE_VERSION))
        return opened != now and not saved_in_this_window(self.request, self.present_record)

    def also_seen(self) -> dict[str, str]:
        """What is stored apart but shown in the same form: its version, by the name of a hidden field."""
        return {}

    def ask(self) -> HttpResponse:
        """Show the differences and a choice; the posted values travel along as hidden fields."""
        form, theirs = self.typed_form(), self.present_record
        if isinstance(theirs, RevisionMixin):
            theirs = theirs.get_latest_revision_as_object()
        complete = form.is_valid()
        mine = form.save(commit=False) if complete else form.instance  # type: ignore[attr-defined]
        who, when = self.who_was_first()
        differences, only_theirs = self.whose_differences(theirs, mine)
        context = {
            "title": get_latest_str(theirs),
            "who": who,
            "myself": who == self.request.user,
            "when": when,
            "differences": differences,
            "only_theirs": only_theirs,
            "complete": complete,
            "publishes": "action-publish" in self.request.POST,
            "version": version_of(self.present_record),
            "also_seen": self.also_seen(),
            "typed": [
                (name, value)
                for name, values in self.request.POST.lists()
                if name not in (*NOT_TYPED, *self.also_seen())
                for value in values
            ],
            "edit_url": self.get_edit_url(),  # type: ignore[attr-defined]
        }
        return TemplateResponse(self.request, self.conflict_template, context, status=409)

    def show_what_was_typed(self) -> HttpResponse:
        """Show the form with the editor's own text, now based on the current version."""
        self.form = self.typed_form()
        theirs = self.present_record
        if isinstance(theirs, RevisionMixin):
            theirs = theirs.get_latest_revision_as_object()
        mine = self.form.save(commit=False) if self.form.is_valid() else None  # type: ignore[attr-defined]
        said = render_to_string(
            "wagtailadmin/core/beside_their_version.html",
            {"differences": list(self.differences(theirs, mine)) if mine else []},
        )
        messages.warning(self.request, said, extra_tags="safe")
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]

    def who_was_first(self) -> tuple[User | None, datetime | None]:
        if isinstance(self.present_record, RevisionMixin):
            revision = self.present_record.latest_revision
            return revision.user, revision.created_at
        line = logs.get_logs_for_instance(self.present_record).first()
        return (line.user, line.timestamp) if line else (None, None)

    def whose_differences(
        self, theirs: Model, mine: Model
    ) -> tuple[list[FieldComparison], list[FieldComparison]]:
        """What this editor changed, and what only the other one did, since the form was opened."""
        found = list(self.differences(theirs, mine))
        opened = self.opened_record()
        if opened is None:
            return found, []
        changed = {each.field_label() for each in self.differences(opened, mine)}
        others = {each.field_label(): each for each in self.differences(opened, theirs)}
        typed = [each for each in found if each.field_label() in changed or each.field_label() not in others]
        labels = {each.field_label() for each in found if each not in typed}
        return typed, [each for label, each in others.items() if label in labels]

    def opened_record(self) -> Model | None:
        """The version on which this form was opened, if it is still there."""
        name = self.request.POST.get(ABOUT_THE_VERSION[0], "")
        if not isinstance(self.present_record, RevisionMixin) or not name.isdecimal():
            return None
        revision = self.present_record.revisions.filter(pk=name).first()
        return revision.as_object() if revision else None

    def differences(self, theirs: Model, mine: Model) -> Iterator[FieldComparison]:
        panel = self.comparing_panel().get_bound_panel(instance=mine, request=self.request, form=None)
        for compare in panel.get_comparison():
            difference = compare(theirs, mine)
            if difference.has_changed():
                yield difference

    def what_is_edited(self) -> tuple[type[Model], object]:
        raise NotImplementedError

    def typed_form(self) -> BaseForm:
        raise NotImplementedError

    def comparing_panel(self) -> Panel:
        raise NotImplementedError


class GuardedSnippetEdit(EditConflictMixin, SnippetEditView):
    """Edit view of a snippet."""

    def what_is_edited(self) -> tuple[type[Model], object]:
        return self.model, self.object.pk

    def typed_form(self) -> BaseForm:
        form = self.get_form()
        if self.saving_as_draft:
            form.defer_required_fields()
        return form

    def comparing_panel(self) -> Panel:
        return self.panel

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {"opened_on": self.opened_on}

    def workflow_action_action(self) -> HttpResponse | None:
        self.sent_in_by = self.object.current_workflow_state.requested_by
        answer: HttpResponse | None = super().workflow_action_action()
        return answer

    def get_success_message(self, instance: Model | None = None) -> str:
        """After a decision: who hears of it, and what happens next."""
        said = ""
        if self.action == "workflow-action":
            said = decision_in_words(
                self.workflow_action, self.object, getattr(self, "sent_in_by", None), self.request.user
            )
        return said or str(super().get_success_message(instance))

    def get_object(self, queryset: QuerySet | None = None) -> Model:
        """Read the version before the record, so that a save in between is detected."""
        self.opened_on = Version()
        if not issubclass(self.model, RevisionMixin):
            self.opened_on = version_of(self.model(pk=unquote(str(self.kwargs["pk"]))))
        return super().get_object(queryset)


class _GuardedPage(EditConflictMixin):
    def what_is_edited(self) -> tuple[type[Model], object]:
        return Page, self.page.pk  # type: ignore[attr-defined]

    def typed_form(self) -> BaseForm:
        form = self.form_class(  # type: ignore[attr-defined]
            self.request.POST,
            self.request.FILES,
            instance=self.page,  # type: ignore[attr-defined]
            subscription=self.subscription,  # type: ignore[attr-defined]
            parent_page=self.parent,  # type: ignore[attr-defined]
            for_user=self.request.user,
        )
        if self.action_name == "save":  # type: ignore[attr-defined]
            form.defer_required_fields()
        return form

    def comparing_panel(self) -> Panel:
        return self.edit_handler  # type: ignore[attr-defined]


class GuardedPageEdit(_GuardedPage, PageEditView):
    """Edit view of a page."""


class GuardedPageRevert(_GuardedPage, PageRevertView):
    """View that reverts a page to an old revision."""


class GuardedPages(PageViewSet):
    """The viewset of all page types."""

    edit_view_class = GuardedPageEdit
    workflow_action_view_class = PageDecision
    revisions_revert_view_class = GuardedPageRevert
