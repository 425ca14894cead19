"""Two editors at one record: whoever saves second sees what the first one saved, and chooses.

Wagtail refuses only an autosave on an older version; an ordinary Save or Publish wins in silence. Every edit
form carries the version on which it was opened. Here that version is compared with the present one while the
record is locked, before anything is validated or written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.pages.edit import EditView as PageEditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView as PageRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.log_actions import registry as logs
from wagtail.models import Page, RevisionMixin
from wagtail.snippets.views.snippets import EditView as SnippetEditView

CHOICE, BACK = "conflict", "back"
ABOUT_THE_VERSION = ("loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id")
NOT_TYPED = ("csrfmiddlewaretoken", CHOICE, *ABOUT_THE_VERSION)


class Version(NamedTuple):
    """What a form says about the version on which it was opened; empty when there was none yet."""

    name: str = ""
    made_at: str = ""


def version_of(record: Any) -> Version:
    """The present version: the last revision, or for what has none the last line of its history."""
    if isinstance(record, RevisionMixin):
        revision = record.latest_revision
        return Version(str(revision.pk), revision.created_at.isoformat()) if revision else Version()
    line = logs.get_logs_for_instance(record).first()
    return Version(f"log-{line.pk}") if line else Version()


class NoSilentOverwrite:
    """In front of an edit view of a page or snippet."""

    conflict_template = "wagtailadmin/core/conflict.html"
    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            if not self.expects_json_response:  # type: ignore[attr-defined]
                if self.is_out_of_date:
                    return self.ask()
                if request.POST.get(CHOICE) == BACK:
                    return self.show_what_was_typed()
            return super().post(request, *args, **kwargs)  # type: ignore[misc]

    @cached_property
    def present_record(self) -> Any:
        """The record as it stands now. Nobody else saves it before this request is over."""
        model, pk = self.what_is_edited()
        return model._base_manager.select_for_update().get(pk=pk)

    @cached_property
    def is_out_of_date(self) -> bool:
        """Whether the form was opened on another version than the present one. Autosave asks this too."""
        now, posted = version_of(self.present_record), self.request.POST
        if of_this_form := posted.get("overwrite_revision_id"):
            return of_this_form != now.name
        return Version(*(posted.get(name, "") for name in ABOUT_THE_VERSION[:2])) != now

    def ask(self) -> HttpResponse:
        """The differences and a choice; what was typed travels along."""
        form, theirs = self.typed_form(), self.present_record
        if isinstance(theirs, RevisionMixin):
            theirs = theirs.get_latest_revision_as_object()
        complete = form.is_valid()
        mine = form.save(commit=False) if complete else form.instance  # type: ignore[attr-defined]
        who, when = self.who_was_first()
        context = {
            "title": get_latest_str(theirs),
            "who": who,
            "myself": who == self.request.user,
            "when": when,
            "differences": list(self.differences(theirs, mine)),
            "complete": complete,
            "publishes": "action-publish" in self.request.POST,
            "version": version_of(self.present_record),
            "typed": [
                (name, value)
                for name, values in self.request.POST.lists()
                if name not in NOT_TYPED
                for value in values
            ],
            "edit_url": self.get_edit_url(),  # type: ignore[attr-defined]
        }
        return TemplateResponse(self.request, self.conflict_template, context, status=409)

    def show_what_was_typed(self) -> HttpResponse:
        """The form with the editor's own words, now on top of the version that was just shown."""
        messages.warning(
            self.request,
            _("Dit is jouw tekst. Die is nog niet bewaard. Neem over wat je wilt houden, en bewaar dan."),
        )
        self.form = self.typed_form()
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]

    def who_was_first(self) -> tuple[Any, Any]:
        if isinstance(self.present_record, RevisionMixin):
            revision = self.present_record.latest_revision
            return revision.user, revision.created_at
        line = logs.get_logs_for_instance(self.present_record).first()
        return (line.user, line.timestamp) if line else (None, None)

    def differences(self, theirs: Model, mine: Model) -> Iterator[Any]:
        panel = self.comparing_panel().get_bound_panel(instance=mine, request=self.request, form=None)
        for compare in panel.get_comparison():
            difference = compare(theirs, mine)
            if difference.has_changed():
                yield difference

    def what_is_edited(self) -> tuple[type[Model], Any]:
        raise NotImplementedError

    def typed_form(self) -> BaseForm:
        raise NotImplementedError

    def comparing_panel(self) -> Any:
        raise NotImplementedError


class GuardedSnippetEdit(NoSilentOverwrite, SnippetEditView):
    """Editing a fact, a word or a setting with a list of its own."""

    def what_is_edited(self) -> tuple[type[Model], Any]:
        return self.model, self.object.pk

    def typed_form(self) -> BaseForm:
        form = self.get_form()
        if self.saving_as_draft:
            form.defer_required_fields()
        return form

    def comparing_panel(self) -> Any:
        return self.panel

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"opened_on": self.opened_on}

    def get_object(self, queryset: Any = None) -> Model:
        """Asks for the version before it reads the record: what is saved in between is then noticed."""
        self.opened_on = Version()
        if not issubclass(self.model, RevisionMixin):
            self.opened_on = version_of(self.model(pk=unquote(str(self.kwargs["pk"]))))
        return super().get_object(queryset)


class _GuardedPage(NoSilentOverwrite):
    def what_is_edited(self) -> tuple[type[Model], Any]:
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

    def comparing_panel(self) -> Any:
        return self.edit_handler  # type: ignore[attr-defined]


class GuardedPageEdit(_GuardedPage, PageEditView):
    """Editing a page."""


class GuardedPageRevert(_GuardedPage, PageRevertView):
    """Putting back an old version of a page."""


class GuardedPages(PageViewSet):
    """Every page of this site, whatever its type."""

    edit_view_class = GuardedPageEdit
    revisions_revert_view_class = GuardedPageRevert
