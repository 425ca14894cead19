"""What editors see of the files that are made ahead: which are there, which wait, and why one failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from core.made_files import in_words, want
from core.models import MadeFile
from core.todo import Action, Todo, todo_source

PERMISSION = "core.change_madefile"


@require_safe
@permission_required(PERMISSION)
def made_files(request: HttpRequest) -> HttpResponse:
    """All files, those with a problem first."""
    return TemplateResponse(
        request,
        "wagtailadmin/core/made_files.html",
        {
            "rows": rows_of(_all()),
            "page_title": _("Gemaakte bestanden"),
            "header_title": _("Gemaakte bestanden"),
            "header_icon": "download",
        },
    )


@require_POST
@permission_required(PERMISSION)
def make_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a new one; with a queue it is made in the worker, a moment later."""
    row = get_object_or_404(MadeFile.objects.without_content(), pk=pk)
    asked = timezone.now()
    want(row.key)
    row.refresh_from_db(fields=["failed_at", "last_error", "made_at", "wanted_at"])
    name = in_words(row.key)
    if row.failed_at and row.failed_at >= asked:
        messages.error(request, _("%(name)s is niet gelukt: %(why)s") % {"name": name, "why": row.last_error})
    elif row.is_wanted:
        messages.success(request, _("%(name)s wordt gemaakt.") % {"name": name})
    else:
        messages.success(request, _("%(name)s is gemaakt.") % {"name": name})
    return redirect("core_made_files")


def _all() -> QuerySet[MadeFile]:
    files = MadeFile.objects.without_content().annotate(size=Length("content"))
    return files.order_by("failed_at", "key")


def rows_of(files: QuerySet[MadeFile]) -> list[dict[str, Any]]:
    """A name, the row itself, and whether it waits for so long that the worker must have stopped."""
    at = timezone.now()
    return [{"name": in_words(file.key), "file": file, "late": file.is_late(at)} for file in files]


@todo_source("files", _lazy("Bestanden die niet zijn bijgewerkt"), order=200)
def files_with_a_problem(user: AbstractBaseUser, at: datetime) -> Iterator[Todo]:
    """Files that could not be made, or wait so long that the worker must have stopped."""
    if not user.has_perm(PERMISSION):  # type: ignore[attr-defined]
        return
    for file in MadeFile.objects.without_content().filter(wanted_at__isnull=False).order_by("wanted_at"):
        if file.failed_at or file.is_late(at):
            yield Todo(
                title=in_words(file.key),
                url=reverse("core_made_files"),
                note=file.last_error or _("wacht langer dan een uur"),
                action=Action(_("Maak opnieuw"), reverse("core_make_again", args=[file.pk]), posts=True),
            )


class MadeFilesMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(_("Gemaakte bestanden"), reverse("core_made_files"), icon_name="download", order=950)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PERMISSION))
